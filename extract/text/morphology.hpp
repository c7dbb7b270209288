// Verb forms: which lemma and which tense a word may be. Two sources, both data: forms that a language's tables list or
// build from paradigms, and a Hunspell dictionary with morphology (French), whose analyses `dictionary_tags.tsv` maps to
// our features.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/table.hpp"

namespace pledgegraph {

/// The features of a verb form; a form may be several (English "sent").
enum class VerbForm : std::uint8_t { Inf, Pres, Past, Impf, Fut, Cond, Subj, Pp, Prp, Imp, Pass, Count };
using VerbForms = std::uint16_t;
constexpr VerbForms form_bit(VerbForm form) { return static_cast<VerbForms>(1u << static_cast<unsigned>(form)); }

struct Verb {
  std::string lemma;
  std::uint8_t event_class = 0;  ///< index into event_classes()
  bool from_dictionary = false;
  std::string particle;  ///< separable particle, lower case, or empty
};

struct VerbReading {
  std::uint32_t verb;
  VerbForms forms;
};

/// What the dictionary says a word may be.
struct WordClass {
  bool known = false, noun = false, adjective = false, verb = false, name = false;
};

class Morphology {
 public:
  Morphology();
  ~Morphology();
  Morphology(Morphology&&) noexcept;
  Morphology& operator=(Morphology&&) noexcept;

  /// Reads paradigms.tsv (if there), verbs.tsv and dictionary_tags.tsv (if there) of `folder`.
  void load(const std::filesystem::path& folder, const std::string& dictionary);

  const std::vector<Verb>& verbs() const { return verbs_; }
  bool has_lemma(std::string_view lemma) const { return by_lemma_.contains(std::string(lemma)); }
  /// The readings of a lower-case word as a verb, and what else it may be. Thread-safe.
  std::vector<VerbReading> readings(const std::string& lower, WordClass& word_class) const;

 private:
  struct Dictionary;
  void add_form(const std::string& form, std::uint32_t verb, VerbForm feature);

  std::vector<Verb> verbs_;
  std::unordered_map<std::string, std::uint32_t> by_lemma_;  // first verb of a lemma
  std::unordered_map<std::string, std::vector<VerbReading>> forms_;
  std::unique_ptr<Dictionary> dictionary_;
};

/// The closed list of event classes, in the order of docs/adding-a-language.md; index 0 is "none".
const std::vector<std::string>& event_classes();
/// The class's index. @throws TableError by way of `row` if there is none.
std::uint8_t event_class(std::string_view name, const TableRow& row);

}  // namespace pledgegraph
