#include "extract/document/language.hpp"

#include <gtest/gtest.h>

namespace pledgegraph {
namespace {

TEST(Language, IsToldByTheLetters) {
  const std::pair<std::string, std::string> cases[] = {
      {"en",
       "The government said on Monday that it would send further ammunition to Ukraine before the end of the year."},
      {"fr",
       "Le gouvernement a annoncé lundi qu'il enverrait de nouvelles munitions à l'Ukraine avant la fin de l'année."},
      {"de",
       "Die Regierung teilte am Montag mit, sie werde der Ukraine noch vor Jahresende weitere Munition schicken."},
      {"uk", "Уряд повідомив у понеділок, що до кінця року надішле Україні нову партію боєприпасів."},
      {"es", "El Gobierno anunció el lunes que enviará más munición a Ucrania antes de que termine el año."},
      {"pl", "Rząd poinformował w poniedziałek, że jeszcze w tym roku wyśle Ukrainie kolejną partię amunicji."},
  };
  for (const auto& [code, text] : cases) {
    EXPECT_EQ(detect_language(text), code);
    EXPECT_EQ(detect_language(text, code == "en" ? "fr" : "en"), code) << "a wrong hint";
    EXPECT_EQ(language_of(text, "it"), code);
  }
}

TEST(Language, OfAShortTextIsToldByItsSmallWords) {
  const FunctionWords words = FunctionWords::load(std::filesystem::path(PLEDGEGRAPH_SOURCE_DIR) / "extract/languages");
  const std::vector<std::string> known = {"de", "en", "es", "fr", "pl", "uk"};
  const std::pair<std::string, std::string> cases[] = {
      {"fr", "L'UE va prêter 20 milliards d'euros à l'Ukraine."},
      {"fr", "Oslo enverra six chars Leopard 2 à l'Ukraine."},
      {"en", "Denmark will send 19 F-16s to Ukraine."},
      {"de", "Berlin liefert 18 Leopard 2 an die Ukraine."},
      {"es", "España enviará diez Leopard a Ucrania."},
  };
  for (const auto& [code, text] : cases) EXPECT_EQ(detect_language(text, {}, known, &words), code) << text;
  // A language without tables is not taken for one with them.
  EXPECT_EQ(detect_language("Regjeringen har i dag besluttet å gi tjueto kampfly til Ukraina.", {}, known, &words), "no");
  EXPECT_EQ(words.check("", "en"), "en");
  EXPECT_EQ(words.check("155 mm", "de"), "de");
}

TEST(Language, TheHintDecidesWhereLettersDoNot) {
  EXPECT_EQ(detect_language("155 mm", "de-CH"), "de");
  EXPECT_EQ(detect_language("155 mm", "pt_BR"), "pt");
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(language_of("„No comment“", "de"), "de");
}

}  // namespace
}  // namespace pledgegraph
