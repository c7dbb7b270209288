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

/// A verb's particle is no approximator, and a size ends the number before it.
INSTANTIATE_TEST_SUITE_P(
    Neighbours, Numbers,
    testing::Values(NumberCase{"en", "Spain handed over 19 tanks to Ukraine.", 19, false, "-"}, NumberCase{"en", "Spain has sent over 19 tanks.", 19, true, "-"},
                    NumberCase{"en", "The US sent 5,000 155-mm rounds.", 5000, false, "-"}, NumberCase{"en", "Canada gave 10 000 105 mm shells.", 10000, false, "-"},
                    NumberCase{"fr", "Paris livre 1 500 155-mm.", 1500, false, "-"}));

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
        UseCase{"es", "Trae 400 millones para drones.", {"400000000 "}, 0},
        UseCase{"pl", "Warszawa dała 12 mld pomocy.", {}, 0}, UseCase{"fr", "Oslo a donné 2 milliards d'aide.", {}, 0},
        // What a list said before is no quantity.
        UseCase{"de", "14 Panzer (zuvor: 8) und 200 Helme (bislang 50)", {}, 2},
        // An ordinal counts nothing.
        UseCase{"fr", "Bruxelles a adopté le 20e paquet de sanctions.", {}, 0}, UseCase{"en", "the 20th package of sanctions", {}, 0},
        UseCase{"fr", "les 20 paquets de sanctions", {}, 1}));

/// Nor does the day of a month or a designation; a name that begins like a word of dates is no date.
INSTANTIATE_TEST_SUITE_P(
    Designations, Uses,
    testing::Values(UseCase{"es", "El sistema, anunciado el día 13, saldrá pronto.", {}, 0}, UseCase{"pl", "Czołgi w wersji 2A4 trafią na front.", {}, 0},
                    UseCase{"fr", "Ce sont douze Mi-8.", {}, 1},
                    // A model's year, and "pairs of" without a number, count nothing.
                    UseCase{"en", "A club drove a 2009 Transit van to Kyiv.", {}, 0}, UseCase{"en", "Oslo gave 2009 rifles.", {}, 1},
                    UseCase{"fr", "Oslo a donné des paires de gants.", {}, 0}, UseCase{"en", "Oslo gave pairs of gloves.", {}, 0}));

INSTANTIATE_TEST_SUITE_P(Sets, Numbers, testing::Values(NumberCase{"en", "The trio arrived.", 3, false, "-"}, NumberCase{"de", "Das Trio kam an.", 3, false, "-"}, NumberCase{"fr", "la paire de chars", 2, false, "-"}));

/// A size counts nothing, however it is written.
INSTANTIATE_TEST_SUITE_P(
    Sizes, Uses,
    testing::Values(UseCase{"en", "Oslo gave 105mm shells.", {}, 0}, UseCase{"en", "Oslo gave 155-millimeter artillery ammunition.", {}, 0},
                    UseCase{"fr", "Le front court sur 1 500 km.", {}, 0}, UseCase{"en", "Oslo gave rounds of 155 mm.", {}, 0}, UseCase{"fr", "Les Vingt-Sept ont promis des obus de 155 mm.", {}, 0},
                    UseCase{"fr", "Les 27 blindés sont partis.", {}, 1}, UseCase{"fr", "Les 27 ont promis des obus.", {}, 0}));

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

/// Several words for one thing are one mention, with its number.
INSTANTIATE_TEST_SUITE_P(
    Compounds, Items,
    testing::Values(ItemCase{"en", "Rome sent 40,000 rounds of 155mm artillery ammunition.", "artillery-ammunition", 40000},
                    ItemCase{"en", "Prague found half a million rounds of 155-millimeter artillery ammunition.", "artillery-ammunition", 500000},
                    ItemCase{"en", "Kyiv has received 12 of the 14 Leopard tanks.", "leopard-2", 12}, ItemCase{"fr", "Kiev a reçu 12 des 14 Leopard.", "leopard-2", 12},
                    ItemCase{"en", "Rome sent 2,000 rounds of 155 mm.", "artillery-ammunition", 2000},
                    ItemCase{"en", "Rome sent 2,000 155-mm rounds.", "artillery-ammunition", 2000},
                    ItemCase{"en", "It includes artillery and mortar rounds.", "artillery-ammunition", 0},
                    ItemCase{"en", "Berlin gave 12 Cheetah anti-aircraft tanks.", "gepard", 12},
                    ItemCase{"en", "Washington gave six short-range, highly mobile Avenger systems.", "avenger", 6},
                    ItemCase{"en", "Berlin gave 20 Marder vehicles.", "marder", 20}, ItemCase{"en", "Taiwan bought 38 M1 tanks.", "abrams", 38},
                    ItemCase{"en", "The crews need obstacle clearing equipment.", "demining-equipment", 0},
                    ItemCase{"fr", "Oslo livre 15 générateurs diesel.", "generator", 15}, ItemCase{"fr", "Paris livre des missiles antichars HOT.", "hot-missile", 0},
                    ItemCase{"fr", "La Lettonie livre des systèmes antidrones.", "electronic-warfare", 0}));

/// A ship's name, or its class's, names no type of equipment, except where boats are known by it.
INSTANTIATE_TEST_SUITE_P(
    Ships, Items,
    testing::Values(ItemCase{"fr", "La Belgique a remis le chasseur de mines Primevère à l'Ukraine.", "naval-vessel", 0},
                    ItemCase{"en", "London gave two Sandown-class minehunters.", "naval-vessel", 2}, ItemCase{"en", "Oslo gave the frigate Nansen.", "naval-vessel", 0},
                    ItemCase{"fr", "Le navire de la classe Alkmaar partira.", "naval-vessel", 0}, ItemCase{"en", "Sweden gave ten CB90 boats.", "cb90", 10}));

/// The first half of a compound, what an institution owns, and offices that are also a vehicle's name.
INSTANTIATE_TEST_SUITE_P(
    Names, Items,
    testing::Values(ItemCase{"de", "Oslo gibt Luft- und Panzerabwehr.", "air-defence-system", 0}, ItemCase{"de", "700 Nebelmunitionen", "ammunition", 700}, ItemCase{"de", "neun Transport- und Sanitätsfahrzeuge", "vehicle", 9},
                    ItemCase{"pl", "samolot bojowy Sił Powietrznych", "fighter-aircraft", 0}, ItemCase{"pl", "trzy wyrzutnie rakiet", "rocket-artillery", 3},
                    ItemCase{"uk", "сім бронемашин «Сенатор»", "senator", 7}, ItemCase{"uk", "Британія підготувала 800 військових.", "training", 800},
                    ItemCase{"es", "400 municiones de calibre 155", "artillery-ammunition", 400},
                    ItemCase{"de", "Kiel gibt vierzig Feuerwehrhelme.", "protective-equipment", 40}, ItemCase{"de", "Kiel gibt einen Polizeihubschrauber.", "helicopter", 1}));

/// An organization's name names nothing that is given.
TEST(Items, AreNotNamedByOrganizations) {
  const test::Reading reading("en", "A charity, Tyres for Tractors, drove vans east.");
  for (const ItemMention& item : reading.analysis->items) EXPECT_NE(item.slug, "spare-parts");
}

/// Names that are also words or given names, beside a kind or a number.
INSTANTIATE_TEST_SUITE_P(
    Ambiguous, Items,
    testing::Values(ItemCase{"fr", "Prague livre des obusiers Dana.", "dana", 0}, ItemCase{"fr", "Petr Pavel a promis 6 Dana à l'Ukraine.", "dana", 6},
                    ItemCase{"en", "India offered Akash batteries.", "akash", 0}, ItemCase{"fr", "L'Estonie a livré 9 D-30.", "d-30", 9}));

/// "A second one" is one more, but a second batch is no number; "as many" is the number before; a designation counts nothing.
INSTANTIATE_TEST_SUITE_P(
    Counts, Items,
    testing::Values(ItemCase{"en", "Italy sent a second SAMP/T to Ukraine.", "samp-t", 1}, ItemCase{"fr", "Rome enverra un deuxième SAMP/T.", "samp-t", 1},
                    ItemCase{"es", "Roma prepara el envío de un segundo SAMP/T.", "samp-t", 1}, ItemCase{"uk", "Рим надасть другу систему SAMP/T.", "samp-t", 1},
                    ItemCase{"de", "Berlin gab eine dritte Patriot-Batterie.", "patriot", 1}, ItemCase{"pl", "Berlin dał trzecią baterię Patriot.", "patriot", 1},
                    ItemCase{"en", "Oslo sent a second batch of howitzers.", "howitzer", 0},
                    ItemCase{"en", "Washington sends 32 Bradleys, as many Strykers.", "stryker", 32},
                    ItemCase{"de", "Tokio zahlt die Fracht von neun mobilen Röntgengeräten.", "medical-supplies", 9},
                    ItemCase{"fr", "La batterie S-300 est partie.", "s-300", 1}, ItemCase{"fr", "Les batteries S-300 sont parties.", "s-300", 0},
                    ItemCase{"en", "Oslo gave hospital beds.", "medical-supplies", 0}, ItemCase{"fr", "Oslo a donné des lits d'hôpital.", "medical-supplies", 0},
                    ItemCase{"en", "The Patriot battery has arrived.", "patriot", 1}, ItemCase{"de", "Die Patriot-Batterie ist da.", "patriot", 1},
                    ItemCase{"de", "Das Patriot-System gilt als teuer.", "patriot", 0}, ItemCase{"es", "La batería Patriot partirá.", "patriot", 1},
                    ItemCase{"pl", "Słowacy dali wyrzutnię Kub.", "kub", 1}, ItemCase{"uk", "Румунська батарея Patriot уже в Україні.", "patriot", 1},
                    ItemCase{"fr", "Quatorze Mi-8 ont changé de mains.", "mi-8", 14}, ItemCase{"fr", "La Croatie a livré douze Mi-8.", "mi-8", 12}));

/// A name that a noun is hyphened to is no place; words of measures behind their number are no names.
TEST(Items, NamedInCompoundsOfAmbiguousNames) {
  for (const auto& [text, slug, found] : {std::tuple{"Berlin arbeitet an Patriot-Lizenzen.", "patriot", true}, {"Es hat minus zwei Grad in Ramstein.", "bm-21", false}}) {
    const test::Reading reading("de", text);
    EXPECT_EQ(std::any_of(reading.analysis->items.begin(), reading.analysis->items.end(), [&](const ItemMention& item) { return item.slug == slug; }), found) << text;
  }
}

/// What a number was before is not given besides.
TEST(Items, AreNotCountedTwiceWhereANumberIsReplaced) {
  for (const auto& [language, text, numbers] : {std::tuple{"fr", "Madrid en livrera dix et non plus six.", 1}, {"fr", "Madrid en livrera dix et Lisbonne trois.", 2},
                                                {"en", "Madrid will give nine instead of the five.", 1}, {"en", "Madrid will give nine, Lisbon five.", 2},
                                                {"de", "Madrid gibt zwölf statt acht.", 1}, {"pl", "Madryt da dwanaście zamiast ośmiu.", 1}}) {
    const test::Reading reading(language, text);
    EXPECT_EQ(std::count_if(reading.analysis->items.begin(), reading.analysis->items.end(), [](const ItemMention& item) { return item.type == ItemMention::Type::Ellipsis && item.number >= 0; }),
              numbers)
        << text;
  }
}

/// "Avions" and "sommes" are verbs behind their pronoun.
TEST(Items, AreNoFormsOfAuxiliaries) {
  for (const auto& [text, found] : {std::pair{"Nous avons donné ce que nous avions.", false}, {"Nous en avions caché à Kiev.", false}, {"Nous donnons des avions à Kiev.", true}}) {
    const test::Reading reading("fr", text);
    EXPECT_EQ(std::any_of(reading.analysis->items.begin(), reading.analysis->items.end(), [](const ItemMention& item) { return item.slug == "aircraft"; }), found) << text;
  }
  EXPECT_TRUE(test::Reading("fr", "Nous sommes tous unis.").analysis->items.empty());
}

struct SumCase {
  std::string language, text, slug;
  double amount;  // 0: none
};

class ItemSums : public testing::TestWithParam<SumCase> {};

TEST_P(ItemSums, AreAttached) {
  const test::Reading reading(GetParam().language, GetParam().text);
  std::string seen;
  for (const ItemMention& item : reading.analysis->items) {
    seen += item.own.slug + " ";
    if (item.own.slug != GetParam().slug) continue;
    const double amount = item.money < 0 ? 0 : reading.analysis->numbers[static_cast<std::size_t>(item.money)].value.value_or(0);
    EXPECT_EQ(amount, GetParam().amount) << GetParam().text;
    return;
  }
  FAIL() << "found: " << seen;
}

/// A price behind a comma, a sum before a counted thing, and the share of a sum.
INSTANTIATE_TEST_SUITE_P(
    All, ItemSums,
    testing::Values(SumCase{"de", "Prag kündigt neun Leopard 2A4 an, Kostenpunkt 90 Millionen Euro.", "leopard-2", 9e7},
                    SumCase{"fr", "Paris livre douze Caesar, pour 50 millions d'euros.", "caesar", 5e7},
                    SumCase{"en", "Stockholm unveiled a 3.4 billion-crown package.", "military-aid", 3.4e9},
                    SumCase{"fr", "Seize milliards de couronnes, la plus grosse somme à ce jour.", "military-aid", 1.6e10},
                    SumCase{"fr", "La Lettonie a expédié 5 000 drones, valeur 10 millions d'euros.", "drone", 1e7},
                    SumCase{"en", "London gave Ukraine 14 Challenger 2 tanks, worth £50 million.", "challenger-2", 5e7},
                    SumCase{"es", "Madrid entregará diez Leopard 2, por valor de 50 millones de euros.", "leopard-2", 5e7},
                    SumCase{"pl", "Warszawa przekazała 14 czołgów Leopard 2, o wartości 50 mln euro.", "leopard-2", 5e7},
                    SumCase{"uk", "Данія передала 19 гаубиць Caesar, вартістю 50 мільйонів євро.", "caesar", 5e7},
                    SumCase{"en", "Oslo gives helmets and 14 Leopard 2 tanks, worth £50 million.", "leopard-2", 0},
                    SumCase{"en", "London spends £20 million on over 400 portable electronic warfare sets.", "electronic-warfare", 2e7},
                    SumCase{"en", "Australia gives 100 million dollars, half for drones.", "drone", 5e7},
                    SumCase{"fr", "Paris donne 100 millions d'euros, dont la moitié pour des drones.", "drone", 5e7},
                    SumCase{"pl", "Canberra da 100 mln euro, z tego połowa na drony.", "drone", 5e7},
                    SumCase{"de", "Oslo gibt 100 Millionen Euro, davon die Hälfte für Drohnen.", "drone", 5e7},
                    SumCase{"es", "Madrid da 100 millones de euros, la mitad para drones.", "drone", 5e7},
                    SumCase{"uk", "Осло дає 100 мільйонів євро, половина на дрони.", "drone", 5e7}));

/// A sum before a list of things is for all of them, not where the next has a sum of its own.
INSTANTIATE_TEST_SUITE_P(
    Lists, ItemSums,
    testing::Values(SumCase{"fr", "Oslo verse 570 millions d'euros pour des drones, des radios et des obus.", "military-aid", 5.7e8},
                    SumCase{"fr", "Oslo verse 570 millions d'euros pour des drones, des radios et des obus.", "drone", 0},
                    SumCase{"en", "Oslo spends 10 million euros on drones and vehicles.", "drone", 0},
                    SumCase{"fr", "Oslo verse 3 millions d'euros pour des chars et 20 millions d'euros pour des obus.", "tank", 3e6}));

/// Sums whose currency is named with a possessive, or nowhere.
INSTANTIATE_TEST_SUITE_P(
    Currencies, ItemSums,
    testing::Values(SumCase{"es", "Dinamarca asignó 16.500 millones de sus coronas.", "military-aid", 1.65e10}, SumCase{"en", "Last week's 175 million came from stocks.", "military-aid", 1.75e8},
                    SumCase{"en", "Austin adds a billion.", "military-aid", 1e9}, SumCase{"en", "Oslo gave a million 155-mm shells.", "artillery-ammunition", 0}));

TEST(Items, OfOneSystemAreOnlyNamedByItsAmmunition) {
  const test::Reading reading("fr", "Berlin a promis des munitions pour les Gepard.");
  for (const ItemMention& item : reading.analysis->items)
    if (item.slug == "gepard") { EXPECT_TRUE(item.accessory); }
}

struct NamedCase {
  std::string language, text;
  std::vector<std::string> given;  ///< slugs of what is more than named, in text order
};

class Named : public testing::TestWithParam<NamedCase> {};

TEST_P(Named, AreNotGiven) {
  const test::Reading reading(GetParam().language, GetParam().text);
  std::vector<std::string> given;
  for (const ItemMention& item : reading.analysis->items)
    if (!item.accessory) given.push_back(item.slug);
  EXPECT_EQ(given, GetParam().given) << GetParam().text;
}

/// What something is for is named with all that is coordinated with it, and a thing before a hyphen describes another.
INSTANTIATE_TEST_SUITE_P(
    All, Named,
    testing::Values(NamedCase{"en", "Berlin sent ammunition for Gepard and Marder vehicles.", {"ammunition"}},
                    NamedCase{"fr", "Berlin livre des munitions pour les Gepard et les Marder.", {"ammunition"}},
                    NamedCase{"de", "Berlin liefert Munition für Gepard und Marder.", {"ammunition"}},
                    NamedCase{"en", "Oslo sent munitions for National Advanced Surface-to-Air Missile Systems (NASAMS) and Patriot.", {"ammunition"}},
                    NamedCase{"en", "Berlin sent ammunition for Gepards and 20 Marders.", {"ammunition", "marder"}},
                    NamedCase{"fr", "Berlin livre des munitions pour les Gepard et des Marder.", {"ammunition", "marder"}},
                    NamedCase{"en", "Oslo sent grenade launcher ammunition and training munitions.", {"ammunition", "ammunition"}},
                    NamedCase{"en", "Oslo sent vehicle maintenance equipment and drone protection systems.", {"spare-parts", "electronic-warfare"}},
                    NamedCase{"en", "Oslo sent drone-related gear and tank-launched bridges.", {"military-aid", "armoured-vehicle"}},
                    NamedCase{"en", "Half a dozen partners sent tanks.", {"tank"}},
                    NamedCase{"fr", "Kiev a remercié une demi-douzaine de partenaires pour les chars.", {"tank"}}));

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
