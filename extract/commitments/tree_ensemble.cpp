#include "extract/commitments/tree_ensemble.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace pledgegraph {

namespace {
constexpr std::size_t kTogether = 16;  // examples that are compared for what they share
}

double walk(const std::vector<TreeNode>& nodes, std::span<const float> features) {
  std::size_t at = 0;
  while (nodes[at].feature >= 0)
    at = static_cast<std::size_t>(features[static_cast<std::size_t>(nodes[at].feature)] <= nodes[at].threshold ? nodes[at].left : nodes[at].right);
  return nodes[at].value;
}

bool TreeEnsemble::add_node(const std::vector<TreeNode>& nodes, std::size_t index, std::uint32_t tree) {
  const TreeNode& node = nodes[index];
  const auto leaves = [&] { return leaves_.size() - trees_[tree].first_leaf; };
  if (node.feature < 0) {
    leaves_.push_back(node.value);
    return leaves() <= std::numeric_limits<Leaves>::digits;
  }
  const std::size_t before = leaves();
  if (!add_node(nodes, static_cast<std::size_t>(node.left), tree)) return false;
  const std::size_t middle = leaves();
  if (middle >= std::numeric_limits<Leaves>::digits) return false;
  unsorted_.push_back({static_cast<std::uint32_t>(node.feature), {node.threshold, static_cast<std::uint16_t>(tree), static_cast<std::uint8_t>(before), static_cast<std::uint8_t>(middle)}});
  return add_node(nodes, static_cast<std::size_t>(node.right), tree);
}

bool TreeEnsemble::add(const std::vector<TreeNode>& nodes, int output) {
  trees_.push_back({static_cast<std::uint32_t>(output), static_cast<std::uint32_t>(leaves_.size())});
  return trees_.size() <= std::numeric_limits<std::uint16_t>::max() && add_node(nodes, 0, static_cast<std::uint32_t>(trees_.size() - 1));
}

void TreeEnsemble::finish() {
  std::sort(unsorted_.begin(), unsorted_.end(), [](const Unsorted& x, const Unsorted& y) {
    if (x.feature != y.feature) return x.feature < y.feature;
    return x.test.threshold != y.test.threshold ? x.test.threshold < y.test.threshold : x.test.tree < y.test.tree;
  });
  for (const auto& [feature, test] : unsorted_) {
    const auto at = static_cast<std::uint32_t>(tests_.size());
    if (features_.empty() || features_.back().feature != feature) features_.push_back({feature, at, at, test.threshold});
    tests_.push_back(test);
    features_.back().end = at + 1;
  }
  unsorted_.clear();
  unsorted_.shrink_to_fit();
}

void TreeEnsemble::score(std::span<const std::span<const float>> examples, std::span<double> scores) const {
  if (examples.empty()) return;
  const std::size_t outputs = scores.size() / examples.size();
  for (std::size_t from = 0; from < examples.size(); from += kTogether) {
    const std::size_t count = std::min(kTogether, examples.size() - from);
    score_some(examples.subspan(from, count), scores.subspan(from * outputs, count * outputs));
  }
}

void TreeEnsemble::score_some(std::span<const std::span<const float>> examples, std::span<double> scores) const {
  const std::size_t count = examples.size(), outputs = scores.size() / count, width = examples[0].size();
  std::vector<std::uint8_t> varies(width, 0);
  for (std::size_t e = 1; e < count; ++e) {
    const float *first = examples[0].data(), *other = examples[e].data();
    for (std::size_t f = 0; f < width; ++f) varies[f] |= first[f] != other[f];
  }
  // What all examples share is tested once.
  std::vector<Leaves> shared(trees_.size(), ~Leaves{0});
  const auto test = [&](const Feature& feature, float value, auto&& reached) {
    if (value <= feature.least) return;
    for (std::uint32_t k = feature.begin; k < feature.end && !(value <= tests_[k].threshold); ++k)
      reached(tests_[k].tree) &= ~(((Leaves{1} << (tests_[k].end - tests_[k].begin)) - 1) << tests_[k].begin);
  };
  for (const Feature& feature : features_)
    if (!varies[feature.feature]) test(feature, examples[0][feature.feature], [&](std::size_t tree) -> Leaves& { return shared[tree]; });
  std::vector<const Feature*> varying;
  for (const Feature& feature : features_)
    if (varies[feature.feature]) varying.push_back(&feature);
  std::vector<Leaves> reached;
  for (std::size_t e = 0; e < count; ++e) {
    reached = shared;
    for (const Feature* feature : varying) test(*feature, examples[e][feature->feature], [&](std::size_t tree) -> Leaves& { return reached[tree]; });
    const auto leaf = [&](std::size_t t) { return leaves_[trees_[t].first_leaf + static_cast<std::size_t>(std::countr_zero(reached[t]))]; };
    if (outputs == 1) {
      double sum = scores[e];
      for (std::size_t t = 0; t < trees_.size(); ++t) sum += leaf(t);
      scores[e] = sum;
    } else {
      for (std::size_t t = 0; t < trees_.size(); ++t) scores[e * outputs + trees_[t].output] += leaf(t);
    }
  }
}

}  // namespace pledgegraph
