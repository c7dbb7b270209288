// Training: gold in, weights out that the program reads, the same at every run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// A few documents with gold, and training that takes a second.
class Training : public testing::Test {
 protected:
  Training() {
    std::filesystem::create_directories(w.path() / "gold");
    int left = 12;
    std::set<std::filesystem::path> sorted;
    for (const auto& entry : std::filesystem::directory_iterator(source("tests/gold/fresh")))
      if (entry.path().filename().string().starts_with("en-") && entry.path().extension() == ".txt") sorted.insert(entry.path());
    for (const std::filesystem::path& text : sorted) {
      if (left-- == 0) break;
      std::filesystem::path gold = text;
      gold.replace_extension(".gold.json");
      for (const std::filesystem::path& file : {text, gold}) std::filesystem::copy(file, w.path() / "gold" / file.filename());
    }
  }
  Outcome train(const std::string& more) const { return w.run("pledgegraph train gold --epochs 2 --mention-rounds 5 --party-rounds 5 " + more); }

  Workspace w;
};

TEST_F(Training, WritesWeightsThatAreReadAndAlwaysTheSame) {
  for (const char* folder : {"one", "two"}) {
    std::filesystem::create_directories(w.path() / folder);
    const Outcome trained = train(std::string("-o ") + folder + "/scorers.tsv");
    ASSERT_EQ(trained.code, 0) << trained.err;
    EXPECT_THAT(trained.err, HasSubstr("network: epoch 2 of 2"));
  }
  for (const char* file : {"scorers.tsv", "network.tsv"}) EXPECT_EQ(w.read(std::string("one/") + file), w.read(std::string("two/") + file)) << file;
  EXPECT_THAT(w.read("one/network.tsv"), HasSubstr("Made by: pledgegraph train"));
  const Outcome read = w.run("pledgegraph --weights one/scorers.tsv -q extract gold");
  EXPECT_EQ(read.code, 0) << read.err;
}

TEST_F(Training, LeavesTheNetworkOutWhereAsked) {
  ASSERT_EQ(train("--without network -o scorers.tsv").code, 0);
  EXPECT_TRUE(std::filesystem::exists(w.path() / "scorers.tsv"));
  EXPECT_FALSE(std::filesystem::exists(w.path() / "network.tsv"));
  EXPECT_EQ(w.run("pledgegraph --weights scorers.tsv -q extract gold").code, 0);
}

TEST_F(Training, ABrokenNetworkIsToldWithFileAndLine) {
  ASSERT_EQ(train("-o scorers.tsv").code, 0);
  const std::string whole = w.read("network.tsv");
  w.write("network.tsv", whole.substr(0, whole.find("matrix") + 9));
  const Outcome outcome = w.run("pledgegraph --weights scorers.tsv extract gold");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("network.tsv:"), HasSubstr("train the weights anew")));
}

}  // namespace
}  // namespace pledgegraph::test
