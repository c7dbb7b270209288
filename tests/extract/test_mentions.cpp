// Numbers, sums and items as the text gives them, in all languages.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "reading.hpp"

namespace pledgegraph {
namespace {

struct NumberCase {
  std::string language, text;
  double value;
  bool approximate;
  std::string currency;  // "-" for a plain count
};

class Numbers : public testing::TestWithParam<NumberCase> {};

TEST_P(Numbers, AreRead) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  for (const NumberMention& number : reading.analysis->numbers) {
    if (number.use != (GetParam().currency == "-" ? NumberUse::Count : NumberUse::Money) || !number.value || number.article) continue;
    EXPECT_NEAR(*number.value, GetParam().value, 1e-6 * GetParam().value);
    EXPECT_EQ(number.approximate, GetParam().approximate);
    if (GetParam().currency != "-") { EXPECT_EQ(number.currency, GetParam().currency); }
    return;
  }
  FAIL() << "no number in: " << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, Numbers,
    testing::Values(NumberCase{"fr", "La France livre 20 000 obus.", 20000, false, "-"}, NumberCase{"fr", "Paris enverra vingt et un chars.", 21, false, "-"},
                    NumberCase{"fr", "une cinquantaine de blindés", 50, true, "-"}, NumberCase{"fr", "environ 40 chars", 40, true, "-"},
                    NumberCase{"fr", "3,7 milliards de dollars américains", 3.7e9, false, "USD"}, NumberCase{"fr", "un chèque de 12,5 millions d'euros", 1.25e7, false, "EUR"},
                    NumberCase{"en", "It will send 1,200 rifles.", 1200, false, "-"}, NumberCase{"en", "twenty-one tanks", 21, false, "-"},
                    NumberCase{"en", "two dozen howitzers", 24, false, "-"}, NumberCase{"en", "£2.3 billion in aid", 2.3e9, false, "GBP"},
                    NumberCase{"de", "15.000 Granaten", 15000, false, "-"}, NumberCase{"de", "7,5 Milliarden Euro", 7.5e9, false, "EUR"},
                    NumberCase{"uk", "18 гаубиць", 18, false, "-"}, NumberCase{"pl", "32 mln euro", 3.2e7, false, "EUR"},
                    NumberCase{"es", "19 carros de combate", 19, false, "-"}));

/// One letter is a multiplier where it touches its number and ends there.
INSTANTIATE_TEST_SUITE_P(
    Letters, Numbers,
    testing::Values(NumberCase{"fr", "Un chèque de 40 M€ pour Kiev.", 4e7, false, "EUR"}, NumberCase{"en", "Australia will give 49 M1A1 Abrams tanks.", 49, false, "-"},
                    NumberCase{"en", "The Pentagon announced a $400m package.", 4e8, false, "@dollar"}, NumberCase{"pl", "30 M-84 z magazynów", 30, false, "-"},
                    NumberCase{"en", "54 M113 carriers", 54, false, "-"}, NumberCase{"de", "12 M777 aus Australien", 12, false, "-"}));

INSTANTIATE_TEST_SUITE_P(
    Halves, Numbers,
    testing::Values(NumberCase{"en", "Czechia delivered half a million shells.", 5e5, false, "-"}, NumberCase{"fr", "un demi-million d'obus", 5e5, false, "-"},
                    NumberCase{"en", "two and a half million euros", 2.5e6, false, "EUR"},
                    NumberCase{"fr", "deux milliards et demi d'euros", 2.5e9, false, "EUR"}, NumberCase{"es", "un millón y medio de euros", 1.5e6, false, "EUR"},
                    NumberCase{"de", "eine halbe Milliarde Euro", 5e8, false, "EUR"}, NumberCase{"de", "eine halbe Million Granaten", 5e5, false, "-"},
                    NumberCase{"es", "medio millón de proyectiles", 5e5, false, "-"}, NumberCase{"pl", "pół miliona pocisków", 5e5, false, "-"},
                    NumberCase{"uk", "пів мільйона снарядів", 5e5, false, "-"}));

/// Three digits behind a comma are thousands where the document's comma is not decimal.
INSTANTIATE_TEST_SUITE_P(
    Commas, Numbers,
    testing::Values(NumberCase{"es", "un paquete de 6,500 millones de dólares", 6.5e9, false, "@dollar"},
                    NumberCase{"es", "un paquete de 6,5 millones de euros y otro de 1,250 millones", 6.5e6, false, "EUR"},
                    NumberCase{"es", "Enviará 12,000 cascos.", 12000, false, "-"}, NumberCase{"de", "12,000 Granaten", 12000, false, "-"},
                    NumberCase{"de", "1,250 Milliarden Euro", 1.25e9, false, "EUR"}, NumberCase{"pl", "0,125 mld euro", 1.25e8, false, "EUR"}));

struct UseCase {
  std::string language, text;
  std::vector<std::string> sums;  ///< "value currency" of all that is money
  int counts;                     ///< numbers that count
};

class Uses : public testing::TestWithParam<UseCase> {};

TEST_P(Uses, AreTold) {
  const test::Reading reading(GetParam().language, GetParam().text);
  std::vector<std::string> sums;
  int counts = 0;
  for (const NumberMention& number : reading.analysis->numbers) {
    if (number.use == NumberUse::Money) sums.push_back(fmt::format("{:.15g} {}", number.value.value_or(0), number.currency));
    counts += number.use == NumberUse::Count && !number.article;
  }
  EXPECT_EQ(sums, GetParam().sums) << GetParam().text;
  EXPECT_EQ(counts, GetParam().counts) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, Uses,
    testing::Values(
        // A large number that counts nothing named is a sum in the text's currency.
        UseCase{"fr", "Paris débloquera 200 millions d'euros, l'Islande 300 millions pour Kiev.", {"200000000 EUR", "300000000 EUR"}, 0},
        UseCase{"de", "Berlin gibt 200 Millionen Euro, Oslo 300 Millionen.", {"200000000 EUR", "300000000 EUR"}, 0},
        UseCase{"en", "Oslo gave 2 billion euros and delivered 2 million shells.", {"2000000000 EUR"}, 1},
        // Of aid there are no millions but of money; without a currency they count nothing either.
        UseCase{"pl", "Oslo dało 5 mln euro, a Warszawa 12 mld pomocy.", {"5000000 EUR", "12000000000 EUR"}, 0},
        UseCase{"pl", "Warszawa dała 12 mld pomocy.", {}, 0}, UseCase{"fr", "Oslo a donné 2 milliards d'aide.", {}, 0},
        // What a list said before is no quantity.
        UseCase{"de", "14 Panzer (zuvor: 8) und 200 Helme (bislang 50)", {}, 2},
        // An ordinal counts nothing.
        UseCase{"fr", "Bruxelles a adopté le 20e paquet de sanctions.", {}, 0}, UseCase{"en", "the 20th package of sanctions", {}, 0},
        UseCase{"fr", "les 20 paquets de sanctions", {}, 1}));

struct ItemCase {
  std::string language, text, slug;
  double quantity;  // 0: none
};

class Items : public testing::TestWithParam<ItemCase> {};

TEST_P(Items, AreFound) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  std::string seen;
  for (const ItemMention& item : reading.analysis->items) {
    seen += item.slug + " ";
    if (item.slug != GetParam().slug || item.accessory) continue;
    const double quantity = item.number < 0 ? 0 : reading.analysis->numbers[static_cast<std::size_t>(item.number)].value.value_or(0);
    EXPECT_EQ(quantity, GetParam().quantity);
    return;
  }
  FAIL() << "found: " << seen;
}

INSTANTIATE_TEST_SUITE_P(
    All, Items,
    testing::Values(ItemCase{"fr", "Berlin livrera quatorze chars Leopard 2A6.", "leopard-2", 14}, ItemCase{"fr", "trente canons antiaériens Guépard", "gepard", 30},
                    ItemCase{"fr", "des munitions pour les Gepard", "ammunition", 0}, ItemCase{"fr", "12 Caesar", "caesar", 12},
                    ItemCase{"en", "18 HIMARS launchers", "himars", 18}, ItemCase{"en", "500 Stinger missiles", "stinger", 500},
                    ItemCase{"en", "Patriot missiles", "missile", 0}, ItemCase{"en", "2,160 CRV7 rockets", "crv7", 2160},
                    ItemCase{"de", "acht Panzerhaubitzen 2000", "pzh-2000", 8}, ItemCase{"es", "diez Leopard 2A4", "leopard-2", 10},
                    ItemCase{"pl", "14 czołgów Leopard 2", "leopard-2", 14}, ItemCase{"uk", "20 танків Leopard 2", "leopard-2", 20}));

/// The first half of a compound, what an institution owns, and offices that are also a vehicle's name.
INSTANTIATE_TEST_SUITE_P(
    Names, Items,
    testing::Values(ItemCase{"de", "Oslo gibt Luft- und Panzerabwehr.", "air-defence-system", 0}, ItemCase{"de", "700 Nebelmunitionen", "ammunition", 700}, ItemCase{"de", "neun Transport- und Sanitätsfahrzeuge", "vehicle", 9},
                    ItemCase{"pl", "samolot bojowy Sił Powietrznych", "fighter-aircraft", 0}, ItemCase{"pl", "trzy wyrzutnie rakiet", "rocket-artillery", 3},
                    ItemCase{"uk", "сім бронемашин «Сенатор»", "senator", 7}, ItemCase{"uk", "Британія підготувала 800 військових.", "training", 800},
                    ItemCase{"es", "400 municiones de calibre 155", "artillery-ammunition", 400}));

/// Names that are also words or given names, beside a kind or a number.
INSTANTIATE_TEST_SUITE_P(
    Ambiguous, Items,
    testing::Values(ItemCase{"fr", "Prague livre des obusiers Dana.", "dana", 0}, ItemCase{"fr", "Petr Pavel a promis 6 Dana à l'Ukraine.", "dana", 6},
                    ItemCase{"en", "India offered Akash batteries.", "akash", 0}, ItemCase{"fr", "L'Estonie a livré 9 D-30.", "d-30", 9}));

TEST(Items, OfOneSystemAreOnlyNamedByItsAmmunition) {
  const test::Reading reading("fr", "Berlin a promis des munitions pour les Gepard.");
  for (const ItemMention& item : reading.analysis->items)
    if (item.slug == "gepard") { EXPECT_TRUE(item.accessory); }
}

/// What is coordinated with it is so too, as long as it is a bare name; and what a thing is built on is only named.
TEST(Items, OnlyNamedInAListOrAsABase) {
  for (const auto& [language, text, slug, named] : {std::tuple{"de", "Oslo liefert Munition für Gepard und Marder.", "marder", true},
                                                    {"de", "Oslo liefert Munition für Gepard und zehn Marder.", "marder", false},
                                                    {"de", "Oslo liefert Munition für Gepard, Marder-Schützenpanzer und Helme.", "marder", false},
                                                    {"uk", "Снаряди для Caesar і M777 вже в дорозі.", "m777", true},
                                                    {"uk", "Осло надасть мостоукладальники на базі танка Leopard 1.", "leopard-1", true}}) {
    const test::Reading reading(language, text);
    bool found = false;
    for (const ItemMention& item : reading.analysis->items)
      if (item.slug == slug) {
        found = true;
        EXPECT_EQ(item.accessory, named) << text;
      }
    EXPECT_TRUE(found) << text;
  }
}

/// Each sum of a ranking is another party's; only a second currency repeats the first.
TEST(Items, SumsInBracketsAreCountedOnce) {
  for (const auto& [text, sums] : {std::pair{"Vorn liegen Oslo (40 Millionen Euro), Bern (30 Millionen Euro) und Rom (20 Millionen Euro).", 3},
                                   {"Oslo gibt 40 Millionen Kronen (rund 4 Millionen Euro).", 1}}) {
    const test::Reading reading("de", text);
    EXPECT_EQ(std::count_if(reading.analysis->items.begin(), reading.analysis->items.end(), [](const ItemMention& item) { return item.money >= 0; }), sums) << text;
  }
}

/// "Ammunition for the Gepards that Berlin has delivered": what is given in a clause of its own is more than named.
TEST(Items, GivenInARelativeClauseAreMoreThanNamed) {
  for (const auto& [language, text] : {std::pair{"en", "Berlin promised ammunition for the Gepards that it has delivered."},
                                       {"fr", "Berlin a promis des munitions pour les Gepard qu'elle a livrés."},
                                       {"de", "Berlin versprach Munition für die Gepard, die es geliefert hat."}}) {
    const test::Reading reading(language, text);
    bool found = false;
    for (const ItemMention& item : reading.analysis->items)
      if (item.slug == "gepard") {
        found = true;
        EXPECT_FALSE(item.accessory) << text;
      }
    EXPECT_TRUE(found) << text;
  }
}

TEST(Parties, CountedStatesAreAGroup) {
  const test::Reading reading("fr", "Dix-huit autres pays ont annoncé des livraisons.");
  ASSERT_FALSE(reading.analysis->parties.empty());
  EXPECT_EQ(reading.analysis->parties.front().party, "group");
}

}  // namespace
}  // namespace pledgegraph
