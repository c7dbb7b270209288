#include "extract/learning/boosted_trees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string_view>
#include <unordered_map>

#include "extract/learning/common.hpp"

namespace pledgegraph {
namespace {

constexpr int kBins = 24;
constexpr double kUnit = 1e-5;  // what the trees' values are written in

/// Each feature's cut points; a value's bin is the number of cut points below it. Most features are zero most of the time,
/// so an example is kept as the list of its features that are not in their feature's commonest bin.
struct Binning {
  struct Entry {
    std::uint32_t feature;
    std::uint32_t slot;  ///< place in a histogram: the feature's first slot and the bin
  };
  std::vector<std::vector<float>> cuts;
  std::vector<std::uint32_t> first_slot;   // by feature; one more at the end
  std::vector<std::uint8_t> common;        // by feature: the commonest bin
  std::vector<std::uint32_t> row_begin;    // by example; one more at the end
  std::vector<Entry> entries;

  std::uint8_t bin(std::size_t feature, float value) const {
    return static_cast<std::uint8_t>(std::lower_bound(cuts[feature].begin(), cuts[feature].end(), value) - cuts[feature].begin());
  }
};

Binning bin_features(std::span<const Example> examples, std::size_t features) {
  Binning out;
  out.cuts.resize(features);
  out.common.assign(features, 0);
  out.first_slot.assign(features + 1, 0);
  std::vector<float> values;
  for (std::size_t f = 0; f < features; ++f) {
    values.clear();
    for (const Example& example : examples) values.push_back(example.features[f]);
    std::sort(values.begin(), values.end());
    std::vector<float> distinct = values;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    auto& cuts = out.cuts[f];
    if (distinct.size() <= kBins) {
      for (std::size_t k = 0; k + 1 < distinct.size(); ++k) cuts.push_back((distinct[k] + distinct[k + 1]) / 2);
    } else {
      for (int k = 1; k < kBins; ++k) {
        const float cut = values[values.size() * static_cast<std::size_t>(k) / kBins];
        if (cuts.empty() || cut > cuts.back()) cuts.push_back(cut);
      }
      while (!cuts.empty() && cuts.back() >= values.back()) cuts.pop_back();
    }
    std::vector<std::size_t> in_bin(cuts.size() + 1, 0);
    for (const float value : values) ++in_bin[out.bin(f, value)];
    out.common[f] = static_cast<std::uint8_t>(std::max_element(in_bin.begin(), in_bin.end()) - in_bin.begin());
    out.first_slot[f + 1] = out.first_slot[f] + static_cast<std::uint32_t>(cuts.size() + 1);
  }
  out.row_begin.push_back(0);
  for (const Example& example : examples) {
    for (std::size_t f = 0; f < features; ++f)
      if (const std::uint8_t bin = out.bin(f, example.features[f]); bin != out.common[f])
        out.entries.push_back({static_cast<std::uint32_t>(f), out.first_slot[f] + bin});
    out.row_begin.push_back(static_cast<std::uint32_t>(out.entries.size()));
  }
  return out;
}

struct Sums {
  double gradient = 0, hessian = 0, weight = 0;
  void add(const Sums& other) {
    gradient += other.gradient;
    hessian += other.hessian;
    weight += other.weight;
  }
  void take(const Sums& other) {
    gradient -= other.gradient;
    hessian -= other.hessian;
    weight -= other.weight;
  }
};

/// Grows one tree. A node's histogram holds what is not in the common bins; that of the larger child is its parent's less
/// the smaller child's.
class TreeGrower {
 public:
  TreeGrower(const Binning& binning, const std::vector<Sums>& sums, const TrainOptions& options, const std::vector<std::size_t>& features)
      : binning_(binning), sums_(sums), options_(options), features_(features), chosen_(binning.cuts.size(), false) {
    for (const std::size_t f : features) chosen_[f] = true;
  }

  std::vector<TreeNode> grow(std::vector<std::uint32_t> examples) {
    nodes_.clear();
    Histogram histogram = build(examples);
    split(std::move(examples), std::move(histogram), 0);
    return std::move(nodes_);
  }

 private:
  using Histogram = std::vector<Sums>;

  double leaf_value(const Sums& s) const { return options_.shrinkage * s.gradient / (s.hessian + options_.l2); }
  double score(const Sums& s) const { return s.gradient * s.gradient / (s.hessian + options_.l2); }

  Histogram build(const std::vector<std::uint32_t>& examples) const {
    Histogram out(binning_.first_slot.back());
    for (const std::uint32_t e : examples)
      for (std::uint32_t k = binning_.row_begin[e]; k < binning_.row_begin[e + 1]; ++k)
        if (chosen_[binning_.entries[k].feature]) out[binning_.entries[k].slot].add(sums_[e]);
    return out;
  }

  std::uint8_t bin_of(std::uint32_t example, std::size_t feature) const {
    const auto begin = binning_.entries.begin() + binning_.row_begin[example], end = binning_.entries.begin() + binning_.row_begin[example + 1];
    const auto at = std::lower_bound(begin, end, feature, [](const Binning::Entry& entry, std::size_t f) { return entry.feature < f; });
    return at != end && at->feature == feature ? static_cast<std::uint8_t>(at->slot - binning_.first_slot[feature]) : binning_.common[feature];
  }

  std::int32_t split(std::vector<std::uint32_t> examples, Histogram histogram, int depth) {
    const auto index = static_cast<std::int32_t>(nodes_.size());
    nodes_.emplace_back();
    Sums total;
    for (const std::uint32_t e : examples) total.add(sums_[e]);
    nodes_[static_cast<std::size_t>(index)].value = static_cast<float>(leaf_value(total));
    if (depth >= options_.depth || total.weight < 2 * options_.min_weight) return index;
    double best_gain = 1e-3;
    std::size_t best_feature = 0;
    int best_bin = -1;
    for (const std::size_t f : features_) {
      const std::uint32_t first = binning_.first_slot[f], bins = binning_.first_slot[f + 1] - first;
      if (bins < 2) continue;
      Sums common = total;
      for (std::uint32_t b = 0; b < bins; ++b)
        if (b != binning_.common[f]) common.take(histogram[first + b]);
      Sums left;
      for (std::uint32_t b = 0; b + 1 < bins; ++b) {
        left.add(b == binning_.common[f] ? common : histogram[first + b]);
        Sums right = total;
        right.take(left);
        if (left.weight < options_.min_weight || right.weight < options_.min_weight) continue;
        const double gain = score(left) + score(right) - score(total);
        if (gain > best_gain + 1e-9) {
          best_gain = gain;
          best_feature = f;
          best_bin = static_cast<int>(b);
        }
      }
    }
    if (best_bin < 0) return index;
    std::vector<std::uint32_t> left, right;
    for (const std::uint32_t e : examples) (bin_of(e, best_feature) <= best_bin ? left : right).push_back(e);
    const bool smaller_left = left.size() <= right.size();
    Histogram smaller = depth + 1 < options_.depth ? build(smaller_left ? left : right) : Histogram();
    for (std::size_t k = 0; k < smaller.size(); ++k) histogram[k].take(smaller[k]);
    Histogram &of_left = smaller_left ? smaller : histogram, &of_right = smaller_left ? histogram : smaller;
    const std::int32_t l = split(std::move(left), std::move(of_left), depth + 1);
    const std::int32_t r = split(std::move(right), std::move(of_right), depth + 1);
    TreeNode& node = nodes_[static_cast<std::size_t>(index)];
    node.feature = static_cast<std::int32_t>(best_feature);
    node.threshold = binning_.cuts[best_feature][static_cast<std::size_t>(best_bin)];
    node.left = l;
    node.right = r;
    return index;
  }

  const Binning& binning_;
  const std::vector<Sums>& sums_;
  const TrainOptions& options_;
  const std::vector<std::size_t>& features_;
  std::vector<bool> chosen_;
  std::vector<TreeNode> nodes_;
};

}  // namespace

BoostedTrees BoostedTrees::train(std::span<const Example> examples, int classes, const std::vector<std::string>& names,
                                 const TrainOptions& options) {
  BoostedTrees model;
  model.classes_ = classes;
  model.names_ = names;
  const int outputs = model.outputs();
  std::vector<double> weight_of(static_cast<std::size_t>(classes), 1.0);
  double total = classes;
  for (const Example& example : examples) {
    weight_of[static_cast<std::size_t>(example.label)] += example.weight;
    total += example.weight;
  }
  for (int k = 0; k < outputs; ++k) {
    const double p = weight_of[static_cast<std::size_t>(classes == 2 ? 1 : k)] / total;
    model.base_.push_back(classes == 2 ? std::log(p / (1 - p)) : std::log(p));
  }
  const Binning binning = bin_features(examples, names.size());
  std::vector<std::uint32_t> all;
  for (std::uint32_t e = 0; e < examples.size(); ++e)
    if (examples[e].weight > 0) all.push_back(e);
  std::vector<bool> unseen(names.size(), false);
  for (std::size_t f = 0; options.unseen && f < names.size(); ++f) unseen[f] = options.unseen(names[f]);
  std::vector<Sums> sums(examples.size());
  std::uint64_t random = options.seed;
  std::vector<std::vector<double>> scores;
  for (int round = 0; round < options.rounds * options.bags; ++round) {
    if (round % options.rounds == 0) scores.assign(examples.size(), model.base_);  // a bag begins anew
    std::vector<std::vector<double>> probabilities = scores;
    for (auto& p : probabilities) {
      if (classes == 2) p[0] = 1 / (1 + std::exp(-p[0]));
      else softmax(p);
    }
    for (int k = 0; k < outputs; ++k) {
      for (const std::uint32_t e : all) {
        const double p = probabilities[e][static_cast<std::size_t>(k)];
        const double y = classes == 2 ? examples[e].label : examples[e].label == k;
        sums[e] = {examples[e].weight * (y - p), examples[e].weight * std::max(p * (1 - p), 1e-6), examples[e].weight};
      }
      std::vector<std::size_t> features;
      for (std::size_t f = 0; f < names.size(); ++f)
        if (next_share(random) < options.feature_fraction && !unseen[f]) features.push_back(f);
      Tree tree{k, TreeGrower(binning, sums, options, features).grow(all)};
      for (const std::uint32_t e : all) scores[e][static_cast<std::size_t>(k)] += walk(tree.nodes, examples[e].features);
      for (TreeNode& node : tree.nodes) node.value /= static_cast<float>(options.bags);
      if (tree.nodes.size() > 1) model.trees_.push_back(std::move(tree));
    }
  }
  model.arrange();
  return model;
}

void BoostedTrees::arrange() {
  ensemble_ = {};
  for (const Tree& tree : trees_) ensemble_.add(tree.nodes, tree.output);
  arranged_ = ensemble_.finish();
}

std::vector<double> BoostedTrees::scores_of(std::span<const std::span<const float>> examples) const {
  std::vector<double> scores;
  scores.reserve(examples.size() * base_.size());
  for (std::size_t e = 0; e < examples.size(); ++e) scores.insert(scores.end(), base_.begin(), base_.end());
  if (arranged_) {
    ensemble_.score(examples, scores);
  } else {
    for (std::size_t e = 0; e < examples.size(); ++e)
      for (const Tree& tree : trees_) scores[e * base_.size() + static_cast<std::size_t>(tree.output)] += walk(tree.nodes, examples[e]);
  }
  return scores;
}

std::vector<double> BoostedTrees::predict(std::span<const float> features) const { return predict(std::span(&features, 1)).front(); }

std::vector<std::vector<double>> BoostedTrees::predict(std::span<const std::span<const float>> examples) const {
  const std::vector<double> scores = scores_of(examples);
  std::vector<std::vector<double>> out;
  for (std::size_t e = 0; e < examples.size(); ++e) {
    const auto begin = scores.begin() + static_cast<std::ptrdiff_t>(e * base_.size());
    out.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(base_.size()));
    if (classes_ == 2) {
      const double p = 1 / (1 + std::exp(-out.back()[0]));
      out.back() = {1 - p, p};
    } else {
      softmax(out.back());
    }
  }
  return out;
}

double BoostedTrees::probability(std::span<const float> features) const { return probabilities(std::span(&features, 1)).front(); }

std::vector<double> BoostedTrees::probabilities(std::span<const std::span<const float>> examples) const {
  std::vector<double> out = scores_of(examples);
  for (double& score : out) score = 1 / (1 + std::exp(-score));
  return out;
}

std::vector<Contribution> BoostedTrees::explain(std::span<const float> features, int label) const {
  std::vector<double> moved(names_.size(), 0.0);
  for (const Tree& tree : trees_) {
    if (classes_ != 2 && tree.output != label) continue;
    const double sign = classes_ == 2 && label == 0 ? -1 : 1;
    std::size_t at = 0;
    while (tree.nodes[at].feature >= 0) {
      const TreeNode& node = tree.nodes[at];
      const auto f = static_cast<std::size_t>(node.feature);
      at = static_cast<std::size_t>(features[f] <= node.threshold ? node.left : node.right);
      moved[f] += sign * (tree.nodes[at].value - node.value);
    }
  }
  std::vector<Contribution> out;
  for (std::size_t f = 0; f < moved.size(); ++f)
    if (std::abs(moved[f]) > 1e-4) out.push_back({static_cast<int>(f), moved[f]});
  std::stable_sort(out.begin(), out.end(), [](const Contribution& x, const Contribution& y) { return std::abs(x.value) > std::abs(y.value); });
  return out;
}

void BoostedTrees::write(std::ostream& out) const {
  out << fmt::format("classes\t{}\n", classes_);
  out << "base";
  for (const double b : base_) out << fmt::format("\t{:.6g}", b);
  out << fmt::format("\ntrees\t{}\n", trees_.size());
  for (const Tree& tree : trees_) {
    out << fmt::format("tree\t{}\t{}\n", tree.output, tree.nodes.size());
    for (const TreeNode& node : tree.nodes) {
      if (node.feature < 0)
        out << fmt::format("leaf\t{}\n", std::lround(node.value / kUnit));
      else
        out << fmt::format("if\t{}\t{:.6g}\t{}\t{}\t{}\n", names_[static_cast<std::size_t>(node.feature)], node.threshold, node.left, node.right, std::lround(node.value / kUnit));
    }
  }
}

BoostedTrees BoostedTrees::read(WeightsText& text, const std::vector<std::string>& names) {
  BoostedTrees model;
  model.names_ = names;
  std::unordered_map<std::string_view, std::int32_t> index;
  for (std::size_t f = 0; f < names.size(); ++f) index.emplace(names[f], static_cast<std::int32_t>(f));
  const auto value = [&](std::string_view field) { return static_cast<float>(text.number<int>(field) * kUnit); };
  model.classes_ = text.number<int>(text.fields("classes", 2)[1]);
  if (model.classes_ < 2) text.fail("two classes or more expected");
  for (const std::string_view base : text.fields("base", static_cast<std::size_t>(model.outputs()) + 1).subspan(1)) model.base_.push_back(text.number<double>(base));
  model.trees_.resize(text.number<std::uint16_t>(text.fields("trees", 2)[1]));
  for (Tree& tree : model.trees_) {
    const auto head = text.fields("tree", 3);
    tree.output = text.number<int>(head[1]);
    const int nodes = text.number<std::uint16_t>(head[2]);
    if (tree.output < 0 || tree.output >= model.outputs() || nodes < 1) text.fail("a class and a number of nodes expected");
    tree.nodes.reserve(static_cast<std::size_t>(nodes));
    for (int n = 0; n < nodes; ++n) {
      const auto row = text.fields();
      TreeNode node;
      if (row[0] == "leaf" && row.size() == 2) {
        node.value = value(row[1]);
      } else if (row[0] == "if" && row.size() == 6) {
        const auto at = index.find(row[1]);
        if (at == index.end()) text.fail(fmt::format("no feature '{}'", row[1]));
        node.feature = at->second;
        node.threshold = text.number<float>(row[2]);
        node.left = text.number<int>(row[3]);
        node.right = text.number<int>(row[4]);
        node.value = value(row[5]);
        if (node.left <= n || node.right <= n || node.left >= nodes || node.right >= nodes) text.fail("a branch leads nowhere");
      } else {
        text.fail("a node of a tree expected");
      }
      tree.nodes.push_back(node);
    }
  }
  model.arrange();
  return model;
}

}  // namespace pledgegraph
