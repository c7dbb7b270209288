// Records as JSON: what is written reads back, in the shape the scorers expect; what is broken is named.
#include "graph/model/record_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "graph/model/error.hpp"
#include "graph/model/hash.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

using ::testing::HasSubstr;

Record sample() {
  Record record;
  record.doc = "d1";
  record.source = "in/d1.txt";
  record.language = "fr";
  record.date = "2022-04-26";
  record.title = "« Gepard » & \"chars\"";
  record.persons.push_back({"Christine Lambrecht", "DE", "", {{10, 29}, {40, 49}}});
  record.countries.push_back({"DE", {{0, 6}}});
  record.countries.push_back({"UA", {}});
  record.weapons.push_back({"gepard", {{50, 56}, {60, 66}}});
  Statement one;
  one.id = "abc";
  one.status = Status::Pledged;
  one.donor = "DE";
  one.recipient = "UA";
  one.item = "gepard";
  one.quantity = 50;
  one.approximate = true;
  one.evidence = "une cinquantaine de blindés";
  one.sentence = "Berlin va livrer une cinquantaine de blindés.";
  one.sentence_span = {0, 46};
  one.parts = {{"donor", {0, 6}}, {"item", {17, 44}}, {"donor", {60, 66}}};
  one.confidence = 0.875;
  one.features = {"tense=future (+0.81)"};
  record.commitments.push_back(one);
  return record;
}

TEST(RecordJson, WritesTheAgreedShape) {
  EXPECT_EQ(to_json_line(sample()),
            R"x({"doc":"d1","language":"fr","date":"2022-04-26","title":"« Gepard » & \"chars\"","publisher":null,)x"
            R"x("url":null,"source":"in/d1.txt","persons":[{"name":"Christine Lambrecht","country":"DE","role":null,)x"
            R"x("mentions":[[10,29],[40,49]]}],"countries":["DE","UA"],"organizations":[],"weapons":["gepard"],)x"
            R"x("commitments":[{"status":"pledged","donor":"DE","recipient":"UA","item":"gepard","quantity":50,)x"
            R"x("approximate":true,"amount":null,"currency":null,"evidence":"une cinquantaine de blindés","id":"abc",)x"
            R"x("confidence":0.875,"sentence":"Berlin va livrer une cinquantaine de blindés.","sentence_span":[0,46],)x"
            R"x("spans":{"donor":[[0,6],[60,66]],"item":[17,44]},"speaker":null,"announced":null,"due":null,)x"
            R"x("rule":null,"features":["tense=future (+0.81)"]}],"mentions":{"countries":{"DE":[[0,6]]},)x"
            R"x("organizations":{},"weapons":{"gepard":[[50,56],[60,66]]}}})x");
}

TEST(RecordJson, ReadsBackWhatItWrote) {
  const std::string line = to_json_line(sample());
  const Record back = record_from_json(line);
  EXPECT_EQ(to_json_line(back), line);
  EXPECT_EQ(back.weapons[0].mentions.size(), 2u);
  EXPECT_EQ(back.commitments[0].parts.size(), 3u);
}

TEST(RecordJson, ReadsGoldWithKeysMissingAndKeysUnknown) {
  const Record record = record_from_json(
      R"({"doc":"g","commitments":[{"status":"refused","donor":null,"item":"tank","optional":true}],"note":[{}]})");
  EXPECT_EQ(record.commitments.at(0).status, Status::Refused);
  EXPECT_TRUE(record.commitments[0].donor.empty());
  EXPECT_TRUE(record.commitments[0].id.empty());
}

TEST(RecordJson, NamesWhatIsWrong) {
  const struct {
    std::string line, fault;
  } cases[] = {
      {"", "no JSON at byte 0"},
      {"[]", "expected an object"},
      {R"({"doc":"a","commitments":[}]})", "at byte 26"},
      {R"({"commitments":[]})", "doc: missing"},
      {R"({"doc":"a"})", "commitments: missing"},
      {R"({"doc":7,"commitments":[]})", "doc: expected a string"},
      {R"({"doc":"a","commitments":[{"status":"given","item":"tank"}]})", "commitments[0].status: \"given\""},
      {R"({"doc":"a","commitments":[{"status":"pledged"}]})", "commitments[0].item: missing"},
      {R"({"doc":"a","commitments":[{"status":"pledged","item":"tank","quantity":"5"}]})",
       "quantity: expected a number"},
      {R"({"doc":"a","commitments":[],"persons":[{"name":null}]})", "persons[0].name: missing"},
      {R"({"doc":"a","commitments":[{"status":"pledged","item":"x","sentence_span":[5,2]}]})", "begin lies behind end"},
      {"{\"doc\":\"\xff\",\"commitments\":[]}", "no JSON at byte"},
      {std::string(200000, '['), "no JSON at byte"},
  };
  for (const auto& one : cases) {
    try {
      record_from_json(one.line);
      ADD_FAILURE() << "accepted " << one.line.substr(0, 80);
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr(one.fault));
    }
  }
}

TEST(Numbers, AreAsShortAsTheyReadBack) {
  EXPECT_EQ(shortest_number(50), "50");
  EXPECT_EQ(shortest_number(3.7e9), "3700000000");
  EXPECT_EQ(shortest_number(0.1), "0.1");
  EXPECT_EQ(shortest_number(-2), "-2");
  EXPECT_EQ(shortest_number(1930000000.25), "1930000000.25");
  EXPECT_EQ(shortest_number(std::numeric_limits<double>::infinity()), "");
}

TEST(Ids, AreStable) {
  EXPECT_EQ(stable_hash("").size(), 16u);
  EXPECT_EQ(stable_hash("gepard"), stable_hash("gepard"));
  EXPECT_NE(stable_hash("gepard"), stable_hash("gepards"));
  const Statement one = sample().commitments[0];
  EXPECT_NE(statement_id("d1", one), statement_id("d2", one));
}

}  // namespace
}  // namespace pledgegraph
