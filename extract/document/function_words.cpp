#include "extract/document/function_words.hpp"

#include <algorithm>
#include <vector>

#include "extract/text/letters.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {

constexpr int kAhead = 3;           // small words that another language must be ahead of one that has tables
constexpr double kShare = 0.25;     // the least share of all words where nothing else speaks for a known language

/// The runs of letters of a text, in lower case.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const bool letter = char_class(next_code_point(text, at)) == CharClass::Letter;
    if (letter && !inside) begin = here;
    if (!letter && inside) out.push_back(to_lower(text.substr(begin, here - begin)));
    inside = letter;
  }
  if (inside) out.push_back(to_lower(text.substr(begin)));
  return out;
}

}  // namespace

FunctionWords FunctionWords::load(const std::filesystem::path& languages) {
  FunctionWords out;
  if (!std::filesystem::is_directory(languages)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(languages)) {
    const auto file = entry.path() / "grammar.tsv";
    if (!std::filesystem::exists(file)) continue;
    auto& words = out.words_[entry.path().filename().string()];
    read_table(file, 2, [&](const TableRow& row) {
      for (const std::string_view pattern : split_list(row[1])) {
        if (pattern.find_first_of("(|*=<@") != pattern.npos) continue;
        const std::vector<std::string> parts = words_of(pattern);
        if (parts.size() == 1) words.insert(parts.front());  // "d'" is the word "d"
      }
    });
  }
  return out;
}

std::string FunctionWords::check(std::string_view text, const std::string& told) const {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return told;
  std::map<std::string, int> votes;
  for (const auto& [code, known] : words_)
    for (const std::string& word : words) votes[code] += known.contains(word) ? 1 : 0;
  std::string best;
  int most = 0, second = 0;
  for (const auto& [code, count] : votes)
    if (count > most) {
      second = most;
      most = count;
      best = code;
    } else {
      second = std::max(second, count);
    }
  if (most == 0 || most == second) return told;
  if (const auto own = votes.find(told); own != votes.end()) return most >= own->second + kAhead && most >= 2 * own->second ? best : told;
  return most >= kShare * static_cast<double>(words.size()) ? best : told;
}

}  // namespace pledgegraph
