// Twenty facts, each told in six languages (facts/facts.tsv): the same records come of all, with the weights that are
// shipped. What a language does not read yet is noted in the file; that list may only shrink.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "extract/text/table.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

constexpr const char* kLanguages[] = {"fr", "en", "de", "es", "uk", "pl"};

struct Fact {
  std::set<std::string> records;
  std::map<std::string, std::string> texts;
  std::set<std::string> known;  ///< languages
};

std::vector<std::pair<std::string, Fact>> facts() {
  std::vector<std::pair<std::string, Fact>> out;
  read_table(std::string(PLEDGEGRAPH_SOURCE_DIR) + "/tests/extract/facts/facts.tsv", 3, [&](const TableRow& row) {
    if (out.empty() || out.back().first != row[0]) out.emplace_back(row[0], Fact{});
    Fact& fact = out.back().second;
    if (row[1] == "records")
      for (const std::string_view record : split_list(row[2])) fact.records.emplace(record);
    else if (row[1] == "known")
      for (const std::string_view language : split_words(row[2])) fact.known.emplace(language);
    else if (std::find(std::begin(kLanguages), std::end(kLanguages), row[1]) != std::end(kLanguages))
      fact.texts.emplace(row[1], row[2]);
    else
      row.fail("neither records, known nor a language");
    fact.known.erase("-");
  });
  return out;
}

/// A statement as facts.tsv writes it.
std::string described(const Statement& said) {
  std::string out = fmt::format("{} {} {} {}", to_string(said.status), said.donor, said.recipient, said.item);
  if (said.quantity) out += fmt::format(" {}{:.15g}", said.approximate ? "~" : "", *said.quantity);
  if (said.amount) out += fmt::format(" {}{:.15g} {}", said.approximate && !said.quantity ? "~" : "", *said.amount, said.currency);
  return out;
}

std::set<std::string> records_of(const std::string& language, const std::string& text) {
  static const Resources resources = [] {
    const std::string data = std::string(PLEDGEGRAPH_SOURCE_DIR) + "/extract";
    return Resources::load(data, data + "/weights/scorers.tsv");
  }();
  static Extractor extractor(resources);
  Document document;
  document.id = "fact";
  document.language = language;
  document.text = text;
  std::set<std::string> out;
  for (const Statement& said : extractor.extract(std::move(document)).commitments) out.insert(described(said));
  return out;
}

TEST(Facts, AreTheSameInAllLanguages) {
  for (const auto& [name, fact] : facts())
    for (const char* language : kLanguages) {
      ASSERT_TRUE(fact.texts.contains(language)) << name << " is not told in " << language;
      const std::set<std::string> said = records_of(language, fact.texts.at(language));
      if (fact.known.contains(language))
        EXPECT_NE(said, fact.records) << name << " is read in " << language << " now: take the language out of its 'known'";
      else
        EXPECT_EQ(said, fact.records) << name << ", " << language << ": " << fact.texts.at(language);
    }
}

TEST(Facts, AreTwentyAndMostAreRead) {
  std::size_t known = 0;
  const auto all = facts();
  for (const auto& [name, fact] : all) {
    EXPECT_FALSE(fact.records.empty()) << name;
    known += fact.known.size();
  }
  EXPECT_EQ(all.size(), 20u);
  EXPECT_LE(4 * known, all.size() * std::size(kLanguages)) << "more than a quarter is not read";
}

}  // namespace
}  // namespace pledgegraph
