// Which pairs of tellings are worth judging: enough to find every merge, few enough for a million statements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "graph/model/catalogue.hpp"
#include "graph/resolve/telling.hpp"

namespace pledgegraph {

/// Calls visit(a, b) with pairs a < b of places in the block, each pair once. Tellings are compared within one
/// document, and across documents with the latest telling of each of the `window` claims (status and number) last heard
/// about the same item, or about one above or below it. Never more than 256 within the document, and `window` for each
/// step of the taxonomy, a telling.
void visit_candidate_pairs(std::span<const Telling> block, const Catalogue& catalogue, std::size_t window,
                           const std::function<void(std::uint32_t, std::uint32_t)>& visit);

}  // namespace pledgegraph
