// From a ledger to answers: queries, rows in every format, explanations.
#include "graph/query/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/query/display_width.hpp"
#include "graph/query/explain.hpp"
#include "graph/query/rows.hpp"
#include "graph/query/table_writer.hpp"
#include "graph/resolve/resolve.hpp"
#include "test_records.hpp"

namespace pledgegraph {
namespace {

using enum Status;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using test::catalogue;
using test::record;

/// Gepards promised and delivered, a refusal, a French pledge with a price, and a group's tanks.
Ledger sample() {
  std::vector<Record> records{
      record("a", "2022-04-26", {{Pledged, "gepard", 50, true}, {Refused, "marder"}}),
      record("b", "2023-02", {{Delivered, "gepard"}}),
      record("c", "2023-01-20", {{Pledged, "caesar", 12, false, "FR", "UA", 6e7, "EUR"}}),
      record("d", "", {{Pledged, "tank", {}, false, "group"}}),
  };
  records[0].title = "Berlin liefert";
  records[0].publisher = "Example";
  records[0].url = "https://example.org/a";
  records[0].persons.push_back({"Christine Lambrecht", "DE", "defence minister", {}});
  Statement& gepard = records[0].commitments[0];
  gepard.sentence = "Berlin will send some fifty Gepards, said Lambrecht.";
  gepard.sentence_span = {100, 152};
  gepard.parts = {{"donor", {100, 106}}, {"item", {117, 135}}, {"quantity", {122, 127}}, {"due", {130, 140}}};
  gepard.speaker = "Christine Lambrecht";
  gepard.rule = "send, future";
  gepard.features = {"tense=future (+0.81)"};
  records[2].commitments[0].sentence = "=cmd, \"quoted\"\nfoo";
  return resolve(records, catalogue());
}

/// The items of the commitments that answer.
std::vector<std::string> items(const Query& query) {
  const Ledger ledger = sample();
  std::vector<std::string> out;
  for (const std::size_t k : run_query(ledger, catalogue(), query)) out.push_back(ledger.commitments[k].item);
  return out;
}

template <class Set>
Query with(Set set) {
  Query query;
  set(query);
  return query;
}

TEST(Queries, FindWhatTheyAskFor) {
  EXPECT_EQ(items({}).size(), 4u);
  EXPECT_THAT(items(with([](Query& q) { q.donors = {"FR"}; })), ElementsAre("weapon:caesar"));
  EXPECT_THAT(items(with([](Query& q) { q.donors = {"france"}; })), ElementsAre("weapon:caesar"));
  EXPECT_THAT(items(with([](Query& q) { q.donors = {"group"}; })), ElementsAre("weapon:tank"));
  EXPECT_THAT(items(with([](Query& q) { q.donors = {"Atlantis"}; })), ElementsAre());
  EXPECT_THAT(items(with([](Query& q) { q.items = {"howitzer"}; })), ElementsAre("weapon:caesar"));
  EXPECT_THAT(items(with([](Query& q) { q.items = {"armour"}; })), ElementsAre("weapon:marder", "weapon:tank"));
  EXPECT_THAT(items(with([](Query& q) { q.items = {"leopard-2"}; })), ElementsAre());
  EXPECT_THAT(items(with([](Query& q) { q.statuses = {Refused}; })), ElementsAre("weapon:marder"));
  EXPECT_THAT(items(with([](Query& q) { q.statuses = {Pledged}; })),
              ElementsAre("weapon:caesar", "weapon:gepard", "weapon:tank"));
  EXPECT_THAT(items(with([](Query& q) {
                q.statuses = {Pledged};
                q.current_status_only = true;
              })),
              ElementsAre("weapon:caesar", "weapon:tank"));
  EXPECT_THAT(items(with([](Query& q) { q.since = "2023"; })), ElementsAre("weapon:caesar", "weapon:gepard"));
  EXPECT_THAT(items(with([](Query& q) { q.until = "2022-12"; })), ElementsAre("weapon:gepard", "weapon:marder"));
  EXPECT_THAT(items(with([](Query& q) {
                q.statuses = {Pledged};
                q.since = "2023-01-01";
              })),
              ElementsAre("weapon:caesar"));
  EXPECT_THAT(items(with([](Query& q) { q.person = "lambrecht"; })), ElementsAre("weapon:gepard"));
  EXPECT_THAT(items(with([](Query& q) { q.person = "person:christine-lambrecht"; })), ElementsAre("weapon:gepard"));
  EXPECT_THAT(items(with([](Query& q) { q.text = "FIFTY"; })), ElementsAre("weapon:gepard"));
  EXPECT_THAT(items(with([](Query& q) { q.min_sources = 2; })), ElementsAre("weapon:gepard"));
  EXPECT_THAT(items(with([](Query& q) { q.min_confidence = 0.9; })), ElementsAre());
  EXPECT_EQ(items(with([](Query& q) { q.limit = 2; })).size(), 2u);
  EXPECT_THROW(items(with([](Query& q) { q.since = "last year"; })), UsageError);
}

std::string written(TableFormat format, const TableOptions& options = {}) {
  const Ledger ledger = sample();
  std::ostringstream out;
  write_rows(out, make_rows(ledger, catalogue()), format, options);
  return out.str();
}

TEST(Tables, AreReadableAndSafe) {
  const std::string csv = written(TableFormat::Csv);
  EXPECT_THAT(csv, ::testing::StartsWith("commitment,status,donor,"));
  EXPECT_THAT(csv, HasSubstr("\"'=cmd, \"\"quoted\"\"\nfoo\""));
  EXPECT_THAT(csv, HasSubstr(",Germany,country:DE,Ukraine,country:UA,Gepard,weapon:gepard,air-defence,50,true,"));
  const std::string tsv = written(TableFormat::Tsv);
  EXPECT_EQ(std::count(tsv.begin(), tsv.end(), '\n'), 5);
  const std::string table = written(TableFormat::Table, {60, false});
  EXPECT_EQ(table.find('\x1b'), std::string::npos);
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80u) << line;
  EXPECT_THAT(written(TableFormat::Table, {200, true}), HasSubstr("\x1b[31mrefused"));
  EXPECT_THAT(written(TableFormat::Table, {200, false}), HasSubstr("12, EUR 60 million"));
  EXPECT_THAT(written(TableFormat::Markdown), HasSubstr("| delivered | Germany | Ukraine | Gepard | about 50 |"));
}

TEST(Tables, JsonIsJson) {
  rapidjson::Document parsed;
  ASSERT_FALSE(parsed.Parse(written(TableFormat::Json).c_str()).HasParseError());
  ASSERT_EQ(parsed.Size(), 4u);
  EXPECT_EQ(parsed[0].MemberCount(), row_columns().size());
  EXPECT_TRUE(parsed[0]["quantity"].IsNumber());
  EXPECT_TRUE(parsed[0]["total"].IsBool());
  EXPECT_TRUE(parsed[0]["url"].IsNull());
  std::istringstream lines(written(TableFormat::JsonLines));
  std::string line;
  for (; std::getline(lines, line);) EXPECT_FALSE(parsed.Parse(line.c_str()).HasParseError());
  EXPECT_EQ(table_format_from("jsonl"), TableFormat::JsonLines);
  EXPECT_FALSE(table_format_from("xml"));
}

TEST(Rows, CarryTheBestSentenceAndTheStages) {
  const Ledger ledger = sample();
  const std::vector<Row> rows = make_rows(ledger, catalogue());
  const auto gepard = std::find_if(rows.begin(), rows.end(), [](const Row& r) { return r.item == "Gepard"; });
  ASSERT_NE(gepard, rows.end());
  EXPECT_EQ(gepard->pledged, "2022-04-26");
  EXPECT_EQ(gepard->delivered, "2023-02");
  EXPECT_EQ(row_cells(*gepard).size(), row_columns().size());
}

TEST(Explain, MarksThePartsOfASentence) {
  Statement s;
  s.sentence = "0123456789";
  s.sentence_span = {10, 20};
  const struct {
    std::vector<StatementPart> parts;
    std::string expected;
  } cases[] = {
      {{}, "0123456789"},
      {{{"donor", {10, 12}}, {"item", {15, 20}}}, "[donor: 01]234[item: 56789]"},
      {{{"quantity", {15, 17}}, {"item", {15, 20}}}, "01234[item: [quantity: 56]789]"},
      {{{"item", {12, 16}}, {"due", {14, 18}}}, "01[item: 2345][due: 67]89"},
      {{{"donor", {2, 5}}, {"item", {18, 25}}, {"due", {12, 12}}}, "0123456789"},
  };
  for (const auto& one : cases) {
    s.parts = one.parts;
    EXPECT_EQ(mark_parts(s), one.expected);
  }
}

TEST(Explain, ShowsSentencesSourcesAndReasons) {
  const Ledger ledger = sample();
  const auto found = run_query(ledger, catalogue(), with([](Query& q) { q.items = {"gepard"}; }));
  ASSERT_EQ(found.size(), 1u);
  const Commitment& c = ledger.commitments[found[0]];
  std::ostringstream text, json;
  explain(text, ledger, catalogue(), c);
  EXPECT_THAT(text.str(), ::testing::StartsWith("about 50 Gepard: Germany to Ukraine\n"));
  EXPECT_THAT(text.str(), HasSubstr("[donor: Berlin] will send [item: some [quantity: fifty] Gepards]"));
  for (const char* part : {"Example, a, 2022-04-26", "https://example.org/a", "said by: Christine Lambrecht",
                           "read as: send, future", "tense=future (+0.81)", "promised and delivered"}) {
    EXPECT_THAT(text.str(), HasSubstr(part));
  }
  explain(json, ledger, catalogue(), c, ExplainFormat::Json);
  rapidjson::Document parsed;
  ASSERT_FALSE(parsed.Parse(json.str().c_str()).HasParseError());
  EXPECT_EQ(parsed["statements"].Size(), 2u);

  const std::string hash = c.id.substr(c.id.find(':') + 1);
  for (const std::string& what : {c.id, hash, hash.substr(0, 6), c.statements[0], "PLEDGED:country:DE:" + c.id,
                                  "TELLS:document:a:" + c.id + ":" + c.statements[0]}) {
    EXPECT_EQ(find_commitments(ledger, what), found) << what;
  }
  EXPECT_TRUE(find_commitments(ledger, "abc").empty());
}

}  // namespace
}  // namespace pledgegraph
