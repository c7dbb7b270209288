// The registry, and the formats that have no tests of their own.
#include "graph/export/exporters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "fixture.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

using ::testing::HasSubstr;

std::string exported(std::string_view format, const Ledger& ledger) {
  std::ostringstream out;
  find_exporter(format, "").write(out, ledger, test::fixture_catalogue());
  return out.str();
}

TEST(Exporters, FoundByNameAndSuffix) {
  const std::pair<const char*, const char*> cases[] = {
      {"out/graph.graphml", "graphml"}, {"ledger.csv", "csv"}, {"x.jsonl", "jsonl"}, {"x.cypher", "cypher"}};
  for (const auto& [path, format] : cases) EXPECT_EQ(find_exporter("", path).format, format);
  EXPECT_EQ(find_exporter("csv-excel", "x.graphml").format, "csv-excel");
  EXPECT_EQ(exporter_for_path(".csv"), nullptr);
  EXPECT_THROW(find_exporter("", "x.doc"), UsageError);
  EXPECT_THROW(find_exporter("doc", "x.csv"), UsageError);
  std::set<std::string_view> names;
  for (const Exporter& e : exporters()) EXPECT_TRUE(names.insert(e.format).second) << e.format;
}

TEST(Exporters, EmptyLedgerAndSameBytesTwice) {
  for (const Exporter& e : exporters()) {
    EXPECT_NO_THROW(exported(e.format, {})) << e.format;
    EXPECT_EQ(exported(e.format, test::desk_ledger()), exported(e.format, test::desk_ledger())) << e.format;
  }
}

TEST(Exporters, JsonLines) {
  const std::string text = exported("jsonl", test::small_ledger());
  EXPECT_EQ(std::ranges::count(text, '\n'), 16);
  EXPECT_THAT(text, HasSubstr("\"amount\":3712345678.91,\"currency\":\"USD\""));
  EXPECT_THAT(text, HasSubstr("a dit Mme Lambrecht & <Berlin>."));
  EXPECT_THAT(text, HasSubstr("\"donor\":null"));
}

TEST(Exporters, CypherKeepsTextsInTheirQuotes) {
  Ledger ledger = test::small_ledger();
  ledger.entities[0].name = "a' }) DETACH DELETE n //\\";
  ledger.entities[0].type = "x` {evil}";
  const std::string text = exported("cypher", ledger);
  EXPECT_THAT(text, HasSubstr("name: 'a\\' }) DETACH DELETE n //\\\\'"));
  EXPECT_THAT(text, HasSubstr("SET n:Xevil,"));
  EXPECT_THAT(text, HasSubstr("MATCH (a:Pledgegraph {id: 'country:DE'}), (b:Pledgegraph {id: 'commitment:001000'}) "
                              "MERGE (a)-[r:GIVES]->(b) SET r += {status: 'delivered'};"));
}

}  // namespace
}  // namespace pledgegraph
