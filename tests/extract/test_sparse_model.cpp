// Sparse models of named features: what they learn, and what becomes of them in a file.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

#include "extract/learning/sparse_model.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

using Names = std::unordered_map<std::uint64_t, std::string>;

/// The keys of words, noted in `names`.
std::vector<std::uint64_t> keys(const std::vector<std::string>& words, Names& names) {
  std::vector<std::uint64_t> out;
  for (const std::string& word : words) {
    out.push_back(feature_key(word));
    names[out.back()] = word;
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Class 1 has "gave", class 2 "asked", class 0 neither; "said" is everywhere and "once" only in one example.
SparseModel trained(Names& names) {
  std::vector<SparseExample> examples;
  for (int k = 0; k < 60; ++k) {
    const char* verb[] = {"met", "gave", "asked"};
    examples.push_back({keys({"said", verb[k % 3]}, names), k % 3, 1});
  }
  examples.push_back({keys({"said", "once"}, names), 1, 1});
  SparseOptions options;
  options.epochs = 60;
  return SparseModel::train(examples, 3, options);
}

std::size_t likeliest(const std::vector<double>& p) { return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin()); }

std::string written(const SparseModel& model, const Names& names) {
  std::ostringstream out;
  model.write(out, names);
  return out.str();
}

TEST(SparseModel, LearnsWhichWordTells) {
  Names names;
  const SparseModel model = trained(names);
  EXPECT_EQ(model.classes(), 3);
  for (const auto& [word, label] : {std::pair{"gave", 1u}, {"asked", 2u}, {"met", 0u}}) {
    const std::vector<double> p = model.predict(keys({"said", word}, names));
    ASSERT_EQ(p.size(), 3u);
    EXPECT_EQ(likeliest(p), label) << word;
    EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-9);
  }
}

TEST(SparseModel, UnknownAndRareFeaturesSayNothing) {
  Names names;
  const SparseModel model = trained(names);
  EXPECT_EQ(model.predict(keys({"said"}, names)), model.predict(keys({"said", "never seen", "once"}, names)));
}

TEST(SparseModel, IsDeterministicAndSurvivesItsFile) {
  Names names;
  const SparseModel model = trained(names);
  const std::string text = written(model, names);
  EXPECT_EQ(text, written(trained(names), names));
  WeightsText both(text + "next table\n", "weights.tsv");
  const SparseModel read = SparseModel::read(both);
  EXPECT_EQ(both.next(), "next table");
  EXPECT_EQ(written(read, names), text);
  for (const char* word : {"gave", "asked", "met"}) {
    const std::vector<double> before = model.predict(keys({"said", word}, names)), after = read.predict(keys({"said", word}, names));
    for (std::size_t c = 0; c < before.size(); ++c) EXPECT_NEAR(after[c], before[c], 0.01) << word;
  }
}

struct Fault {
  std::string text, place;  ///< the broken file, and what must be said
};

class BrokenSparseModel : public testing::TestWithParam<Fault> {};

TEST_P(BrokenSparseModel, NamesFileAndLine) {
  WeightsText text(GetParam().text, "weights.tsv");
  try {
    SparseModel::read(text);
    FAIL() << "no error";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find(GetParam().place), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(All, BrokenSparseModel,
                         testing::Values(Fault{"", "weights.tsv:1: the table ends too early"}, Fault{"trees\t2\n", "weights.tsv:1: "},
                                         Fault{"words\t1\t0\n\t0\n", "weights.tsv:1: "}, Fault{"words\t2\t1\n\t0\t0\n", "weights.tsv:3: the table ends too early"},
                                         Fault{"words\t2\t1\n\t0\t0\ngave\t1\n", "weights.tsv:3: a name and 2 whole numbers expected"},
                                         Fault{"words\t2\t1\n\t0\t0\ngave\t1\tmuch\n", "weights.tsv:3: a name and 2 whole numbers expected"}));

}  // namespace
}  // namespace pledgegraph
