// Dates at the beginnings of paragraphs: the dateline of a first paragraph (place, date, agency, and the sign that ends
// them), and the entries of chronologies, which look alike.
#include <algorithm>

#include "extract/document/encoding.hpp"
#include "extract/document/line_type.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kLongest = 160;  // bytes

/// True if `head` holds nothing but capitalised words, small words, dates, and words in brackets; and at least what
/// makes it a dateline.
bool is_dateline(std::string_view head, bool dash, const BlockRules& rules) {
  const std::vector<DateMention> dates = find_dates(head, rules.dates, rules.language, kLongest);
  std::size_t names = 0, others = 0, small = 0, bracketed = 0;
  int brackets = 0;
  bool capitals = false;  // the first word, in capitals as agencies write places
  for (std::size_t at = 0; at < head.size();) {
    const auto date = std::ranges::find(dates, at, [](const DateMention& d) -> std::size_t { return d.span.begin; });
    if (date != dates.end()) {
      at = date->span.end;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(head, at);
    if (c == U'(') ++brackets;
    if (c == U')') --brackets;
    if (c == U'"' || c == U'\u00AB' || c == U'\u201C' || c == U'\u201E' || c == U'?' || c == U'!' || c == U':' ||
        c == U';')
      return false;
    const CharClass type = char_class(c);
    if (type == CharClass::Digit && brackets == 0) ++others;
    if (type != CharClass::Letter) continue;
    std::size_t letters = 1, upper = is_upper(c) ? 1 : 0;
    for (std::size_t next = at; next < head.size(); ++letters) {
      const char32_t d = next_code_point(head, next);
      if (char_class(d) != CharClass::Letter) break;
      upper += is_upper(d) ? 1 : 0;
      at = next;
    }
    if (brackets > 0) {
      ++bracketed;
    } else if (is_upper(c)) {
      if (names == 0 && small == 0) capitals = letters >= 3 && upper == letters;
      ++names;
    } else if (letters <= 4) {
      ++small;
    } else if (rules.dates.weekday(fold(head.substr(begin, at - begin)), rules.language) == 0) {
      ++others;
    }
  }
  if (others > 0 || names > 7 || small > 4 || bracketed > 6 || brackets != 0) return false;
  const bool day = std::ranges::any_of(dates, [](const DateMention& d) { return d.day != 0; });
  const bool dated = day || (!dates.empty() && names > 0);
  if (!dash) return dated;
  return dated || (names > 0 && bracketed > 0) || capitals;
}

}  // namespace

bool is_chronology_entry(std::string_view line, const BlockRules& rules) {
  const std::string_view start = line.substr(0, 60);
  if (line.size() > 40 && start.find_first_of("0123456789") == start.npos && start.find(':') == start.npos &&
      start.find('.') == start.npos)
    return false;
  // The name of a month alone, or two of them ("Juin-août"), with the year or without.
  std::size_t months = 0, others = 0;
  if (line.size() <= 40) {
    for (const CueWord& word : cue_words(line)) {
      if (word.letters && rules.dates.month(word.folded, rules.language) != 0)
        ++months;
      else if (word.letters || (word.digits && word.folded.size() != 4))
        ++others;
    }
    if (months > 0 && others == 0) return true;
  }
  // "July: France follows ..."
  if (const auto words = cue_words(line, 2); words.size() == 2 && words[0].letters &&
                                             (words[1].folded == ":" || words[1].folded == ".") &&
                                             rules.dates.month(words[0].folded, rules.language) != 0)
    return true;
  const auto dates = find_dates(line, rules.dates, rules.language, 80);
  return !dates.empty() && dates.front().span.begin < 8 && line.size() > dates.front().span.end + 20;
}

bool is_chronology(std::span<const std::string_view> lines, const BlockRules& rules) {
  return std::ranges::count_if(lines, [&](std::string_view line) { return is_chronology_entry(line, rules); }) >= 3;
}

std::size_t dateline_prefix(std::string_view paragraph, const BlockRules& rules) {
  const std::string_view head = paragraph.substr(0, character_start(paragraph, kLongest));
  const auto blank = [&](std::size_t k) {
    return k >= head.size() || head[k] == ' ' || head.substr(k).starts_with("\xC2\xA0");
  };
  const auto past_blanks = [&](std::size_t k) {
    while (k < head.size() && blank(k)) k += head[k] == ' ' ? 1 : 2;
    return k;
  };
  // "(Washington) Le Pentagone ..."
  if (head.starts_with('(')) {
    const std::size_t close = head.find(')');
    if (close != head.npos && close < 50) {
      const std::string_view inside = head.substr(1, close - 1);
      const auto words = cue_words(inside);
      const bool names = !words.empty() && words.size() <= 5 && std::ranges::all_of(words, [](const CueWord& w) {
        return !w.letters || w.capital || w.folded.size() <= 3;
      });
      const std::size_t after = past_blanks(close + 1);
      std::size_t at = after;
      if (names && after < head.size() && is_upper(next_code_point(head, at))) {
        const std::size_t more = dateline_prefix(paragraph.substr(after), rules);
        return after + more;
      }
    }
  }
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(head, at);
    if (c == U'-' && at < head.size() && head[at] == '-') ++at;
    const bool dash = c == U'-' || c == U'\u2013' || c == U'\u2014' || c == U'\u2212';
    const bool before = begin > 0 && (head[begin - 1] == ' ' || head[begin - 1] == '.' || head[begin - 1] == ')' ||
                                      (begin > 1 && head.substr(begin - 2, 2) == "\xC2\xA0"));
    if (dash && before && blank(at)) {
      std::size_t end = begin;
      while (end > 0 && (head[end - 1] == ' ' || head[end - 1] == '.')) --end;
      if (is_dateline(head.substr(0, end), true, rules)) return past_blanks(at);
    }
    if (c == U'.' && blank(at) && at < head.size()) {
      const std::size_t next = past_blanks(at);
      std::size_t k = next;
      if (next < head.size()) {
        const char32_t d = next_code_point(head, k);
        const bool opens = is_upper(d) || d == U'"' || d == U'\u00AB' || d == U'\u201C' || d == U'\u201E';
        if (opens && is_dateline(head.substr(0, begin), false, rules)) {
          // "Berlin, 26. Juli 2022 – ": a dash may still follow.
          return next;
        }
      }
    }
  }
  return 0;
}

}  // namespace pledgegraph
