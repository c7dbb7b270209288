#include "extract/commitments/lessons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/text/analysis.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {
constexpr std::size_t kReach = 12;    // words of the lessons among which the next token's is looked for
constexpr std::size_t kPart = 4;      // bytes of a word that may stand for a longer token's beginning
}  // namespace

void Lessons::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  if (!(all << in.rdbuf())) throw TableError(fmt::format("{}: the lessons cannot be read", file.string()));
  text_ = std::move(all).str();
  Lines* lines = nullptr;
  std::string_view before;
  for (std::size_t at = 0, number = 1; at < text_.size(); ++number) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    const std::string_view line = std::string_view(text_).substr(at, end - at);
    const std::size_t word = line.find('\t'), letters = word == line.npos ? word : line.find('\t', word + 1);
    if (letters == line.npos || line.size() - letters - 1 != Meanings::kSize)
      throw TableError(fmt::format("{}:{}: a document, a word and {} letters expected, tabs between", file.string(), number, Meanings::kSize));
    if (!lines || line.substr(0, word) != before) {
      before = line.substr(0, word);
      lines = &documents_[std::string(before)];
      lines->first = words_.size();
    }
    ++lines->count;
    words_.emplace_back(at + word + 1, static_cast<std::uint32_t>(letters - word - 1));
    at = end + 1;
  }
}

std::vector<int> Lessons::of(const Analysis& a, const std::string& doc) const {
  std::vector<int> out(a.tokens.size(), -1);
  const auto found = documents_.find(doc);
  if (found == documents_.end()) return out;
  std::size_t at = found->second.first;
  const std::size_t last = at + found->second.count;
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    if (a.tokens[i].type != TokenType::Word) continue;
    const std::string_view lower = a.word(i).lower;
    for (std::size_t k = at; k < std::min(at + kReach, last); ++k) {
      const std::string_view word = std::string_view(text_).substr(words_[k].first, words_[k].second);
      if (lower != word && !(word.size() >= kPart && lower.starts_with(word))) continue;
      out[i] = static_cast<int>(k);
      at = k + 1;
      break;
    }
  }
  return out;
}

void Lessons::get(int lesson, std::span<float, Meanings::kSize> out) const {
  const auto& [begin, length] = words_[static_cast<std::size_t>(lesson)];
  Meanings::decode(text_.data() + begin + length + 1, out);
}

}  // namespace pledgegraph
