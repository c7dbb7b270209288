// Small gradient-boosted decision trees (Friedman 2001): binary or multi-class, histogram splits, deterministic.
// The models are data files that a person can read; training and prediction share this one file pair.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "extract/learning/tree_ensemble.hpp"
#include "extract/learning/weights_text.hpp"

namespace pledgegraph {

/// One training example: dense features, class (0..classes-1), weight.
struct Example {
  std::vector<float> features;
  int label = 0;
  float weight = 1;
};

struct TrainOptions {
  int rounds = 80;
  int depth = 4;
  double shrinkage = 0.1;
  double l2 = 2.0;
  double min_weight = 4.0;       ///< least Hessian-free example weight of a leaf
  double feature_fraction = 0.5; ///< of the features are looked at in each tree
  std::uint64_t seed = 1;
  int bags = 1;  ///< ensembles of `rounds` each that differ in the features they look at; their scores are averaged
  std::function<bool(std::string_view)> unseen{};  ///< features that no tree may look at, by name; for ablation
};

/// A feature's share in one decision, for explanations.
struct Contribution {
  int feature;
  double value;
};

class BoostedTrees {
 public:
  /// classes == 2 gives a binary model with one tree a round, more classes one tree a class and round.
  static BoostedTrees train(std::span<const Example> examples, int classes, const std::vector<std::string>& names,
                            const TrainOptions& options);

  /// Probabilities of the classes, summing to one.
  std::vector<double> predict(std::span<const float> features) const;
  /// The same for many examples, quicker where they share most of their features.
  std::vector<std::vector<double>> predict(std::span<const std::span<const float>> examples) const;
  /// Of a binary model: the probability of class 1.
  double probability(std::span<const float> features) const;
  std::vector<double> probabilities(std::span<const std::span<const float>> examples) const;
  /// What each feature on the decision paths moved the score of `label`, strongest first.
  std::vector<Contribution> explain(std::span<const float> features, int label) const;

  int classes() const { return classes_; }
  const std::vector<std::string>& names() const { return names_; }
  bool empty() const { return trees_.empty(); }

  /// Text, values in units of 0.00001.
  void write(std::ostream& out) const;
  /// Reads what write() wrote; features are renumbered to their places in `names`.
  /// @throws InputError naming file and line.
  static BoostedTrees read(WeightsText& text, const std::vector<std::string>& names);

 private:
  struct Tree {
    int output = 0;  ///< the class whose score it adds to (0 for binary)
    std::vector<TreeNode> nodes;
  };
  int outputs() const { return classes_ == 2 ? 1 : classes_; }
  /// Lays the trees out for evaluation; where one is too large, they are walked.
  void arrange();
  /// The scores of all outputs of each example.
  std::vector<double> scores_of(std::span<const std::span<const float>> examples) const;

  int classes_ = 0;
  std::vector<double> base_;
  std::vector<Tree> trees_;
  TreeEnsemble ensemble_;
  bool arranged_ = false;
  std::vector<std::string> names_;
};

}  // namespace pledgegraph
