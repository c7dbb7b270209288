// One language: its tables compiled into a lexicon. Nothing in the program knows any language but through this.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/text/lexicon.hpp"
#include "extract/text/meanings.hpp"
#include "extract/text/morphology.hpp"
#include "extract/text/world.hpp"

namespace pledgegraph {

/// How a country is named; what kind of word it is says how likely it acts.
enum class CountryWord : std::uint8_t { Name, Demonym, Capital, Institution, Place, Epithet, Group, States, Seat };

/// The rows that entries of Layer::Names point to.
struct NameRow {
  enum class Type : std::uint8_t { Country, Organization, Body, BodyInName, Item } type = Type::Country;
  CountryWord word = CountryWord::Name;    ///< countries
  std::vector<std::string> codes;          ///< countries: alpha-2 ("group" for groups); epithets may have several; a seat's second is an organization
  std::uint32_t index = 0;                 ///< organizations and items: row of the world's table
  bool ambiguous = false;                  ///< the name is also an ordinary word or a place
};

enum class OfficeKind : std::uint8_t { Office, Rank, Honorific, Job };
struct OfficeRow {
  std::string role;
  OfficeKind kind = OfficeKind::Office;
};

/// What an entry of Layer::Persons points to: a person of World::people, by full name or by a part of it.
struct PersonNameRow {
  std::uint32_t person = 0;
  bool full = false;
};

enum class EventPos : std::uint8_t { Noun, Adjective, Phrase, Done, Future };
struct EventRow {
  std::uint8_t event_class = 0;
  EventPos pos = EventPos::Noun;
};

/// Classes of grammar.tsv. A colon and a tense may follow auxiliaries.
enum class Grammar : std::uint8_t {
  Have, Be, Will, Would, Can, May, Must, Passive, Negation, Definite, Indefinite, Pronoun, First, Relative, Subordinator,
  Condition, Coordinator, To, For, From, By, Of, In, With, Without, Instead, Possessive, Own, Additional, FirstOf, LastOf,
  Remaining, All, Each, Half, Same, Already, Soon, NotYet, Reported, Rumour, Contrast, Part, SoFar, Against, Than, Between,
  Former, Particle, HalfNegation, Only, Object, Dative, Base, Count
};
struct GrammarRow {
  Grammar grammar = Grammar::Have;
  std::optional<VerbForm> tense;
};

enum class NumberType : std::uint8_t {
  Unit, Hundred, Thousand, Million, Billion, Trillion, About, Half, Fraction, Many, Approximator, Ordinal, Several, Article,
  Pair
};
struct NumberRow {
  double value = 0;
  NumberType type = NumberType::Unit;
};

/// What money or help is for: the closed list of purposes.tsv.
const std::vector<std::string>& purpose_names();

struct CurrencyRow {
  std::string code;  ///< ISO 4217, or "@dollar" and the like
};

enum class DateWord : std::uint8_t { Month, Weekday, Day, Week, MonthRelative, YearRelative, Season, Part, Relative, Until, Ago, Ahead };
struct DateRow {
  DateWord type = DateWord::Month;
  int value = 0;
  std::string word;  ///< Part: which
};

struct Language {
  std::string code, name;
  char32_t decimal = ',';
  std::string thousands;  ///< signs that may divide thousands, without blanks
  bool verb_final = false, drop_subject = false, capital_nouns = false;
  bool distinct_verbs = false;  ///< finite verbs look like no noun
  bool adjective_last = false;  ///< an adjective stands behind its noun ("le ministère danois")
  bool modifier_first = false;  ///< a name stands before its kind ("CRV7 rockets"), not behind it
  bool closed_compounds = false;  ///< a kind may end a longer noun ("Nebelmunition")
  bool free_order = false;      ///< the object may stand before the verb and the subject behind it
  std::string thousands_abroad;            ///< signs that divide thousands in some of the countries that write in it
  std::vector<std::string> oblique_endings, dative_endings;  ///< of countries' names in cases other than the nominative, and in the dative
  std::vector<std::string> articled;       ///< parties whose name never stands without its article
  std::vector<std::string> trains;         ///< verbs that mean training where people are their object ("prepare")
  std::vector<std::string> home;           ///< countries whose press writes in it, the most likely first
  std::vector<std::string> ordinal_suffixes;  ///< lower case, what glued to digits makes an ordinal ("20e", "3rd")
  std::vector<std::string> before_ordinal;  ///< lower case, words between which and a noun "3." is an ordinal and ends no sentence
  bool ordinal_point = false;   ///< a full stop behind digits makes an ordinal ("46. Paket")
  std::vector<std::string> common;         ///< lower case, names of states that are ordinary words too, where a sentence begins ("Mali" is "little" in Polish)
  std::vector<std::string> single;         ///< lower case, singular words for one whole piece of equipment ("battery")
  std::vector<std::string> abbreviations;  ///< lower case, after which a full stop ends no sentence
  std::unique_ptr<Lexicon> lexicon;
  Morphology morphology;
  Meanings meanings;            ///< of words; empty where the folder has no meanings.tsv
  std::vector<NameRow> names;
  std::vector<OfficeRow> offices;
  std::vector<PersonNameRow> persons;
  std::vector<EventRow> events;
  std::vector<GrammarRow> grammar;
  std::vector<NumberRow> numbers;
  std::vector<CurrencyRow> currencies;
  std::vector<DateRow> dates;
  std::vector<std::string> purposes;  ///< by row of purposes.tsv: one of purpose_names()

  /// Reads a language folder. @throws TableError.
  static Language load(const std::filesystem::path& folder, const World& world);
};

/// The languages that have a folder below data_dir/languages, by code; each is read when first asked for.
/// Thread-safe.
class Languages {
 public:
  /// @throws TableError if the world tables are broken.
  explicit Languages(std::filesystem::path data_dir);
  ~Languages();
  const World& world() const { return world_; }
  const std::filesystem::path& data_dir() const { return data_dir_; }
  /// The codes of all language folders, sorted.
  std::vector<std::string> codes() const;
  /// The language, or nullptr if there is no folder for it. @throws TableError if its tables are broken.
  const Language* get(const std::string& code) const;

 private:
  struct State;
  std::filesystem::path data_dir_;
  World world_;
  std::unique_ptr<State> state_;
};

}  // namespace pledgegraph
