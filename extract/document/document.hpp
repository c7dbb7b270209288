// A document as the pipeline sees it: the text of the article, in UTF-8, cut into typed blocks, with what is known
// about it from outside (front matter, meta tags, JSON fields).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/record.hpp"

namespace pledgegraph {

/// What a run of lines is for the reader of the page.
enum class BlockType : std::uint8_t {
  Headline,     ///< title, standfirst, cross-heading: counts as text, often without a verb
  Dateline,     ///< place, date, agency, by-line: where the document's date is looked for; no statements
  Paragraph,
  Bullet,       ///< an item of a list; belongs to the announcement before it
  Caption,      ///< under a picture: counts as text
  TableRow,
  Boilerplate,  ///< menus, "read also", other articles' titles, credits, cookie notices: nothing in it counts
};

struct Block {
  BlockType type = BlockType::Paragraph;
  Span span;  ///< without surrounding white space
};

/// Something wrong with an input that did not stop it from being read.
struct Diagnostic {
  std::string place;    ///< file name, with line or record where there is one
  std::string message;  ///< what is wrong and what was done about it
};

struct Document {
  std::string id;      ///< file name without folder and suffix, or what the input calls itself
  std::string source;  ///< path, "-" for standard input; with "#line" for one of many in a file
  std::string text;    ///< UTF-8, NFC
  std::string title, date, publisher, url;  ///< date ISO 8601 or empty
  std::string language;                     ///< ISO 639-1, empty if it cannot be told
  std::vector<Block> blocks;                ///< in order of the text, not overlapping
  std::vector<Diagnostic> diagnostics;
};

}  // namespace pledgegraph
