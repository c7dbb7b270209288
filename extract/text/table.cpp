#include "extract/text/table.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <fstream>
#include <sstream>

namespace pledgegraph {
namespace {

bool is_utf8(std::string_view text) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t i = 0, n = static_cast<std::int32_t>(text.size()); i < n;) {
    UChar32 c = 0;
    U8_NEXT(s, i, n, c);
    if (c < 0) return false;
  }
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

void TableRow::fail(const std::string& message) const { throw TableError(fmt::format("{}:{}: {}", file, line, message)); }

void read_table(const std::filesystem::path& file, std::size_t min_columns,
                const std::function<void(const TableRow&)>& use) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw TableError(fmt::format("{}: cannot be opened", file.string()));
  std::ostringstream buffer;
  buffer << in.rdbuf();
  const std::string text = buffer.str();
  const std::string name = file.string();
  TableRow row{name, 0, {}};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = trim(std::string_view(text).substr(at, end - at));
    at = end + 1;
    ++row.line;
    if (line.empty() || line.front() == '#') continue;
    if (!is_utf8(line)) row.fail("is not UTF-8");
    row.columns.clear();
    for (std::size_t from = 0;;) {
      const std::size_t tab = line.find('\t', from);
      row.columns.push_back(trim(line.substr(from, tab == line.npos ? line.npos : tab - from)));
      if (tab == line.npos) break;
      from = tab + 1;
    }
    if (row.columns.size() < min_columns)
      row.fail(fmt::format("has {} columns, needs {} (divided by tabs)", row.columns.size(), min_columns));
    use(row);
  }
}

std::vector<std::string_view> split_list(std::string_view list) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t bar = list.find(" | ", from);
    const std::string_view part = trim(list.substr(from, bar == list.npos ? list.npos : bar - from));
    if (!part.empty()) parts.push_back(part);
    if (bar == list.npos) return parts;
    from = bar + 3;
  }
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < text.size();) {
    while (from < text.size() && text[from] == ' ') ++from;
    const std::size_t end = std::min(text.find(' ', from), text.size());
    if (end > from) words.push_back(text.substr(from, end - from));
    from = end;
  }
  return words;
}

}  // namespace pledgegraph
