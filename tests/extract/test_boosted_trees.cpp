#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "extract/learning/boosted_trees.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

const std::vector<std::string> kNames = {"x", "y", "noise"};

/// Class 1 where both x and y are set.
std::vector<Example> both_set() {
  std::vector<Example> out;
  for (int k = 0; k < 200; ++k) {
    const int x = k % 2, y = (k / 2) % 2;
    out.push_back({{static_cast<float>(x), static_cast<float>(y), static_cast<float>(k % 7)}, x & y, 1});
  }
  return out;
}

BoostedTrees trained() {
  TrainOptions options;
  options.feature_fraction = 1;
  options.rounds = 300;
  return BoostedTrees::train(both_set(), 2, kNames, options);
}

TEST(BoostedTrees, LearnWhatNeedsTwoFeatures) {
  const BoostedTrees model = trained();
  EXPECT_GT(model.probability(std::vector<float>{1, 1, 3}), 0.8);
  EXPECT_LT(model.probability(std::vector<float>{1, 0, 3}), 0.2);
}

TEST(BoostedTrees, DoWithoutWhatTheyMayNotSee) {
  TrainOptions options;
  options.feature_fraction = 1;
  options.unseen = [](std::string_view name) { return name == "y"; };
  const BoostedTrees model = BoostedTrees::train(both_set(), 2, kNames, options);
  EXPECT_NEAR(model.probability(std::vector<float>{1, 1, 3}), model.probability(std::vector<float>{1, 0, 3}), 1e-12);
  EXPECT_GT(model.probability(std::vector<float>{1, 1, 3}), model.probability(std::vector<float>{0, 1, 3}));
}

/// Bags that look at all features are alike, so their average is each of them; where they look at different ones it is none.
TEST(BoostedTrees, BagsAreAveraged) {
  const std::vector<float> seen = {1, 0, 3};
  TrainOptions options;
  options.rounds = 20;
  const auto probability = [&](double fraction, int bags) {
    options.feature_fraction = fraction;
    options.bags = bags;
    return BoostedTrees::train(both_set(), 2, kNames, options).probability(seen);
  };
  EXPECT_NEAR(probability(1, 3), probability(1, 1), 1e-6);
  EXPECT_GT(std::abs(probability(0.5, 3) - probability(0.5, 1)), 1e-6);
}

TEST(BoostedTrees, AreDeterministicAndSurviveTheirFile) {
  std::ostringstream first, second;
  trained().write(first);
  trained().write(second);
  EXPECT_EQ(first.str(), second.str());
  WeightsText text(first.str(), "weights");
  const BoostedTrees read = BoostedTrees::read(text, kNames);
  EXPECT_NEAR(read.probability(std::vector<float>{0, 1, 5}), trained().probability(std::vector<float>{0, 1, 5}), 1e-3);
}

TEST(BoostedTrees, AnswerAsIfNothingHadBeenAskedBefore) {
  const BoostedTrees model = trained();
  std::ostringstream written;
  model.write(written);
  const auto read = [&] {
    WeightsText text(written.str(), "weights");
    return BoostedTrees::read(text, kNames);
  };
  const BoostedTrees kept = read();
  // Batches of all sizes in which features now differ, now are alike, now are as they were.
  for (int round = 0; round < 60; ++round) {
    std::vector<std::vector<float>> features;
    for (int k = 0; k <= round % 20; ++k)
      features.push_back({static_cast<float>(round / 3 % 2), static_cast<float>(round % 4 == 0 ? k % 2 : 1), static_cast<float>(round / 10)});
    const BoostedTrees fresh = read();
    const std::vector<std::span<const float>> examples(features.begin(), features.end());
    EXPECT_EQ(kept.probabilities(examples), fresh.probabilities(examples));
    for (std::size_t k = 0; k < features.size(); ++k) EXPECT_EQ(kept.probability(features[k]), fresh.probabilities(examples)[k]);
  }
}

struct Broken {
  const char *text, *said;
};

class BrokenTrees : public testing::TestWithParam<Broken> {};

TEST_P(BrokenTrees, NameTheirLine) {
  WeightsText text(GetParam().text, "weights.tsv");
  try {
    BoostedTrees::read(text, kNames);
    FAIL() << "no error";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr(GetParam().said));
  }
}

INSTANTIATE_TEST_SUITE_P(All, BrokenTrees,
                         testing::Values(Broken{"classes\t1\n", "weights.tsv:1: two classes"}, Broken{"classes\t3\nbase\t0\n", "weights.tsv:2: 'base'"},
                                         Broken{"classes\t2\nbase\t0\ntrees\t1000000\n", "weights.tsv:3: a number"},
                                         Broken{"classes\t2\nbase\t0\ntrees\t1\ntree\t1\t1\n", "weights.tsv:4: a class"},
                                         Broken{"classes\t2\nbase\t0\ntrees\t1\ntree\t0\t1\nif\tz\t0\t1\t2\t0\n", "weights.tsv:5: no feature 'z'"},
                                         Broken{"classes\t2\nbase\t0\ntrees\t1\ntree\t0\t1\nif\tx\t0\t1\t2\t0\n", "weights.tsv:5: a branch"},
                                         Broken{"classes\t2\nbase\t0\ntrees\t1\ntree\t0\t1\nleaf\t0.1x\n", "weights.tsv:5: a number"},
                                         Broken{"classes\t2\nbase\t0\ntrees\t1\ntree\t0\t1\n", "weights.tsv:5: the table ends"}));

}  // namespace
}  // namespace pledgegraph
