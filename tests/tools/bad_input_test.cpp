// What is wrong with an input or a command line is said by name, with the exit code that is documented, and the rest of
// the batch goes on.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kGood = "Germany pledged 14 Leopard 2 tanks to Ukraine on Wednesday, the government said in Berlin.\n";

/// A folder with one good document and whatever `bad` adds.
class Batch : public testing::Test {
 protected:
  Batch() { w.write("in/good.txt", kGood); }

  /// Reads in/: the good document comes out, `name` and `what` are said, and --strict says 3.
  void expect_skipped(const std::string& name, const std::string& what) const {
    const Outcome outcome = w.run("pledgegraph extract in");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr(name), HasSubstr(what)));
    EXPECT_THAT(outcome.out, HasSubstr("leopard-2"));
    EXPECT_EQ(w.run("pledgegraph extract --strict in").code, 3);
    EXPECT_EQ(w.run("pledgegraph build --strict in -o out").code, 3);
  }

  Workspace w;
};

TEST_F(Batch, EmptyFile) {
  w.write("in/nothing.txt", "");
  expect_skipped("in/nothing.txt", "empty");
}

TEST_F(Batch, BinaryFile) {
  w.write("in/picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", 24));
  expect_skipped("in/picture.txt", "not text");
}

TEST_F(Batch, DanglingLink) {
  std::filesystem::create_symlink("gone.txt", w.path() / "in/link.txt");
  expect_skipped("in/link.txt", "link");
}

TEST_F(Batch, NamedPipeInAFolder) {
  ASSERT_EQ(mkfifo((w.path() / "in/pipe.txt").c_str(), 0600), 0);
  expect_skipped("in/pipe.txt", "pipe");
}

TEST_F(Batch, UnreadableFile) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  w.write("in/secret.txt", kGood);
  std::filesystem::permissions(w.path() / "in/secret.txt", std::filesystem::perms::none);
  expect_skipped("in/secret.txt", "cannot be opened");
}

TEST_F(Batch, MissingFileAmongOthers) {
  const Outcome outcome = w.run("pledgegraph extract nowhere.txt in");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("nowhere.txt"), HasSubstr("does not exist")));
  EXPECT_THAT(outcome.out, HasSubstr("leopard-2"));
}

TEST_F(Batch, NothingThatCanBeReadIsBadInput) {
  for (const char* command : {"extract nowhere.txt", "build nowhere.txt -o out"}) {
    const Outcome outcome = w.run(fmt::format("pledgegraph {}", command));
    EXPECT_EQ(outcome.code, 3) << command;
    EXPECT_THAT(outcome.err, HasSubstr("nowhere.txt"));
  }
  EXPECT_FALSE(std::filesystem::exists(w.path() / "out/records.jsonl"));
}

TEST_F(Batch, NothingToReadIsNothingFound) {
  std::filesystem::create_directory(w.path() / "void");
  EXPECT_EQ(w.run("pledgegraph extract void").code, 1);
}

TEST_F(Batch, BrokenBytesAreReplacedAndTold) {
  w.write("in/bytes.txt", fmt::format("{}{}", kGood, "Caf\xC3\xA9 and broken \xC3\x28 bytes \xFF here\n"));
  const Outcome outcome = w.run("pledgegraph extract in");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("in/bytes.txt"));
  EXPECT_THAT(outcome.out, HasSubstr("\"doc\":\"bytes\""));
}

TEST_F(Batch, Windows1252IsRead) {
  w.write("in/old.txt", "L'Allemagne a promis \xE0 l'Ukraine quatorze chars Leopard 2, a annonc\xE9 le gouvernement allemand \xE0 Berlin mercredi.\n");
  const Outcome outcome = w.run("pledgegraph extract in/old.txt");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("leopard-2"));
}

TEST_F(Batch, BrokenFrontMatterIsReadAsItIs) {
  w.write("in/front.txt", fmt::format("---\ntitle: no end\ndate 2023\n{}", kGood));
  const Outcome outcome = w.run("pledgegraph extract in");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("\"doc\":\"front\""));
}

TEST_F(Batch, AnUnknownLanguageGivesAnEmptyRecord) {
  w.write("in/other.txt", "Þýskaland hefur heitið Úkraínu fjórtán skriðdrekum og ríkisstjórnin tilkynnti þetta í Berlín á miðvikudag fyrir hádegi.\n");
  const Outcome outcome = w.run("pledgegraph extract in/other.txt");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("\"commitments\":[]"));
}

TEST_F(Batch, AVeryLongLineIsNoTrouble) {
  const Outcome outcome = w.run("head -c 100000000 /dev/zero | tr '\\0' x > in/long.txt; pledgegraph extract in");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("in/long.txt"));
  EXPECT_THAT(outcome.out, HasSubstr("leopard-2"));
}

TEST_F(Batch, OutputThatCannotBeWritten) {
  w.write("file", "in the way");
  const Outcome file_in_the_way = w.run("pledgegraph build in -o file");
  EXPECT_EQ(file_in_the_way.code, 3);
  EXPECT_THAT(file_in_the_way.err, HasSubstr("file: the output folder cannot be made"));
  const Outcome missing = w.run("pledgegraph extract in -o nowhere/records.jsonl");
  EXPECT_EQ(missing.code, 3);
  EXPECT_THAT(missing.err, HasSubstr("nowhere"));
  const Outcome unwritable = w.run("pledgegraph build in -o /proc/pledgegraph");
  EXPECT_EQ(unwritable.code, 3);
  EXPECT_THAT(unwritable.err, HasSubstr("/proc/pledgegraph"));
}

TEST_F(Batch, AFullDiskIsTold) {
  ASSERT_EQ(w.run("pledgegraph build in -o out").code, 0);
  for (const char* command : {"extract in > /dev/full", "extract in -o /dev/full", "query out > /dev/full", "export out -o /dev/full -f csv", "render out -f svg > /dev/full"}) {
    const Outcome outcome = w.run(fmt::format("pledgegraph {}", command));
    EXPECT_EQ(outcome.code, 3) << command << outcome.err;
    EXPECT_THAT(outcome.err, AnyOf(HasSubstr("cannot be written"), HasSubstr("No space left"))) << command;
  }
}

TEST_F(Batch, ABuildDoesNotReadItsOwnOutput) {
  const Outcome outcome = w.run("pledgegraph build . -o out");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("out"));
}

TEST_F(Batch, ABuildOverwritesOnlyBuilds) {
  w.write("mine/ledger.csv", "a table kept by hand\n");
  EXPECT_EQ(w.run("pledgegraph build in -o mine").code, 2);
  EXPECT_EQ(w.read("mine/ledger.csv"), "a table kept by hand\n");
  EXPECT_EQ(w.run("pledgegraph build in -o mine --force").code, 0);
  EXPECT_EQ(w.run("pledgegraph build in -o mine").code, 0);
}

TEST_F(Batch, ADocumentWithoutCommitmentsFindsNothing) {
  w.write("calm.txt", "The weather in Kyiv was calm on Wednesday and the markets were open until late in the evening.\n");
  const Outcome outcome = w.run("pledgegraph build calm.txt -o out");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_TRUE(std::filesystem::exists(w.path() / "out/graph.graphml"));
}

TEST_F(Batch, LedgersThatAreNone) {
  w.write("words.txt", kGood);
  w.write("bomb.graphml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><graphml/>");
  w.write("broken.jsonl", "{\"doc\":\"a\",\"commitments\":[]}\n{\"doc\":\n");
  std::filesystem::create_directory(w.path() / "void");
  const std::pair<const char*, const char*> cases[] = {{"nowhere", "nowhere"}, {"words.txt", "words.txt"}, {"bomb.graphml", "bomb.graphml"},
                                                       {"broken.jsonl", "broken.jsonl:2"}, {"void", "no build folder"}};
  for (const auto& [path, says] : cases) {
    const Outcome outcome = w.run(fmt::format("pledgegraph query {}", path));
    EXPECT_EQ(outcome.code, 3) << path;
    EXPECT_THAT(outcome.err, HasSubstr(says));
  }
}

TEST_F(Batch, CommandLinesThatCannotBeMeant) {
  ASSERT_EQ(w.run("pledgegraph build in -o out").code, 0);
  for (const char* command : {"", "pledge", "extract", "extract in --min-confidence 7", "extract in -j 0", "build in", "query out --status given",
                              "query out --since yesterday", "query out -f xls", "explain out a b c d", "export out -f pdf", "export out", "render out",
                              "render out -o x.pdf", "render out -o x.png --width 3", "analyze out moods", "query out 'glork blarg'", "train in"}) {
    const Outcome outcome = w.run(fmt::format("pledgegraph {}", command));
    EXPECT_EQ(outcome.code, 2) << command << '\n' << outcome.err;
    EXPECT_THAT(outcome.err, Not(IsEmpty())) << command;
    EXPECT_THAT(outcome.out, IsEmpty()) << command;
  }
}

TEST_F(Batch, DataThatIsNotThere) {
  for (const char* command : {"pledgegraph --data /nowhere extract in", "PLEDGEGRAPH_DATA=/nowhere pledgegraph extract in",
                              "pledgegraph --weights /nowhere extract in"}) {
    const Outcome outcome = w.run(command);
    EXPECT_EQ(outcome.code, 3) << command;
    EXPECT_THAT(outcome.err, HasSubstr("/nowhere"));
  }
}

}  // namespace
}  // namespace pledgegraph::test
