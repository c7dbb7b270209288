// The score command against the figures of the reference implementation.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string gold() { return source("tests/tools/score/gold").string(); }
std::string records() { return source("tests/tools/score/records.jsonl").string(); }

TEST(ScoreCommand, GivesTheReferenceFigures) {
  const Workspace w;
  const std::pair<const char*, const char*> cases[] = {{"", "expected.txt"}, {"--by-document", "expected-by-document.txt"}, {"--only fr,de-", "expected-only.txt"}};
  for (const auto& [option, file] : cases) {
    const Outcome outcome = w.run(fmt::format("pledgegraph score {} {} {}", gold(), records(), option));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, read_file(source("tests/tools/score") / file)) << option;
  }
}

TEST(ScoreCommand, ReadsStandardInputAndPrintsJson) {
  const Workspace w;
  const Outcome outcome = w.run(fmt::format("pledgegraph score {} - --json < {} | python3 -c 'import json, sys; print(json.load(sys.stdin)[\"documents\"])'", gold(), records()));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_GT(std::stoi(outcome.out), 5);
}

TEST(ScoreCommand, ShowsErrorsNextToTheirSentences) {
  const Workspace w;
  w.write("gold/a.txt", "Berlin hesitates. Norway will send eight Leopard 2 tanks to Ukraine. Nothing else was said.\n");
  w.write("gold/a.gold.json", R"({"doc":"a","persons":[],"countries":["NO","UA"],"organizations":[],"weapons":["leopard-2"],"commitments":[)"
                              R"({"status":"pledged","donor":"NO","recipient":"UA","item":"leopard-2","quantity":8,"evidence":"eight Leopard 2 tanks"}]})");
  w.write("records.jsonl", R"({"doc":"a","countries":["NO","UA"],"commitments":[{"status":"pledged","donor":"DE","recipient":"UA","item":"leopard-2",)"
                           R"("sentence":"Berlin hesitates.","evidence":"Berlin","confidence":0.95}]})");
  const Outcome outcome = w.run("pledgegraph score gold records.jsonl --errors --calibration");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("a: missed weapons: leopard-2\n"),
                                 HasSubstr("a: missed commitments: pledged NO -> UA: leopard-2, 8 (eight Leopard 2 tanks)\n"
                                           "    Norway will send eight Leopard 2 tanks to Ukraine.\n"),
                                 HasSubstr("a: spurious commitments: pledged DE -> UA: leopard-2 (Berlin)\n    Berlin hesitates.\n"),
                                 HasSubstr("0.9 to 1.0        0      1   0.000\n")));
}

TEST(ScoreCommand, NamesWhatIsNoGold) {
  const Workspace w;
  w.write("gold/a.gold.json", "{\"doc\":");
  w.write("records.jsonl", "");
  const Outcome broken = w.run("pledgegraph score gold records.jsonl");
  EXPECT_EQ(broken.code, 3);
  EXPECT_THAT(broken.err, HasSubstr("a.gold.json"));
  EXPECT_EQ(w.run("pledgegraph score nowhere records.jsonl").code, 3);
  EXPECT_EQ(w.run(fmt::format("pledgegraph score {} records.jsonl --only nothing-", gold())).code, 3);
}

}  // namespace
}  // namespace pledgegraph::test
