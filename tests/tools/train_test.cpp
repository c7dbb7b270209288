// Training: gold in, weights out that the program reads, the same at every run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

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

TEST_F(Training, TheNetworkReadsEmphasizedGoldSeveralTimes) {
  const std::pair<const char*, const char*> runs[] = {{"plain", ""}, {"once", "--emphasize gold --emphasis 1"}, {"more", "--emphasize gold --emphasis 3"}};
  for (const auto& [folder, options] : runs) {
    std::filesystem::create_directories(w.path() / folder);
    ASSERT_EQ(train(fmt::format("-o {}/scorers.tsv {}", folder, options)).code, 0);
  }
  const auto body = [&](const std::string& file) {  // without the head
    const std::string text = w.read(file);
    return text.substr(std::min(text.find("\nscorer\t"), text.find("\nnetwork\t")));
  };
  EXPECT_EQ(body("plain/network.tsv"), body("once/network.tsv"));
  EXPECT_NE(body("plain/network.tsv"), body("more/network.tsv"));
  EXPECT_THAT(w.read("more/network.tsv"), HasSubstr("gold read 3 times by the network"));
  const Outcome unknown = train("-o x.tsv --emphasize elsewhere");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("'elsewhere' is none of the gold folders"));
}

TEST_F(Training, NetworksThatAreKeptAreNotLearnedAgain) {
  const Outcome first = train("--keep kept -o first.tsv"), again = train("--keep kept -o again.tsv");
  ASSERT_EQ(first.code, 0) << first.err;
  ASSERT_EQ(again.code, 0) << again.err;
  for (const char* part : {"0", "1", "2"}) EXPECT_TRUE(std::filesystem::exists(w.path() / "kept" / part / "network.tsv")) << part;
  EXPECT_THAT(first.err, HasSubstr("network 3 of 3"));
  EXPECT_THAT(again.err, Not(HasSubstr("network 3 of 3")));
  EXPECT_EQ(w.read("first.tsv"), w.read("again.tsv"));
}

/// What a larger model says of the words changes what is learned, and its file is checked.
TEST_F(Training, TakesLessons) {
  std::string lessons;
  for (const char* word : {"the", "of", "to", "and", "in"}) lessons += fmt::format("en-061\t{}\t{}\n", word, std::string(64, 'a'));
  w.write("lessons.tsv", lessons);
  std::filesystem::create_directories(w.path() / "taught");
  ASSERT_EQ(train("-o scorers.tsv").code, 0);
  ASSERT_EQ(train("--lessons lessons.tsv -o taught/scorers.tsv").code, 0);
  EXPECT_NE(w.read("network.tsv"), w.read("taught/network.tsv"));
  EXPECT_THAT(w.read("taught/network.tsv"), HasSubstr("with lessons of a larger model"));
  w.write("lessons.tsv", lessons + "en-061\tfor\taaaa\n");
  const Outcome broken = train("--lessons lessons.tsv -o x.tsv");
  EXPECT_EQ(broken.code, 3);
  EXPECT_THAT(broken.err, HasSubstr("lessons.tsv:6: a document, a word and 64 letters expected"));
  EXPECT_FALSE(std::filesystem::exists(w.path() / "x.tsv"));
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
