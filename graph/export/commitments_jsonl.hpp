// Commitments as JSON Lines: one object a commitment with names, timeline, and the sentences behind it.
#pragma once

#include <ostream>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// In the ledger's order; keys in a fixed order, missing values null.
void write_commitments_jsonl(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue);

}  // namespace pledgegraph
