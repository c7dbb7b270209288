// What a page says about itself: meta tags, OpenGraph, JSON-LD, <title>, <html lang>.
#pragma once

#include <string>

#include "extract/document/html_tree.hpp"

namespace pledgegraph {

struct HtmlMetadata {
  std::string title;  ///< the article's, where the page says it apart from its own name; else <title>
  std::string date;   ///< of publication, as the page writes it
  std::string language, publisher, url;
  bool title_is_the_article = false;  ///< false where only <title> gave it, which often ends with the site's name
};

HtmlMetadata read_metadata(const HtmlTree& tree);

}  // namespace pledgegraph
