// The meanings of words: their table, words that it does not have, and that words used alike lie near each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "extract/text/language.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

class MeaningsTable : public ::testing::Test {
 protected:
  ~MeaningsTable() override { std::filesystem::remove(file_); }
  void write(const std::string& text) { std::ofstream(file_, std::ios::binary) << text; }
  /// The message of what is wrong with a table.
  std::string fault(const std::string& text) {
    write(text);
    try {
      Meanings().load(file_);
    } catch (const TableError& e) {
      return e.what();
    }
    return {};
  }
  std::filesystem::path file_ = std::filesystem::temp_directory_path() / ("meanings-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) + ".tsv");
};

/// A word all of whose numbers are the same.
std::string line(const std::string& word, char letter) { return word + "\t" + std::string(Meanings::kSize, letter) + "\n"; }

TEST_F(MeaningsTable, IsLookedUpByWordOrItsBeginning) {
  write("# a comment\n" + line("fournir", '$') + line("fournira", 'Q') + line("refus", '~') + line("refuser", 'R'));
  Meanings meanings;
  meanings.load(file_);
  ASSERT_EQ(meanings.size(), 4u);
  const std::pair<const char*, int> looked_up[] = {{"fournir", 0},  {"refuser", 3},  {"fournirait", 1}, {"refusera", 3}, {"fourni", 0},
                                                   {"refuge", -1}, {"four", -1},    {"a", -1},         {"zut", -1},     {"fournisseurs", -1}};
  for (const auto& [word, place] : looked_up) EXPECT_EQ(meanings.find(word), place) << word;
  std::array<float, Meanings::kSize> numbers{};
  const std::pair<int, float> values[] = {{0, -2.0f}, {1, 0.0f}, {2, 2.0f}};
  for (const auto& [place, value] : values) {
    meanings.get(place, numbers);
    EXPECT_FLOAT_EQ(numbers.front(), value);
    EXPECT_FLOAT_EQ(numbers.back(), value);
  }
}

TEST_F(MeaningsTable, SaysWhereItIsBroken) {
  EXPECT_NE(fault(line("fournir", 'Q') + "refus\tQQ\n").find(":2: a word, a tab and 64 letters expected"), std::string::npos);
  EXPECT_NE(fault("# head\n" + line("fournir", ' ')).find(":2: a letter that stands for no number"), std::string::npos);
  EXPECT_NE(fault(line("refus", 'Q') + line("fournir", 'Q')).find("'fournir' stands behind 'refus'"), std::string::npos);
  EXPECT_NE(fault(line("refus", 'Q') + "fournir").find(":2: the line has no end"), std::string::npos);
}

/// The cosine of two words' meanings in the project's own tables.
double likeness(const char* language, const char* word, const char* other_language, const char* other) {
  std::array<float, Meanings::kSize> x{}, y{};
  for (const auto& [code, what, out] : {std::tuple(language, word, &x), std::tuple(other_language, other, &y)}) {
    const Meanings& meanings = test::resources().languages->get(code)->meanings;
    const int place = meanings.find(what);
    EXPECT_GE(place, 0) << what;
    if (place >= 0) meanings.get(place, *out);
  }
  double product = 0, of_x = 0, of_y = 0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    product += static_cast<double>(x[k]) * y[k];
    of_x += static_cast<double>(x[k]) * x[k];
    of_y += static_cast<double>(y[k]) * y[k];
  }
  return product / std::sqrt(of_x * of_y);
}

TEST(Meanings, OfWordsUsedAlikeAreNear) {
  const std::tuple<const char*, const char*, const char*, const char*> alike[] = {
      {"en", "refused", "fr", "refusé"}, {"en", "howitzers", "de", "haubitzen"}, {"es", "entregará", "pl", "dostarczy"}, {"uk", "відмовив", "fr", "refusé"},
      {"en", "budget", "uk", "бюджет"},  {"fr", "promesse", "es", "promesa"}};
  for (const auto& [language, word, other_language, other] : alike) {
    const double near = likeness(language, word, other_language, other);
    EXPECT_GT(near, 0.3) << word << ", " << other;
    for (const auto& [l, w, foreign_language, foreign] : alike) {
      if (std::string_view(w) == word || std::string_view(foreign) == other) continue;
      EXPECT_GT(near, likeness(language, word, foreign_language, foreign)) << word << ", " << foreign;
    }
  }
}

}  // namespace
}  // namespace pledgegraph
