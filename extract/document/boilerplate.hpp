// Cues of what is not the article ("Lire aussi", "Read more", "Comments (3)"), read from the languages'
// boilerplate.tsv. A page of one language often carries the furniture of another, so all languages' cues hold for all
// documents.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pledgegraph {

/// What a cue says of its line (docs/adding-a-language.md, boilerplate.tsv).
enum class CueScope : std::uint8_t { Line, Anywhere, Rest, Caption, Dateline, Credit, Live, Menu, Count };

/// A word, number or sign of a line, as cues are compared with it.
struct CueWord {
  std::string folded;  ///< lower case without diacritics; one sign for signs
  bool letters = false;
  bool digits = false;
  bool capital = false;
  bool gap = false;  ///< white space before it
};

/// Cuts the first `limit` words of a line. Apostrophes and hyphens inside words divide and vanish.
std::vector<CueWord> cue_words(std::string_view line, std::size_t limit = 64);

class BoilerplateTable {
 public:
  /// Reads boilerplate.tsv of every folder in `languages_dir`, where there is one.
  /// @throws TableError naming file and line.
  static BoilerplateTable load(const std::filesystem::path& languages_dir);

  /// Adds the patterns of one row. False if `scope` is unknown.
  bool add(std::string_view scope, std::string_view patterns);

  /// Number of words of the longest cue of `scope` that begins at words[at]; 0 if there is none.
  std::size_t match(CueScope scope, std::span<const CueWord> words, std::size_t at = 0) const;
  /// True if a cue of `scope` stands anywhere among `words`.
  bool contains(CueScope scope, std::span<const CueWord> words) const;

 private:
  struct Word {
    std::vector<std::string> forms;  // folded; one unless the pattern gave endings
    bool prefix = false;             // form* : any ending
    bool capital = false;            // the text must have a capital
    bool matches(const CueWord& word) const;
  };
  struct Cue {
    std::vector<Word> words;
  };
  struct Scope {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_first;  // form of the first word -> cues
    std::vector<std::uint32_t> by_prefix;                                  // cues whose first word is a prefix
    std::vector<Cue> cues;
  };
  static Cue compile(std::string_view pattern);

  Scope scopes_[static_cast<std::size_t>(CueScope::Count)];
};

}  // namespace pledgegraph
