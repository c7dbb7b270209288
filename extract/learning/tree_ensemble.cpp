#include "extract/learning/tree_ensemble.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <limits>
#include <unordered_map>
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
  static std::atomic<std::uint64_t> finished = 0;
  number_ = ++finished;
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

TreeEnsemble::Scratch& TreeEnsemble::scratch() const {
  constexpr std::size_t kMost = 64;  // ensembles; training makes many
  static thread_local std::unordered_map<std::uint64_t, Scratch> of_ensembles;
  if (const auto known = of_ensembles.find(number_); known != of_ensembles.end()) return known->second;
  if (of_ensembles.size() >= kMost) of_ensembles.clear();
  Scratch& fresh = of_ensembles[number_];
  constexpr float kNever = std::numeric_limits<float>::quiet_NaN();
  Values never;
  never.fill(kNever);
  fresh.varies.resize(features_.empty() ? 0 : features_.back().feature + 1);
  fresh.alike.assign(features_.size(), kNever);
  fresh.values.assign(features_.size(), never);
  fresh.answers.resize(thresholds_.size());
  return fresh;
}

/// What each test says of each example. Where all examples have one value, it is asked once, and where they have what they
/// had when it was last asked, not again.
void TreeEnsemble::ask(std::span<const std::span<const float>> examples, Scratch& scratch) const {
  const std::size_t width = scratch.varies.size();
  const float* first = examples[0].data();
  std::uint32_t* varies = scratch.varies.data();
  std::fill_n(varies, width, 0u);
  for (std::size_t e = 1; e < examples.size(); ++e) {
    const float* other = examples[e].data();
    for (std::size_t f = 0; f < width; ++f) varies[f] |= std::bit_cast<std::uint32_t>(first[f]) ^ std::bit_cast<std::uint32_t>(other[f]);
  }
  Lanes* answers = scratch.answers.data();
  for (std::size_t k = 0; k < features_.size(); ++k) {
    const Feature& feature = features_[k];
    float& alike = scratch.alike[k];
    const float value = first[feature.feature];
    if (varies[feature.feature] == 0) {
      if (value == alike) continue;
      for (std::uint32_t test = feature.begin; test < feature.end; ++test) answers[test] = value <= thresholds_[test] ? Lanes{} : ~Lanes{};
      alike = value;
      continue;
    }
    // Values side by side, so that a test asks all examples at once; what stands behind the last one is asked in vain.
    Values values{};
    for (std::size_t e = 0; e < examples.size(); ++e) values[e] = examples[e][feature.feature];
    const bool as_before = alike != alike && std::memcmp(&values, &scratch.values[k], sizeof values) == 0;
    if (as_before) continue;
    for (std::uint32_t test = feature.begin; test < feature.end; ++test) answers[test] = above(values, thresholds_[test]);
    scratch.values[k] = values;
    alike = std::numeric_limits<float>::quiet_NaN();
  }
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

/// The same, each example by itself.
template <int Depth>
void TreeEnsemble::sum_few(const std::vector<Lanes>& answers, std::size_t examples, std::span<double> sums) const {
  constexpr std::size_t inner = (std::size_t{1} << Depth) - 1;
  const auto* right = reinterpret_cast<const std::uint8_t*>(answers.data());
  const std::uint16_t* tests = tests_.data();
  const double* values = leaves_.data();
  for (const int output : outputs_) {
    double* to = sums.data() + static_cast<std::size_t>(output) * kTogether;
    for (std::size_t e = 0; e < examples; ++e) {
      std::size_t node = 0;
      for (int step = 0; step < Depth; ++step) node = 2 * node + 1 + (right[tests[node] * kTogether + e] & 1u);
      to[e] += values[node - inner];
    }
    tests += inner;
    values += inner + 1;
  }
}

void TreeEnsemble::score(std::span<const std::span<const float>> examples, std::span<double> scores) const {
  if (examples.empty()) return;
  const std::size_t outputs = scores.size() / examples.size();
  Scratch& known = scratch();
  known.sums.resize(outputs * kTogether);
  std::vector<double>& sums = known.sums;
  for (std::size_t from = 0; from < examples.size(); from += kTogether) {
    const std::size_t count = std::min(kTogether, examples.size() - from);
    const auto each = [&](const auto& use) {
      for (std::size_t e = 0; e < count; ++e)
        for (std::size_t k = 0; k < outputs; ++k) use(scores[(from + e) * outputs + k], sums[k * kTogether + e]);
    };
    each([](const double score, double& sum) { sum = score; });
    ask(examples.subspan(from, count), known);
    const auto add = [&]<int Depth>(std::integral_constant<int, Depth>) {
      count <= kFew ? sum_few<Depth>(known.answers, count, sums) : sum<Depth>(known.answers, count, sums);
    };
    switch (depth_) {
      case 1: add(std::integral_constant<int, 1>()); break;
      case 2: add(std::integral_constant<int, 2>()); break;
      case 3: add(std::integral_constant<int, 3>()); break;
      case 4: add(std::integral_constant<int, 4>()); break;
      case 5: add(std::integral_constant<int, 5>()); break;
      default: add(std::integral_constant<int, kDeepest>());
    }
    each([](double& score, const double sum) { score = sum; });
  }
}

}  // namespace pledgegraph
