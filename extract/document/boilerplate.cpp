#include "extract/document/boilerplate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "extract/text/letters.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {

constexpr std::pair<std::string_view, CueScope> kScopes[] = {
    {"line", CueScope::Line},       {"anywhere", CueScope::Anywhere}, {"rest", CueScope::Rest},
    {"caption", CueScope::Caption}, {"dateline", CueScope::Dateline}, {"credit", CueScope::Credit},
    {"live", CueScope::Live},       {"menu", CueScope::Menu},
};

bool is_joint(char32_t c) { return is_apostrophe(c) || c == U'-' || c == U'\u2010' || c == U'\u2011'; }

}  // namespace

std::vector<CueWord> cue_words(std::string_view line, std::size_t limit) {
  std::vector<CueWord> words;
  words.reserve(std::min(limit, line.size() / 4 + 4));
  bool gap = true, joint = false;
  for (std::size_t at = 0; at < line.size() && words.size() < limit;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(line, at);
    const CharClass type = char_class(c);
    if (type == CharClass::Space) {
      gap = true;
      continue;
    }
    // An apostrophe or a hyphen between two letters is no word of its own.
    if (type == CharClass::Sign && is_joint(c) && !gap && !words.empty() && words.back().letters && at < line.size()) {
      std::size_t next = at;
      if (char_class(next_code_point(line, next)) == CharClass::Letter) {
        joint = true;
        continue;
      }
    }
    CueWord word;
    word.gap = gap || std::exchange(joint, false);
    gap = false;
    if (type == CharClass::Sign) {
      append_utf8(word.folded, c);
    } else {
      // "précédentLa": two words that lost the line end between them.
      bool lower = false;
      for (std::size_t next = at; next < line.size(); at = next) {
        const char32_t d = next_code_point(line, next);
        if (char_class(d) != type || (lower && is_upper(d))) break;
        lower = type == CharClass::Letter && !is_upper(d);
      }
      word.letters = type == CharClass::Letter;
      word.digits = !word.letters;
      word.capital = is_upper(c);
      const std::string_view run = line.substr(begin, std::min<std::size_t>(at - begin, 64));
      word.folded = word.letters ? fold(run) : std::string(run);
    }
    words.push_back(std::move(word));
  }
  return words;
}

bool BoilerplateTable::Word::matches(const CueWord& word) const {
  if (capital && !word.capital) return false;
  return std::ranges::any_of(forms, [&](const std::string& form) {
    return prefix ? word.letters && word.folded.starts_with(form) : word.folded == form;
  });
}

BoilerplateTable::Cue BoilerplateTable::compile(std::string_view pattern) {
  Cue cue;
  for (std::string_view part : split_words(pattern)) {
    if (part.starts_with('=')) part.remove_prefix(1);
    const std::size_t open = part.find('(');
    if (open != part.npos && open > 0 && part.ends_with(')')) {
      Word word;
      const std::string stem(part.substr(0, open));
      const std::string_view endings = part.substr(open + 1, part.size() - open - 2);
      for (std::size_t from = 0; from <= endings.size();) {
        const std::size_t bar = std::min(endings.find('|', from), endings.size());
        word.forms.push_back(fold(stem + std::string(endings.substr(from, bar - from))));
        from = bar + 1;
      }
      std::size_t at = 0;
      word.capital = is_upper(next_code_point(stem, at));
      cue.words.push_back(std::move(word));
      continue;
    }
    const bool star = part.size() > 1 && part.ends_with('*');
    if (star) part.remove_suffix(1);
    for (CueWord& cut : cue_words(part)) cue.words.push_back({{std::move(cut.folded)}, false, cut.capital});
    if (star && !cue.words.empty()) cue.words.back().prefix = true;
  }
  return cue;
}

bool BoilerplateTable::add(std::string_view scope_name, std::string_view patterns) {
  const auto* const named = std::ranges::find(kScopes, scope_name, &std::pair<std::string_view, CueScope>::first);
  if (named == std::end(kScopes)) return false;
  Scope& scope = scopes_[static_cast<std::size_t>(named->second)];
  for (const std::string_view pattern : split_list(patterns)) {
    Cue cue = compile(pattern);
    if (cue.words.empty()) continue;
    const auto index = static_cast<std::uint32_t>(scope.cues.size());
    if (cue.words.front().prefix)
      scope.by_prefix.push_back(index);
    else
      for (const std::string& form : cue.words.front().forms) scope.by_first[form].push_back(index);
    scope.cues.push_back(std::move(cue));
  }
  return true;
}

std::size_t BoilerplateTable::match(CueScope scope_name, std::span<const CueWord> words, std::size_t at) const {
  if (at >= words.size()) return 0;
  const Scope& scope = scopes_[static_cast<std::size_t>(scope_name)];
  std::size_t longest = 0;
  const auto try_cue = [&](std::uint32_t index) {
    const Cue& cue = scope.cues[index];
    if (cue.words.size() <= longest || at + cue.words.size() > words.size()) return;
    for (std::size_t k = 0; k < cue.words.size(); ++k)
      if (!cue.words[k].matches(words[at + k])) return;
    longest = cue.words.size();
  };
  if (const auto it = scope.by_first.find(words[at].folded); it != scope.by_first.end())
    for (const std::uint32_t index : it->second) try_cue(index);
  for (const std::uint32_t index : scope.by_prefix) try_cue(index);
  return longest;
}

bool BoilerplateTable::contains(CueScope scope, std::span<const CueWord> words) const {
  for (std::size_t at = 0; at < words.size(); ++at)
    if (match(scope, words, at) > 0) return true;
  return false;
}

BoilerplateTable BoilerplateTable::load(const std::filesystem::path& languages_dir) {
  BoilerplateTable table;
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(languages_dir, error))
    if (const auto file = entry.path() / "boilerplate.tsv"; std::filesystem::exists(file)) files.push_back(file);
  std::ranges::sort(files);
  for (const auto& file : files)
    read_table(file, 2, [&](const TableRow& row) {
      if (!table.add(row[0], row[1])) row.fail(fmt::format("unknown scope '{}'", row[0]));
    });
  return table;
}

}  // namespace pledgegraph
