// The small words of each language ("the", "der", "à"), which tell a short text's language where letter statistics err.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

namespace pledgegraph {

class FunctionWords {
 public:
  /// Reads the single words of `languages`/<code>/grammar.tsv. @throws TableError naming file and line.
  static FunctionWords load(const std::filesystem::path& languages);
  bool empty() const { return words_.empty(); }

  /// The language that the small words of `text` speak for, where they do so clearly against `told` (what the letters
  /// say, perhaps a language without tables); `told` where they do not.
  std::string check(std::string_view text, const std::string& told) const;

 private:
  std::map<std::string, std::unordered_set<std::string>> words_;
};

}  // namespace pledgegraph
