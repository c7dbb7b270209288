// Names of months and weekdays in every language the program reads: ICU's, and those of the languages' dates.tsv.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pledgegraph {

class DateWords {
 public:
  /// Reads the dates.tsv of every folder in `languages_dir`, if there; the folders' names are the languages.
  static DateWords load(const std::filesystem::path& languages_dir);

  /// 1 to 12 if `folded` (lower case, no diacritics) names a month, in `language` if possible, else in any; 0 if not.
  int month(std::string_view folded, std::string_view language) const;
  /// 1 (Monday) to 7 if `folded` names a weekday of `language`; 0 if not.
  int weekday(std::string_view folded, std::string_view language) const;

  /// -1 for "yesterday", 0 for "today" and so on, if `folded` is such a word of `language`.
  std::optional<int> relative_day(std::string_view folded, std::string_view language) const;

 private:
  struct Words {
    struct Hash {
      using is_transparent = void;
      std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    std::unordered_map<std::string, int, Hash, std::equal_to<>> exact;
    std::vector<std::pair<std::string, int>> prefixes;  // any ending of at most six bytes
    int find(std::string_view folded) const;            // 0 if it is not there
    void add(std::string_view pattern, int value);
  };
  struct Language {
    Words months, weekdays, days;
  };
  std::map<std::string, Language, std::less<>> languages_;
  Words months_;  // of all languages, the first in alphabetical order winning
};

}  // namespace pledgegraph
