// Names as keys: folding, slugs, and how alike two spellings of one name are.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

/// Folds names of any script to lower-case ASCII letters, digits and single blanks ("Mélanie Joly" -> "melanie joly",
/// "Зеленський" -> "zelensʹkij" -> "zelenskij"). Making one costs some milliseconds; it is not safe to share one
/// between threads.
class NameFolder {
 public:
  NameFolder();
  ~NameFolder();
  NameFolder(const NameFolder&) = delete;
  NameFolder& operator=(const NameFolder&) = delete;

  std::string fold(std::string_view name) const;
  /// fold with hyphens for blanks: "lloyd-austin". "unnamed" where nothing is left.
  std::string slug(std::string_view name) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

/// The words of a folded name.
std::vector<std::string> name_words(std::string_view folded);

/// How much of two words is a common subsequence, 0..1: 2 |lcs| / (|a| + |b|), with doubled letters counted
/// once and i, y, j as well as v, w taken for one.
double alikeness(std::string_view a, std::string_view b);

/// What romanisations of one surname mostly share: its consonants by place of articulation, as in Soundex but without
/// a first letter of its own and without end. Equal for "zelenskyy", "zelensky" and "selenskyj". Used to find
/// candidates only.
std::string consonant_key(std::string_view word);

}  // namespace pledgegraph
