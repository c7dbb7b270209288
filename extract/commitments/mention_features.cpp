// Features of an item mention: the events around it, what it is, what stands in its sentence and in the document.
#include <algorithm>
#include <array>
#include <cmath>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/features.hpp"

namespace pledgegraph {
namespace {

/// Function words whose nearness to a mention says something.
constexpr std::array kCues = {Grammar::Negation, Grammar::Additional, Grammar::FirstOf, Grammar::Remaining, Grammar::All, Grammar::Already,
                              Grammar::Soon, Grammar::NotYet, Grammar::Reported, Grammar::Rumour, Grammar::Condition, Grammar::SoFar,
                              Grammar::Own, Grammar::Possessive, Grammar::Against, Grammar::Instead, Grammar::Without, Grammar::Contrast,
                              Grammar::Part, Grammar::Half, Grammar::Former, Grammar::First, Grammar::May, Grammar::Must, Grammar::Can,
                              Grammar::Will, Grammar::Would};
const std::vector<std::string> kCueNames = {"negation", "additional", "first-of", "remaining", "all", "already", "soon", "not-yet", "reported",
                                            "rumour", "condition", "so-far", "own", "possessive", "against", "instead", "without", "contrast",
                                            "part", "half", "former", "we", "may", "must", "can", "will", "would"};
/// Who stands in an event's subject.
const std::vector<std::string> kSubjects = {"none", "ukraine", "russia", "group", "state", "organization", "company", "item", "we"};

int subject_kind(const Analysis& a, const EventRoles& roles) {
  if (roles.first_person) return 8;
  if (roles.subject < 0) return roles.subject_item >= 0 ? 7 : 0;
  const PartyMention& party = a.parties[static_cast<std::size_t>(roles.subject)];
  if (party.company) return 6;
  if (party.organization) return 5;
  return party.party == "UA" ? 1 : party.party == "RU" ? 2 : party.party == "group" ? 3 : 4;
}

}  // namespace

MentionFeatures::Slot MentionFeatures::slot(const std::string& name, bool full) {
  Slot s{};
  s.present = table_.one(name + ".present");
  s.event_class = full ? table_.block(name + ".class=", event_classes()) : -1;
  s.tense = full ? table_.block(name + ".tense=", tense_names()) : -1;
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
  s.status = table_.block(name + ".status=", status_names());
  s.governed = table_.block(name + ".governed-status=", status_names());
  s.subject = table_.block(name + ".subject=", kSubjects);
  s.subject_inherited = table_.one(name + ".subject-inherited");
  s.agent = table_.one(name + ".agent");
  s.addressee = table_.one(name + ".addressee");
  s.addressee_ukraine = table_.one(name + ".addressee-ukraine");
  s.source = table_.one(name + ".source");
  s.item_subject = table_.one(name + ".item-is-subject");
  return s;
}

void MentionFeatures::fill_slot(const Context& c, const Slot& s, int mention, int event, std::uint32_t from, std::uint32_t to, std::vector<float>& out) const {
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
  const EventRoles& roles = c.a.roles[static_cast<std::size_t>(event)];
  choose(s.subject, subject_kind(c.a, roles));
  set(s.subject_inherited, roles.inherited);
  set(s.agent, roles.agent >= 0);
  set(s.addressee, roles.addressee >= 0);
  set(s.addressee_ukraine, roles.addressee >= 0 && c.a.parties[static_cast<std::size_t>(roles.addressee)].party == "UA");
  set(s.source, roles.source >= 0);
  set(s.item_subject, is_subject(c.a, mention, event));
}

namespace {
const std::vector<std::string> kSimpleMention = {
    "has-number", "log-number", "approximate", "article", "number-words", "has-money", "log-money", "definite", "additional", "antecedent",
    "same-number-before", "antecedent-same-sentence", "position", "sentence-number", "sentences", "first-block", "in-quote", "question", "sentence-length",
    "items-in-sentence", "events-in-sentence", "parties-in-sentence", "ukraine-in-sentence", "ukraine-to", "russia-in-sentence", "ukraine-share",
    "other-acting-in-sentence", "demonym-before", "demonym-is-ukraine", "first-in-sentence",
    "colon-before", "accessory", "system", "sentence-of-block", "bracketed", "people-number", "numbers-in-sentence", "ukraine-to-share", "items-in-document", "sums-in-document",
    "stands-for-other", "implied", "vague"};
enum SimpleMention {
  kHasNumber, kLogNumber, kApproximate, kArticle, kNumberWords, kHasMoney, kLogMoney, kDefinite, kAdditional, kAntecedent, kSameNumberBefore,
  kAntecedentSameSentence, kPosition, kSentenceNumber, kSentences, kFirstBlock, kInQuote, kQuestion, kSentenceLength, kItemsInSentence,
  kEventsInSentence, kPartiesInSentence, kUkraineInSentence, kUkraineTo, kRussiaInSentence, kUkraineShare, kOtherActing, kDemonymBefore,
  kDemonymIsUkraine, kFirstInSentence, kColonBefore, kAccessory, kSystem, kSentenceOfBlock, kBracketed,
  kPeopleNumber, kNumbersInSentence, kUkraineToShare, kItemsInDocument, kSumsInDocument, kStandsForOther, kImplied, kVague
};
}  // namespace

MentionFeatures::MentionFeatures() {
  left_ = slot("left", true);
  left2_ = slot("left2", false);
  right_ = slot("right", true);
  near_ = slot("near", true);
  before_ = slot("before", false);
  carrier_ = slot("carrier", false);
  opener_ = slot("opener", false);
  headline_ = slot("headline", false);
  type_ = table_.block("type=", mention_type_names());
  category_ = table_.block("category=", category_names());
  block_ = table_.block("block=", block_names());
  bag_ = table_.block("sentence-has=", event_classes());
  before_bag_ = table_.block("previous-sentence-has=", event_classes());
  share_ = table_.block("document-share=", event_classes());
  cue_ = table_.block("cue=", kCueNames);
  before_cue_ = table_.block("preceded-by=", before_names());
  simple_ = table_.block("", kSimpleMention);
  surrounding_ = table_.block("", surroundings_.names());
  time_ = table_.block("", times_.names());
  for (const char* model : {"words", "classes"}) table_.block(std::string("text.") + model + "=", status_names());
}

void MentionFeatures::fill(const Context& c, int mention, std::span<const float> text_opinions, std::vector<float>& out) const {
  out.assign(names().size(), 0.0f);
  surroundings_.fill(c, mention, std::span(out).subspan(static_cast<std::size_t>(surrounding_), surroundings_.names().size()));
  times_.fill(c, mention, std::span(out).subspan(static_cast<std::size_t>(time_), times_.names().size()));
  std::copy(text_opinions.begin(), text_opinions.end(), out.end() - static_cast<std::ptrdiff_t>(text_opinions.size()));
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
  fill_slot(c, left_, mention, left, end_of(left), m.head.begin, out);
  fill_slot(c, left2_, mention, left2, end_of(left2), m.head.begin, out);
  fill_slot(c, right_, mention, right, m.head.end, begin_of(right), out);
  const int near = governing_event(c, mention);
  fill_slot(c, near_, mention, near, near >= 0 && begin_of(near) >= m.head.end ? m.head.end : end_of(near),
            near >= 0 && begin_of(near) >= m.head.end ? begin_of(near) : m.head.begin, out);
  // The last telling event of the sentences before: what an item without an event of its own inherits.
  int before = -1;
  std::uint32_t before_sentence = 0;
  for (std::uint32_t back = s; back-- > 0 && s - back <= 6 && before < 0;)
    for (const int e : c.events[back])
      if (group_of(a.events[static_cast<std::size_t>(e)].event_class) != EventGroup::Other) {
        before = e;
        before_sentence = back;
      }
  fill_slot(c, before_, mention, before, 0, 0, out);
  set(before_.distance, before < 0 ? 9 : s - before_sentence);
  const int carrier = carrier_event(c, mention);
  fill_slot(c, carrier_, mention, carrier, 0, 0, out);
  set(carrier_.distance, carrier < 0 ? 9 : s - a.sentence_of[a.events[static_cast<std::size_t>(carrier)].tokens.begin]);
  // Items of a list: the sentence that opens it speaks for all. And what the headline tells.
  fill_slot(c, opener_, mention, telling_event(c, c.opener[s]), 0, 0, out);
  set(opener_.distance, c.opener[s] < 0 ? 30 : std::min(s - static_cast<std::uint32_t>(c.opener[s]), 20u));
  if (c.opener[s] >= 0) {
    const TokenRange line = a.sentences[static_cast<std::size_t>(c.opener[s])].tokens;
    set(opener_.signs, line.end > line.begin && a.word(line.end - 1).text == ":");
  }
  int headline = -1;
  for (std::uint32_t k = 0; k < std::min<std::size_t>(a.sentences.size(), 3) && headline < 0; ++k) headline = telling_event(c, static_cast<int>(k));
  fill_slot(c, headline_, mention, headline, 0, 0, out);
  for (std::size_t k = 0; k < c.event_share.size(); ++k) set(share_ + static_cast<int>(k), c.event_share[k]);

  set(type_ + static_cast<int>(m.type), 1);
  if (m.item >= 0) {
    if (const int category = category_place(*a.world, m.item); category >= 0) set(category_ + category, 1);
    simple(kSystem, a.world->items[static_cast<std::size_t>(m.item)].system);
  }
  const Block& block = a.document->blocks[a.sentences[s].block];
  set(block_ + static_cast<int>(block.type), 1);
  for (const int e : c.events[s]) set(bag_ + a.events[static_cast<std::size_t>(e)].event_class, 1);
  if (s > 0)
    for (const int e : c.events[s - 1]) set(before_bag_ + a.events[static_cast<std::size_t>(e)].event_class, 1);
  const std::uint32_t from = m.tokens.begin > sentence.begin + 8 ? m.tokens.begin - 8 : sentence.begin;
  const std::uint32_t to = std::min(sentence.end, m.tokens.end + 5);
  for (std::uint32_t i = from; i < to; ++i) {
    if (a.grammar[i].none()) continue;
    for (std::size_t k = 0; k < kCues.size(); ++k)
      if (a.is(i, kCues[k])) set(cue_ + static_cast<int>(k), i < m.tokens.begin ? 1 : std::max(out[static_cast<std::size_t>(cue_) + k], 0.5f));
  }
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
  simple(kImplied, m.implied);
  simple(kVague, m.vague);
  simple(kStandsForOther, m.slug != m.own.slug);
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
      if (c.to_marked[static_cast<std::size_t>(p)]) simple(kUkraineTo, 1);
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

}  // namespace pledgegraph
