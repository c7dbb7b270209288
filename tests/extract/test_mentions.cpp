// Numbers, sums and items as the text gives them, in all languages.
#include <fmt/format.h>
#include <gtest/gtest.h>

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

TEST(Items, OfOneSystemAreOnlyNamedByItsAmmunition) {
  const test::Reading reading("fr", "Berlin a promis des munitions pour les Gepard.");
  for (const ItemMention& item : reading.analysis->items)
    if (item.slug == "gepard") { EXPECT_TRUE(item.accessory); }
}

TEST(Parties, CountedStatesAreAGroup) {
  const test::Reading reading("fr", "Dix-huit autres pays ont annoncé des livraisons.");
  ASSERT_FALSE(reading.analysis->parties.empty());
  EXPECT_EQ(reading.analysis->parties.front().party, "group");
}

}  // namespace
}  // namespace pledgegraph
