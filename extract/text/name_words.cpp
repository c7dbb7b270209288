#include "extract/text/name_words.hpp"

#include <fmt/format.h>

#include "extract/text/letters.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kLongestGroup = 5;  // letters that are romanised together

std::string capitalised(std::string_view lower) {
  if (lower.empty() || lower.front() < 'a' || lower.front() > 'z') return std::string(lower);
  std::string out(lower);
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

}  // namespace

const NameWords::Given* NameWords::given_name(const std::string& folded) const {
  const auto at = given.find(folded);
  return at == given.end() ? nullptr : &at->second;
}

std::string NameWords::romanise(std::string_view word, std::string_view language, std::string_view origin) const {
  auto table = letters_.end();
  if (!origin.empty()) table = letters_.find(fmt::format("{}-{}", language, origin));
  if (table == letters_.end()) table = letters_.find(std::string(language));
  if (table == letters_.end()) return std::string(word);
  std::string out;
  bool begins = true, foreign = false;
  for (std::size_t at = 0; at < word.size();) {
    // The longest group of letters that the table has; "^" marks one at the head of a word, "$" one at its end.
    std::vector<std::size_t> ends{at};
    while (ends.back() < word.size() && ends.size() <= kLongestGroup) {
      std::size_t next = ends.back();
      next_code_point(word, next);
      ends.push_back(next);
    }
    std::size_t first_end = ends.size() > 1 ? ends[1] : word.size();
    std::size_t peek = at;
    const char32_t c = next_code_point(word, peek);
    bool found = false;
    for (std::size_t k = ends.size() - 1; k > 0 && !found; --k) {
      const std::string group = to_lower(word.substr(at, ends[k] - at));
      auto hit = table->second.end();
      if (ends[k] == word.size() && !begins) hit = table->second.find(group + "$");
      if (hit == table->second.end()) hit = table->second.find(group);
      if (hit == table->second.end()) continue;
      const std::string& latin = begins ? hit->second.initial : hit->second.inside;
      out += is_upper(c) ? capitalised(latin) : latin;
      first_end = ends[k];
      found = foreign = true;
    }
    if (!found) out += word.substr(at, first_end - at);
    begins = char_class(c) != CharClass::Letter;
    at = first_end;
  }
  return foreign ? out : std::string(word);
}

bool NameWords::readable(std::string_view word, std::string_view language) const {
  constexpr char32_t kLastLatin = U'\u024F';
  std::size_t at = 0;
  return word.empty() || next_code_point(word, at) <= kLastLatin || letters_.contains(std::string(language));
}

NameWords NameWords::load(const std::filesystem::path& folder) {
  NameWords words;
  if (const auto file = folder / "names.tsv"; std::filesystem::exists(file))
    read_table(file, 3, [&](const TableRow& row) {
      if (row[0] == "particle") {
        for (const std::string_view word : split_list(row[2])) words.particles.insert(to_lower(word));
      } else if (row[0] == "given" || row[0] == "given-f") {
        const Given given{std::string(row[1]), row[0] == "given-f", row[3] == "-" ? std::string() : std::string(row[3])};
        words.given.try_emplace(fold(row[1]), given);
        for (const std::string_view spelling : split_list(row[2]))
          if (spelling != "-") words.given.try_emplace(fold(spelling), given);
      } else if (row[0] == "first") {
        for (const std::string_view name : split_list(row[2])) words.first.emplace_back(name);
      } else if (row[0] == "place") {
        for (const std::string_view word : split_list(row[2])) words.places.insert(to_lower(word));
      } else if (row[0] == "institution") {
        for (const std::string_view word : split_list(row[2])) words.institutions.insert(to_lower(word));
      } else {
        row.fail(fmt::format("'{}' is none of particle, given, given-f, first, place, institution", row[0]));
      }
    });
  if (const auto file = folder / "romanisation.tsv"; std::filesystem::exists(file))
    read_table(file, 3, [&](const TableRow& row) {
      const auto text = [](std::string_view column) { return column == "-" ? std::string() : std::string(column); };
      const std::string inside = text(row[2]);
      words.letters_[std::string(row[0])][std::string(row[1])] = {row.columns.size() > 3 ? text(row[3]) : inside, inside};
    });
  return words;
}

}  // namespace pledgegraph
