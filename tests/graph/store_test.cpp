// The graph over a ledger, its analyses, and the SQLite store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/range/iterator_range.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "graph/analyse/structure.hpp"
#include "graph/analyse/totals_by_donor.hpp"
#include "graph/model/error.hpp"
#include "graph/resolve/resolve.hpp"
#include "graph/store/knowledge_graph.hpp"
#include "graph/store/sqlite_store.hpp"
#include "test_records.hpp"

namespace pledgegraph {
namespace {

using enum Status;
using test::catalogue;
using test::record;

Ledger sample() {
  std::vector<Record> records{
      record("a", "2022-04-26", {{Pledged, "gepard", 50, true}}),
      record("b", "2023-02", {{Delivered, "gepard"}, {Pledged, "military-aid", {}, false, "US", "UA", 3.7e9, "USD"}}),
      record("c", "2023-03", {{Pledged, "leopard-2", 14}, {Pledged, "caesar", 6, false, "FR", "CZ"}}),
  };
  records[0].persons.push_back({"Christine Lambrecht", "DE", "defence minister", {}});
  records[0].commitments[0].speaker = "Christine Lambrecht";
  records[0].commitments[0].parts = {{"item", {3, 9}}};
  records[0].commitments[0].features = {"x=1 (+0.5)"};
  records[0].weapons.push_back({"tank", {}});
  return resolve(records, catalogue());
}

std::multiset<std::string> labels(const KnowledgeGraph& graph) {
  std::multiset<std::string> out;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph.graph))) out.insert(graph.graph[edge].label);
  return out;
}

TEST(KnowledgeGraph, HasUniqueIdsAndEveryKindOfEdge) {
  const Ledger ledger = sample();
  const KnowledgeGraph graph = build_knowledge_graph(ledger, catalogue());
  std::set<std::string> nodes, edges;
  for (const auto v : boost::make_iterator_range(boost::vertices(graph.graph))) nodes.insert(graph.graph[v].id);
  for (const auto e : boost::make_iterator_range(boost::edges(graph.graph))) edges.insert(graph.graph[e].id);
  EXPECT_EQ(nodes.size(), boost::num_vertices(graph.graph));
  EXPECT_EQ(edges.size(), boost::num_edges(graph.graph));
  const auto found = labels(graph);
  EXPECT_EQ(found.count("DELIVERED"), 1u);
  EXPECT_EQ(found.count("PLEDGED"), 3u);
  EXPECT_EQ(found.count("GIVEN_TO"), 4u);
  EXPECT_EQ(found.count("CONCERNS"), 4u);
  EXPECT_EQ(found.count("TELLS"), 5u);
  EXPECT_EQ(found.count("SAID"), 1u);
  EXPECT_EQ(found.count("SPEAKS_FOR"), 1u);
  EXPECT_EQ(graph.graph[*graph.find("country:DE")].name, "Germany");
  EXPECT_TRUE(nodes.contains("weapon:armoured-vehicle"));
  EXPECT_TRUE(edges.contains("IS_A:weapon:leopard-2:weapon:tank"));
  EXPECT_FALSE(graph.find("country:XX"));

  const KnowledgeGraph bare = build_knowledge_graph(ledger, catalogue(), {false, false, false});
  EXPECT_EQ(labels(bare).count("TELLS") + labels(bare).count("MENTIONS") + labels(bare).count("IS_A"), 0u);
}

TEST(KnowledgeGraph, NamesReadWell) {
  const struct {
    double value;
    std::string expected;
  } cases[] = {{50, "50"},   {1500, "1,500"},   {3.7e9, "3.7 billion"},
               {0.5, "0.5"}, {1e6, "1 million"}, {-12345, "-12,345"}};
  for (const auto& one : cases) EXPECT_EQ(human_number(one.value), one.expected);
  Commitment c;
  c.item = "aid:military-aid";
  c.amount = 3.7e9;
  c.currency = "USD";
  EXPECT_EQ(item_phrase(c, catalogue()), "military aid worth USD 3.7 billion");
  EXPECT_EQ(entity_name({}, catalogue(), "group"), "several countries");
}

TEST(Projections, SumUp) {
  const Ledger ledger = sample();
  const auto items = project_item_flows(ledger);
  ASSERT_EQ(items.size(), 4u);
  EXPECT_EQ(items[0].donor, "country:DE");
  EXPECT_EQ(items[0].item, "weapon:gepard");
  EXPECT_EQ(items[0].quantity, 50);
  EXPECT_EQ(items[0].sources, 2);
  const auto flows = project_flows(ledger);
  ASSERT_EQ(flows.size(), 4u);
  EXPECT_EQ(flows.back().amounts.at("USD"), 3.7e9);
}

TEST(Analyses, GivePlainResults) {
  const Ledger ledger = sample();
  const KnowledgeGraph graph = build_knowledge_graph(ledger, catalogue(), {false, false, false});
  const auto parts = connected_components(graph);
  EXPECT_EQ(parts.size(), 3u);  // around Ukraine, around Czechia, and the tank that is only mentioned
  EXPECT_EQ(betweenness(graph).front().id, "country:UA");
  EXPECT_TRUE(betweenness(graph, 1).empty());
  EXPECT_EQ(degrees(graph).front().weighted, 6);  // the Gepards: three edges, two documents
  EXPECT_GE(core_numbers(graph).front().score, 1);
  const auto rank = donor_rank(ledger, catalogue());
  EXPECT_EQ(rank.front().id, "country:DE");
  const auto totals = totals_by_donor(ledger);
  ASSERT_EQ(totals.size(), 4u);
  EXPECT_EQ(totals[0].donor, "country:DE");
  EXPECT_EQ(totals[0].pieces, 14);  // pledged before delivered
  EXPECT_EQ(fulfilment_by_donor(ledger)[0].delivered, 1u);
  const KnowledgeGraph empty = build_knowledge_graph({}, catalogue());
  EXPECT_TRUE(connected_components(empty).empty());
  EXPECT_TRUE(betweenness(empty).empty());
  EXPECT_TRUE(donor_rank({}, catalogue()).empty());
}

std::string bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(SqliteStore, ReadsBackWhatItWrote) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "pledgegraph_store";
  std::filesystem::create_directories(folder);
  const Ledger ledger = sample();
  write_store(folder / "a.sqlite", ledger);
  const Ledger back = read_store(folder / "a.sqlite");
  write_store(folder / "b.sqlite", back);
  EXPECT_EQ(bytes(folder / "a.sqlite"), bytes(folder / "b.sqlite"));
  ASSERT_EQ(back.commitments.size(), ledger.commitments.size());
  ASSERT_EQ(back.statements.size(), ledger.statements.size());
  EXPECT_EQ(back.statements[0].parts.size(), 1u);
  EXPECT_EQ(back.statements[0].features, ledger.statements[0].features);
  for (std::size_t k = 0; k < ledger.commitments.size(); ++k) {
    EXPECT_EQ(back.commitments[k].id, ledger.commitments[k].id);
    EXPECT_EQ(back.commitments[k].statements, ledger.commitments[k].statements);
    EXPECT_EQ(back.commitments[k].merge_reasons, ledger.commitments[k].merge_reasons);
    ASSERT_EQ(back.commitments[k].timeline.size(), ledger.commitments[k].timeline.size());
    EXPECT_EQ(back.commitments[k].timeline[0].statements, ledger.commitments[k].timeline[0].statements);
  }
  std::ofstream(folder / "c.sqlite") << "no database";
  EXPECT_THROW(read_store(folder / "c.sqlite"), InputError);
  EXPECT_THROW(read_store(folder / "missing.sqlite"), InputError);
  EXPECT_THROW(write_store(folder / "no" / "such" / "d.sqlite", ledger), InputError);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 3u);  // nothing temporary is left
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace pledgegraph
