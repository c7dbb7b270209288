#include "extract/document/front_matter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace pledgegraph {
namespace {

constexpr std::pair<std::string_view, std::string Document::*> kKeys[] = {
    {"title", &Document::title},
    {"headline", &Document::title},
    {"date", &Document::date},
    {"published", &Document::date},
    {"publisher", &Document::publisher},
    {"source", &Document::publisher},
    {"url", &Document::url},
    {"link", &Document::url},
    {"language", &Document::language},
    {"lang", &Document::language},
    {"id", &Document::id},
};
constexpr int kMostLines = 40;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

struct Entry {
  std::string key;
  std::string_view value;
};

/// The key in lower case and the value without quotes; an empty key where the line is no such pair.
Entry read_entry(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0 || colon > 40 || line.front() == ' ') return {};
  Entry entry{std::string(trim(line.substr(0, colon))), trim(line.substr(colon + 1))};
  for (char& c : entry.key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-') return {};
  }
  const std::string_view value = entry.value;
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    entry.value = value.substr(1, value.size() - 2);
  return entry;
}

std::string Document::*field_of(std::string_view key) {
  const auto* const known = std::ranges::find(kKeys, key, &std::pair<std::string_view, std::string Document::*>::first);
  return known == std::end(kKeys) ? nullptr : known->second;
}

void set(Document& document, const Entry& entry) {
  if (std::string Document::*const field = field_of(entry.key); field != nullptr && !entry.value.empty())
    document.*field = entry.value;
}

bool is_fence(std::string_view line) { return line == "---" || line == "+++" || line == "..."; }

}  // namespace

std::size_t read_front_matter(std::string_view text, Document& document) {
  std::size_t at = std::min(text.find_first_not_of(" \t\n"), text.size());
  const std::size_t line_begin = text.rfind('\n', at);
  at = line_begin == text.npos || at == 0 ? 0 : line_begin + 1;

  std::vector<Entry> entries;
  bool fenced = false;
  std::size_t first = at;
  for (int number = 1; at < text.size() && number <= kMostLines; ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t next = std::min(end + 1, text.size());
    if (number == 1 && trim(line) == "---") {
      fenced = true;
      first = next;
    } else if (fenced && is_fence(trim(line))) {
      for (const Entry& entry : entries) set(document, entry);
      return next;
    } else if (!fenced && trim(line).empty()) {
      // One line of a known key may be a sentence's beginning ("Source: ..."); a title or date it must be.
      const bool certain =
          entries.size() >= 2 ||
          (entries.size() == 1 && (entries[0].key == "title" || entries[0].key == "date" || entries[0].key == "url" ||
                                   entries[0].key == "id" || entries[0].key == "language"));
      if (!certain) return 0;
      for (const Entry& entry : entries) set(document, entry);
      return next;
    } else {
      Entry entry = line.size() > 2000 ? Entry{} : read_entry(line);
      if (!fenced && field_of(entry.key) == nullptr) {
        const bool began = entries.size() >= 2;
        if (began) {
          document.diagnostics.push_back(
              {fmt::format("{}:{}", document.source, number),
               "the front matter's line is not `key: value` with a known key; taken as text. Known keys: "
               "title, date, publisher, url, language, id; an empty line ends them"});
          for (const Entry& known : entries) set(document, known);
          return at;
        }
        return 0;
      }
      if (!entry.key.empty()) {
        entries.push_back(std::move(entry));
      } else if (!trim(line).empty() && line.front() != ' ' && line.front() != '\t' && line.front() != '#' &&
                 line.front() != '-') {
        document.diagnostics.push_back({fmt::format("{}:{}", document.source, number),
                                        "the front matter's line is not `key: value`; passed over"});
        // Without a closing fence this was no front matter but a rule above the text.
        if (text.find("\n---", at) == text.npos) {
          document.diagnostics.back().message = "the front matter has no closing `---`; everything is taken as text";
          return first;
        }
      }
    }
    at = next;
  }
  if (fenced) {
    document.diagnostics.push_back(
        {fmt::format("{}:1", document.source), "the front matter has no closing `---`; everything is taken as text"});
    return first;
  }
  return 0;
}

}  // namespace pledgegraph
