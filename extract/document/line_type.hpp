// What one line is by itself: by its shape, its dates and the cues at its beginning. What only its neighbours tell is
// decided in blocks.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/document/boilerplate.hpp"
#include "extract/document/document.hpp"
#include "extract/document/find_dates.hpp"
#include "extract/document/lines.hpp"

namespace pledgegraph {

/// What all lines are judged by.
struct BlockRules {
  const BoilerplateTable& cues;
  const DateWords& dates;
  std::string_view language;
};

struct LineVerdict {
  BlockType type = BlockType::Paragraph;
  bool cue = false;         ///< a cue of boilerplate decided
  bool weak = false;        ///< ... a cue of one word
  bool menu = false;        ///< ... the shape of a menu
  bool opens_list = false;  ///< what stands under it belongs to it ("Lire aussi :")
  bool rest = false;        ///< everything after it is not the article
  bool has_date = false;    ///< a short line that holds a date with its year
  bool date_line = false;  ///< little but a date, a place, names, an agency: a dateline if it stands where datelines do
  bool by_line = false;    ///< names an author or a source
};

/// True if the line is plainly text: long, and a sentence to its end.
bool is_body(const Line& line);

LineVerdict judge_line(const Line& line, const BlockRules& rules);

/// True if a text is told date by date: several lines begin with one, or are the name of a month. The dates of such
/// lines are not the document's.
bool is_chronology(std::span<const std::string_view> lines, const BlockRules& rules);
/// True if the line is an entry or a heading of such a text.
bool is_chronology_entry(std::string_view line, const BlockRules& rules);

/// Length in bytes of the dateline at the beginning of a paragraph ("BERLIN, 6 mai 2025 - "), with the blank or dash
/// that ends it; 0 if there is none. Meant for first paragraphs: further down, "LISBONNE – " heads an item of news.
std::size_t dateline_prefix(std::string_view paragraph, const BlockRules& rules);

}  // namespace pledgegraph
