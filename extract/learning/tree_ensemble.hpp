// Decision trees laid out for evaluation: sixteen examples go through a tree at once. Each test that any tree asks is made
// once an example, and not even that where its feature is as it was when the thread last asked; a tree then only selects by
// the answers. Gives what walking each tree gives.
#pragma once

#include <array>
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
  /// Adds a tree whose value goes to scores[output].
  void add(std::vector<TreeNode> nodes, int output);
  /// To be called when all trees are there; false if they are too deep or too many, and then nothing may be evaluated.
  bool finish();
  /// Adds each tree's value to the scores of each example, in the order of the trees. An example's scores stand together.
  void score(std::span<const std::span<const float>> examples, std::span<double> scores) const;

 private:
  static constexpr std::size_t kTogether = 16;
  static constexpr std::size_t kFew = 4;  // so many go through a tree sooner one by one
  using Lanes [[gnu::vector_size(kTogether)]] = std::uint8_t;  // by example: 0xFF where a test sends it to the right, or a leaf
  using Values = std::array<float, kTogether>;                 // by example
  struct Feature {
    std::uint32_t feature, begin, end;  // its tests
  };
  /// What a thread last asked, and the answers: most features of most texts stay as they are.
  struct Scratch {
    std::vector<std::uint32_t> varies;    // by feature: 0 where all examples have the same value
    std::vector<float> alike;             // by place in features_: what all examples had, or NaN where they differed
    std::vector<Values> values;           // by place in features_: what they had where they differed
    std::vector<Lanes> answers;           // by test
    std::vector<double> sums;             // by output and example
  };
  struct Unfinished {
    std::vector<TreeNode> nodes;
    int output;
  };
  Scratch& scratch() const;
  void lay_out(const std::vector<TreeNode>& nodes, std::size_t index, std::size_t place, std::size_t inner);
  static Lanes above(const Values& values, float threshold);
  void ask(std::span<const std::span<const float>> examples, Scratch& scratch) const;
  template <int Depth>
  void sum(const std::vector<Lanes>& answers, std::size_t examples, std::span<double> sums) const;
  template <int Depth>
  void sum_few(const std::vector<Lanes>& answers, std::size_t examples, std::span<double> sums) const;
  template <int Depth, int First>
  [[gnu::always_inline]] static inline Lanes leaf(const Lanes* answers, const std::uint16_t* tests, std::size_t node);

  std::uint64_t number_ = 0;            // of all that were ever finished: whose answers a thread remembers
  std::vector<Unfinished> unfinished_;  // only until finish()
  std::vector<Feature> features_;
  std::vector<float> thresholds_;       // by test; test 0 stands for none and sends all to the left
  int depth_ = 1;                       // of all trees: where one ends earlier, both sides are the same leaf
  std::vector<std::uint16_t> tests_;    // tree by tree, from the root by levels
  std::vector<double> leaves_;          // tree by tree, from the left
  std::vector<int> outputs_;            // by tree
};

}  // namespace pledgegraph
