#include "extract/text/language.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <set>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

template <typename Value>
using Names = std::vector<std::pair<std::string_view, Value>>;

template <typename Value>
Value one_of(const Names<Value>& names, std::string_view word, const TableRow& row, std::string_view what) {
  for (const auto& [name, value] : names)
    if (name == word) return value;
  std::string known;
  for (const auto& [name, value] : names) known += fmt::format(" {}", name);
  row.fail(fmt::format("'{}' is no {}; known are:{}", word, what, known));
}

const Names<CountryWord> kCountryWords = {
    {"name", CountryWord::Name},   {"demonym", CountryWord::Demonym}, {"capital", CountryWord::Capital}, {"seat", CountryWord::Seat},
    {"institution", CountryWord::Institution}, {"place", CountryWord::Place}, {"epithet", CountryWord::Epithet},
    {"group", CountryWord::Group},     {"states", CountryWord::States}};

const Names<EventPos> kEventPos = {{"noun", EventPos::Noun},
                                   {"adjective", EventPos::Adjective},
                                   {"phrase", EventPos::Phrase},
                                   {"done", EventPos::Done},
                                   {"future", EventPos::Future}};

const Names<OfficeKind> kOfficeKinds = {{"office", OfficeKind::Office}, {"rank", OfficeKind::Rank},
                                        {"honorific", OfficeKind::Honorific}, {"job", OfficeKind::Job}};

const Names<Grammar> kGrammar = {
    {"have", Grammar::Have}, {"be", Grammar::Be}, {"will", Grammar::Will}, {"would", Grammar::Would}, {"can", Grammar::Can},
    {"may", Grammar::May}, {"must", Grammar::Must}, {"passive", Grammar::Passive}, {"negation", Grammar::Negation},
    {"definite", Grammar::Definite}, {"indefinite", Grammar::Indefinite}, {"pronoun", Grammar::Pronoun}, {"first", Grammar::First},
    {"relative", Grammar::Relative}, {"subordinator", Grammar::Subordinator}, {"condition", Grammar::Condition},
    {"coordinator", Grammar::Coordinator}, {"to", Grammar::To}, {"for", Grammar::For}, {"from", Grammar::From}, {"by", Grammar::By},
    {"of", Grammar::Of}, {"in", Grammar::In}, {"with", Grammar::With}, {"without", Grammar::Without}, {"instead", Grammar::Instead},
    {"possessive", Grammar::Possessive}, {"own", Grammar::Own}, {"additional", Grammar::Additional}, {"first-of", Grammar::FirstOf},
    {"last-of", Grammar::LastOf}, {"remaining", Grammar::Remaining}, {"all", Grammar::All}, {"each", Grammar::Each},
    {"half", Grammar::Half}, {"same", Grammar::Same}, {"already", Grammar::Already}, {"soon", Grammar::Soon},
    {"not-yet", Grammar::NotYet}, {"reported", Grammar::Reported}, {"rumour", Grammar::Rumour}, {"contrast", Grammar::Contrast},
    {"part", Grammar::Part}, {"so-far", Grammar::SoFar}, {"against", Grammar::Against}, {"than", Grammar::Than},
    {"between", Grammar::Between}, {"former", Grammar::Former}, {"particle", Grammar::Particle},
    {"half-negation", Grammar::HalfNegation}, {"only", Grammar::Only}, {"object", Grammar::Object},
    {"dative", Grammar::Dative}, {"base", Grammar::Base}};

const Names<NumberType> kNumberTypes = {
    {"unit", NumberType::Unit}, {"hundred", NumberType::Hundred}, {"thousand", NumberType::Thousand},
    {"million", NumberType::Million}, {"billion", NumberType::Billion}, {"trillion", NumberType::Trillion},
    {"about", NumberType::About}, {"half", NumberType::Half}, {"fraction", NumberType::Fraction}, {"many", NumberType::Many},
    {"approximator", NumberType::Approximator}, {"ordinal", NumberType::Ordinal}, {"several", NumberType::Several},
    {"article", NumberType::Article}, {"pair", NumberType::Pair}};

const Names<DateWord> kDateWords = {{"month", DateWord::Month}, {"weekday", DateWord::Weekday}, {"day", DateWord::Day},
                                    {"week", DateWord::Week}, {"month-relative", DateWord::MonthRelative},
                                    {"year-relative", DateWord::YearRelative}, {"season", DateWord::Season},
                                    {"part", DateWord::Part}, {"relative", DateWord::Relative}, {"until", DateWord::Until},
                                    {"ago", DateWord::Ago}, {"ahead", DateWord::Ahead}};

const Names<VerbForm> kTenses = {{"pres", VerbForm::Pres}, {"past", VerbForm::Past}, {"fut", VerbForm::Fut},
                                 {"cond", VerbForm::Cond}, {"impf", VerbForm::Impf}, {"subj", VerbForm::Subj}};

double number(std::string_view text, const TableRow& row) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) row.fail(fmt::format("'{}' is no number", text));
  return value;
}

std::vector<std::string> codes_of(std::string_view list, const World& world, const TableRow& row) {
  std::vector<std::string> codes;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    const std::string code(list.substr(from, comma - from));
    if (code != "group" && !world.country_by_code.contains(code)) row.fail(fmt::format("'{}' is no country of world/countries.tsv", code));
    codes.push_back(code);
    from = comma + 1;
  }
  return codes;
}

/// Reads a table whose last column is patterns; `make` turns the columns into a row of `rows`.
template <typename Row, typename Make>
void load_patterns(const std::filesystem::path& file, std::size_t columns, Layer layer, Lexicon& lexicon, std::vector<Row>& rows,
                   const Make& make) {
  read_table(file, columns, [&](const TableRow& row) {
    const auto index = static_cast<std::uint32_t>(rows.size());
    rows.push_back(make(row));
    for (const std::string_view pattern : split_list(row[columns - 1])) lexicon.add(pattern, {layer, index}, row);
  });
}

/// "Gepard" also stands for "Gepards": a capitalised name that ends in a letter and leaves its endings open.
bool takes_plural(std::string_view pattern) {
  const std::size_t blank = pattern.rfind(' ');
  const std::string_view last = pattern.substr(blank == pattern.npos ? 0 : blank + 1);
  return last.size() >= 3 && last.front() >= 'A' && last.front() <= 'Z' && last.back() >= 'a' && last.back() <= 'z' && last.back() != 's' &&
         last.find_first_of("(*|") == last.npos;
}

/// Country names as CLDR has them, for what the folder does not say.
void add_icu_names(Language& language, const World& world) {
  static const std::string kFile = "(country names of ICU)";
  const TableRow row{kFile, 0, {}};
  const icu::Locale locale(language.code.c_str());
  for (const Country& country : world.countries) {
    icu::UnicodeString name;
    icu::Locale("", country.code.c_str()).getDisplayCountry(locale, name);
    std::string text;
    name.toUTF8String(text);
    if (text.empty() || text == country.code || text.find_first_of("(|*&,") != text.npos) continue;
    const LexEntry entry{Layer::Names, static_cast<std::uint32_t>(language.names.size())};
    language.names.push_back({NameRow::Type::Country, CountryWord::Name, {country.code}, 0, false});
    language.lexicon->add(text, entry, row);
  }
}

void load_settings(Language& language, const std::filesystem::path& file, ApostropheRules& rules, std::string& dictionary) {
  read_table(file, 1, [&](const TableRow& row) {
    const std::string_view key = row[0], value = row[1];
    const auto words = [&] {
      std::vector<std::string> out;
      for (const std::string_view word : split_words(value)) out.push_back(to_lower(word));
      return out;
    };
    if (key == "name") language.name = value;
    else if (key == "decimal") language.decimal = value.empty() ? U'.' : static_cast<char32_t>(value.front());
    else if (key == "thousands") { for (const std::string_view sign : split_words(value)) language.thousands += sign; }
    else if (key == "elision") rules.elisions = words();
    else if (key == "clitic") rules.clitics = words();
    else if (key == "home") { for (const std::string_view code : split_words(value)) language.home.emplace_back(code); }
    else if (key == "abbreviations") language.abbreviations = words();
    else if (key == "ordinal") language.ordinal_suffixes = words();
    else if (key == "ordinal-point") language.ordinal_point = value == "yes";
    else if (key == "before-ordinal") language.before_ordinal = words();
    else if (key == "common") language.common = words();
    else if (key == "single") language.single = words();
    else if (key == "dictionary") dictionary = value;
    else if (key == "thousands-abroad") { for (const std::string_view sign : split_words(value)) language.thousands_abroad += sign; }
    else if (key == "oblique") language.oblique_endings = words();
    else if (key == "dative") language.dative_endings = words();
    else if (key == "articled") { for (const std::string_view name : split_words(value)) language.articled.emplace_back(name); }
    else if (key == "trains") language.trains = words();
    else if (key == "closed-compounds") language.closed_compounds = value == "yes";
    else if (key == "free-order") language.free_order = value == "yes";
    else if (key == "modifier-first") language.modifier_first = value == "yes";
    else if (key == "adjective-last") language.adjective_last = value == "yes";
    else if (key == "distinct-verbs") language.distinct_verbs = value == "yes";
    else if (key == "verb-final") language.verb_final = value == "yes";
    else if (key == "capital-nouns") language.capital_nouns = value == "yes";
    else if (key == "drop-subject") language.drop_subject = value == "yes";
    else row.fail(fmt::format("'{}' is no setting", key));
  });
}

void load_names(Language& language, const std::filesystem::path& folder, const World& world) {
  Lexicon& lexicon = *language.lexicon;
  read_table(folder / "countries.tsv", 3, [&](const TableRow& row) {
    const LexEntry entry{Layer::Names, static_cast<std::uint32_t>(language.names.size())};
    const CountryWord word = one_of(kCountryWords, row[1], row, "kind of country word");
    std::string_view codes = row[0];
    std::string organization;
    if (word == CountryWord::Seat) {
      const std::size_t comma = codes.find(',');
      organization = comma == codes.npos ? "" : codes.substr(comma + 1);
      if (!world.organization_by_name.contains(organization)) row.fail(fmt::format("'{}' names no organization of world/organizations.tsv behind a comma", row[0]));
      codes = codes.substr(0, comma);
    }
    language.names.push_back({NameRow::Type::Country, word, codes_of(codes, world, row), 0, false});
    if (!organization.empty()) language.names.back().codes.push_back(organization);
    for (const std::string_view pattern : split_list(row[2]))
      word == CountryWord::Demonym ? lexicon.add_adjective(pattern, entry, row) : lexicon.add(pattern, entry, row);
  });
  add_icu_names(language, world);
  const auto add_world = [&](const std::vector<NamePatterns>& list, NameRow::Type type, const char* file) {
    const std::string name = file;
    for (const NamePatterns& names : list) {
      const TableRow row{name, names.line, {}};
      const LexEntry entry{Layer::Names, static_cast<std::uint32_t>(language.names.size())};
      language.names.push_back({type, CountryWord::Name, {}, names.row, names.ambiguous});
      for (const std::string_view pattern : split_list(names.patterns)) {
        lexicon.add(pattern, entry, row);
        if (takes_plural(pattern)) lexicon.add(fmt::format("{}s", pattern), entry, row);
      }
    }
  };
  add_world(world.weapon_patterns, NameRow::Type::Item, "world/weapons.tsv");
  add_world(world.organization_patterns, NameRow::Type::Organization, "world/organizations.tsv");
  load_patterns(folder / "organizations.tsv", 2, Layer::Names, lexicon, language.names, [&](const TableRow& row) {
    if (row[0] == "@body") return NameRow{NameRow::Type::Body, CountryWord::Name, {}, 0, false};
    if (row[0] == "@body-in-name") return NameRow{NameRow::Type::BodyInName, CountryWord::Name, {}, 0, false};
    const auto at = world.organization_by_name.find(std::string(row[0]));
    if (at == world.organization_by_name.end()) row.fail(fmt::format("'{}' is not in world/organizations.tsv", row[0]));
    return NameRow{NameRow::Type::Organization, CountryWord::Name, {}, at->second, false};
  });
  load_patterns(folder / "kinds.tsv", 2, Layer::Names, lexicon, language.names, [&](const TableRow& row) {
    const int item = world.item(row[0]);
    if (item < 0) row.fail(fmt::format("'{}' is no kind of world/kinds.tsv", row[0]));
    return NameRow{NameRow::Type::Item, CountryWord::Name, {}, static_cast<std::uint32_t>(item), false};
  });
}

/// The office holders' names, with the endings that names take (name_endings.tsv, optional).
void load_persons(Language& language, const std::filesystem::path& folder, const World& world) {
  Lexicon& lexicon = *language.lexicon;
  if (const auto file = folder / "name_endings.tsv"; std::filesystem::exists(file)) {
    std::vector<NameEnding> endings;
    read_table(file, 2, [&](const TableRow& row) {
      if (row.columns.size() > 2 && row[2] != "m" && row[2] != "f" && row[2] != "-") row.fail("the gender is m, f or -");
      endings.push_back({fold(row[0]), row[1] == "-" ? "" : fold(row[1]), row.columns.size() > 2 ? row[2].front() : '-'});
    });
    lexicon.set_name_endings(std::move(endings));
  }
  for (std::uint32_t k = 0; k < world.people.size(); ++k) {
    const LexEntry full{Layer::Persons, static_cast<std::uint32_t>(language.persons.size())};
    language.persons.push_back({k, true});
    const LexEntry part{Layer::Persons, static_cast<std::uint32_t>(language.persons.size())};
    language.persons.push_back({k, false});
    for (const std::string& spelling : world.people[k].spellings) {
      if (!world.names.readable(spelling, language.code)) continue;
      std::size_t blank = spelling.find(' ');
      lexicon.add_name(spelling, blank == spelling.npos ? part : full);
      for (; blank != spelling.npos; blank = spelling.find(' ', blank + 1)) {
        const std::string_view tail = std::string_view(spelling).substr(blank + 1);
        if (tail.size() > 3 || tail.find_first_not_of("IVX.") != tail.npos) lexicon.add_name(tail, part);  // not "III" alone
      }
    }
  }
}

}  // namespace

const std::vector<std::string>& purpose_names() {
  static const std::vector<std::string> names = {"arms", "budget", "energy", "relief", "rebuilding", "demining", "scheme", "industry"};
  return names;
}

Language Language::load(const std::filesystem::path& folder, const World& world) {
  Language language;
  language.code = folder.filename().string();
  ApostropheRules rules;
  std::string dictionary;
  load_settings(language, folder / "language.tsv", rules, dictionary);
  language.lexicon = std::make_unique<Lexicon>(rules);
  language.morphology.load(folder, dictionary);
  if (std::filesystem::exists(folder / "meanings.tsv")) language.meanings.load(folder / "meanings.tsv");
  load_names(language, folder, world);
  load_persons(language, folder, world);
  Lexicon& lexicon = *language.lexicon;
  load_patterns(folder / "offices.tsv", 3, Layer::Offices, lexicon, language.offices, [](const TableRow& row) {
    return OfficeRow{std::string(row[0]), one_of(kOfficeKinds, row[1], row, "kind of office")};
  });
  load_patterns(folder / "events.tsv", 3, Layer::Events, lexicon, language.events, [](const TableRow& row) {
    return EventRow{event_class(row[0], row), one_of(kEventPos, row[1], row, "pos of an event")};
  });
  for (const std::string& lemma : lexicon.lemmas_used())
    if (!language.morphology.has_lemma(lemma))
      throw TableError(fmt::format("{}: <{}> is no verb of verbs.tsv", (folder / "events.tsv").string(), lemma));
  load_patterns(folder / "grammar.tsv", 2, Layer::Grammar, lexicon, language.grammar, [](const TableRow& row) {
    const std::size_t colon = row[0].find(':');
    GrammarRow out{one_of(kGrammar, row[0].substr(0, colon), row, "grammar class"), {}};
    if (colon != row[0].npos) out.tense = one_of(kTenses, row[0].substr(colon + 1), row, "tense");
    return out;
  });
  load_patterns(folder / "numbers.tsv", 3, Layer::Numbers, lexicon, language.numbers, [](const TableRow& row) {
    return NumberRow{number(row[0], row), one_of(kNumberTypes, row[1], row, "type of number word")};
  });
  load_patterns(folder / "currencies.tsv", 2, Layer::Currencies, lexicon, language.currencies,
                [&](const TableRow& row) {
                  if (row[0].starts_with('@') && !world.shared_currencies.contains(row[0])) row.fail(fmt::format("'{}' is no word of world/currencies.tsv", row[0]));
                  return CurrencyRow{std::string(row[0])};
                });
  load_patterns(folder / "dates.tsv", 3, Layer::Dates, lexicon, language.dates, [](const TableRow& row) {
    const DateWord type = one_of(kDateWords, row[0], row, "type of date word");
    if (type == DateWord::Part) return DateRow{type, 0, std::string(row[1])};
    return DateRow{type, static_cast<int>(number(row[1], row)), {}};
  });
  if (std::filesystem::exists(folder / "purposes.tsv"))
    load_patterns(folder / "purposes.tsv", 2, Layer::Purposes, lexicon, language.purposes, [](const TableRow& row) {
      const auto at = std::find(purpose_names().begin(), purpose_names().end(), row[0]);
      if (at == purpose_names().end()) row.fail(fmt::format("'{}' is no purpose; use one of {}", row[0], fmt::join(purpose_names(), ", ")));
      return *at;
    });
  const LexEntry first_name{Layer::FirstNames, 0};
  read_table(folder / "first_names.tsv", 1, [&](const TableRow& row) {
    for (const std::string_view pattern : split_list(row[0])) {
      if (pattern.find_first_of("(*=") == pattern.npos) lexicon.add_name(pattern, first_name);
      else lexicon.add(pattern, first_name, row);
    }
  });
  for (const auto& [spelling, given] : world.names.given)
    if (world.names.readable(spelling, language.code)) lexicon.add_name(spelling, first_name);
  for (const std::string& name : world.names.first) lexicon.add_name(name, first_name);
  return language;
}

struct Languages::State {
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<Language>> loaded;
};

Languages::Languages(std::filesystem::path data_dir)
    : data_dir_(std::move(data_dir)), world_(World::load(data_dir_ / "world")), state_(std::make_unique<State>()) {}

Languages::~Languages() = default;

std::vector<std::string> Languages::codes() const {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(data_dir_ / "languages"))
    if (entry.is_directory() && std::filesystem::exists(entry.path() / "language.tsv"))
      out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

const Language* Languages::get(const std::string& code) const {
  const std::lock_guard lock(state_->mutex);
  if (const auto at = state_->loaded.find(code); at != state_->loaded.end()) return at->second.get();
  const std::filesystem::path folder = data_dir_ / "languages" / code;
  std::unique_ptr<Language> language;
  if (!code.empty() && std::filesystem::exists(folder / "language.tsv"))
    language = std::make_unique<Language>(Language::load(folder, world_));
  return (state_->loaded[code] = std::move(language)).get();
}

}  // namespace pledgegraph
