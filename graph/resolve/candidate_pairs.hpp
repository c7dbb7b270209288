// Which pairs of tellings are worth judging: enough to find every merge, few enough for a million statements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/resolve/telling.hpp"

namespace pledgegraph {

/// Pairs (a < b) of places in the block, sorted, without repetition. Tellings are compared within one document, and
/// across documents with the latest telling of each of the `window` claims (status and number) last heard about the
/// same item or one above or below it. At most window + 256 a telling.
std::vector<std::pair<std::uint32_t, std::uint32_t>> candidate_pairs(std::span<const Telling> block,
                                                                     const Catalogue& catalogue, std::size_t window);

}  // namespace pledgegraph
