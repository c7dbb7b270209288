// What words mean, as points in a space where words that are used alike lie near each other, in whatever language: "refused",
// "refusé" and "відмовив" are neighbours. Learned elsewhere, from far more text than any gold holds (see
// docs/architecture.md); the reading network so knows words that its gold seldom or never had.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

class Meanings {
 public:
  static constexpr std::size_t kSize = 64;  ///< numbers of a meaning

  /// Reads a table: each line a word in lower case and, behind a tab, a letter for each number (see docs/adding-a-language.md);
  /// sorted by the words' bytes. @throws TableError naming file and line.
  void load(const std::filesystem::path& file);
  /// The place of a word, or of the known word that begins most like it where that is most of the word; -1 if there is none.
  int find(std::string_view lower) const;
  /// The numbers at a place that find() gave.
  void get(int place, std::span<float, kSize> out) const;
  /// The numbers that kSize letters stand for, from -2 to 2.
  static void decode(const char* letters, std::span<float, kSize> out);
  std::size_t size() const { return begins_.size(); }

 private:
  std::string_view word(std::size_t line) const;
  std::string text_;
  std::vector<std::uint32_t> begins_;  // of each line in text_
};

}  // namespace pledgegraph
