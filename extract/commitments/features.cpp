#include "extract/commitments/features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/commitments/events.hpp"

namespace pledgegraph {
namespace {

const std::vector<std::string> kTenses = {"none", "infinitive", "present", "past", "perfect", "pluperfect", "imperfect", "future",
                                          "conditional", "participle", "gerund", "noun", "phrase"};
const std::vector<std::string> kTypes = {"system", "kind", "aid", "money", "ellipsis", "unit", "training"};
const std::vector<std::string> kBlocks = {"headline", "dateline", "paragraph", "bullet", "caption", "table-row", "boilerplate"};
const std::vector<std::string> kCategories = {"air-defence", "armour", "artillery", "aircraft", "missiles", "naval", "ammunition", "drones",
                                              "small-arms", "equipment", "aid"};
const std::vector<std::string> kStatuses = {"none", "requested", "considered", "pledged", "delivered", "refused"};

/// Function words whose nearness to a mention says something.
constexpr std::array kCues = {Grammar::Negation, Grammar::Additional, Grammar::FirstOf, Grammar::Remaining, Grammar::All, Grammar::Already,
                              Grammar::Soon, Grammar::NotYet, Grammar::Reported, Grammar::Rumour, Grammar::Condition, Grammar::SoFar,
                              Grammar::Own, Grammar::Possessive, Grammar::Against, Grammar::Instead, Grammar::Without, Grammar::Contrast,
                              Grammar::Part, Grammar::Half, Grammar::Former, Grammar::First, Grammar::May, Grammar::Must, Grammar::Can,
                              Grammar::Will, Grammar::Would};
const std::vector<std::string> kCueNames = {"negation", "additional", "first-of", "remaining", "all", "already", "soon", "not-yet", "reported",
                                            "rumour", "condition", "so-far", "own", "possessive", "against", "instead", "without", "contrast",
                                            "part", "half", "former", "we", "may", "must", "can", "will", "would"};
/// What stands right before a mention or a party.
constexpr std::array kBefore = {Grammar::Definite, Grammar::Indefinite, Grammar::Of, Grammar::To, Grammar::For, Grammar::From, Grammar::By,
                                Grammar::In, Grammar::With, Grammar::Possessive, Grammar::Coordinator, Grammar::Negation, Grammar::Against,
                                Grammar::Relative};
const std::vector<std::string> kBeforeNames = {"definite", "indefinite", "of", "to", "for", "from", "by", "in", "with", "possessive",
                                               "coordinator", "negation", "against", "relative"};

/// Groups of event classes that mean the same for a promise's stage.
enum Group { kTransfer, kPromise, kAsk, kConsider, kRefuse, kOther, kGroups };

Group group_of(std::uint8_t event_class) {
  static const std::vector<Group> groups = [] {
    std::vector<Group> out(event_classes().size(), kOther);
    const auto set = [&](Group group, std::initializer_list<const char*> classes) {
      for (const char* name : classes) out[event_class_index(name)] = group;
    };
    set(kTransfer, {"give", "arrive", "transit", "receive", "train", "deploy", "fulfil"});
    set(kPromise, {"promise", "announce", "approve", "allot", "pay", "order", "plan"});
    set(kAsk, {"request", "urge", "want"});
    set(kConsider, {"consider"});
    set(kRefuse, {"refuse", "stop", "deny"});
    return out;
  }();
  return groups[event_class];
}

enum Stage { kDone, kFuture, kNow, kOpen, kNominal, kStages };

Stage stage_of(const EventMention& event) {
  switch (event.tense) {
    case Tense::Past: case Tense::Perfect: case Tense::Pluperfect: case Tense::Participle: return kDone;
    case Tense::Future: return kFuture;
    case Tense::Noun: case Tense::Phrase: return kNominal;
    case Tense::Infinitive: case Tense::Conditional: case Tense::Gerund: return kOpen;
    default: return event.modal_can || event.modal_may ? kOpen : kNow;
  }
}

const std::vector<std::string>& reading_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const char* group : {"transfer", "promise", "ask", "consider", "refuse", "other"})
      for (const char* stage : {"done", "future", "now", "open", "nominal"})
        for (const char* polarity : {"", "-negated"}) out.push_back(std::string(group) + "-" + stage + polarity);
    return out;
  }();
  return names;
}

int reading_of(const EventMention& event) {
  return (static_cast<int>(group_of(event.event_class)) * kStages + static_cast<int>(stage_of(event))) * 2 + (event.negated ? 1 : 0);
}

/// The status class that status.tsv gives an event by itself.
int table_status(const World& world, const EventMention& event) {
  static constexpr std::string_view stages[] = {"done", "future", "now", "open", "nominal"};
  const std::string& event_class = event_classes()[event.event_class];
  const std::string_view stage = stages[stage_of(event)], polarity = event.negated ? "no" : "yes";
  for (const StatusRow& row : world.status_rows)
    if (row.event_class == event_class && (row.stage == "*" || row.stage == stage) && (row.polarity == "*" || row.polarity == polarity))
      return static_cast<int>(std::find(kStatuses.begin(), kStatuses.end(), row.status) - kStatuses.begin());
  return 0;
}

/// The same with what governs it: a delivery asked for is a request, one refused a refusal, one announced a promise.
int governed_status(const Analysis& a, const EventMention& event) {
  int status = table_status(*a.world, event);
  const EventMention* at = &event;
  for (int steps = 0; at->governor >= 0 && steps < 3; ++steps) {
    at = &a.events[static_cast<std::size_t>(at->governor)];
    const Group group = group_of(at->event_class);
    if (group == kOther || group == kTransfer) continue;
    const int above = table_status(*a.world, *at);
    const bool stands = status == 4 && stage_of(event) == kDone && group == kPromise;  // "announced that it had delivered"
    if (above > 0 && !stands) status = above;
  }
  return status;
}

float bucket(double distance) { return static_cast<float>(std::min(distance, 40.0)); }

}  // namespace

int FeatureTable::block(const std::string& prefix, std::span<const std::string> each) {
  const int first = static_cast<int>(names_.size());
  for (const std::string& name : each) names_.push_back(prefix + name);
  return first;
}

int FeatureTable::one(const std::string& name) {
  names_.push_back(name);
  return static_cast<int>(names_.size()) - 1;
}

namespace {

/// Events that say what becomes of an item: all that speak of a promise's stages, and finite verbs of what else happens to
/// arms (bought, lost, fired, made). Speech, lists, sums and nouns such as "repair" beside an item govern nothing.
bool governs(const EventMention& event) {
  static const std::vector<bool> never = [] {
    std::vector<bool> out(event_classes().size(), false);
    for (const char* name : {"say", "include", "total", "begin", "continue", "confirm"}) out[event_class_index(name)] = true;
    return out;
  }();
  if (group_of(event.event_class) != kOther) return true;
  return event.finite && !event.noun && !never[event.event_class];
}

}  // namespace

int governing_event(const Context& c, int mention) {
  const ItemMention& m = c.a.items[static_cast<std::size_t>(mention)];
  int left = -1, right = -1;
  for (const int e : c.events[c.a.sentence_of[m.head.begin]]) {
    if (!governs(c.a.events[static_cast<std::size_t>(e)])) continue;
    const TokenRange range = c.a.events[static_cast<std::size_t>(e)].tokens;
    if (range.end <= m.head.begin + 1 && range.begin < m.head.begin) left = e;
    else if (range.begin >= m.head.end && right < 0) right = e;
  }
  if (left < 0) return right;
  if (right < 0) return left;
  const auto& l = c.a.events[static_cast<std::size_t>(left)];
  const auto& r = c.a.events[static_cast<std::size_t>(right)];
  const double to_left = (m.head.begin - l.tokens.end) + 4.0 * c.signs_between(l.tokens.end, m.head.begin);
  const double to_right = 3.0 + (r.tokens.begin - m.head.end) + 4.0 * c.signs_between(m.head.end, r.tokens.begin);
  return to_left <= to_right ? left : right;
}

MentionFeatures::Slot MentionFeatures::slot(const std::string& name, bool full) {
  Slot s{};
  s.present = table_.one(name + ".present");
  s.event_class = full ? table_.block(name + ".class=", event_classes()) : -1;
  s.tense = full ? table_.block(name + ".tense=", kTenses) : -1;
  s.negated = table_.one(name + ".negated");
  s.passive = table_.one(name + ".passive");
  s.finite = table_.one(name + ".finite");
  s.can = table_.one(name + ".can");
  s.may = table_.one(name + ".may");
  s.must = table_.one(name + ".must");
  s.distance = table_.one(name + ".distance");
  s.signs = table_.one(name + ".signs");
  s.items = table_.one(name + ".items-between");
  s.parties = table_.one(name + ".parties-between");
  s.quoted = table_.one(name + ".quoted");
  s.reading = full ? table_.block(name + ".reading=", reading_names()) : -1;
  s.governor_class = full ? table_.block(name + ".governor=", event_classes()) : -1;
  s.status = table_.block(name + ".status=", kStatuses);
  s.governed = table_.block(name + ".governed-status=", kStatuses);
  return s;
}

void MentionFeatures::fill_slot(const Context& c, const Slot& s, int event, std::uint32_t from, std::uint32_t to, std::vector<float>& out) const {
  const auto set = [&](int at, float value) {
    if (at >= 0) out[static_cast<std::size_t>(at)] = value;
  };
  const auto choose = [&](int block, int which) {
    if (block >= 0) out[static_cast<std::size_t>(block + which)] = 1;
  };
  if (event < 0) {
    set(s.distance, 50);
    return;
  }
  const EventMention& e = c.a.events[static_cast<std::size_t>(event)];
  set(s.present, 1);
  choose(s.event_class, e.event_class);
  choose(s.tense, static_cast<int>(e.tense));
  choose(s.status, table_status(*c.a.world, e));
  choose(s.governed, governed_status(c.a, e));
  set(s.negated, e.negated);
  set(s.passive, e.passive);
  set(s.finite, e.finite);
  set(s.can, e.modal_can);
  set(s.may, e.modal_may);
  set(s.must, e.modal_must);
  if (from > to) std::swap(from, to);
  set(s.distance, bucket(to - from));
  set(s.signs, static_cast<float>(c.signs_between(from, to)));
  int items = 0, parties = 0;
  const std::uint32_t sentence = c.a.sentence_of[e.tokens.begin];
  for (const int k : c.items[sentence]) items += c.a.items[static_cast<std::size_t>(k)].head.begin >= from && c.a.items[static_cast<std::size_t>(k)].head.end <= to;
  for (const int k : c.parties[sentence]) parties += c.a.parties[static_cast<std::size_t>(k)].tokens.begin >= from && c.a.parties[static_cast<std::size_t>(k)].tokens.end <= to;
  set(s.items, static_cast<float>(items));
  set(s.parties, static_cast<float>(parties));
  set(s.quoted, c.quoted[e.tokens.begin]);
  choose(s.reading, reading_of(e));
  if (e.governor >= 0) choose(s.governor_class, c.a.events[static_cast<std::size_t>(e.governor)].event_class);
}

namespace {
const std::vector<std::string> kSimpleMention = {
    "has-number", "log-number", "approximate", "article", "number-words", "has-money", "log-money", "definite", "additional", "antecedent",
    "same-number-before", "antecedent-same-sentence", "position", "sentence-number", "sentences", "first-block", "in-quote", "question", "sentence-length",
    "items-in-sentence", "events-in-sentence", "parties-in-sentence", "ukraine-in-sentence", "ukraine-to", "russia-in-sentence", "ukraine-share",
    "other-acting-in-sentence", "demonym-before", "demonym-is-ukraine", "first-in-sentence",
    "colon-before", "accessory", "system", "sentence-of-block", "bracketed", "people-number", "numbers-in-sentence", "ukraine-to-share", "items-in-document", "sums-in-document"};
enum SimpleMention {
  kHasNumber, kLogNumber, kApproximate, kArticle, kNumberWords, kHasMoney, kLogMoney, kDefinite, kAdditional, kAntecedent, kSameNumberBefore,
  kAntecedentSameSentence, kPosition, kSentenceNumber, kSentences, kFirstBlock, kInQuote, kQuestion, kSentenceLength, kItemsInSentence,
  kEventsInSentence, kPartiesInSentence, kUkraineInSentence, kUkraineTo, kRussiaInSentence, kUkraineShare, kOtherActing, kDemonymBefore,
  kDemonymIsUkraine, kFirstInSentence, kColonBefore, kAccessory, kSystem, kSentenceOfBlock, kBracketed,
  kPeopleNumber, kNumbersInSentence, kUkraineToShare, kItemsInDocument, kSumsInDocument
};
}  // namespace

MentionFeatures::MentionFeatures() {
  left_ = slot("left", true);
  left2_ = slot("left2", false);
  right_ = slot("right", true);
  near_ = slot("near", true);
  before_ = slot("before", false);
  opener_ = slot("opener", false);
  headline_ = slot("headline", false);
  type_ = table_.block("type=", kTypes);
  category_ = table_.block("category=", kCategories);
  block_ = table_.block("block=", kBlocks);
  bag_ = table_.block("sentence-has=", event_classes());
  before_bag_ = table_.block("previous-sentence-has=", event_classes());
  share_ = table_.block("document-share=", event_classes());
  cue_ = table_.block("cue=", kCueNames);
  before_cue_ = table_.block("preceded-by=", kBeforeNames);
  simple_ = table_.block("", kSimpleMention);
}

void MentionFeatures::fill(const Context& c, int mention, std::vector<float>& out) const {
  out.assign(names().size(), 0.0f);
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const TokenRange sentence = a.sentences[s].tokens;
  const auto set = [&](int at, double value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto simple = [&](SimpleMention at, double value) { set(simple_ + at, value); };

  int left = -1, left2 = -1, right = -1;
  for (const int e : c.events[s]) {
    const TokenRange range = a.events[static_cast<std::size_t>(e)].tokens;
    if (range.begin < m.head.begin && range.end <= m.head.begin + 1) {
      left2 = left;
      left = e;
    } else if (range.begin >= m.head.end && right < 0) {
      right = e;
    } else if (range.begin >= m.head.begin && range.end <= m.head.end && m.type == ItemMention::Type::Training) {
      left2 = left;
      left = e;
    }
  }
  const auto end_of = [&](int e) { return e < 0 ? 0u : a.events[static_cast<std::size_t>(e)].tokens.end; };
  const auto begin_of = [&](int e) { return e < 0 ? 0u : a.events[static_cast<std::size_t>(e)].tokens.begin; };
  fill_slot(c, left_, left, end_of(left), m.head.begin, out);
  fill_slot(c, left2_, left2, end_of(left2), m.head.begin, out);
  fill_slot(c, right_, right, m.head.end, begin_of(right), out);
  const int near = governing_event(c, mention);
  fill_slot(c, near_, near, near >= 0 && begin_of(near) >= m.head.end ? m.head.end : end_of(near),
            near >= 0 && begin_of(near) >= m.head.end ? begin_of(near) : m.head.begin, out);
  // The last telling event of the sentences before: what an item without an event of its own inherits.
  int before = -1;
  std::uint32_t before_sentence = 0;
  for (std::uint32_t back = s; back-- > 0 && s - back <= 6 && before < 0;)
    for (const int e : c.events[back])
      if (group_of(a.events[static_cast<std::size_t>(e)].event_class) != kOther) {
        before = e;
        before_sentence = back;
      }
  fill_slot(c, before_, before, 0, 0, out);
  set(before_.distance, before < 0 ? 9 : s - before_sentence);
  // Items of a list: the sentence that opens it speaks for all. And what the headline tells.
  const auto telling = [&](int in) {
    int found = -1;
    if (in >= 0)
      for (const int e : c.events[static_cast<std::size_t>(in)])
        if (group_of(a.events[static_cast<std::size_t>(e)].event_class) != kOther) found = e;
    return found;
  };
  fill_slot(c, opener_, telling(c.opener[s]), 0, 0, out);
  set(opener_.distance, c.opener[s] < 0 ? 30 : std::min(s - static_cast<std::uint32_t>(c.opener[s]), 20u));
  if (c.opener[s] >= 0) {
    const TokenRange line = a.sentences[static_cast<std::size_t>(c.opener[s])].tokens;
    set(opener_.signs, line.end > line.begin && a.word(line.end - 1).text == ":");
  }
  int headline = -1;
  for (std::uint32_t k = 0; k < std::min<std::size_t>(a.sentences.size(), 3) && headline < 0; ++k) headline = telling(static_cast<int>(k));
  fill_slot(c, headline_, headline, 0, 0, out);
  for (std::size_t k = 0; k < c.event_share.size(); ++k) set(share_ + static_cast<int>(k), c.event_share[k]);

  set(type_ + static_cast<int>(m.type), 1);
  if (m.item >= 0) {
    const Item& item = a.world->items[static_cast<std::size_t>(m.item)];
    const auto category = std::find(kCategories.begin(), kCategories.end(), item.category);
    if (category != kCategories.end()) set(category_ + static_cast<int>(category - kCategories.begin()), 1);
    simple(kSystem, item.system);
  }
  const Block& block = a.document->blocks[a.sentences[s].block];
  set(block_ + static_cast<int>(block.type), 1);
  for (const int e : c.events[s]) set(bag_ + a.events[static_cast<std::size_t>(e)].event_class, 1);
  if (s > 0)
    for (const int e : c.events[s - 1]) set(before_bag_ + a.events[static_cast<std::size_t>(e)].event_class, 1);
  const std::uint32_t from = m.tokens.begin > sentence.begin + 8 ? m.tokens.begin - 8 : sentence.begin;
  const std::uint32_t to = std::min(sentence.end, m.tokens.end + 5);
  for (std::size_t k = 0; k < kCues.size(); ++k)
    for (std::uint32_t i = from; i < to; ++i)
      if (a.is(i, kCues[k])) set(cue_ + static_cast<int>(k), i < m.tokens.begin ? 1 : std::max(out[static_cast<std::size_t>(cue_) + k], 0.5f));
  for (std::size_t k = 0; k < kBefore.size(); ++k)
    if (m.tokens.begin > sentence.begin && a.is(m.tokens.begin - 1, kBefore[k])) set(before_cue_ + static_cast<int>(k), 1);

  if (m.number >= 0) {
    const NumberMention& n = a.numbers[static_cast<std::size_t>(m.number)];
    simple(kHasNumber, !n.article);
    simple(kLogNumber, n.value ? std::log10(*n.value + 1) : 0);
    simple(kApproximate, n.approximate);
    simple(kArticle, n.article);
    simple(kNumberWords, n.words);
  }
  if (m.money >= 0) {
    simple(kHasMoney, 1);
    simple(kLogMoney, std::log10(a.numbers[static_cast<std::size_t>(m.money)].value.value_or(0) + 1));
  }
  simple(kDefinite, m.definite);
  simple(kAdditional, m.additional);
  simple(kAccessory, m.accessory);
  if (m.antecedent >= 0) {
    const ItemMention& before_mention = a.items[static_cast<std::size_t>(m.antecedent)];
    simple(kAntecedent, 1);
    simple(kAntecedentSameSentence, a.sentence_of[before_mention.head.begin] == s);
    const auto value = [&](int n) { return n < 0 ? std::optional<double>() : a.numbers[static_cast<std::size_t>(n)].value; };
    simple(kSameNumberBefore, m.number >= 0 && value(m.number) == value(before_mention.number));
  }
  simple(kPosition, static_cast<double>(s) / static_cast<double>(std::max<std::size_t>(1, a.sentences.size())));
  simple(kSentenceNumber, std::min<std::uint32_t>(s, 30));
  simple(kSentences, static_cast<double>(std::min<std::size_t>(a.sentences.size(), 60)));
  simple(kFirstBlock, a.sentences[s].block == a.sentences.front().block);
  simple(kInQuote, c.quoted[m.head.begin]);
  simple(kQuestion, sentence.end > sentence.begin && a.word(sentence.end - 1).text == "?");
  simple(kSentenceLength, std::min<std::uint32_t>(sentence.size(), 80));
  simple(kItemsInSentence, static_cast<double>(c.items[s].size()));
  simple(kEventsInSentence, static_cast<double>(c.events[s].size()));
  simple(kPartiesInSentence, static_cast<double>(c.parties[s].size()));
  int numbers = 0;
  for (const NumberMention& n : a.numbers) numbers += n.digits.begin >= sentence.begin && n.digits.begin < sentence.end;
  simple(kNumbersInSentence, numbers);
  simple(kUkraineToShare, c.ukraine_to_share);
  simple(kItemsInDocument, static_cast<double>(std::min<std::size_t>(a.items.size(), 60)));
  int sums = 0;
  for (const NumberMention& n : a.numbers) sums += n.use == NumberUse::Money;
  simple(kSumsInDocument, std::min(sums, 20));
  for (const int p : c.parties[s]) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(p)];
    if (party.party == "UA") {
      simple(kUkraineInSentence, 1);
      if (c.preceded_by(party.tokens.begin, Grammar::To) || c.preceded_by(party.tokens.begin, Grammar::For)) simple(kUkraineTo, 1);
    } else if (party.party == "RU") {
      simple(kRussiaInSentence, 1);
    } else if (party.word != CountryWord::Place) {
      simple(kOtherActing, 1);
    }
    if (party.word == CountryWord::Demonym && (party.tokens.end + 2 >= m.tokens.begin && party.tokens.begin <= m.tokens.end + 1)) {
      simple(kDemonymBefore, 1);
      if (party.party == "UA") simple(kDemonymIsUkraine, 1);
    }
  }
  simple(kUkraineShare, c.acting_total ? static_cast<double>(c.candidates[0].acting) / c.acting_total : 0);
  simple(kFirstInSentence, !c.items[s].empty() && c.items[s].front() == mention);
  simple(kSentenceOfBlock, a.sentences[s].first_of_block);
  for (std::uint32_t i = m.head.begin; i > sentence.begin && i + 12 > m.head.begin; --i) {
    if (a.sign(i - 1) && a.word(i - 1).text == ")") break;
    if (a.sign(i - 1) && a.word(i - 1).text == "(") {
      simple(kBracketed, 1);
      break;
    }
    if (a.sign(i - 1) && a.word(i - 1).text == ":") simple(kColonBefore, 1);
  }
}

namespace {
const std::vector<std::string> kNeighbours = {"own", "previous", "next", "same-sentence", "same-block", "document", "same-item"};
}  // namespace

NeighbourFeatures::NeighbourFeatures(const MentionFeatures& base) {
  table_.block("", base.names());
  for (const std::string& who : kNeighbours) table_.block("first." + who + "=", kStatuses);
  table_.block("first.", std::vector<std::string>{"others-in-sentence", "others-in-block", "same-item-mentions"});
}

void NeighbourFeatures::append(const Context& c, int mention, const FirstOpinions& opinions, std::vector<float>& out) const {
  const Analysis& a = c.a;
  const auto& m = a.items[static_cast<std::size_t>(mention)];
  const std::size_t classes = kStatuses.size();
  std::vector<std::vector<double>> sums(kNeighbours.size(), std::vector<double>(classes, 0.0));
  std::vector<int> counts(kNeighbours.size(), 0);
  const auto add = [&](std::size_t who, const std::vector<double>& p) {
    for (std::size_t k = 0; k < classes; ++k) sums[who][k] += p[k];
    ++counts[who];
  };
  const std::uint32_t sentence = a.sentence_of[m.head.begin], block = a.sentences[sentence].block;
  for (int k = mention - 1; k >= 0 && counts[1] == 0; --k)
    if (!opinions[static_cast<std::size_t>(k)].empty()) add(1, opinions[static_cast<std::size_t>(k)]);
  for (std::size_t k = static_cast<std::size_t>(mention) + 1; k < opinions.size() && counts[2] == 0; ++k)
    if (!opinions[k].empty()) add(2, opinions[k]);
  for (std::size_t k = 0; k < opinions.size(); ++k) {
    if (opinions[k].empty()) continue;
    if (static_cast<int>(k) == mention) {
      add(0, opinions[k]);
      continue;
    }
    const std::uint32_t other = a.sentence_of[a.items[k].head.begin];
    add(5, opinions[k]);
    if (other == sentence) add(3, opinions[k]);
    // A list is one block to its reader.
    const bool together = a.sentences[other].block == block || (c.opener[other] >= 0 && c.opener[other] == c.opener[sentence]);
    if (together) add(4, opinions[k]);
    if (a.items[k].item == m.item) add(6, opinions[k]);
  }
  for (std::size_t who = 0; who < kNeighbours.size(); ++who)
    for (std::size_t k = 0; k < classes; ++k) out.push_back(counts[who] ? static_cast<float>(sums[who][k] / counts[who]) : -1.0f);
  out.push_back(static_cast<float>(counts[3]));
  out.push_back(static_cast<float>(counts[4]));
  out.push_back(static_cast<float>(counts[6]));
}

namespace {
const std::vector<std::string> kMentionWords = {"name", "demonym", "capital", "institution", "place", "epithet", "group"};
const std::vector<std::string> kSimpleParty = {
    "is-ukraine", "is-russia", "is-group", "is-organization", "is-company", "share", "acting", "first-mentioned", "in-headline", "in-sentence",
    "sentence-distance", "subject-of-last-sentence", "left-before-event", "left-distance", "left-signs", "left-last", "left-first", "left-person",
    "left-pronoun", "right-distance", "right-signs", "right-first", "right-person", "event-distance-left", "event-distance-right", "before-event-nearest",
    "after-event-nearest", "others-between", "adjacent-demonym", "was-last-donor", "was-last-recipient", "last-same-sentence", "donated", "received",
    "only-candidate-in-sentence", "parties-in-sentence", "most-frequent", "rank", "pronoun-subject", "we-in-sentence", "in-quote", "to-marked-in-sentence",
    "mentioned-before", "first-block-subject", "has-any-mention", "event-left", "event-passive", "event-finite", "event-negated", "to-marked-anywhere", "first-of-block",
    "verb-between", "same-clause-left", "same-clause-right", "document-parties", "ukraine-named", "to-marked-share"};
enum SimpleParty {
  pIsUkraine, pIsRussia, pIsGroup, pIsOrganization, pIsCompany, pShare, pActing, pFirstMentioned, pInHeadline, pInSentence, pSentenceDistance,
  pSubjectOfLast, pLeftBeforeEvent, pLeftDistance, pLeftSigns, pLeftLast, pLeftFirst, pLeftPerson, pLeftPronoun, pRightDistance, pRightSigns,
  pRightFirst, pRightPerson, pEventDistanceLeft, pEventDistanceRight, pBeforeEventNearest, pAfterEventNearest, pOthersBetween, pAdjacentDemonym,
  pWasLastDonor, pWasLastRecipient, pLastSameSentence, pDonated, pReceived, pOnlyInSentence, pPartiesInSentence, pMostFrequent, pRank,
  pPronounSubject, pWeInSentence, pInQuote, pToMarked, pMentionedBefore, pFirstBlockSubject, pHasAny, pEventLeft, pEventPassive, pEventFinite,
  pEventNegated, pToAnywhere, pFirstOfBlock, pVerbBetween, pSameClauseLeft, pSameClauseRight, pDocumentParties, pUkraineNamed, pToShare
};
}  // namespace

PartyFeatures::PartyFeatures() {
  nearest_ = table_.block("nearest.before=", kBeforeNames);
  left_ = table_.block("left.before=", kBeforeNames);
  right_ = table_.block("right.before=", kBeforeNames);
  word_left_ = table_.block("left.word=", kMentionWords);
  word_right_ = table_.block("right.word=", kMentionWords);
  simple_ = table_.block("", kSimpleParty);
  status_ = table_.block("status=", kStatuses);
  near_class_ = table_.block("event.class=", event_classes());
  near_tense_ = table_.block("event.tense=", kTenses);
}

void PartyFeatures::fill(const Context& c, int mention, int candidate, int status, const History& history, std::vector<float>& out) const {
  out.assign(names().size(), 0.0f);
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const Candidate& p = c.candidates[static_cast<std::size_t>(candidate)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const auto set = [&](int at, double value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto simple = [&](SimpleParty at, double value) { set(simple_ + at, value); };
  const int event = governing_event(c, mention);
  const EventMention* e = event >= 0 ? &a.events[static_cast<std::size_t>(event)] : nullptr;

  simple(pIsUkraine, p.party == "UA");
  simple(pIsRussia, p.party == "RU");
  simple(pIsGroup, p.group);
  simple(pIsOrganization, p.organization);
  simple(pIsCompany, p.company);
  simple(pShare, c.acting_total ? static_cast<double>(p.acting) / c.acting_total : 0);
  simple(pActing, std::min(p.acting, 12));
  simple(pInHeadline, p.in_headline);
  simple(pHasAny, !p.mentions.empty());
  simple(pUkraineNamed, static_cast<double>(std::min<std::size_t>(c.candidates.front().mentions.size(), 5)));
  simple(pDocumentParties, static_cast<double>(std::min<std::size_t>(c.candidates.size(), 20)));
  int rank = 0, most = 0;
  for (const Candidate& other : c.candidates) {
    rank += other.acting > p.acting;
    if (other.party != "UA") most = std::max(most, other.acting);
  }
  simple(pRank, std::min(rank, 10));
  simple(pMostFrequent, p.party != "UA" && p.acting > 0 && p.acting == most);
  if (!p.mentions.empty()) {
    simple(pFirstMentioned, !a.parties.empty() && a.parties.front().party == p.party);
    simple(pMentionedBefore, a.parties[static_cast<std::size_t>(p.mentions.front())].tokens.begin < m.head.begin);
    int marked = 0;
    for (const int k : p.mentions) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      marked += c.preceded_by(party.tokens.begin, Grammar::To) || c.preceded_by(party.tokens.begin, Grammar::For);
    }
    simple(pToAnywhere, marked > 0);
    simple(pToShare, static_cast<double>(marked) / static_cast<double>(p.mentions.size()));
  }
  const auto& here = c.parties[s];
  simple(pPartiesInSentence, static_cast<double>(std::min<std::size_t>(here.size(), 10)));
  std::vector<std::string> acting;
  for (const int k : here) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (party.word != CountryWord::Place && std::find(acting.begin(), acting.end(), party.party) == acting.end()) acting.push_back(party.party);
  }
  simple(pOnlyInSentence, acting.size() == 1 && acting.front() == p.party);

  const PartyMention *left = nullptr, *right = nullptr, *nearest = nullptr;
  int left_index = -1;
  for (const int k : here) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (party.party != p.party) continue;
    simple(pInSentence, 1);
    if (party.tokens.end <= m.head.begin) {
      left = &party;
      left_index = k;
    } else if (party.tokens.begin >= m.head.end && !right) {
      right = &party;
    }
    if (c.preceded_by(party.tokens.begin, Grammar::To) || c.preceded_by(party.tokens.begin, Grammar::For)) simple(pToMarked, 1);
  }
  (void)left_index;
  const double left_distance = left ? m.head.begin - left->tokens.end : 99, right_distance = right ? right->tokens.begin - m.head.end : 99;
  nearest = left_distance <= right_distance ? left : right;
  simple(pLeftDistance, left ? bucket(left_distance) : 50);
  simple(pRightDistance, right ? bucket(right_distance) : 50);
  const auto before = [&](int block, const PartyMention* party) {
    if (!party) return;
    for (std::size_t k = 0; k < kBefore.size(); ++k)
      if (c.preceded_by(party->tokens.begin, kBefore[k])) set(block + static_cast<int>(k), 1);
  };
  before(nearest_, nearest);
  before(left_, left);
  before(right_, right);
  const auto verb_between = [&](std::uint32_t from, std::uint32_t to) {
    for (const int k : c.events[s]) {
      const EventMention& other = a.events[static_cast<std::size_t>(k)];
      if (other.finite && other.tokens.begin >= from && other.tokens.end <= to) return true;
    }
    return false;
  };
  if (left) {
    set(word_left_ + static_cast<int>(left->word), 1);
    simple(pLeftSigns, c.signs_between(left->tokens.end, m.head.begin));
    simple(pLeftPerson, left->person);
    simple(pLeftPronoun, left->pronoun);
    simple(pInQuote, c.quoted[left->tokens.begin]);
    simple(pVerbBetween, verb_between(left->tokens.end, m.head.begin));
    simple(pSameClauseLeft, c.signs_between(left->tokens.end, m.head.begin) == 0);
    int between = 0;
    bool first = true;
    for (const int k : here) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (party.party == p.party) continue;
      between += party.tokens.begin >= left->tokens.end && party.tokens.end <= m.head.begin;
      first &= party.tokens.begin > left->tokens.begin;
    }
    simple(pOthersBetween, between);
    simple(pLeftLast, between == 0);
    simple(pLeftFirst, first);
    simple(pFirstOfBlock, a.sentences[s].first_of_block && first);
  }
  if (right) {
    set(word_right_ + static_cast<int>(right->word), 1);
    simple(pRightSigns, c.signs_between(m.head.end, right->tokens.begin));
    simple(pRightPerson, right->person);
    simple(pSameClauseRight, c.signs_between(m.head.end, right->tokens.begin) == 0);
    bool first = true;
    for (const int k : here) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (party.party != p.party && party.tokens.begin >= m.head.end && party.tokens.begin < right->tokens.begin) first = false;
    }
    simple(pRightFirst, first);
  }
  if (e) {
    set(near_class_ + e->event_class, 1);
    set(near_tense_ + static_cast<int>(e->tense), 1);
    simple(pEventLeft, e->tokens.begin < m.head.begin);
    simple(pEventPassive, e->passive);
    simple(pEventFinite, e->finite);
    simple(pEventNegated, e->negated);
    // The candidate's place about the event: subjects stand before it without a preposition.
    const PartyMention *before_event = nullptr, *after_event = nullptr;
    std::string nearest_before, nearest_after;
    for (const int k : here) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (party.word == CountryWord::Place) continue;
      if (party.tokens.end <= e->tokens.begin) {
        nearest_before = party.party;
        if (party.party == p.party) before_event = &party;
      } else if (party.tokens.begin >= e->tokens.end) {
        if (nearest_after.empty()) nearest_after = party.party;
        if (party.party == p.party && !after_event) after_event = &party;
      }
    }
    simple(pEventDistanceLeft, before_event ? bucket(e->tokens.begin - before_event->tokens.end) : 50);
    simple(pEventDistanceRight, after_event ? bucket(after_event->tokens.begin - e->tokens.end) : 50);
    simple(pBeforeEventNearest, before_event && nearest_before == p.party);
    simple(pAfterEventNearest, after_event && nearest_after == p.party);
    simple(pLeftBeforeEvent, left && left->tokens.end <= e->tokens.begin);
  } else {
    simple(pEventDistanceLeft, 50);
    simple(pEventDistanceRight, 50);
  }
  for (const int k : here) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (party.party == p.party && party.word == CountryWord::Demonym && party.tokens.end + 2 >= m.tokens.begin && party.tokens.begin <= m.tokens.end + 1)
      simple(pAdjacentDemonym, 1);
  }
  // Mentions in the sentences before.
  int distance = 20;
  for (std::uint32_t back = s; back-- > 0 && s - back < 20;) {
    bool found = false;
    for (const int k : c.parties[back]) found |= a.parties[static_cast<std::size_t>(k)].party == p.party && a.parties[static_cast<std::size_t>(k)].word != CountryWord::Place;
    if (found) {
      distance = static_cast<int>(s - back);
      break;
    }
  }
  simple(pSentenceDistance, distance);
  for (std::uint32_t back = s; back-- > 0 && s - back <= 2;) {
    const int first = c.parties[back].empty() ? -1 : c.parties[back].front();
    if (first >= 0 && a.parties[static_cast<std::size_t>(first)].party == p.party) {
      simple(pSubjectOfLast, 3 - static_cast<int>(s - back));
      break;
    }
  }
  if (!c.parties.empty()) {
    for (const auto& sentence : c.parties)
      if (!sentence.empty()) {
        for (const int k : sentence)
          if (a.parties[static_cast<std::size_t>(k)].party != "UA") {
            simple(pFirstBlockSubject, a.parties[static_cast<std::size_t>(k)].party == p.party);
            break;
          }
        break;
      }
  }
  const TokenRange sentence = a.sentences[s].tokens;
  for (std::uint32_t i = sentence.begin; i < m.head.begin; ++i) {
    if (a.is(i, Grammar::Pronoun)) simple(pPronounSubject, 1);
    if (a.is(i, Grammar::First)) simple(pWeInSentence, 1);
  }
  if (history.last_donor == candidate) simple(pWasLastDonor, 1);
  if (history.last_recipient == candidate) simple(pWasLastRecipient, 1);
  simple(pLastSameSentence, history.last_status > 0 && history.last_sentence == s);
  if (static_cast<std::size_t>(candidate) < history.donated.size()) {
    simple(pDonated, std::min(history.donated[static_cast<std::size_t>(candidate)], 8));
    simple(pReceived, std::min(history.received[static_cast<std::size_t>(candidate)], 8));
  }
  set(status_ + std::max(status, 0), 1);
}

}  // namespace pledgegraph
