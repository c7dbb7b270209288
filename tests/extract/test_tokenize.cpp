#include <gtest/gtest.h>

#include "extract/text/letters.hpp"
#include "extract/text/tokenize.hpp"

namespace pledgegraph {
namespace {

struct Case {
  std::string text, tokens;
};

class Tokenize : public testing::TestWithParam<Case> {};

TEST_P(Tokenize, CutsAndKeepsOffsets) {
  const ApostropheRules rules{{"l", "d", "qu"}, {"s"}};
  const std::string& text = GetParam().text;
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, rules, tokens);
  std::string joined;
  for (const Token& token : tokens) {
    if (!joined.empty()) joined += '|';
    joined += text.substr(token.span.begin, token.span.end - token.span.begin);
  }
  EXPECT_EQ(joined, GetParam().tokens);
}

INSTANTIATE_TEST_SUITE_P(All, Tokenize,
                         testing::Values(Case{"l'Ukraine", "l'|Ukraine"}, Case{"qu’il", "qu’|il"}, Case{"Ukraine's army", "Ukraine|'s|army"},
                                         Case{"об'єкт", "об'єкт"}, Case{"F-16", "F|-|16"}, Case{"Leopard 2A4", "Leopard|2|A|4"},
                                         Case{"20 000", "20|000"}, Case{"3,7 Mds€", "3|,|7|Mds|€"}, Case{"", ""}, Case{"aujourd'hui", "aujourd'hui"}));

TEST(Letters, FoldDropsDiacriticsButKeepsCyrillicLetters) {
  EXPECT_EQ(fold("Guépard"), "guepard");
  EXPECT_EQ(fold("Łódź"), "lodz");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("Київ"), "київ");
  EXPECT_EQ(to_lower("ÉLYSÉE"), "élysée");
}

TEST(Letters, AreTakenFromBothEnds) {
  EXPECT_EQ(first_letters("обіцяли", 3), "обі");
  EXPECT_EQ(last_letters("livrés", 2), "és");
  EXPECT_EQ(first_letters("né", 5), "né");
  EXPECT_EQ(last_letters("né", 5), "né");
  EXPECT_EQ(first_letters("", 2), "");
}

}  // namespace
}  // namespace pledgegraph
