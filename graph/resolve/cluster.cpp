// Best-first agglomeration over the judged pairs.
#include "graph/resolve/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "graph/resolve/candidate_pairs.hpp"
#include "graph/resolve/promise_state.hpp"

namespace pledgegraph {

namespace {

struct ScoredPair {
  float score;
  std::uint32_t a, b;
};

class Clusters {
 public:
  Clusters(std::span<const Telling> block, const Catalogue& catalogue, std::size_t max_numbers)
      : block_(block), catalogue_(catalogue), max_numbers_(max_numbers), parent_(block.size()), members_(block.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    states_.reserve(block.size());
    for (std::uint32_t k = 0; k < block.size(); ++k) {
      members_[k] = {k};
      states_.push_back(PromiseState::of(block[k]));
    }
  }

  std::uint32_t find(std::uint32_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }

  void forbid(std::uint32_t a, std::uint32_t b) { forbidden_.emplace_back(a, b); }

  /// Whether the clusters a and b (roots) may be one.
  bool compatible(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t pair = std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
    if (excluded_.contains(pair)) return false;
    const bool apart = judged_apart(a, b) || exclusion(states_[a], states_[b], catalogue_, max_numbers_) ||
                       documents_exclude(a, b);
    if (apart) excluded_.insert(pair);
    return !apart;
  }

  bool judged_apart(std::uint32_t a, std::uint32_t b) {
    return std::any_of(forbidden_.begin(), forbidden_.end(), [&](const auto& pair) {
      const std::uint32_t x = find(pair.first), y = find(pair.second);
      return (x == a && y == b) || (x == b && y == a);
    });
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    parent_[b] = a;
    if (const auto index = by_document_.find(a); index != by_document_.end()) {
      for (const std::uint32_t k : members_[b]) index->second[block_[k].document].push_back(k);
    }
    by_document_.erase(b);
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    std::vector<std::uint32_t>().swap(members_[b]);
    states_[a].absorb(states_[b], catalogue_);
  }

 private:
  using Documents = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;

  /// A document that has statements in both clusters and sets two of them apart.
  bool documents_exclude(std::uint32_t a, std::uint32_t b) {
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    const Documents& documents = documents_of(a);
    for (const std::uint32_t x : members_[b]) {
      const auto shared = documents.find(block_[x].document);
      if (shared == documents.end()) continue;
      for (const std::uint32_t y : shared->second) {
        if (judge(block_[x], block_[y], catalogue_).verdict == Verdict::NotSame) return true;
      }
    }
    return false;
  }

  /// The larger cluster's members by document, made when first needed.
  const Documents& documents_of(std::uint32_t root) {
    const auto [at, fresh] = by_document_.try_emplace(root);
    if (fresh) {
      for (const std::uint32_t k : members_[root]) at->second[block_[k].document].push_back(k);
    }
    return at->second;
  }

  std::span<const Telling> block_;
  const Catalogue& catalogue_;
  std::size_t max_numbers_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<PromiseState> states_;
  std::unordered_map<std::uint32_t, Documents> by_document_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forbidden_;
  /// Roots found incompatible, lower place first. What grows only says more, so they are not asked again.
  std::unordered_set<std::uint64_t> excluded_;
};

std::vector<ScoredPair> score_pairs(std::span<const Telling> block, const Catalogue& catalogue,
                                    const ClusterOptions& options) {
  std::vector<ScoredPair> scored;
  visit_candidate_pairs(block, catalogue, options.window, [&](std::uint32_t a, std::uint32_t b) {
    const PairJudgement judgement = judge(block[a], block[b], catalogue);
    if (judgement.verdict == Verdict::Same && judgement.score >= options.threshold) {
      scored.push_back({static_cast<float>(judgement.score), a, b});
    }
  });
  std::sort(scored.begin(), scored.end(), [](const ScoredPair& x, const ScoredPair& y) {
    return x.score != y.score ? x.score > y.score : x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return scored;
}

}  // namespace

BlockClusters cluster_block(std::span<const Telling> block, std::span<const BlockJudgement> judgements,
                            const Catalogue& catalogue, const ClusterOptions& options) {
  BlockClusters out;
  Clusters clusters(block, catalogue, options.max_numbers);
  for (const BlockJudgement& one : judgements) {
    if (!one.same) clusters.forbid(one.a, one.b);
  }
  for (const BlockJudgement& one : judgements) {
    if (!one.same || clusters.find(one.a) == clusters.find(one.b)) continue;
    clusters.unite(clusters.find(one.a), clusters.find(one.b));
    out.merges.push_back({one.a, one.b, 1, "judged by a person"});
  }
  for (const ScoredPair& pair : score_pairs(block, catalogue, options)) {
    const std::uint32_t a = clusters.find(pair.a), b = clusters.find(pair.b);
    if (a == b || !clusters.compatible(a, b)) continue;
    clusters.unite(a, b);
    out.merges.push_back({pair.a, pair.b, pair.score, judge(block[pair.a], block[pair.b], catalogue).reason});
  }
  out.cluster.resize(block.size());
  std::unordered_map<std::uint32_t, std::uint32_t> first;
  for (std::uint32_t k = 0; k < block.size(); ++k) {
    out.cluster[k] = first.try_emplace(clusters.find(k), k).first->second;
  }
  return out;
}

}  // namespace pledgegraph
