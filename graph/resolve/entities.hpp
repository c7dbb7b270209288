// Every entity that the documents mention or the commitments need, with a display name and where it is mentioned.
#pragma once

#include <span>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"
#include "graph/model/record.hpp"
#include "graph/resolve/judgements.hpp"

namespace pledgegraph {

/// Fills ledger.entities, sorted by id. `records` must be sorted by document; ledger.commitments must be complete.
void resolve_entities(Ledger& ledger, std::span<const Record> records, const Catalogue& catalogue,
                      const Judgements& judgements);

}  // namespace pledgegraph
