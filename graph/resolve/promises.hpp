// Statements -> commitments: blocks by donor and recipient, clusters each, sums each cluster up.
#pragma once

#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"
#include "graph/resolve/judgements.hpp"
#include "graph/resolve/resolve.hpp"

namespace pledgegraph {

/// Fills ledger.commitments, sorted by id, from ledger.statements and ledger.documents, which must be complete; parties
/// and items become entity ids by party_id and item_id.
void resolve_commitments(Ledger& ledger, const Catalogue& catalogue, const Judgements& judgements,
                         const ResolveOptions& options);

}  // namespace pledgegraph
