#include "extract/commitments/speaker.hpp"

#include "extract/commitments/events.hpp"

namespace pledgegraph {
namespace {

constexpr std::uint32_t kCitedReach = 6;  // tokens between "according to" and who is cited

bool speech(const EventMention& event) {
  static const std::vector<bool> classes = [] {
    std::vector<bool> out(event_classes().size(), false);
    for (const char* name : {"say", "confirm", "deny", "announce"}) out[event_class_index(name)] = true;
    return out;
  }();
  return classes[event.event_class] && event.finite && !event.noun && !event.passive;
}

/// The person who spoke last before an event, or -1: whom "he added" means.
int last_person_to_speak(const Analysis& a, int event) {
  for (int e = event - 1; e >= 0; --e) {
    const EventRoles& roles = a.roles[static_cast<std::size_t>(e)];
    if (speech(a.events[static_cast<std::size_t>(e)]) && !roles.pronoun && roles.subject >= 0 && a.parties[static_cast<std::size_t>(roles.subject)].person)
      return roles.subject;
  }
  return -1;
}

/// Who speaks in a sentence: the subject of the verb of speech nearest to the token, else whom the sentence cites.
int speaker_in(const Context& c, std::uint32_t sentence, std::uint32_t token) {
  const Analysis& a = c.a;
  int best = -1;
  std::uint32_t least = 0;
  for (const int e : c.events[sentence]) {
    const EventMention& event = a.events[static_cast<std::size_t>(e)];
    const EventRoles& roles = a.roles[static_cast<std::size_t>(e)];
    if (!speech(event) || roles.subject < 0 || roles.first_person) continue;
    const std::uint32_t distance = event.tokens.begin < token ? token - event.tokens.begin : event.tokens.begin - token;
    if (best >= 0 && distance >= least) continue;
    const int person = roles.pronoun ? last_person_to_speak(a, e) : -1;
    best = person >= 0 ? person : roles.subject;
    least = distance;
  }
  if (best >= 0) return best;
  for (const int k : c.parties[sentence]) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (party.word == CountryWord::Place) continue;
    const std::uint32_t begin = a.sentences[sentence].tokens.begin;
    for (std::uint32_t i = party.tokens.begin, steps = 0; i > begin && steps < kCitedReach && !a.sign(i - 1); --i, ++steps)
      if (a.is(i - 1, Grammar::Reported)) return k;
  }
  return -1;
}

}  // namespace

int speaker_of(const Context& c, int mention) {
  const Analysis& a = c.a;
  const std::uint32_t token = a.items[static_cast<std::size_t>(mention)].head.begin, sentence = a.sentence_of[token];
  if (const int here = speaker_in(c, sentence, token); here >= 0 || !c.quoted[token]) return here;
  // Of a quotation that fills its sentence the sentence behind it tells the speaker, or the one before.
  const auto beside = [&](std::uint32_t s) { return s < a.sentences.size() && a.sentences[s].block == a.sentences[sentence].block ? speaker_in(c, s, token) : -1; };
  if (const int behind = beside(sentence + 1); behind >= 0) return behind;
  return sentence > 0 ? beside(sentence - 1) : -1;
}

std::string speaker_name(const Analysis& a, int party) {
  const PartyMention& mention = a.parties[static_cast<std::size_t>(party)];
  for (const PersonMention& person : a.person_mentions)
    if (person.tokens.begin < mention.tokens.end && mention.tokens.begin < person.tokens.end) return a.persons[person.person].name;
  return mention.party == "group" ? std::string() : mention.party;
}

}  // namespace pledgegraph
