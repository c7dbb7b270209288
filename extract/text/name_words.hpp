// What is known of the words that persons' names are made of, in any language: particles, given names with their
// English-press spelling, and the romanisation of Cyrillic letters. Read from extract/world/{names,romanisation}.tsv.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pledgegraph {

struct NameWords {
  struct Given {
    std::string english;
    bool feminine = false;
    std::string origin;  ///< alpha-2 of the country where the name is at home, or empty
  };
  std::unordered_set<std::string> particles;       ///< lower case: "van", "der", "al"
  std::unordered_map<std::string, Given> given;    ///< by folded nominative, any spelling and script
  std::vector<std::string> first;                  ///< further given names, Latin letters
  std::unordered_set<std::string> places;          ///< lower case: "street", "airport": what makes of a name no person
  std::unordered_set<std::string> institutions;    ///< lower case: "agency", "forces": what begins neither a person's nor a weapon's name

  /// The given name that a folded word spells, or nullptr.
  const Given* given_name(const std::string& folded) const;
  /// The Latin spelling of a word in the alphabet of `language` as the English-language press has it; words in Latin
  /// letters come back as they are. `origin` is the country whose spelling the name keeps, or empty.
  std::string romanise(std::string_view word, std::string_view language, std::string_view origin = {}) const;

  /// True if words of this alphabet stand in texts of `language`: Latin everywhere, others where they are romanised.
  bool readable(std::string_view word, std::string_view language) const;

  /// Reads names.tsv and romanisation.tsv of `folder`; either may be missing. @throws TableError.
  static NameWords load(const std::filesystem::path& folder);

 private:
  struct Letters {
    std::string initial, inside;
  };
  std::unordered_map<std::string, std::unordered_map<std::string, Letters>> letters_;  // by language, by group of letters
};

}  // namespace pledgegraph
