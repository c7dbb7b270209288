// `key: value` lines at the top of a plain text: title, date, publisher, url, language, id.
#pragma once

#include <string_view>

#include "extract/document/document.hpp"

namespace pledgegraph {

/// Reads front matter at the beginning of `text` into `document` and returns the number of bytes it takes; 0 if there
/// is none. Two forms: fenced by lines of three hyphens, where unknown keys are passed over; or lines of known keys
/// alone, ended by an empty line. Broken front matter becomes a diagnostic naming the line, and the text is kept.
std::size_t read_front_matter(std::string_view text, Document& document);

}  // namespace pledgegraph
