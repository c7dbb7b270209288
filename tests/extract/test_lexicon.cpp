#include <gtest/gtest.h>

#include "extract/text/lexicon.hpp"

namespace pledgegraph {
namespace {

/// True if `pattern` matches the whole of `text`.
bool matches(const std::string& pattern, const std::string& text) {
  const std::string file = "test.tsv";
  Lexicon lexicon({{"d", "l"}, {"s"}});
  lexicon.add(pattern, {Layer::Names, 0}, {file, 1, {}});
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon.apostrophes(), tokens);
  std::vector<Lexicon::WordLabels> labels;
  for (const Token& token : tokens)
    labels.push_back(lexicon.labels_of(std::string_view(text).substr(token.span.begin, token.span.end - token.span.begin), token.capital, {}));
  std::vector<LexMatch> found;
  lexicon.find(tokens, [&](std::uint32_t i) -> const Lexicon::WordLabels& { return labels[i]; }, found);
  return found.size() == 1 && found[0].begin == 0 && found[0].end == tokens.size();
}

struct Case {
  std::string pattern, text;
  bool matches;
};

class Patterns : public testing::TestWithParam<Case> {};

TEST_P(Patterns, Match) { EXPECT_EQ(matches(GetParam().pattern, GetParam().text), GetParam().matches); }

INSTANTIATE_TEST_SUITE_P(
    All, Patterns,
    testing::Values(Case{"aide militaire", "Aide militaire", true}, Case{"blindé(|s|e)", "blindés", true}, Case{"blindé(|s|e)", "blindes", false},
                    Case{"blindé(|s)", "BLINDES", true}, Case{"гауби*", "гаубицями", true}, Case{"char*", "charismatiques", false},
                    Case{"Gepard", "Guépard", false}, Case{"Guepard", "Guépard", true}, Case{"Gepard", "gepard", false}, Case{"Gepard", "GEPARD", true},
                    Case{"=UN", "UN", true}, Case{"=UN", "Un", false}, Case{"F-16", "F16", true}, Case{"F-16", "F 16", true}, Case{"SAMP/T", "SAMP-T", true},
                    Case{"envoi d' armes", "envoi d’armes", true}, Case{"où", "ou", false},
                    Case{"it 's", "it's", true}, Case{"it 's", "it’s", true}, Case{"it 's", "its", false}));

TEST(Lexicon, BrokenPatternNamesFileAndLine) {
  const std::string file = "fr/kinds.tsv";
  Lexicon lexicon({});
  try {
    lexicon.add("char(|s", {Layer::Names, 0}, {file, 7, {}});
    FAIL() << "no error";
  } catch (const TableError& error) {
    EXPECT_NE(std::string(error.what()).find("fr/kinds.tsv:7:"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace pledgegraph
