// Cuts a document into typed blocks: what is headline, dateline, paragraph, list item, caption, table row, and what is
// the page's furniture.
//
// Needs: text (UTF-8, NFC), language. Blocks that a reader of structured input set already (HTML) are kept and only
// judged by cues; a document without blocks is cut by its lines. Adds: blocks.
#pragma once

#include "extract/document/document.hpp"
#include "extract/document/line_type.hpp"

namespace pledgegraph {

void type_blocks(Document& document, const BlockRules& rules);

}  // namespace pledgegraph
