#include "extract/text/morphology.hpp"

#include <fmt/format.h>
#include <hunspell/hunspell.hxx>

#include <algorithm>
#include <array>
#include <future>
#include <mutex>
#include <optional>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(VerbForm::Count)> kForms = {
    "inf", "pres", "past", "impf", "fut", "cond", "subj", "pp", "prp", "imp", "pass"};

std::optional<VerbForm> form_from(std::string_view name) {
  const auto at = std::find(kForms.begin(), kForms.end(), name);
  if (at == kForms.end()) return std::nullopt;
  return static_cast<VerbForm>(at - kForms.begin());
}

struct Ending {
  VerbForm form;
  std::string ending;
};
using Paradigms = std::unordered_map<std::string, std::vector<Ending>>;

/// Calls use(part) for each part of `list` between commas.
template <typename Use>
void each_of(std::string_view list, const Use& use) {
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    if (comma > from) use(list.substr(from, comma - from));
    from = comma + 1;
  }
}

}  // namespace

/// A Hunspell dictionary. To open it takes longer than to read all tables, so that it is begun before them, in another
/// thread. Hunspell is not thread-safe.
struct Morphology::Dictionary {
  /// @throws TableError if `name`, which `file` asks for, is not installed.
  Dictionary(const std::string& name, const std::filesystem::path& file) {
    for (const char* place : {"/usr/share/hunspell/", "/usr/local/share/hunspell/", "/usr/share/myspell/"}) {
      const std::string affixes = fmt::format("{}{}.aff", place, name), words = fmt::format("{}{}.dic", place, name);
      if (!std::filesystem::exists(affixes)) continue;
      opening = std::async([affixes, words] { return std::make_unique<Hunspell>(affixes.c_str(), words.c_str()); });
      return;
    }
    throw TableError(fmt::format("{}: the Hunspell dictionary '{}' is not installed (Debian: apt-get install hunspell-{})", file.string(), name, name));
  }
  std::vector<std::string> analyze(const std::string& word) {
    const std::lock_guard lock(mutex);
    if (!hunspell) hunspell = opening.get();
    return hunspell->analyze(word);
  }

  std::unordered_map<std::string, VerbForm> forms;   // tag -> feature
  std::unordered_map<std::string, std::string> classes;  // tag -> noun, adjective, name

 private:
  std::future<std::unique_ptr<Hunspell>> opening;
  std::mutex mutex;
  std::unique_ptr<Hunspell> hunspell;
};

Morphology::Morphology() = default;
Morphology::~Morphology() = default;
Morphology::Morphology(Morphology&&) noexcept = default;
Morphology& Morphology::operator=(Morphology&&) noexcept = default;

void Morphology::add_form(const std::string& form, std::uint32_t verb, VerbForm feature) {
  auto& readings = forms_[form];
  for (VerbReading& reading : readings)
    if (reading.verb == verb) {
      reading.forms |= form_bit(feature);
      return;
    }
  readings.push_back({verb, form_bit(feature)});
}

void Morphology::load(const std::filesystem::path& folder, const std::string& dictionary) {
  if (!dictionary.empty()) dictionary_ = std::make_unique<Dictionary>(dictionary, folder / "language.tsv");
  Paradigms paradigms;
  if (std::filesystem::exists(folder / "paradigms.tsv"))
    read_table(folder / "paradigms.tsv", 3, [&](const TableRow& row) {
      const auto form = form_from(row[1]);
      if (!form) row.fail(fmt::format("'{}' is no form (inf pres past impf fut cond subj pp prp imp pass)", row[1]));
      for (const std::string_view ending : split_words(row[2]))
        paradigms[std::string(row[0])].push_back({*form, ending == "-" ? std::string() : std::string(ending)});
    });
  read_table(folder / "verbs.tsv", 3, [&](const TableRow& row) {
    const auto verb = static_cast<std::uint32_t>(verbs_.size());
    verbs_.push_back({std::string(row[1]), event_class(row[0], row), false, {}});
    by_lemma_.try_emplace(std::string(row[1]), verb);
    for (const std::string_view spec : split_words(row[2])) {
      if (spec == "*") {
        if (dictionary.empty()) row.fail("'*' needs a dictionary in language.tsv");
        verbs_.back().from_dictionary = true;
      } else if (const std::size_t equals = spec.find('='); equals != spec.npos) {
        const std::string_view key = spec.substr(0, equals), value = spec.substr(equals + 1);
        if (key == "particle") {
          verbs_.back().particle = to_lower(value);
          continue;
        }
        const auto form = form_from(key);
        if (!form) row.fail(fmt::format("'{}' is no form", key));
        each_of(value, [&](std::string_view word) { add_form(to_lower(word), verb, *form); });
      } else if (const std::size_t plus = spec.find('+'); plus != spec.npos) {
        const auto paradigm = paradigms.find(std::string(spec.substr(plus + 1)));
        if (paradigm == paradigms.end()) row.fail(fmt::format("no paradigm '{}' in paradigms.tsv", spec.substr(plus + 1)));
        for (const Ending& ending : paradigm->second)
          add_form(to_lower(fmt::format("{}{}", spec.substr(0, plus), ending.ending)), verb, ending.form);
      } else {
        row.fail(fmt::format("'{}' is neither '*', 'stem+paradigm', nor 'form=words'", spec));
      }
    }
  });
  if (!dictionary_) return;
  read_table(folder / "dictionary_tags.tsv", 2, [&](const TableRow& row) {
    if (const auto form = form_from(row[1]))
      dictionary_->forms.emplace(row[0], *form);
    else
      dictionary_->classes.emplace(row[0], row[1]);
  });
}

std::vector<VerbReading> Morphology::readings(const std::string& lower, WordClass& word_class) const {
  std::vector<VerbReading> out;
  if (const auto listed = forms_.find(lower); listed != forms_.end()) {
    out = listed->second;
    word_class.verb = true;
  }
  if (!dictionary_) return out;
  for (const std::string& analysis : dictionary_->analyze(lower)) {
    word_class.known = true;
    std::string_view lemma;
    VerbForms forms = 0;
    for (const std::string_view field : split_words(analysis)) {
      if (field.starts_with("st:")) lemma = field.substr(3);
      if (!field.starts_with("po:")) continue;
      const std::string tag(field.substr(3));
      if (const auto form = dictionary_->forms.find(tag); form != dictionary_->forms.end()) forms |= form_bit(form->second);
      if (const auto kind = dictionary_->classes.find(tag); kind != dictionary_->classes.end()) {
        word_class.noun |= kind->second == "noun";
        word_class.adjective |= kind->second == "adjective";
        word_class.name |= kind->second == "name";
      }
    }
    if (forms == 0) continue;
    word_class.verb = true;
    const auto verb = by_lemma_.find(std::string(lemma));
    if (verb == by_lemma_.end() || !verbs_[verb->second].from_dictionary) continue;
    const auto same = std::find_if(out.begin(), out.end(), [&](const VerbReading& r) { return r.verb == verb->second; });
    if (same != out.end())
      same->forms |= forms;
    else
      out.push_back({verb->second, forms});
  }
  return out;
}

const std::vector<std::string>& event_classes() {
  static const std::vector<std::string> kClasses = {
      "none",   "give",     "promise", "announce", "approve", "allot",   "pay",    "order",   "buy",     "arrive",
      "transit", "receive", "deploy",  "train",    "request", "urge",    "consider", "refuse", "stop",    "plan",
      "want",   "own",      "lose",    "attack",   "produce", "replace", "return", "repair",  "fulfil",  "include",
      "total",  "say",      "confirm", "deny",     "begin",   "continue", "coordinate", "light"};
  return kClasses;
}

std::uint8_t event_class(std::string_view name, const TableRow& row) {
  const auto& classes = event_classes();
  const auto at = std::find(classes.begin(), classes.end(), name);
  if (at == classes.end() || name == "none") row.fail(fmt::format("'{}' is no event class", name));
  return static_cast<std::uint8_t>(at - classes.begin());
}

}  // namespace pledgegraph
