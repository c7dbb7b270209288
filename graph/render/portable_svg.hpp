// Makes of Graphviz's SVG one that looks and behaves the same in every browser.
#pragma once

#include <string>
#include <string_view>

namespace pledgegraph {

/// Drops the document type, the comments (they name Graphviz's version) and the names of nodes, which would show as
/// tooltips; gives each tooltip as a <title> element, which all browsers show; adds fonts to fall back on (Verdana has
/// DejaVu's widths); opens links in a window of their own that does not know where it was opened from.
std::string portable_svg(std::string_view svg);

}  // namespace pledgegraph
