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

TEST(Language, TheHintDecidesWhereLettersDoNot) {
  EXPECT_EQ(detect_language("155 mm", "de-CH"), "de");
  EXPECT_EQ(detect_language("155 mm", "pt_BR"), "pt");
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(language_of("„No comment“", "de"), "de");
}

}  // namespace
}  // namespace pledgegraph
