#include "extract/commitments/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "extract/commitments/deduplicate.hpp"
#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/speaker.hpp"
#include "extract/commitments/statement_time.hpp"
#include "graph/model/hash.hpp"

namespace pledgegraph {
namespace {

constexpr double kListed = 0.65;  // least probability that a text speaks of a weapon for it to be listed

/// "@dollar" and the like are the donor's, else the most usual one.
std::string currency_of(const World& world, const std::string& code, const std::string& donor) {
  const auto shared = world.shared_currencies.find(code);
  if (shared == world.shared_currencies.end()) return code;
  const auto& [usual, codes] = shared->second;
  const auto country = world.country_by_code.find(donor);
  const bool own = country != world.country_by_code.end() && std::find(codes.begin(), codes.end(), world.countries[country->second].currency) != codes.end();
  return own ? world.countries[country->second].currency : usual;
}

std::string party_name(const Candidate& candidate) { return candidate.party; }

void add_entities(const Analysis& a, const std::vector<double>& listed, Record& record) {
  std::map<std::string, std::vector<Span>> countries, organizations, weapons;
  for (const PartyMention& party : a.parties) {
    if (party.party == "group" || party.party.empty() || party.pronoun || party.person) continue;
    if (party.organization) organizations[party.party].push_back(a.span(party.tokens));
    else if (party.word != CountryWord::Place || party.origin) countries[party.party].push_back(a.span(party.tokens));
  }
  std::set<std::string> spoken_of;
  for (std::size_t m = 0; m < a.items.size(); ++m)
    if (names_a_weapon(a, static_cast<int>(m)) && listed[m] >= kListed) spoken_of.insert(a.items[m].slug);
  for (const Statement& said : record.commitments) spoken_of.insert(said.item);
  for (std::size_t m = 0; m < a.items.size(); ++m)
    if (names_a_weapon(a, static_cast<int>(m)) && spoken_of.contains(a.items[m].slug)) weapons[a.items[m].slug].push_back(a.span(a.items[m].head));
  for (auto& [id, mentions] : countries) record.countries.push_back({id, std::move(mentions)});
  for (auto& [id, mentions] : organizations) record.organizations.push_back({id, std::move(mentions)});
  for (auto& [id, mentions] : weapons) record.weapons.push_back({id, std::move(mentions)});
  for (std::size_t k = 0; k < a.persons.size(); ++k) {
    RecordPerson person{a.persons[k].name, a.persons[k].country, a.persons[k].role, {}};
    for (const PersonMention& mention : a.person_mentions)
      if (mention.person == k) person.mentions.push_back(a.span(mention.tokens));
    record.persons.push_back(std::move(person));
  }
}

/// The mention of the candidate nearest to the item in its sentence, or an empty span.
Span nearest_mention(const Context& c, int candidate, const ItemMention& m) {
  const Candidate& who = c.candidates[static_cast<std::size_t>(candidate)];
  Span best;
  std::uint32_t best_distance = 1000;
  for (const int k : who.mentions) {
    const TokenRange range = c.a.parties[static_cast<std::size_t>(k)].tokens;
    if (c.a.sentence_of[range.begin] != c.a.sentence_of[m.head.begin]) continue;
    const std::uint32_t distance = range.begin < m.head.begin ? m.head.begin - range.begin : range.begin - m.head.begin;
    if (distance < best_distance) {
      best = c.a.span(range);
      best_distance = distance;
    }
  }
  return best;
}

std::string rule_of(const Context& c, int mention) {
  const int event = governing_event(c, mention);
  if (event < 0) return "no event in the sentence: inherited from what stands before";
  const EventMention& e = c.a.events[static_cast<std::size_t>(event)];
  static constexpr std::string_view tenses[] = {"", "infinitive", "present", "past", "perfect", "pluperfect", "imperfect", "future",
                                                "conditional", "participle", "gerund", "noun", "phrase"};
  return fmt::format("{} ({}{}{}) \"{}\"", event_classes()[e.event_class], tenses[static_cast<std::size_t>(e.tense)], e.passive ? ", passive" : "",
                     e.negated ? ", negated" : "", c.a.text(e.tokens));
}

void add_speaker(const Context& c, int mention, Statement& s) {
  const int speaker = speaker_of(c, mention);
  if (speaker < 0) return;
  s.speaker = speaker_name(c.a, speaker);
  const Span span = c.a.span(c.a.parties[static_cast<std::size_t>(speaker)].tokens);
  if (!s.speaker.empty() && span.begin >= s.sentence_span.begin && span.end <= s.sentence_span.end) s.parts.push_back({"speaker", span});
}

/// A statement speaks of the day of publication, unless a day or month stands with its event; what lies ahead is when it is due.
void add_dates(const Context& c, int mention, Statement& s) {
  s.announced = c.a.document->date;
  const int near = nearest_time(c, mention);
  if (near < 0) return;
  const TimeMention& time = c.a.times[static_cast<std::size_t>(near)];
  const bool ahead = time.place == TimePlace::Ahead || (time.place == TimePlace::Current && time.deadline);
  if (ahead && s.status != Status::Delivered && s.status != Status::Refused) {
    s.due = iso_end(time);
    if (!s.due.empty()) s.parts.push_back({"due", c.a.span(time.tokens)});
    return;
  }
  const bool day = time.unit == TimeUnit::Day && time.place != TimePlace::Ahead, month = time.unit == TimeUnit::Month && time.place == TimePlace::Past;
  if ((!day && !month) || time.deadline || !time.dated || !stands_with_event(c, mention, time)) return;
  // "The tanks promised in January have arrived": January is not when they came.
  const EventMention& event = c.a.events[static_cast<std::size_t>(governing_event(c, mention))];
  if (governed_status(c.a, event) == class_of(s.status)) s.announced = iso_end(time);
}

}  // namespace

Record make_record(Analysis& a, const Context& c, const Scorers& scorers, const DecisionOptions& options) {
  const bool explain = options.explain;
  Record record;
  record.doc = a.document->id;
  record.source = a.document->source;
  record.language = a.document->language;
  record.date = a.document->date;
  record.title = a.document->title;
  record.publisher = a.document->publisher;
  record.url = a.document->url;
  const NetworkOpinions network = scorers.network.read(c);
  scorers.resolve_items(a, c, network);
  const MentionRows rows = scorers.mention_rows(c, scorers.text_opinions(c));
  const std::vector<double> listed = scorers.listed(c, rows);
  std::vector<float> features;
  for (const Decision& decision : decide(c, scorers, network, rows, listed, options)) {
    const ItemMention& m = a.items[static_cast<std::size_t>(decision.mention)];
    const TokenRange sentence = a.sentences[a.sentence_of[m.head.begin]].tokens;
    std::vector<std::string> why;
    if (explain) {
      features = rows[static_cast<std::size_t>(decision.mention)];
      scorers.neighbour_features.append(c, decision.mention, network, features);
      why = told_features(scorers.mention, features, class_of(decision.status), 6);
      why.insert(why.end(), decision.reasons.begin(), decision.reasons.end());
    }
    for (std::size_t place = 0; place < decision.donors.size(); ++place) {
      const int donor = decision.donors[place];
      Statement s;
      s.status = decision.status;
      s.donor = party_name(c.candidates[static_cast<std::size_t>(donor)]);
      s.recipient = party_name(c.candidates[static_cast<std::size_t>(decision.recipient)]);
      s.item = m.slug;
      // "a package" is no number of packages.
      const bool counts = m.number >= 0 && !(a.numbers[static_cast<std::size_t>(m.number)].article && m.type == ItemMention::Type::Aid);
      if (counts) {
        const NumberMention& number = a.numbers[static_cast<std::size_t>(m.number)];
        s.quantity = number.value;
        s.approximate = number.approximate;
        s.parts.push_back({"quantity", a.span(number.tokens)});
      }
      if (m.money >= 0) {
        const NumberMention& money = a.numbers[static_cast<std::size_t>(m.money)];
        s.amount = money.value;
        s.currency = currency_of(*a.world, money.currency, s.donor);
        s.parts.push_back({"amount", a.span(money.tokens)});
      }
      s.evidence = std::string(a.text(m.tokens));
      s.sentence = std::string(a.text(sentence));
      s.sentence_span = a.span(sentence);
      s.parts.push_back({"item", a.span(m.head)});
      const Span donor_span = nearest_mention(c, donor, m), recipient_span = nearest_mention(c, decision.recipient, m);
      if (!donor_span.empty()) s.parts.push_back({"donor", donor_span});
      if (!recipient_span.empty()) s.parts.push_back({"recipient", recipient_span});
      if (const int event = governing_event(c, decision.mention); event >= 0)
        s.parts.push_back({"trigger", a.span(a.events[static_cast<std::size_t>(event)].tokens)});
      add_speaker(c, decision.mention, s);
      add_dates(c, decision.mention, s);
      std::sort(s.parts.begin(), s.parts.end(), [](const StatementPart& x, const StatementPart& y) { return x.span < y.span; });
      s.confidence = scorers.calibration(decision.probability(place));
      s.rule = rule_of(c, decision.mention);
      s.features = why;
      record.commitments.push_back(std::move(s));
    }
  }
  deduplicate(record.commitments, *a.world);
  add_entities(a, listed, record);
  for (Statement& s : record.commitments) s.id = statement_id(record.doc, s);
  return record;
}

}  // namespace pledgegraph
