// The table: RFC 4180, and no cell that a spreadsheet computes.
#include "graph/export/ledger_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "fixture.hpp"

namespace pledgegraph {
namespace {

/// A strict reader of RFC 4180.
std::vector<std::vector<std::string>> parsed(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else if (c == '"') {
        quoted = false;
      } else {
        rows.back().back() += c;
      }
    } else if (c == '"') {
      EXPECT_TRUE(rows.back().back().empty());
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r') {
      EXPECT_EQ(text.at(++i), '\n');
      rows.push_back({""});
    } else {
      EXPECT_NE(c, '\n');
      rows.back().back() += c;
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_EQ(rows.back(), std::vector<std::string>{""});
  rows.pop_back();
  return rows;
}

TEST(CsvField, QuotesAndDefuses) {
  const std::pair<const char*, const char*> cases[] = {{"plain", "plain"},
                                                       {"", ""},
                                                       {"a,b", "\"a,b\""},
                                                       {"a\"b", "\"a\"\"b\""},
                                                       {"a\nb", "\"a\nb\""},
                                                       {" a", "\" a\""},
                                                       {"=1+1", "'=1+1"},
                                                       {"+1", "'+1"},
                                                       {"-1", "'-1"},
                                                       {"@SUM(A1)", "'@SUM(A1)"},
                                                       {"\t=1", "'\t=1"},
                                                       {"＝1", "'＝1"},
                                                       {"=\"x\",1", "\"'=\"\"x\"\",1\""},
                                                       {"a\x01", "a"}};
  for (const auto& [in, expected] : cases) EXPECT_EQ(csv_field(in), expected);
}

TEST(LedgerCsv, OneRowACommitment) {
  std::ostringstream out;
  write_ledger_csv(out, test::small_ledger(), test::fixture_catalogue());
  const auto rows = parsed(out.str());
  ASSERT_EQ(rows.size(), 17u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(rows[0], name) - rows[0].begin());
  };
  const auto gepard = std::ranges::find_if(rows, [&](const auto& row) { return row[column("item")] == "Gepard"; });
  ASSERT_NE(gepard, rows.end());
  const std::pair<const char*, const char*> expected[] = {
      {"status", "delivered"},       {"donor", "Germany"},           {"donor_id", "country:DE"},
      {"recipient", "Ukraine"},      {"quantity", "50"},             {"approximate", "true"},
      {"amount", ""},                {"first_date", "2022-04-26"},   {"pledged_on", "2022-04-26"},
      {"delivered_on", "2023-02-14"}, {"sources", "2"},              {"speakers", "Christiane Lambrecht"}};
  for (const auto& [name, value] : expected) EXPECT_EQ((*gepard)[column(name)], value) << name;
  EXPECT_EQ((*gepard)[column("sentences")].substr(0, (*gepard)[column("sentences")].find('\n')),
            "«\u00a0L\u2019Ukraine a été livrée\u00a0», a dit Mme Lambrecht & <Berlin>.");
  EXPECT_TRUE(std::ranges::any_of(rows, [&](const auto& row) { return row[column("amount")] == "3712345678.91"; }));
}

TEST(LedgerCsv, MarkForExcel) {
  std::ostringstream out;
  write_ledger_csv(out, {}, {}, {.byte_order_mark = true});
  EXPECT_TRUE(out.str().starts_with("\xEF\xBB\xBF" "commitment,"));
}

}  // namespace
}  // namespace pledgegraph
