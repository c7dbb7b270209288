// Features of the text around a mention: whom and what a text names is no word of them, so that a decision follows from
// what is said.
#include <gtest/gtest.h>

#include <set>
#include <unordered_map>

#include "extract/commitments/text_features.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Features {
  std::multiset<std::string> words, classes;
};

/// The features of the first mention that is a system or kind.
Features features_of(const std::string& language, const std::string& text) {
  const test::Reading reading(language, text);
  const Context context(*reading.analysis);
  const TextFeatures features(context);
  Features out;
  for (std::size_t m = 0; m < reading.analysis->items.size(); ++m) {
    const auto type = reading.analysis->items[m].type;
    if (type != ItemMention::Type::System && type != ItemMention::Type::Kind) continue;
    std::vector<std::uint64_t> words, classes;
    std::unordered_map<std::uint64_t, std::string> names;
    features.words(static_cast<int>(m), FeatureSink(words, &names));
    features.classes(static_cast<int>(m), FeatureSink(classes, &names));
    for (const std::uint64_t key : words) out.words.insert(names.at(key));
    for (const std::uint64_t key : classes) out.classes.insert(names.at(key));
    break;
  }
  return out;
}

struct Case {
  std::string language, text, other;  ///< the same but for names and numbers
};

class SameWords : public testing::TestWithParam<Case> {};

TEST_P(SameWords, WhoeverIsNamed) {
  const Features one = features_of(GetParam().language, GetParam().text), other = features_of(GetParam().language, GetParam().other);
  EXPECT_FALSE(one.words.empty());
  EXPECT_FALSE(one.classes.empty());
  EXPECT_EQ(one.words, other.words);
  EXPECT_EQ(one.classes, other.classes);
}

INSTANTIATE_TEST_SUITE_P(
    All, SameWords,
    testing::Values(Case{"en", "Norway will soon send 14 Leopard 2 tanks to Ukraine.", "Denmark will soon send 300 Challenger 2 tanks to Ukraine."},
                    Case{"fr", "Emmanuel Macron a promis douze Caesar à l'Ukraine.", "Petr Pavel a promis six Krab à l'Ukraine."},
                    Case{"de", "Polen hat gestern 14 Leopard 2 geliefert.", "Spanien hat gestern 6 Marder geliefert."},
                    Case{"es", "España entregará diez Leopard 2 a Ucrania.", "Portugal entregará tres Leopard 2 a Ucrania."},
                    Case{"uk", "Данія вже передала 19 винищувачів F-16.", "Норвегія вже передала 6 винищувачів F-16."},
                    Case{"pl", "Polska obiecała wczoraj 14 czołgów.", "Kanada obiecała wczoraj 50 haubic."}));

TEST(TextFeatures, HoldTheWordsOfTheSentence) {
  const Features features = features_of("en", "Norway will soon send 14 Leopard 2 tanks to Ukraine, officials said.");
  for (const char* word : {"sentence=soon", "before=soon", "after=offic", "event=send"}) EXPECT_EQ(features.words.count(word), 1u) << word;
  for (const std::string& word : features.words)
    for (const char* name : {"norway", "ukrai", "leopa", "14"}) EXPECT_EQ(word.find(name), std::string::npos) << word;
}

/// The classes of words are the same in every language.
TEST(TextFeatures, ClassesKnowNoLanguage) {
  const Features english = features_of("en", "Norway delivered 14 howitzers."), spanish = features_of("es", "Noruega entregó 14 obuses."),
                 polish = features_of("pl", "Norwegia dostarczyła 14 haubic.");
  EXPECT_FALSE(english.classes.empty());
  EXPECT_EQ(english.classes, spanish.classes);
  EXPECT_EQ(english.classes, polish.classes);
}

/// What a sum is for, by the words about it (purposes.tsv): what follows it tells more than what stands before.
TEST(Purposes, AreToldByTheWordsAboutASum) {
  const struct {
    std::string language, text, feature;
  } cases[] = {{"en", "Norway pays 20 million euros for refugees.", "purpose-after=relief"},
               {"en", "For the power grid Norway pays 20 million euros.", "purpose-before=energy"},
               {"fr", "La Norvège verse 20 millions d'euros pour la reconstruction.", "purpose-after=rebuilding"},
               {"de", "Norwegen zahlt 20 Millionen Euro für Krankenhäuser.", "purpose-after=relief"},
               {"es", "Noruega paga 20 millones de euros para los hospitales.", "purpose-after=relief"},
               {"pl", "Norwegia płaci 20 mln euro na emerytury.", "purpose-after=budget"},
               {"uk", "Норвегія платить 20 млн євро на школи.", "purpose-after=relief"}};
  for (const auto& one : cases) {
    const test::Reading reading(one.language, one.text);
    const Context context(*reading.analysis);
    std::set<std::string> said;
    for (std::size_t m = 0; m < reading.analysis->items.size(); ++m) {
      if (reading.analysis->items[m].type != ItemMention::Type::Money) continue;
      std::vector<std::uint64_t> keys;
      std::unordered_map<std::uint64_t, std::string> names;
      TextFeatures(context).purposes(static_cast<int>(m), FeatureSink(keys, &names));
      for (const std::uint64_t key : keys) said.insert(names.at(key));
    }
    EXPECT_TRUE(said.contains(one.feature)) << one.text;
  }
}

}  // namespace
}  // namespace pledgegraph
