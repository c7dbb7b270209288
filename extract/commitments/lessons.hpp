// Lessons of a larger model that was taught by far more text than any gold: for each word of a document the point where that
// model sees it in its sentence. A network that learns to foretell these points beside the gold reads unread texts better
// (distillation: Hinton, Vinyals and Dean 2015). Needed only for training; see docs/architecture.md for where they come from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/meanings.hpp"

namespace pledgegraph {

struct Analysis;

class Lessons {
 public:
  /// Reads lines of document, word in lower case and, behind a second tab, its letters as in meanings.tsv; a document's lines
  /// stand together in the order of its text. @throws TableError naming file and line.
  void load(const std::filesystem::path& file);
  bool empty() const { return words_.empty(); }
  /// For each token of a document the lesson of its word, or -1. Words are looked for in the order of the text.
  std::vector<int> of(const Analysis& analysis, const std::string& doc) const;
  void get(int lesson, std::span<float, Meanings::kSize> out) const;

 private:
  struct Lines {
    std::size_t first = 0, count = 0;
  };
  std::string text_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> words_;  // where each line's word stands in text_, and how long it is
  std::unordered_map<std::string, Lines> documents_;
};

}  // namespace pledgegraph
