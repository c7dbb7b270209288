// Mentions that only events show. Training is given by verbs as much as by nouns ("200 pilotes ont été formés"): verbs
// of training become item mentions, and the people counted beside them their quantity. And where a sentence tells of giving
// without any item ("More will follow"), the event itself stands for what was spoken of.
#include <algorithm>

#include "extract/commitments/mentions.hpp"

namespace pledgegraph {
namespace {

constexpr std::uint32_t kClauseReach = 7;  // tokens between an item and the verb of its relative clause
constexpr std::uint32_t kPeopleReach = 14;  // tokens between a verb of training and who is trained

/// The number that counts people nearest to `at` in its sentence, or -1.
int people_number(const Analysis& a, const std::vector<TokenRange>& people, std::uint32_t at) {
  const std::uint32_t sentence = a.sentence_of[at];
  int best = -1;
  std::uint32_t best_distance = 25;
  for (std::size_t n = 0; n < a.numbers.size(); ++n) {
    const NumberMention& number = a.numbers[n];
    if (a.sentence_of[number.digits.begin] != sentence || number.article) continue;
    if (number.use != NumberUse::Count && number.use != NumberUse::Measure) continue;
    for (const TokenRange& range : people) {
      if (range.begin < number.tokens.end || range.begin > number.tokens.end + 3) continue;
      const std::uint32_t distance = number.tokens.begin > at ? number.tokens.begin - at : at - number.tokens.begin;
      if (distance < best_distance) {
        best = static_cast<int>(n);
        best_distance = distance;
      }
    }
  }
  return best;
}

/// True if people or Ukraine stand near a verb of training in its sentence: many such verbs have other senses ("form"), and
/// only in a text that speaks of training anyway do they need nobody beside them ("Trainiert werde in Oklahoma").
bool people_near(const Analysis& a, const std::vector<TokenRange>& people, TokenRange event) {
  const TokenRange sentence = a.sentences[a.sentence_of[event.begin]].tokens;
  const std::uint32_t from = std::max(sentence.begin, event.begin > kPeopleReach ? event.begin - kPeopleReach : 0u);
  const std::uint32_t to = std::min(sentence.end, event.end + kPeopleReach);
  const auto near = [&](TokenRange range) { return range.begin >= from && range.begin < to; };
  return std::any_of(people.begin(), people.end(), near) ||
         std::any_of(a.parties.begin(), a.parties.end(), [&](const PartyMention& party) { return party.party == "UA" && near(party.tokens); });
}

/// Classes whose events speak of something given even where nothing names it.
bool gives(std::uint8_t event_class) {
  static const std::vector<bool> giving = [] {
    std::vector<bool> out(event_classes().size(), false);
    for (const char* name : {"give", "arrive", "transit", "receive", "promise", "pay", "fulfil", "order", "approve", "stop", "refuse"})
      out[event_class_index(name)] = true;
    return out;
  }();
  return giving[event_class];
}

}  // namespace

void add_implied(Analysis& a) {
  std::vector<bool> told(a.sentences.size(), false);
  for (const ItemMention& item : a.items) told[a.sentence_of[item.head.begin]] = true;
  for (const EventMention& event : a.events) {
    const std::uint32_t sentence = a.sentence_of[event.tokens.begin];
    if (told[sentence] || event.noun || !gives(event.event_class)) continue;
    ItemMention mention;
    mention.type = ItemMention::Type::Ellipsis;
    mention.implied = true;
    mention.head = mention.tokens = event.tokens;
    a.items.push_back(std::move(mention));
    told[sentence] = true;
  }
}

void free_accessories(Analysis& a) {
  for (ItemMention& item : a.items) {
    if (!item.accessory) continue;
    const TokenRange sentence = a.sentences[a.sentence_of[item.head.begin]].tokens;
    for (const EventMention& event : a.events) {
      if (event.tokens.begin < item.head.end) continue;
      if (event.tokens.begin >= std::min(sentence.end, item.head.end + kClauseReach)) break;
      bool relative = false;
      for (std::uint32_t i = item.head.end; i < event.tokens.begin; ++i) relative |= a.is(i, Grammar::Relative);
      const bool described = event.tense == Tense::Participle && event.tokens.begin == item.head.end;
      if ((relative || described) && gives(event.event_class)) item.accessory = false;
      break;
    }
  }
}

void add_training(Analysis& a) {
  std::vector<TokenRange> people;
  for (const LexMatch& match : a.layer(Layer::Names)) {
    const NameRow& row = a.language->names[match.entry.row];
    if (row.type == NameRow::Type::Item && a.world->items[row.index].slug == "@people") people.push_back({match.begin, match.end});
  }
  for (const PartyMention& party : a.parties)
    if (party.party == "UA" && party.word == CountryWord::Demonym) people.push_back(party.tokens);
  const int training = a.world->item("training");
  const std::uint8_t train = event_class_index("train");
  for (ItemMention& item : a.items)
    if (item.item == training && item.number < 0 && item.type == ItemMention::Type::Aid) item.number = people_number(a, people, item.head.begin);
  const bool spoken_of =
      std::any_of(a.items.begin(), a.items.end(), [&](const ItemMention& item) { return item.item == training; }) ||
      std::any_of(a.events.begin(), a.events.end(), [&](const EventMention& event) { return event.event_class == train && !event.noun && people_near(a, people, event.tokens); });
  for (const EventMention& event : a.events) {
    if (event.event_class != train) continue;
    const bool named = std::any_of(a.items.begin(), a.items.end(), [&](const ItemMention& item) {
      return item.item == training && item.head.begin < event.tokens.end + 3 && event.tokens.begin < item.head.end + 3;
    });
    if (named || !(people_near(a, people, event.tokens) || (spoken_of && !event.noun))) continue;
    ItemMention mention;
    mention.type = ItemMention::Type::Training;
    mention.head = mention.tokens = event.tokens;
    mention.item = training;
    mention.slug = "training";
    mention.number = people_number(a, people, event.tokens.begin);
    // The people counted are not an ellipsis of something else.
    if (mention.number >= 0)
      std::erase_if(a.items, [&](const ItemMention& item) { return item.type == ItemMention::Type::Ellipsis && item.number == mention.number; });
    a.items.push_back(mention);
  }
  // Insertion moves places: antecedents are kept by the mention they mean.
  std::vector<std::size_t> order(a.items.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return a.items[x].head.begin < a.items[y].head.begin; });
  std::vector<ItemMention> sorted;
  for (const std::size_t k : order) sorted.push_back(a.items[k]);
  a.items = std::move(sorted);
  link_antecedents(a);
}

}  // namespace pledgegraph
