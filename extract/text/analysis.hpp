// What is known of a document's text while it is read: tokens, sentences, table matches, and the mentions that later
// stages add. Every stage is a function that takes an Analysis with less in it and leaves one with more.
#pragma once

#include <array>
#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "extract/document/document.hpp"
#include "extract/text/vocabulary.hpp"

namespace pledgegraph {

/// A half-open range of tokens.
struct TokenRange {
  std::uint32_t begin = 0, end = 0;
  bool contains(std::uint32_t token) const { return token >= begin && token < end; }
  std::uint32_t size() const { return end - begin; }
};

struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;
  bool first_of_block = false;
};

enum class NumberUse : std::uint8_t { Count, Money, Ordinal, Percent, Date, Measure };

/// A number as the text gives it, with what counts along ("environ 20 000", "3,7 milliards de dollars").
struct NumberMention {
  TokenRange tokens;       ///< with approximator and currency
  TokenRange digits;       ///< the number alone
  std::optional<double> value;  ///< absent for "several", "hundreds of"
  bool approximate = false;
  bool article = false;    ///< only "a", "une"
  bool words = false;      ///< written in words
  bool large = false;      ///< written with million, billion
  NumberUse use = NumberUse::Count;
  std::string currency;    ///< ISO 4217, or "@dollar"
};

/// Where a time stands about the day of publication.
enum class TimePlace : std::uint8_t { Past, Recent, Current, Ahead, Count };
/// What a time is told by.
enum class TimeUnit : std::uint8_t { Day, Week, Month, Season, Year };

/// A time that the text names: "12 July 2022", "last spring", "in three months", "by the end of 2024".
struct TimeMention {
  TokenRange tokens;
  TimePlace place = TimePlace::Current;
  TimeUnit unit = TimeUnit::Day;
  std::chrono::sys_days first{}, last{};  ///< the days it spans, where `dated`
  bool dated = false;     ///< the document has a date, or the text tells the year
  bool guessed = false;   ///< the year or the direction is the likeliest, not told
  bool deadline = false;  ///< "by", "until"
};

/// Who may act: a country (by any word), an organization, a group.
struct PartyMention {
  TokenRange tokens;
  std::string party;       ///< alpha-2, organization name, or "group"
  CountryWord word = CountryWord::Name;
  bool organization = false, company = false;
  bool person = false;     ///< by a person or an office who serves it
  bool pronoun = false;    ///< resolved from a pronoun or an epithet
  bool unlisted = false;   ///< an organization that no table knows
  bool origin = false;     ///< only describes a thing ("American-made tanks"): spoken of, but does not act
  bool oblique = false;    ///< its form or article is no nominative
  bool dative = false;     ///< its form or article is a dative, and no preposition asks for it
  int chain = -1;          ///< the same for parties that are coordinated ("France, Italy and Spain")
};

struct PersonMention {
  TokenRange tokens;
  std::uint32_t person = 0;  ///< index into Analysis::persons
};

struct Person {
  std::string name, country, role;
  bool optional_name = false;  ///< surname only
};

/// What an item is called: a place in the taxonomy, or a slug of its own below a kind.
struct ItemName {
  int item = -1;         ///< index into World::items
  std::string unlisted;  ///< the slug of a system that no table knows
  std::string slug;      ///< what the record carries
};

/// A weapon, a kind, an aid word, a sum of money, or a bare number that stands for an item named before.
struct ItemMention {
  enum class Type : std::uint8_t { System, Kind, Aid, Money, Ellipsis, Unit, Training } type = Type::Kind;
  TokenRange tokens;       ///< with quantity and modifiers that belong to it
  TokenRange head;         ///< the noun or name itself
  int item = -1;           ///< index into World::items
  std::string slug;        ///< what the record carries
  double certainty = 1;    ///< probability that it stands for that
  ItemName own;            ///< what its own words say, where it stands for something else ("the tanks": `leopard-2`)
  int chain = -1;          ///< the same for items that are coordinated
  bool implied = false;    ///< nothing names it: an event without its item ("more will follow")
  bool vague = false;      ///< a sum, or a word for aid of any sort ("package")
  std::string unlisted;    ///< the slug of a system that no table knows, named beside its kind ("drones Primoco")
  int number = -1;         ///< index into Analysis::numbers: its quantity
  int money = -1;          ///< index into Analysis::numbers: its amount
  bool definite = false, additional = false;
  int antecedent = -1;     ///< mention of the same item before, for ellipsis and re-mention
  bool accessory = false;  ///< named only to say what something else is for
};

enum class Tense : std::uint8_t { None, Infinitive, Present, Past, Perfect, Pluperfect, Imperfect, Future, Conditional,
                                  Participle, Gerund, Noun, Phrase, Count };

/// A verb group, event noun or idiom.
struct EventMention {
  TokenRange tokens;
  std::uint8_t event_class = 0;
  Tense tense = Tense::None;
  bool noun = false, negated = false, passive = false, modal_can = false, modal_may = false, modal_must = false, want = false;
  bool finite = false;
  int governor = -1;  ///< event whose complement this one is
  int antecedent = -1;  ///< of a noun that takes up what was told ("the delivery includes"): the event that told it
};

/// The parties and the item around an event, as indices into Analysis::parties and items, or -1.
struct EventRoles {
  int subject = -1, agent = -1, addressee = -1, source = -1;
  int subject_item = -1;      ///< the item that stands in the subject's place ("14 tanks were sent")
  bool pronoun = false;       ///< the subject was a pronoun
  bool first_person = false;  ///< the subject is "we" or "I"
  bool inherited = false;     ///< the subject is another clause's
};

struct Analysis {
  const Document* document = nullptr;
  const Language* language = nullptr;
  const World* world = nullptr;
  Vocabulary* vocabulary = nullptr;

  std::vector<Token> tokens;
  std::vector<std::uint32_t> sentence_of;  ///< by token
  std::vector<Sentence> sentences;
  std::array<std::vector<LexMatch>, static_cast<std::size_t>(Layer::Count)> matches;
  std::vector<std::bitset<static_cast<std::size_t>(Grammar::Count)>> grammar;  ///< by token
  std::vector<std::int8_t> tense_of;       ///< by token: VerbForm of an auxiliary, or -1

  std::vector<NumberMention> numbers;
  std::vector<TimeMention> times;
  std::vector<Person> persons;
  std::vector<PersonMention> person_mentions;
  std::vector<PartyMention> parties;
  std::vector<ItemMention> items;
  std::vector<EventMention> events;
  std::vector<EventRoles> roles;           ///< by event

  const Word& word(std::uint32_t token) const { return (*vocabulary)[tokens[token].word]; }
  std::string_view text(TokenRange range) const {
    if (range.begin >= range.end) return {};
    const auto begin = tokens[range.begin].span.begin;
    return std::string_view(document->text).substr(begin, tokens[range.end - 1].span.end - begin);
  }
  Span span(TokenRange range) const {
    if (range.begin >= range.end) return {};
    return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  }
  bool is(std::uint32_t token, Grammar grammar_class) const {
    return token < grammar.size() && grammar[token].test(static_cast<std::size_t>(grammar_class));
  }
  /// True if the last word of a name is a number that counts what comes next: "les 27 blindés" are not the EU.
  bool counts_behind(const LexMatch& match) const {
    if (match.end >= tokens.size() || match.end < match.begin + 2 || tokens[match.end - 1].type != TokenType::Number) return false;
    const bool noun = tokens[match.end].type == TokenType::Word && word(match.end).verbs.empty() && sentence_of[match.end] == sentence_of[match.begin];
    return noun && (grammar[match.end].none() || is(match.end, Grammar::Additional) || is(match.end, Grammar::FirstOf) || is(match.end, Grammar::LastOf));
  }
  bool sign(std::uint32_t token) const { return tokens[token].type == TokenType::Sign; }
  std::vector<LexMatch>& layer(Layer l) { return matches[static_cast<std::size_t>(l)]; }
  const std::vector<LexMatch>& layer(Layer l) const { return matches[static_cast<std::size_t>(l)]; }
};

/// Tokens, sentences and table matches of all blocks that are text. Needs document, language, world, vocabulary.
void segment(Analysis& analysis);

}  // namespace pledgegraph
