#include "extract/document/lines.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

bool is_closing(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U'\u201D':
    case U'\u201C':
    case U'\u2019':
    case U'\u00BB':
    case U'\u00AB':
    case U'\u203A':
    case U')':
    case U']':
    case U'*':
    case U'_':
    case U'\u2018':
      return true;
    default:
      return false;
  }
}

bool is_link_mark(char32_t c) {
  return c == U'>' || c == U'\u00BB' || c == U'\u203A' || c == U'\u2192' || c == U'\u21B3' || c == U'\u2794' ||
         c == U'\u27A1';
}

bool is_bullet(char32_t c) {
  switch (c) {
    case U'\u2022':
    case U'\u25CF':
    case U'\u25AA':
    case U'\u25A0':
    case U'\u25E6':
    case U'\u2023':
    case U'\u25B8':
    case U'\u25BA':
    case U'\u25B6':
    case U'\u2713':
    case U'\u2714':
    case U'\u00B7':
    case U'*':
    case U'\u2043':
    case U'\u25CB':
    case U'\u2756':
    case U'\u25A1':
    case U'\u2666':
    case U'\uFE0F':
    case U'+':
      return true;
    default:
      return is_link_mark(c);
  }
}

bool is_dash(char32_t c) { return c == U'-' || c == U'\u2013' || c == U'\u2014' || c == U'\u2212' || c == U'\u2012'; }

/// Marks before the words: bullets and dashes followed by a blank, "1." and "a)", pictures.
void read_marks(Line& line) {
  const std::string_view text = line.text;
  std::size_t at = 0;
  for (int marks = 0; at < text.size() && marks < 8; ++marks) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const bool picture = c >= 0x1F000 && c < 0x20000;
    const bool symbol = (c >= 0x2600 && c < 0x27C0) || c == 0xFE0F || c == 0x200D;
    if (!is_bullet(c) && !is_dash(c) && !picture && !symbol) break;
    const bool followed =
        next < text.size() && (text[next] == ' ' || text[next] == '\t' || text.substr(next).starts_with("\xC2\xA0"));
    // "-5" and "*Correction:*" are words; an arrow or a picture may touch what follows.
    if ((is_dash(c) || c == U'*' || c == U'+' || c == U'\u00B7') && !followed) break;
    if (line.marker == 0 && !symbol) line.marker = c;
    line.link_mark = line.link_mark || is_link_mark(c);
    at = next;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text.substr(at).starts_with("\xC2\xA0")))
      at += text[at] == '\xC2' ? 2 : 1;
  }
  if (at == 0) {  // "1. ", "12) ", "a) "
    std::size_t k = 0;
    while (k < text.size() && k < 2 && text[k] >= '0' && text[k] <= '9') ++k;
    if (k == 0 && !text.empty() && text[0] >= 'a' && text[0] <= 'z' && text.size() > 1 && text[1] == ')') k = 1;
    if (k > 0 && k + 1 < text.size() && (text[k] == ')' || (text[k] == '.' && text[0] <= '9')) && text[k + 1] == ' ') {
      line.marker = U'1';
      at = k + 2;
    }
  }
  line.body = static_cast<std::uint32_t>(at);
}

void measure(Line& line) {
  const std::string_view text = line.text;
  bool in_word = false;
  char32_t first = 0, last = 0, end_sign = 0;
  int dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    // Most of most texts are small letters and blanks.
    const char plain = text[at];
    if (plain >= 'a' && plain <= 'z') {
      ++at;
      ++line.characters;
      ++line.letters;
      line.words += in_word ? 0 : 1;
      in_word = true;
      if (first == 0) first = U'a';
      last = end_sign = U'a';
      dots = 0;
      line.ellipsis = false;
      continue;
    }
    if (plain == ' ') {
      ++at;
      ++line.characters;
      in_word = false;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    ++line.characters;
    const CharClass type = char_class(c);
    if (type == CharClass::Letter) {
      ++line.letters;
      const bool upper = is_upper(c);
      line.capitals += upper ? 1 : 0;
      if (!in_word) {
        ++line.words;
        line.capital_words += upper ? 1 : 0;
      }
    }
    in_word = type == CharClass::Letter || (in_word && (is_apostrophe(c) || type == CharClass::Digit));
    line.digits += type == CharClass::Digit ? 1 : 0;
    if (type == CharClass::Space) continue;
    if (first == 0) first = c;
    last = c;
    dots = c == U'.' ? dots + 1 : 0;
    if (!is_closing(c)) {
      end_sign = c;
      line.ellipsis = c == U'\u2026' || dots >= 3;
    }
  }
  line.question = end_sign == U'?';
  line.terminated = end_sign == U'.' || end_sign == U'!' || end_sign == U'?' || end_sign == U'\u2026';
  line.colon = end_sign == U':';
  line.item_end = end_sign == U',' || end_sign == U';';
  line.bracketed = (first == U'[' && last == U']' && text.find(']') == text.size() - 1) ||
                   (first == U'(' && last == U')' && text.rfind('(') == 0);
}

std::size_t width_of(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return n;
}

/// A run of neighbouring lines was broken at a fixed width if each next line's first word would not have fitted.
bool is_wrapped(const std::vector<Line>& run) {
  if (run.size() < 2) return false;
  std::size_t widest = 0, open = 0, filled = 0;
  std::vector<std::size_t> widths;
  for (const Line& line : run) {
    widths.push_back(width_of(line.text));
    widest = std::max(widest, widths.back());
  }
  if (widest < 45 || widest > 130) return false;
  for (std::size_t k = 0; k + 1 < run.size(); ++k) {
    if (run[k + 1].marker != 0) return false;
    const std::string_view next = run[k + 1].text;
    const std::size_t word = width_of(next.substr(0, next.find(' ')));
    filled += widths[k] + 1 + word + 1 >= widest && widths[k] * 2 > widest ? 1 : 0;
    open += run[k].terminated || run[k].colon ? 0 : 1;
  }
  const std::size_t breaks = run.size() - 1;
  // Two lines alone may be a title and its dateline: there the break must fall inside a sentence.
  if (run.size() == 2) {
    std::size_t at = 0;
    const char32_t first = next_code_point(run[1].text, at);
    const bool goes_on = char_class(first) == CharClass::Letter && !is_upper(first);
    return filled == 1 && open == 1 && goes_on;
  }
  return filled * 10 >= breaks * 8 && open * 2 >= breaks;
}

}  // namespace

Line make_line(std::string_view text, Span span) {
  Line line;
  line.span = span;
  line.text = text.substr(span.begin, span.end - span.begin);
  read_marks(line);
  measure(line);
  return line;
}

void link_lines(std::vector<Line>& lines) {
  for (std::size_t k = 0; k < lines.size(); ++k)
    lines[k].blank_after = k + 1 < lines.size() ? lines[k + 1].blank_before : 99;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::vector<Line> run;
  int blank = 0;
  const auto flush = [&] {
    if (run.empty()) return;
    if (is_wrapped(run)) {
      Line joined = make_line(text, {run.front().span.begin, run.back().span.end});
      joined.joined = true;
      joined.blank_before = run.front().blank_before;
      lines.push_back(joined);
    } else {
      lines.insert(lines.end(), run.begin(), run.end());
    }
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t b = at, e = end;
    const auto blank_at = [&](std::size_t k) { return text[k] == ' ' || text[k] == '\t'; };
    while (b < e) {
      if (blank_at(b))
        ++b;
      else if (text.substr(b, e - b).starts_with("\xC2\xA0"))
        b += 2;
      else
        break;
    }
    while (e > b) {
      if (blank_at(e - 1))
        --e;
      else if (e - b >= 2 && text.substr(e - 2, 2) == "\xC2\xA0")
        e -= 2;
      else
        break;
    }
    if (b == e) {
      flush();
      ++blank;
    } else {
      Line line = make_line(text, {static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(e)});
      line.blank_before = std::exchange(blank, 0);
      run.push_back(line);
    }
    at = end + 1;
  }
  flush();
  link_lines(lines);
  return lines;
}

}  // namespace pledgegraph
