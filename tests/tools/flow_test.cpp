// From dispatches to ledger, graph and diagram, through the program; and the same bytes each time.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const char* const kBuilt[] = {"records.jsonl", "graph.graphml", "ledger.csv", "ledger.sqlite", "diagram.dot", "diagram.svg", "diagram.png"};

std::string seeds() { return source("seeds").string(); }

/// One build of seeds/ for all tests of this file that only read it.
const Workspace& built() {
  static const Workspace workspace;
  static const Outcome outcome = workspace.run(fmt::format("pledgegraph -q build {} -o out", seeds()));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  return workspace;
}

std::size_t lines(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

TEST(Flow, BuildWritesEveryFileAndPrintsTheLedger) {
  const Workspace w;
  const Outcome outcome = w.run(fmt::format("pledgegraph build {} -o out --print table", seeds()));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(StartsWith("status"), HasSubstr("Germany"), HasSubstr("Gepard")));
  for (const char* name : kBuilt) {
    EXPECT_GT(std::filesystem::file_size(w.path() / "out" / name), 100U) << name;
    EXPECT_THAT(outcome.err, HasSubstr(name));
  }
  EXPECT_THAT(w.read("out/diagram.png"), StartsWith("\x89PNG"));
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(w.path() / "out")) ++files;
  EXPECT_EQ(files, std::size(kBuilt)) << "nothing half-written stays behind";
}

TEST(Flow, AQuietBuildSaysNothing) {
  const Workspace w;
  const Outcome outcome = w.run(fmt::format("pledgegraph -q build {}/2022-04-26-gepard-fr.txt -o out", seeds()));
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, IsEmpty());
}

TEST(Flow, StatementsSayWhoSpeaksAndWhen) {
  const Workspace w;
  w.write("a.txt", "---\nlanguage: en\ndate: 2023-08-20\n---\nJakob Ellemann-Jensen said that Denmark would deliver 19 F-16 jets to Ukraine by December.\n\nIn May Denmark delivered 19 Caesar howitzers to Ukraine. "
          "The Leopard tanks that Poland promised in January have arrived in Ukraine.\n");
  const Outcome outcome = w.run("pledgegraph -q extract a.txt");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("\"speaker\":\"Jakob Ellemann-Jensen\""), HasSubstr("\"due\":\"2023-12\""), HasSubstr("\"announced\":\"2023-05\""),
                                 Not(HasSubstr("\"announced\":\"2023-01\""))));
}

TEST(Flow, TwoBuildsAreTheSameBytes) {
  const Workspace w;
  ASSERT_EQ(w.run(fmt::format("pledgegraph -q build {0} -o a -j 1 && pledgegraph -q build {0} -o b -j 4", seeds())).code, 0);
  for (const char* name : kBuilt) EXPECT_TRUE(w.read(fmt::format("a/{}", name)) == w.read(fmt::format("b/{}", name))) << name;
}

TEST(Flow, ExtractionIsTheSameAtAnyNumberOfThreads) {
  const Workspace w;
  const std::string texts = source("tests/gold/train").string() + "/*-0?1.txt";
  ASSERT_EQ(w.run(fmt::format("pledgegraph -q extract {0} -j 1 > a; pledgegraph -q extract {0} -j 2 > b; pledgegraph -q extract {0} -j 7 -o c", texts)).code, 0);
  const std::string once = w.read("a");
  EXPECT_GT(lines(once), 50U);
  EXPECT_TRUE(once == w.read("b"));
  EXPECT_TRUE(once == w.read("c"));
}

TEST(Flow, RecordsComeInTheOrderOfTheInput) {
  const Workspace w;
  w.write("b.txt", "Germany pledged 14 Leopard 2 tanks to Ukraine.\n");
  w.write("a.txt", "Norway pledged eight Leopard 2 tanks to Ukraine.\n");
  const Outcome outcome = w.run("cat a.txt | pledgegraph extract b.txt - a.txt -j 3");
  EXPECT_EQ(outcome.code, 0);
  const std::size_t b = outcome.out.find("\"doc\":\"b\""), in = outcome.out.find("\"doc\":\"stdin\""), a = outcome.out.find("\"doc\":\"a\"");
  EXPECT_LT(b, in);
  EXPECT_LT(in, a);
  EXPECT_NE(a, std::string::npos);
}

TEST(Flow, EverySourceOfALedgerAnswersAlike) {
  const std::string query = " --item tank --format csv";
  const std::string expected = built().run(fmt::format("pledgegraph query out{}", query)).out;
  EXPECT_GT(lines(expected), 3U);
  for (const char* from : {"out/graph.graphml", "out/ledger.sqlite", "out/records.jsonl", "- < out/records.jsonl"}) {
    const std::string command = fmt::format("pledgegraph query {}{}", from, query);
    const Outcome outcome = built().run(command);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, expected) << command;
  }
}

TEST(Flow, ARebuildFromRecordsIsTheSameLedger) {
  const Outcome outcome = built().run("pledgegraph -q build out/records.jsonl --from-records -o again");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  for (const char* name : kBuilt)
    EXPECT_TRUE(built().read(fmt::format("out/{}", name)) == built().read(fmt::format("again/{}", name))) << name;
}

TEST(Flow, EveryTableFormatIsWritten) {
  const std::pair<const char*, const char*> begins[] = {{"table", "status"}, {"csv", "commitment,"}, {"tsv", "commitment\t"}, {"json", "[\n"},
                                                        {"jsonl", "{\"commitment\""}, {"md", "| status"}};
  for (const auto& [format, begin] : begins) {
    const Outcome outcome = built().run(fmt::format("pledgegraph query out --donor DE -f {}", format));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, StartsWith(begin));
  }
}

TEST(Flow, FiltersNarrow) {
  const std::size_t all = lines(built().run("pledgegraph query out -f jsonl").out);
  for (const char* filter : {"--donor Germany", "--donor DE,FR", "--recipient UA --status delivered", "--item air-defence", "--since 2023-02 --until 2023-06",
                             "--min-confidence 0.6", "--min-sources 2", "--text Ramstein", "--limit 3"}) {
    const Outcome outcome = built().run(fmt::format("pledgegraph query out -f jsonl {}", filter));
    EXPECT_EQ(outcome.code, 0) << filter;
    EXPECT_GT(lines(outcome.out), 0U) << filter;
    EXPECT_LT(lines(outcome.out), all) << filter;
  }
  const Outcome nothing = built().run("pledgegraph query out --donor Andorra");
  EXPECT_EQ(nothing.code, 1);
  EXPECT_THAT(nothing.out, IsEmpty());
  EXPECT_THAT(nothing.err, HasSubstr("nothing in the ledger"));
}

TEST(Flow, ExplanationsShowSentenceSourceAndReason) {
  for (const char* format : {"text", "md"}) {
    const Outcome outcome = built().run(fmt::format("pledgegraph explain out Germany gepard -f {}", format));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("[item:"), HasSubstr("read as:"), HasSubstr("https://example.org/"), HasSubstr("Gepard")));
  }
  const Outcome json = built().run("pledgegraph explain out Germany gepard -f json | python3 -c 'import json, sys; json.load(sys.stdin)'");
  EXPECT_EQ(json.code, 0) << json.err;
  const std::string row = built().run("pledgegraph query out --donor DE --item gepard --limit 1 -f tsv | tail -n 1 | cut -f 1").out;
  EXPECT_EQ(built().run(fmt::format("pledgegraph explain out {}", row.substr(0, row.find('\n')))).code, 0);
  EXPECT_EQ(built().run("pledgegraph explain out commitment:0000000000000000").code, 1);
}

TEST(Flow, EveryExportIsWritten) {
  for (const char* format : {"graphml", "graphml-strict", "graphml-yed", "graphml-documents", "graphml-collapse", "csv", "csv-excel", "jsonl", "cypher"}) {
    const Outcome outcome = built().run(fmt::format("pledgegraph export out -f {}", format));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_GT(outcome.out.size(), 1000U) << format;
  }
  EXPECT_EQ(built().run("pledgegraph export out -o again.graphml").code, 0);
  EXPECT_TRUE(built().read("again.graphml") == built().read("out/graph.graphml"));
}

TEST(Flow, DiagramsOfParts) {
  EXPECT_EQ(built().run("pledgegraph render out -o part.svg --donor Germany --status delivered").code, 0);
  EXPECT_THAT(built().read("part.svg"), AllOf(HasSubstr("<svg"), HasSubstr("Germany"), Not(HasSubstr(">Poland<"))));
  EXPECT_THAT(built().run("pledgegraph render out -f dot").out, StartsWith("digraph"));
  EXPECT_EQ(built().run("pledgegraph render out -o part.png --donor Andorra").code, 1);
  EXPECT_FALSE(std::filesystem::exists(built().path() / "part.png"));
}

TEST(Flow, AnalysesAreTables) {
  for (const char* what : {"totals", "fulfilment", "reliance", "betweenness", "cores", "degrees", "components"}) {
    const Outcome outcome = built().run(fmt::format("pledgegraph -q analyze out {} -f csv", what));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_GE(lines(outcome.out), 2U) << what;
  }
}

TEST(Flow, JudgementsWin) {
  const std::string before = built().run("pledgegraph query out/records.jsonl --donor DE --item gepard -f jsonl").out;
  const auto statement = [&](const std::string& doc) {
    const Outcome found = built().run(fmt::format("grep '\"doc\":\"{}\"' out/records.jsonl | grep -o '\"id\":\"[0-9a-f]*\"' | head -n 1 | cut -d '\"' -f 4", doc));
    return found.out.substr(0, found.out.find('\n'));
  };
  const std::string a = statement("2022-04-26-gepard-fr"), b = statement("2023-01-20-tallinn-en");
  ASSERT_FALSE(a.empty());
  ASSERT_FALSE(b.empty());
  built().write("judgements.tsv", fmt::format("same\t{}\t{}\tas a test\n", a, b));
  const Outcome judged = built().run("pledgegraph query out/records.jsonl -f jsonl --judgements judgements.tsv");
  EXPECT_EQ(judged.code, 0) << judged.err;
  EXPECT_LT(lines(judged.out), lines(built().run("pledgegraph query out/records.jsonl -f jsonl").out));
}

TEST(Flow, TheVersionNeedsNoData) {
  const Workspace w;
  const Outcome outcome = w.run("PLEDGEGRAPH_DATA=/nowhere pledgegraph --version");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith("pledgegraph "));
}

TEST(Flow, EveryHelpBeginsWithAnExample) {
  const Workspace w;
  for (const char* command : {"build", "extract", "query", "explain", "analyze", "export", "render", "languages", "score", "train"}) {
    const Outcome outcome = w.run(fmt::format("pledgegraph {} --help", command));
    EXPECT_EQ(outcome.code, 0) << command;
    EXPECT_THAT(outcome.out, StartsWith(fmt::format("Example:\n  pledgegraph {} ", command)));
  }
}

}  // namespace
}  // namespace pledgegraph::test
