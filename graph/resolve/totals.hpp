// Finds commitments that only add up others ("eighteen Caesars in all", after twelve and six), so that sums over the
// ledger do not count them twice.
#pragma once

#include <vector>

#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// Sets `total` on commitments whose number is exactly the sum of two or more consecutive earlier commitments of the
/// same donor, recipient and item, and says of which among their merge reasons. Totals are not summands.
void mark_totals(std::vector<Commitment>& commitments);

}  // namespace pledgegraph
