// Which elements of a page are furniture, by what their authors call them.
#pragma once

#include "extract/document/html_tree.hpp"

namespace pledgegraph {

/// How an element's tag and attributes speak for its being left out.
enum class Furniture : std::uint8_t {
  No,
  Named,   ///< its class, id or tag says so; pages are sometimes named carelessly
  Hidden,  ///< the reader of the page does not see it
};

Furniture furniture_of(const HtmlTree& tree, const HtmlNode& node);

/// True if class or id name the body of an article ("article-body", "entry-content", itemprop=articleBody).
bool is_named_article_body(const HtmlTree& tree, const HtmlNode& node);

/// True if class or id name a caption of a picture.
bool is_named_caption(const HtmlTree& tree, const HtmlNode& node);

}  // namespace pledgegraph
