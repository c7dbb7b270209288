// The article of a page: its blocks in order, without menus, teasers, forms, comments and the like.
//
// By structure: elements whose tag, role or class says that they are furniture are left out, unless most of the page's
// text is in them. By density: of what is left, the smallest element that holds nearly all paragraphs is read, and in
// it blocks that are mostly links are dropped, as are headings that nothing follows.
#pragma once

#include <string>
#include <vector>

#include "extract/document/document.hpp"
#include "extract/document/html_tree.hpp"

namespace pledgegraph {

struct HtmlBlock {
  BlockType type = BlockType::Paragraph;
  std::string text;       ///< white space folded, entities replaced
  bool is_title = false;  ///< an h1
};

struct HtmlArticle {
  std::vector<HtmlBlock> blocks;
  std::string h1;    ///< the page's main heading, also where it stands outside the article; may be empty
  std::string time;  ///< of the first <time> in the article or its header, as written; may be empty
};

HtmlArticle read_article(const HtmlTree& tree);

}  // namespace pledgegraph
