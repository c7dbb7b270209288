// Records -> ledger: which names mean the same entity, which statements tell of the same commitment.
//
// A pure function: the same records in any order, with the same catalogue and judgements, give the same ledger.
#pragma once

#include <span>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"
#include "graph/model/record.hpp"
#include "graph/resolve/judgements.hpp"

namespace pledgegraph {

struct ResolveOptions {
  double threshold = 0.5;           ///< pairs judged below it are not merged
  std::size_t window = 64;          ///< how many neighbours in time a statement is compared with
  std::size_t max_numbers = 12;     ///< a commitment with more different numbers than this is taken for a mix
};

/// Builds the ledger. Records of one document id are taken together; statements with equal ids count once; statements
/// without an id get one. Runs in O(n log n) in the number of statements.
Ledger resolve(std::span<const Record> records, const Catalogue& catalogue, const Judgements& judgements = {},
               const ResolveOptions& options = {});

}  // namespace pledgegraph
