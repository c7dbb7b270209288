// Columns that a text takes on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pledgegraph {

/// By ICU's East Asian width; combining marks take none. Bytes that are not UTF-8 count one each.
std::size_t display_width(std::string_view text);

/// `text` if it fits, else its beginning with "…", at most `width` columns wide. Control characters become blanks.
std::string cut_to_width(std::string_view text, std::size_t width);

}  // namespace pledgegraph
