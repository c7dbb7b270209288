#include "extract/commitments/tree_ensemble.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace pledgegraph {
namespace {

constexpr int kDeepest = 6;

int depth_of(const std::vector<TreeNode>& nodes, std::size_t at) {
  const TreeNode& node = nodes[at];
  if (node.feature < 0) return 0;
  return 1 + std::max(depth_of(nodes, static_cast<std::size_t>(node.left)), depth_of(nodes, static_cast<std::size_t>(node.right)));
}

}  // namespace

double walk(const std::vector<TreeNode>& nodes, std::span<const float> features) {
  std::size_t at = 0;
  while (nodes[at].feature >= 0)
    at = static_cast<std::size_t>(features[static_cast<std::size_t>(nodes[at].feature)] <= nodes[at].threshold ? nodes[at].left : nodes[at].right);
  return nodes[at].value;
}

void TreeEnsemble::add(std::vector<TreeNode> nodes, int output) { unfinished_.push_back({std::move(nodes), output}); }

bool TreeEnsemble::finish() {
  const std::vector<Unfinished> trees = std::exchange(unfinished_, {});
  std::vector<std::pair<std::int32_t, float>> tests;
  for (const auto& [nodes, output] : trees) {
    depth_ = std::max(depth_, depth_of(nodes, 0));
    for (const TreeNode& node : nodes)
      if (node.feature >= 0) tests.emplace_back(node.feature, node.threshold);
  }
  std::sort(tests.begin(), tests.end());
  tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
  if (depth_ > kDeepest || tests.size() >= std::numeric_limits<std::uint16_t>::max()) return false;
  thresholds_.assign(1, 0);
  for (const auto& [feature, threshold] : tests) {
    const auto place = static_cast<std::uint32_t>(thresholds_.size());
    if (features_.empty() || features_.back().feature != static_cast<std::uint32_t>(feature)) features_.push_back({static_cast<std::uint32_t>(feature), place, place});
    features_.back().end = place + 1;
    thresholds_.push_back(threshold);
  }
  const std::size_t leaves = std::size_t{1} << depth_;
  for (const auto& [nodes, output] : trees) {
    tests_.resize(tests_.size() + leaves - 1, 0);
    leaves_.resize(leaves_.size() + leaves);
    outputs_.push_back(output);
    lay_out(nodes, 0, 0, leaves - 1);
  }
  return true;
}

/// Puts a node at its place among the `inner` nodes of the last tree, or among its leaves.
void TreeEnsemble::lay_out(const std::vector<TreeNode>& nodes, std::size_t index, std::size_t place, std::size_t inner) {
  const TreeNode& node = nodes[index];
  if (place >= inner) {
    leaves_[leaves_.size() - (inner + 1) + (place - inner)] = static_cast<double>(node.value);
    return;
  }
  std::size_t left = index, right = index;  // of a leaf that stands above the lowest level
  if (node.feature >= 0) {
    const auto feature = std::lower_bound(features_.begin(), features_.end(), static_cast<std::uint32_t>(node.feature),
                                          [](const Feature& known, std::uint32_t f) { return known.feature < f; });
    const auto test = std::lower_bound(thresholds_.begin() + feature->begin, thresholds_.begin() + feature->end, node.threshold);
    tests_[tests_.size() - inner + place] = static_cast<std::uint16_t>(test - thresholds_.begin());
    left = static_cast<std::size_t>(node.left);
    right = static_cast<std::size_t>(node.right);
  }
  lay_out(nodes, left, 2 * place + 1, inner);
  lay_out(nodes, right, 2 * place + 2, inner);
}

/// 0xFF for each value that is not at most the threshold.
TreeEnsemble::Lanes TreeEnsemble::above(const Values& values, float threshold) {
  using Floats [[gnu::vector_size(16)]] = float;
  using Shorts [[gnu::vector_size(16)]] = std::int16_t;
  Floats four[4];
  std::memcpy(four, values.data(), sizeof four);
  const auto at_most = [&](int k) { return reinterpret_cast<Shorts>(four[k] <= threshold); };
  const auto halves = [](Shorts x, Shorts y) { return reinterpret_cast<Lanes>(__builtin_shufflevector(x, y, 0, 2, 4, 6, 8, 10, 12, 14)); };
  return ~__builtin_shufflevector(halves(at_most(0), at_most(1)), halves(at_most(2), at_most(3)), 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

/// What each test says of each example. Where all examples have one value, it is asked once.
void TreeEnsemble::ask(std::span<const std::span<const float>> examples, Scratch& scratch) const {
  const std::size_t width = scratch.varies.size();
  const float* first = examples[0].data();
  std::uint32_t* varies = scratch.varies.data();
  std::fill_n(varies, width, 0u);
  for (std::size_t e = 1; e < examples.size(); ++e) {
    const float* other = examples[e].data();
    for (std::size_t f = 0; f < width; ++f) varies[f] |= std::bit_cast<std::uint32_t>(first[f]) ^ std::bit_cast<std::uint32_t>(other[f]);
  }
  scratch.varying.clear();
  Lanes* answers = scratch.answers.data();
  for (const Feature& feature : features_) {
    const float value = first[feature.feature];
    if (varies[feature.feature] != 0) scratch.varying.push_back(&feature);
    else
      for (std::uint32_t test = feature.begin; test < feature.end; ++test) answers[test] = value <= thresholds_[test] ? Lanes{} : ~Lanes{};
  }
  // Values side by side, so that a test asks all examples at once; what stands behind the last one is asked in vain.
  const std::size_t varying = scratch.varying.size();
  scratch.values.resize(varying);
  for (std::size_t e = 0; e < examples.size(); ++e) {
    const float* values = examples[e].data();
    for (std::size_t k = 0; k < varying; ++k) scratch.values[k][e] = values[scratch.varying[k]->feature];
  }
  for (std::size_t k = 0; k < varying; ++k)
    for (std::uint32_t test = scratch.varying[k]->begin; test < scratch.varying[k]->end; ++test) answers[test] = above(scratch.values[k], thresholds_[test]);
}

/// The leaf, counted from First, that each example reaches from a node.
template <int Depth, int First>
TreeEnsemble::Lanes TreeEnsemble::leaf(const Lanes* answers, const std::uint16_t* tests, std::size_t node) {
  const Lanes right = answers[tests[node]];
  if constexpr (Depth == 1) {
    return (Lanes{} + static_cast<std::uint8_t>(First)) - right;  // 0xFF is -1
  } else {
    const Lanes of_left = leaf<Depth - 1, First>(answers, tests, 2 * node + 1);
    const Lanes of_right = leaf<Depth - 1, First + (1 << (Depth - 1))>(answers, tests, 2 * node + 2);
    return (of_right & right) | (of_left & ~right);
  }
}

/// Adds the trees' values to sums[output * kTogether + example].
template <int Depth>
void TreeEnsemble::sum(const std::vector<Lanes>& answers, std::size_t examples, std::span<double> sums) const {
  const std::uint16_t* tests = tests_.data();
  const double* values = leaves_.data();
  for (const int output : outputs_) {
    const Lanes reached = leaf<Depth, 0>(answers.data(), tests, 0);
    double* to = sums.data() + static_cast<std::size_t>(output) * kTogether;
    for (std::size_t e = 0; e < examples; ++e) to[e] += values[reached[e]];
    tests += (1 << Depth) - 1;
    values += 1 << Depth;
  }
}

void TreeEnsemble::score(std::span<const std::span<const float>> examples, std::span<double> scores) const {
  if (examples.empty()) return;
  const std::size_t outputs = scores.size() / examples.size();
  static thread_local Scratch scratch;  // what it holds is only of this call; its memory is kept
  scratch.varies.resize(features_.empty() ? 0 : features_.back().feature + 1);
  scratch.answers.resize(thresholds_.size());
  scratch.sums.resize(outputs * kTogether);
  std::vector<double>& sums = scratch.sums;
  for (std::size_t from = 0; from < examples.size(); from += kTogether) {
    const std::size_t count = std::min(kTogether, examples.size() - from);
    const auto each = [&](const auto& use) {
      for (std::size_t e = 0; e < count; ++e)
        for (std::size_t k = 0; k < outputs; ++k) use(scores[(from + e) * outputs + k], sums[k * kTogether + e]);
    };
    each([](const double score, double& sum) { sum = score; });
    ask(examples.subspan(from, count), scratch);
    switch (depth_) {
      case 1: sum<1>(scratch.answers, count, sums); break;
      case 2: sum<2>(scratch.answers, count, sums); break;
      case 3: sum<3>(scratch.answers, count, sums); break;
      case 4: sum<4>(scratch.answers, count, sums); break;
      case 5: sum<5>(scratch.answers, count, sums); break;
      default: sum<kDeepest>(scratch.answers, count, sums);
    }
    each([](double& score, const double sum) { score = sum; });
  }
}

}  // namespace pledgegraph
