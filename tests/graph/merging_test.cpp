// Which statements are held for one promise: a table of cases, one for each rule, and the promises of a whole story.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/resolve/resolve.hpp"
#include "test_records.hpp"

namespace pledgegraph {
namespace {

using enum Status;
using test::catalogue;
using test::record;
using test::Told;

/// The documents of each commitment in order, commitments sorted: {"a b", "c"}.
std::vector<std::string> clusters(const std::vector<Record>& records, const Judgements& judgements = {}) {
  const Ledger ledger = resolve(records, catalogue(), judgements);
  std::map<std::string, std::string> documents;
  for (std::size_t k = 0; k < ledger.statements.size(); ++k) {
    documents[ledger.statements[k].id] = ledger.statement_documents[k];
  }
  std::vector<std::string> out;
  for (const Commitment& c : ledger.commitments) {
    std::vector<std::string> names;
    for (const std::string& id : c.statements) names.push_back(documents.at(id));
    std::sort(names.begin(), names.end());
    std::string joined;
    for (const std::string& name : names) joined += (joined.empty() ? "" : " ") + name;
    out.push_back(joined);
  }
  std::sort(out.begin(), out.end());
  return out;
}

struct Case {
  std::string name;
  std::vector<Record> records;
  std::vector<std::string> expected;
};

Told eur(Status status, const std::string& item, double amount) {
  return {status, item, std::nullopt, false, "DE", "UA", amount, "EUR"};
}

std::vector<Case> cases() {
  const Told pledged50{Pledged, "gepard", 50};
  return {
      {"OneNumberInTwoPapers",
       {record("a", "2022-04-26", {pledged50}), record("b", "2022-04-28", {pledged50})},
       {"a b"}},
      {"RoundingIsNoDifference",
       {record("a", "2022-04-26", {{Pledged, "gepard", 50, true}}),
        record("b", "2022-04-28", {{Pledged, "gepard", 48}})},
       {"a b"}},
      {"PromisedAndDelivered",
       {record("a", "2022-04-26", {pledged50}), record("b", "2023-02", {{Delivered, "gepard"}})},
       {"a b"}},
      {"AnotherDonor",
       {record("a", "2022-04-26", {pledged50}), record("b", "2022-04-26", {{Pledged, "gepard", 50, false, "FR"}})},
       {"a", "b"}},
      {"AnotherRecipient",
       {record("a", "2022-04-26", {pledged50}),
        record("b", "2022-04-26", {{Pledged, "gepard", 50, false, "DE", "CZ"}})},
       {"a", "b"}},
      {"CoarserWord",
       {record("a", "2023-01-25", {{Pledged, "leopard-2", 14}}), record("b", "2023-01-26", {{Pledged, "tank", 14}})},
       {"a b"}},
      {"SiblingsAreOtherThings",
       {record("a", "2023-01-25", {{Pledged, "leopard-2", 14}}),
        record("b", "2023-01-26", {{Pledged, "leopard-1", 14}})},
       {"a", "b"}},
      {"TheTopOfTheTaxonomyIsNoWordForASystem",
       {record("a", "2022-04-26", {pledged50}), record("b", "2022-04-27", {{Pledged, "heavy-weapons"}})},
       {"a", "b"}},
      {"APartJoinsTheWhole",
       {record("a", "2022-07-01", {{Pledged, "gepard", 30}}), record("b", "2022-09-21", {{Delivered, "gepard", 24}})},
       {"a b"}},
      {"CorrectedWhileOpen",
       {record("a", "2022-04-26", {pledged50}), record("b", "2022-07-26", {{Pledged, "gepard", 30}})},
       {"a b"}},
      {"MuchLessIsAnotherPromise",
       {record("a", "2022-07-26", {{Pledged, "gepard", 30}}), record("b", "2022-12-03", {{Pledged, "gepard", 7}})},
       {"a", "b"}},
      {"PromisedAgainAfterItWasFulfilled",
       {record("a", "2022-04-23", {{Pledged, "caesar", 12}}), record("b", "2022-06-17", {{Delivered, "caesar", 12}}),
        record("c", "2023-02-01", {{Pledged, "caesar", 12}})},
       {"a b", "c"}},
      {"TwoNumbersOfOneDocument",
       {record("a", "2023-02-01", {{Pledged, "caesar", 12}, {Pledged, "caesar", 10}})},
       {"a", "a"}},
      {"ADeliveryBeforeThePledge",
       {record("a", "2022-05-31", {{Delivered, "caesar", 6}}), record("b", "2022-06-17", {{Pledged, "caesar", 6}})},
       {"a", "b"}},
      {"AQuestionAndItsAnswers",
       {record("a", "2023-05-30", {{Requested, "taurus"}}), record("b", "2023-08-10", {{Considered, "taurus"}}),
        record("c", "2023-10-05", {{Refused, "taurus"}}), record("d", "2024-03-14", {{Refused, "taurus"}})},
       {"a b c d"}},
      {"ARefusalAndALaterPromise",
       {record("a", "2022-09-21", {{Refused, "marder"}}), record("b", "2023-01-05", {{Pledged, "marder", 40}})},
       {"a", "b"}},
      {"TwoPackages",
       {record("a", "2023-03-01", {eur(Pledged, "military-aid", 4e8)}),
        record("b", "2023-03-20", {eur(Pledged, "military-aid", 3.5e8)})},
       {"a", "b"}},
      {"ATrancheBelongsToItsLoan",
       {record("a", "2022-12-07", {eur(Pledged, "financial-aid", 18e9)}),
        record("b", "2023-01-18", {eur(Delivered, "financial-aid", 3e9)})},
       {"a b"}},
      {"VagueAidMonthsApart",
       {record("a", "2022-03-01", {{Pledged, "military-aid"}}), record("b", "2022-06-01", {{Pledged, "military-aid"}})},
       {"a", "b"}},
      {"GroupsAreNotTheSameGroup",
       {record("a", "2022-05-23", {{Pledged, "tank", {}, false, "group"}}),
        record("b", "2023-02-14", {{Pledged, "tank", {}, false, "group"}})},
       {"a", "b"}},
      {"ARoundSumMonthsLater",
       {record("a", "2023-02-20", {eur(Pledged, "military-aid", 5e8)}),
        record("b", "2023-04-04", {eur(Pledged, "military-aid", 5e8)})},
       {"a", "b"}},
      {"ATotalBesideItsLastPart",
       {record("a", "2023-01-05", {{Pledged, "marder", 50}}), record("b", "2023-01-19", {{Pledged, "marder", 109}})},
       {"a", "b"}},
      {"WithdrawnKeepsItsPlace",
       {record("a", "2023-09-01", {eur(Pledged, "military-aid", 4e7)}),
        record("b", "2023-11-08", {eur(Refused, "military-aid", 4e7)})},
       {"a b"}},
  };
}

class Merging : public ::testing::TestWithParam<Case> {};

TEST_P(Merging, AsTheRulesHaveIt) {
  EXPECT_EQ(clusters(GetParam().records), GetParam().expected);
  std::vector<Record> reversed(GetParam().records.rbegin(), GetParam().records.rend());
  EXPECT_EQ(clusters(reversed), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Rules, Merging, ::testing::ValuesIn(cases()),
                         [](const auto& one) { return one.param.name; });

TEST(Merging, AdditionalIsToldByTheFeatureAlone) {
  std::vector<Record> records{record("a", "2022-06-01", {{Pledged, "leopard-2", 4}}),
                              record("b", "2022-07-01", {{Pledged, "leopard-2", 4}})};
  EXPECT_EQ(clusters(records), (std::vector<std::string>{"a b"}));
  records[1].commitments[0].features = {"additional=0 (-0.10)"};
  EXPECT_EQ(clusters(records), (std::vector<std::string>{"a b"}));
  records[1].commitments[0].features = {"additional=1 (+0.90)"};
  EXPECT_EQ(clusters(records), (std::vector<std::string>{"a", "b"}));
}

TEST(Merging, APersonsJudgementWins) {
  const std::vector<Record> records{record("a", "2022-04-26", {{Pledged, "gepard", 50}}),
                                    record("b", "2022-04-28", {{Pledged, "gepard", 50}}),
                                    record("c", "2022-04-28", {{Pledged, "gepard", 50, false, "FR"}})};
  const Ledger before = resolve(records, catalogue());
  const std::string a = before.statements[0].id, b = before.statements[1].id, c = before.statements[2].id;
  EXPECT_EQ(clusters(records, {{false, a, b, ""}}), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(clusters(records, {{true, c, a, "one programme"}}), (std::vector<std::string>{"a b c"}));
  EXPECT_EQ(clusters(records, {{false, before.commitments[0].id, b, ""}}).size(),
            before.commitments[0].donor == "country:DE" ? 3u : 2u);
}

TEST(Merging, ATotalIsMarkedAndStandsAlone) {
  const Ledger ledger = resolve(
      std::vector<Record>{record("a", "2022-04-23", {{Pledged, "caesar", 12}}),
                          record("b", "2022-06-17", {{Delivered, "caesar", 12}, {Pledged, "caesar", 6}}),
                          record("c", "2022-08-05", {{Delivered, "caesar", 6}, {Delivered, "caesar", 18}})},
      catalogue());
  ASSERT_EQ(ledger.commitments.size(), 3u);
  for (const Commitment& c : ledger.commitments) EXPECT_EQ(c.total, c.quantity == 18) << *c.quantity;
}

TEST(Promise, HasATimelineConflictsAndTheBestNumber) {
  const Ledger ledger = resolve(
      std::vector<Record>{record("a", "2022-04-26", {{Pledged, "gepard", 50, true}}),
                          record("b", "2022-07-26", {{Delivered, "gepard", 3}, {Pledged, "gepard", 30}}),
                          record("c", "2022-09-21", {{Delivered, "gepard", 24}, {Pledged, "gepard", 30}}),
                          record("d", "2022-12-03", {{Delivered, "gepard", 30}})},
      catalogue());
  ASSERT_EQ(ledger.commitments.size(), 1u);
  const Commitment& c = ledger.commitments[0];
  EXPECT_EQ(c.status, Delivered);
  EXPECT_EQ(c.quantity, 30);
  EXPECT_FALSE(c.approximate);
  EXPECT_EQ(c.sources, 4);
  EXPECT_EQ(c.first_date, "2022-04-26");
  EXPECT_EQ(c.last_date, "2022-12-03");
  EXPECT_THAT(c.conflicts, ::testing::ElementsAre("quantity: about 50 in a; 30 in b, c, d"));
  std::vector<std::string> stages;
  for (const TimelineEntry& e : c.timeline) {
    stages.push_back(e.date + " " + std::string(to_string(e.status)) + " " + std::to_string(int(*e.quantity)));
  }
  EXPECT_THAT(stages, ::testing::ElementsAre("2022-04-26 pledged 50", "2022-07-26 pledged 30", "2022-07-26 delivered 3",
                                             "2022-09-21 delivered 24", "2022-12-03 delivered 30"));
  EXPECT_EQ(c.merge_reasons.size(), c.statements.size() - 1);
}

TEST(Promise, UndatedPledgeStandsBeforeItsDelivery) {
  // As in the first and the last of the five documents that the program was first asked to read.
  const Ledger ledger = resolve(std::vector<Record>{record("004", "2023-02", {{Delivered, "gepard"}}),
                                                    record("000", "", {{Pledged, "gepard", 50, true}})},
                                catalogue());
  ASSERT_EQ(ledger.commitments.size(), 1u);
  const Commitment& c = ledger.commitments[0];
  EXPECT_EQ(c.id.size(), std::string("commitment:").size() + 16);
  ASSERT_EQ(c.timeline.size(), 2u);
  EXPECT_EQ(c.timeline[0].status, Pledged);
  EXPECT_EQ(c.timeline[1].status, Delivered);
  EXPECT_EQ(c.timeline[1].date, "2023-02");
  EXPECT_EQ(c.quantity, 50);
  EXPECT_TRUE(c.approximate);
  EXPECT_EQ(c.sources, 2);
}

TEST(Merging, ManyPapersOnOneDayStayOnePromise) {
  std::vector<Record> records;
  for (int k = 0; k < 500; ++k) {
    records.push_back(record("d" + std::to_string(k), "2023-01-25", {{Pledged, "leopard-2", 14}}));
  }
  records.push_back(record("late", "2023-03-27", {{Delivered, "leopard-2", 14}}));
  EXPECT_EQ(resolve(records, catalogue()).commitments.size(), 1u);
}

TEST(Judgements, AreReadWithTheirPlace) {
  const Judgements read = parse_judgements("# why\n\nsame\tperson:A B\tperson:C D\tone man\r\nnot-same\tx\ty\n");
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].note, "one man");
  EXPECT_FALSE(read[1].same);
  EXPECT_EQ(parse_judgements(format_judgements(read)).size(), 2u);
  EXPECT_THROW(parse_judgements("maybe\ta\tb"), InputError);
  EXPECT_THROW(parse_judgements("same\ta"), InputError);
  EXPECT_THROW(parse_judgements("same\ta\ta"), InputError);
  try {
    parse_judgements("\nsame a b", "mine.tsv");
    ADD_FAILURE();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::StartsWith("mine.tsv:2: "));
  }
}

}  // namespace
}  // namespace pledgegraph
