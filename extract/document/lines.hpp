// The lines of a plain text and their shape: what a reader sees of a line before reading its words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/record.hpp"

namespace pledgegraph {

struct Line {
  Span span;  ///< without surrounding white space; more than one line where a wrapped paragraph was joined
  std::string_view text;
  std::uint32_t body = 0;  ///< bytes of list marks and arrows before the words
  char32_t marker = 0;     ///< the list mark: a bullet, a dash, an arrow; U'1' for "1." and "a)"
  bool link_mark = false;  ///< the marks are those of links: ">>", "»", "→", "↳"
  int blank_before = 0;    ///< empty lines before it
  int blank_after = 0;     ///< empty lines after it; many at the end of the text
  std::uint32_t characters = 0, letters = 0, digits = 0, capitals = 0;  ///< capitals: upper-case letters
  std::uint32_t words = 0, capital_words = 0;
  bool terminated = false;  ///< ends as a sentence does, quotes and brackets aside
  bool question = false;    ///< ... with a question mark
  bool ellipsis = false;    ///< ... with three dots
  bool colon = false;       ///< ends with a colon
  bool item_end = false;    ///< ends with a comma or semicolon
  bool bracketed = false;   ///< wholly inside [...] or (...)
  bool joined = false;      ///< a wrapped paragraph of several lines of the file

  std::string_view words_text() const { return text.substr(body); }
  bool all_caps() const { return letters > 3 && capitals * 10 >= letters * 9; }
};

/// The non-empty lines of `text`. Paragraphs that were broken at a fixed width are joined into one line each.
std::vector<Line> split_lines(std::string_view text);

/// The line that is text[span].
Line make_line(std::string_view text, Span span);
/// Sets each line's blank_after from the next one's blank_before.
void link_lines(std::vector<Line>& lines);

}  // namespace pledgegraph
