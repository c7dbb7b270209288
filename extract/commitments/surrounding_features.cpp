// Features of what surrounds a mention in its sentence: the list it stands in, what touches it, which function words,
// numbers and readings of events the sentence holds.
#include <algorithm>
#include <array>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/features.hpp"

namespace pledgegraph {
namespace {

constexpr std::array kSentenceWords = {Grammar::Negation, Grammar::Will, Grammar::Would, Grammar::May, Grammar::Must, Grammar::Can, Grammar::Have,
                                       Grammar::Passive, Grammar::Condition, Grammar::NotYet, Grammar::Already, Grammar::Soon, Grammar::Rumour,
                                       Grammar::Reported, Grammar::SoFar, Grammar::Additional, Grammar::FirstOf, Grammar::LastOf, Grammar::Remaining,
                                       Grammar::All, Grammar::Half, Grammar::Same, Grammar::Instead, Grammar::Without, Grammar::Against,
                                       Grammar::Contrast, Grammar::Part, Grammar::Own, Grammar::Possessive, Grammar::First, Grammar::Pronoun,
                                       Grammar::Relative, Grammar::Subordinator, Grammar::Former, Grammar::Than, Grammar::Between, Grammar::Each,
                                       Grammar::To, Grammar::For, Grammar::From, Grammar::By, Grammar::With};
const std::vector<std::string> kSentenceWordNames = {
    "negation", "will", "would", "may", "must", "can", "have", "passive", "condition", "not-yet", "already", "soon", "rumour", "reported", "so-far",
    "additional", "first-of", "last-of", "remaining", "all", "half", "same", "instead", "without", "against", "contrast", "part", "own", "possessive",
    "we", "pronoun", "relative", "subordinator", "former", "than", "between", "each", "to", "for", "from", "by", "with"};
constexpr std::array kBetween = {Grammar::Relative, Grammar::Subordinator, Grammar::Condition, Grammar::Contrast, Grammar::Coordinator,
                                 Grammar::For, Grammar::To, Grammar::With, Grammar::From};
const std::vector<std::string> kBetweenNames = {"relative", "subordinator", "condition", "contrast", "coordinator", "for", "to", "with", "from"};
const std::vector<std::string> kUses = {"count", "money", "ordinal", "percent", "date", "measure"};
const std::vector<std::string> kTouching = {"none", "ukraine", "russia", "state", "group", "organization", "company", "place", "item", "event", "number",
                                            "comma", "colon", "semicolon", "bracket", "dash", "bar", "coordinator", "end"};
const std::vector<std::string> kSimple = {"list-size", "list-place", "list-first-has-number", "list-numbers", "numbers-between", "begins-with-party",
                                          "party-and-colon", "bars", "ends-with-colon"};
enum Simple { sSize, sPlace, sFirstNumber, sNumbers, sNumbersBetween, sBeginsWithParty, sPartyColon, sBars, sEndsWithColon };

}  // namespace

SurroundingFeatures::SurroundingFeatures() {
  words_ = table_.block("sentence-word=", kSentenceWordNames);
  between_ = table_.block("between=", kBetweenNames);
  uses_ = table_.block("sentence-number=", kUses);
  readings_ = table_.block("sentence-reading=", reading_names());
  before_ = table_.block("touches-before=", kTouching);
  behind_ = table_.block("touches-behind=", kTouching);
  simple_ = table_.block("", kSimple);
}

int SurroundingFeatures::touching(const Context& c, std::uint32_t token, bool before) const {
  const Analysis& a = c.a;
  for (const int k : c.parties[a.sentence_of[token]]) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (!party.tokens.contains(token)) continue;
    if (party.word == CountryWord::Place) return 7;
    return party.company ? 6 : party.organization ? 5 : party.party == "group" ? 4 : party.party == "UA" ? 1 : party.party == "RU" ? 2 : 3;
  }
  for (const int k : c.items[a.sentence_of[token]])
    if (a.items[static_cast<std::size_t>(k)].tokens.contains(token)) return 8;
  for (const int k : c.events[a.sentence_of[token]])
    if (a.events[static_cast<std::size_t>(k)].tokens.contains(token)) return 9;
  if (a.tokens[token].type == TokenType::Number) return 10;
  if (a.sign(token)) {
    const std::string& sign = a.word(token).text;
    if (sign == ",") return 11;
    if (sign == ":") return 12;
    if (sign == ";") return 13;
    if (sign == "(" || sign == ")") return 14;
    if (is_dash(sign)) return 15;
    if (sign == "|") return 16;
    if (!before && (sign == "." || sign == "!" || sign == "?")) return 18;
  }
  return a.is(token, Grammar::Coordinator) ? 17 : 0;
}

void SurroundingFeatures::fill(const Context& c, int mention, std::span<float> out) const {
  std::fill(out.begin(), out.end(), 0.0f);
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const TokenRange sentence = a.sentences[s].tokens;
  const auto set = [&](int at, double value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto simple = [&](Simple at, double value) { set(simple_ + at, value); };
  int bars = 0;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (a.sign(i)) {
      bars += a.word(i).text == "|";
      continue;
    }
    if (a.grammar[i].none()) continue;
    for (std::size_t k = 0; k < kSentenceWords.size(); ++k)
      if (a.is(i, kSentenceWords[k])) set(words_ + static_cast<int>(k), i < m.head.begin ? 1 : 0.5);
  }
  simple(sBars, std::min(bars, 6));
  simple(sEndsWithColon, sentence.end > sentence.begin && a.sign(sentence.end - 1) && a.word(sentence.end - 1).text == ":");
  const int event = governing_event(c, mention);
  if (event >= 0) {
    const TokenRange range = a.events[static_cast<std::size_t>(event)].tokens;
    const std::uint32_t from = range.begin < m.head.begin ? range.end : m.tokens.end, to = range.begin < m.head.begin ? m.tokens.begin : range.begin;
    for (std::uint32_t i = from; i < to; ++i)
      for (std::size_t k = 0; k < kBetween.size(); ++k)
        if (a.is(i, kBetween[k])) set(between_ + static_cast<int>(k), 1);
    int numbers = 0;
    for (const NumberMention& number : a.numbers) numbers += !number.article && number.digits.begin >= from && number.digits.begin < to;
    simple(sNumbersBetween, std::min(numbers, 6));
  }
  for (const NumberMention& number : a.numbers)
    if (!number.article && sentence.contains(number.digits.begin)) out[static_cast<std::size_t>(uses_) + static_cast<std::size_t>(number.use)] += 1;
  for (const int e : c.events[s]) set(readings_ + reading_of(a.events[static_cast<std::size_t>(e)]), 1);
  set(before_ + (m.tokens.begin > sentence.begin ? touching(c, m.tokens.begin - 1, true) : 18), 1);
  set(behind_ + (m.tokens.end < sentence.end ? touching(c, m.tokens.end, false) : 18), 1);
  int size = 0, place = 0, numbers = 0;
  bool first_number = false;
  for (const int k : c.items[s]) {
    const ItemMention& other = a.items[static_cast<std::size_t>(k)];
    if (other.chain != m.chain) continue;
    const bool number = other.number >= 0 && !a.numbers[static_cast<std::size_t>(other.number)].article;
    if (size == 0) first_number = number;
    if (k < mention) ++place;
    ++size;
    numbers += number;
  }
  simple(sSize, std::min(size, 10));
  simple(sPlace, std::min(place, 10));
  simple(sFirstNumber, first_number);
  simple(sNumbers, std::min(numbers, 10));
  for (const int k : c.parties[s]) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (party.tokens.begin <= sentence.begin + 1 && party.word != CountryWord::Place) {
      simple(sBeginsWithParty, 1);
      if (party.tokens.end < sentence.end && a.sign(party.tokens.end) && a.word(party.tokens.end).text == ":") simple(sPartyColon, 1);
    }
  }
}

}  // namespace pledgegraph
