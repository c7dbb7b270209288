// Decision trees laid out for evaluation: the tests of all trees sorted by feature and threshold, so that an example visits
// only tests that send it to the right (QuickScorer, Lucchese and others 2015). Gives what walking each tree gives.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pledgegraph {

struct TreeNode {
  std::int32_t feature = -1;  ///< -1: leaf
  float threshold = 0;        ///< goes left if value <= threshold
  std::int32_t left = 0, right = 0;
  float value = 0;            ///< leaf: what is added to the score; inner node: the mean below it (for explanations)
};

/// The leaf's value that a tree gives.
double walk(const std::vector<TreeNode>& nodes, std::span<const float> features);

class TreeEnsemble {
 public:
  /// Adds a tree whose value goes to scores[output]; false if it has too many leaves, and then nothing may be evaluated.
  bool add(const std::vector<TreeNode>& nodes, int output);
  /// To be called when all trees are there.
  void finish();
  /// Adds each tree's value to the scores of each example, in the order of the trees. An example's scores stand together.
  void score(std::span<const std::span<const float>> examples, std::span<double> scores) const;

 private:
  using Leaves = std::uint64_t;  // a bit a leaf, from the left; a test that fails clears those of its left side
  struct Test {
    float threshold;
    std::uint16_t tree;
    std::uint8_t begin, end;  // leaves of the left side
  };
  struct Unsorted {
    std::uint32_t feature;
    Test test;
  };
  struct Feature {
    std::uint32_t feature, begin, end;  // its tests
    float least;                        // threshold
  };
  struct Tree {
    std::uint32_t output, first_leaf;
  };
  void score_some(std::span<const std::span<const float>> examples, std::span<double> scores) const;
  bool add_node(const std::vector<TreeNode>& nodes, std::size_t node, std::uint32_t tree);

  std::vector<Unsorted> unsorted_;  // only until finish()
  std::vector<Test> tests_;
  std::vector<Feature> features_;
  std::vector<Tree> trees_;
  std::vector<float> leaves_;
};

}  // namespace pledgegraph
