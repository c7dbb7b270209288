// Clusters the tellings of one donor and one recipient into promises.
//
// Pairs are judged (pair_judgement), then united from the surest down, each union only if the two clusters together
// still make one promise: their items lie on one line of the taxonomy, no delivery comes before its pledge, nothing
// new is promised on top of what is fulfilled, no two of their statements exclude each other. So a chain of likely
// pairs cannot join what does not belong together, and the outcome does not depend on the order of input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/resolve/pair_judgement.hpp"
#include "graph/resolve/telling.hpp"

namespace pledgegraph {

struct ClusterOptions {
  double threshold = 0.5;
  std::size_t window = 64;
  std::size_t max_numbers = 12;
};

/// A person's judgement on two tellings, by their places in the block.
struct BlockJudgement {
  std::uint32_t a = 0, b = 0;
  bool same = true;
};

/// Why two clusters were united.
struct MergeReason {
  std::uint32_t a = 0, b = 0;  ///< places in the block
  double score = 0;
  std::string reason;
};

struct BlockClusters {
  std::vector<std::uint32_t> cluster;  ///< for each telling its cluster's first telling
  std::vector<MergeReason> merges;     ///< in the order in which they were made
};

/// `block` must be sorted by (date, document, statement), undated last.
BlockClusters cluster_block(std::span<const Telling> block, std::span<const BlockJudgement> judgements,
                            const Catalogue& catalogue, const ClusterOptions& options);

}  // namespace pledgegraph
