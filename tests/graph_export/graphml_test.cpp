// GraphML written and read back; hostile texts and broken files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <sstream>
#include <string>

#include "fixture.hpp"
#include "graph/export/graphml_reader.hpp"
#include "graph/export/graphml_writer.hpp"
#include "graph/export/ledger_json.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

using ::testing::HasSubstr;

std::string written(const Ledger& ledger, const GraphmlOptions& options = {}) {
  std::ostringstream out;
  write_graphml(out, ledger, test::fixture_catalogue(), options);
  return out.str();
}

Ledger read_back(const std::string& text) {
  std::istringstream in(text);
  return read_ledger_graphml(in, "test.graphml");
}

GraphmlContent content_of(const std::string& text) {
  std::istringstream in(text);
  return read_graphml(in, "test.graphml");
}

std::string fault_of(const std::string& text) {
  try {
    read_back(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no fault";
}

/// All that a ledger says, as text to compare.
std::string dump(const Ledger& ledger) {
  std::ostringstream out;
  out << documents_to_json(ledger.documents) << '\n';
  for (std::size_t i = 0; i < ledger.statements.size(); ++i) {
    out << statements_to_json({{ledger.statements[i], ledger.statement_documents[i]}}) << '\n';
  }
  for (const Entity& e : ledger.entities) {
    out << e.id << '|' << e.type << '|' << e.name << '|' << e.country << '|' << e.role << '|' << e.kind << '|'
        << e.category;
    for (const std::string& a : e.aliases) out << "|a " << a;
    for (const std::string& d : e.documents) out << "|d " << d;
    out << '\n';
  }
  for (const Commitment& c : ledger.commitments) {
    out << c.id << '|' << c.donor << '|' << c.recipient << '|' << c.item << '|' << to_string(c.status) << '|'
        << c.quantity.value_or(-1) << '|' << c.approximate << '|' << c.total << '|' << std::hexfloat
        << c.amount.value_or(-1) << '|' << c.confidence << std::defaultfloat << '|' << c.currency << '|' << c.first_date
        << '|' << c.last_date << '|' << c.sources << '|' << timeline_to_json(c.timeline);
    for (const std::string& s : c.statements) out << "|s " << s;
    for (const std::string& s : c.conflicts) out << "|c " << s;
    for (const std::string& s : c.merge_reasons) out << "|m " << s;
    out << '\n';
  }
  return out.str();
}

TEST(Graphml, LedgerComesBack) {
  for (const Ledger& ledger : {test::small_ledger(), test::desk_ledger(), test::large_ledger(300), Ledger{}}) {
    const std::string expected = dump(ledger);
    EXPECT_EQ(dump(read_back(written(ledger))), expected);
    EXPECT_EQ(dump(read_back(written(ledger, {.strict = true}))), expected);
    EXPECT_EQ(dump(read_back(written(ledger, {.yed = true}))), expected);
    EXPECT_EQ(dump(read_back(written(ledger, {.documents = true}))), expected);
  }
}

TEST(Graphml, IdsAsTokens) {
  const std::pair<const char*, const char*> cases[] = {{"country:DE", "country:DE"}, {"a b", "a_x20_b"}, {"é", "_xC3__xA9_"},
                                                       {"_x41_", "_x5F_x41_"},       {"", "_x_"},        {"a_b_", "a_b_"}};
  for (const auto& [id, token] : cases) {
    EXPECT_EQ(nmtoken_from_id(id), token);
    EXPECT_EQ(id_from_nmtoken(token), id);
  }
}

TEST(Graphml, SameBytesTwice) {
  const std::string first = written(test::desk_ledger());
  EXPECT_EQ(first, written(test::desk_ledger()));
  EXPECT_EQ(first, written(read_back(first)));
}

TEST(Graphml, NodesAndEdgesOfACommitment) {
  const GraphmlContent content = content_of(written(test::small_ledger()));
  std::set<std::string> edges;
  for (const GraphmlEdge& e : content.edges) edges.insert(e.attributes.at("label") + " " + e.source + " " + e.target);
  const std::string gepard = "commitment:001000";
  for (const std::string& expected :
       {"DELIVERED country:DE " + gepard, "GIVEN_TO " + gepard + " country:UA", "CONCERNS " + gepard + " weapon:gepard",
        "SAID person:christiane-lambrecht " + gepard, std::string("SPEAKS_FOR person:lloyd-austin country:US")}) {
    EXPECT_TRUE(edges.contains(expected)) << expected;
  }
  EXPECT_EQ(content.nodes.front().id, "aid:military-aid");
  for (const GraphmlNode& node : content.nodes) EXPECT_FALSE(node.description.empty()) << node.id;
}

TEST(Graphml, CommitmentWithoutDonorHangsOnUnknown) {
  const std::string text = written(test::small_ledger());
  EXPECT_THAT(text, HasSubstr("<node id=\"unknown\" labels=\":Group\">"));
  const Ledger back = read_back(text);
  EXPECT_TRUE(std::ranges::any_of(back.commitments, [](const Commitment& c) { return c.donor.empty(); }));
}

TEST(Graphml, HostileTexts) {
  Ledger ledger = test::small_ledger();
  ledger.entities[0].name = std::string("a\0<b>&\"'\x0B]]>\xFF e\u0301", 17);
  ledger.entities[0].id = "aid:\"><evil x=\"\n&";
  ledger.statements[0].sentence = "line\r\nnext\ttab </data><node id='x'/>";
  ledger.commitments[0].amount = std::numeric_limits<double>::infinity();
  ledger.commitments[1].quantity = std::numeric_limits<double>::quiet_NaN();
  ledger.commitments[2].amount = 0.1 + 0.2;
  const Ledger back = read_back(written(ledger));
  EXPECT_EQ(back.entities[0].name, "a<b>&\"']]>\uFFFD \u00e9");
  EXPECT_EQ(back.entities[0].id, ledger.entities[0].id);
  EXPECT_EQ(back.statements[0].sentence, ledger.statements[0].sentence);
  EXPECT_FALSE(back.commitments[0].amount.has_value());
  EXPECT_FALSE(back.commitments[1].quantity.has_value());
  EXPECT_EQ(back.commitments[2].amount, 0.1 + 0.2);
  EXPECT_NO_THROW(content_of(written(ledger, {.strict = true})));
  EXPECT_NO_THROW(content_of(written(ledger, {.yed = true})));
  EXPECT_NO_THROW(content_of(written(ledger, {.collapse = true})));
}

TEST(Graphml, CollapsedSumsByCurrencyWithoutTotals) {
  Ledger ledger = test::small_ledger();
  Commitment more = ledger.commitments[3];  // 3712345678.91 USD of the United States
  ASSERT_EQ(more.donor, "country:US");
  more.id = "commitment:z";
  more.amount = 0.09;
  Commitment total = more;
  total.id = "commitment:zz";
  total.total = true;
  total.amount = 9e9;
  ledger.commitments.push_back(more);
  ledger.commitments.push_back(total);
  const GraphmlContent content = content_of(written(ledger, {.collapse = true}));
  const auto flow = std::ranges::find(content.edges, std::string("flow:country:US:country:UA:pledged"), &GraphmlEdge::id);
  ASSERT_NE(flow, content.edges.end());
  EXPECT_EQ(flow->attributes.at("amount"), "3712345679");
  EXPECT_EQ(flow->attributes.at("amounts"), "USD 3712345679");
  EXPECT_EQ(flow->attributes.at("commitments"), "3");
  EXPECT_THAT(fault_of(written(ledger, {.collapse = true})), HasSubstr("sums of commitments"));
  EXPECT_THROW(written(ledger, {.collapse = true, .documents = true}), UsageError);
}

TEST(GraphmlReader, NamesTheFault) {
  const std::string head = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"directed\">";
  const std::string good = written(test::small_ledger());
  std::string bad_status = good, bad_json = good, bad_number = good;
  bad_status.replace(bad_status.find(">pledged<"), 9, ">sledged<");
  bad_json.replace(bad_json.find("[{&quot;status"), 2, "[[");
  bad_number.replace(bad_number.find("3712345678.91"), 13, "3712345678,91");
  const std::pair<std::string, const char*> cases[] = {
      {"", "test.graphml:"},
      {"not xml", "not well-formed"},
      {"<html/>", "root element is <html>"},
      {"<graphml/>", "no <graph>"},
      {head + "<node id=\"a\"/><node id=\"a\"/></graph></graphml>", "two nodes have the id \"a\""},
      {head + "<node id=\"a\"/><edge source=\"a\" target=\"b\"/></graph></graphml>", "no node: \"b\""},
      {head + "<node id=\"a\"><graph/></node></graph></graphml>", "graph within a graph"},
      {head + "<hyperedge/></graph></graphml>", "hyperedges"},
      {head + "</graph></graphml>", "not a ledger"},
      {"<!DOCTYPE x [<!ENTITY a \"b\">]><graphml>&a;</graphml>", "document type"},
      {good.substr(0, good.size() / 2), "not well-formed"},
      {bad_status, "sledged"},
      {bad_json, "broken JSON"},
      {bad_number, "3712345678,91"}};
  for (const auto& [text, expected] : cases) EXPECT_THAT(fault_of(text), HasSubstr(expected)) << text.substr(0, 200);
  EXPECT_THROW(read_graphml("/no/such/file.graphml"), InputError);
  EXPECT_THROW(read_graphml("/tmp"), InputError);
}

TEST(GraphmlReader, ReadsOtherTools) {
  const GraphmlContent content = content_of(
      "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com'>"
      "<key id='d0' for='node' attr.name='size' attr.type='int'/><key id='d1' for='node' yfiles.type='nodegraphics'/>"
      "<graph edgedefault='directed'><node id='n0'><data key='d0'>5</data><data key='d1'><y:Shape>box</y:Shape></data>"
      "</node><node id='n1'/><edge source='n0' target='n1'><data key='x'><![CDATA[a<b]]></data></edge></graph></graphml>");
  ASSERT_EQ(content.nodes.size(), 2u);
  EXPECT_EQ(content.nodes[0].attributes.at("size"), "5");
  ASSERT_EQ(content.edges.size(), 1u);
  EXPECT_EQ(content.edges[0].attributes.at("x"), "a<b");
}

}  // namespace
}  // namespace pledgegraph
