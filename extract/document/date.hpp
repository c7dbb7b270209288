// The day a document was published.
//
// Needs: text, language, blocks, and `date` as its source gave it, if it did. Adds: date in ISO 8601, or nothing. It is
// looked for where pages say it (metadata, lines of the head and the foot, the dateline); a date in the body that tells
// of events is not it. Where the year is left out ("WASHINGTON, Sept 24 -"), the weekday that the first sentences name
// and the years that the text speaks of may give it.
#pragma once

#include <string>

#include "extract/document/document.hpp"
#include "extract/document/line_type.hpp"

namespace pledgegraph {

/// ISO 8601, "2023-02" where only the month is known; empty where nothing can be told.
std::string document_date(const Document& document, const BlockRules& rules);

}  // namespace pledgegraph
