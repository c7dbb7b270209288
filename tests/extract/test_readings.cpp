// What a mention may stand for, and mentions that only events show: implied ones and training.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/commitments/decide.hpp"
#include "extract/commitments/item_readings.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

using Type = ItemMention::Type;

/// The mention whose head is `words`, or -1; the last of several.
int mention_of(const Analysis& a, const std::string& words) {
  for (std::size_t k = a.items.size(); k-- > 0;)
    if (a.text(a.items[k].head) == words) return static_cast<int>(k);
  return -1;
}

std::string heads(const Analysis& a) {
  std::string out;
  for (const ItemMention& item : a.items) out += std::string(a.text(item.head)) + "; ";
  return out;
}

struct Case {
  std::string language, text, mention;
  std::vector<std::string> among;      ///< slugs that it may stand for
  std::vector<std::string> not_among;  ///< slugs that it may not
};

class Readings : public testing::TestWithParam<Case> {};

TEST_P(Readings, AreOffered) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  const int mention = mention_of(*reading.analysis, GetParam().mention);
  ASSERT_GE(mention, 0) << heads(*reading.analysis);
  const std::vector<ItemReading> readings = item_readings(*reading.analysis, mention);
  ASSERT_FALSE(readings.empty());
  EXPECT_EQ(readings.front().name.slug, reading.analysis->items[static_cast<std::size_t>(mention)].own.slug) << "its own words come first";
  EXPECT_LT(readings.size(), 17u);
  const auto offered = [&](const std::string& slug) {
    return std::any_of(readings.begin(), readings.end(), [&](const ItemReading& r) { return r.name.slug == slug; });
  };
  for (const std::string& slug : GetParam().among) EXPECT_TRUE(offered(slug)) << slug;
  for (const std::string& slug : GetParam().not_among) EXPECT_FALSE(offered(slug)) << slug;
}

INSTANTIATE_TEST_SUITE_P(
    All, Readings,
    testing::Values(
        // A kind stands for a system of that kind that was named, not for one of another kind.
        Case{"en", "Poland promised Leopard 2 tanks and Krab howitzers. The tanks arrived in May.", "tanks", {"tank", "leopard-2"}, {"krab"}},
        Case{"fr", "Berlin a promis des Gepard. Les chars arriveront en mai.", "chars", {"tank"}, {"gepard"}},
        Case{"uk", "Польща передала танки Leopard 2. Танки вже на фронті.", "Танки", {"tank", "leopard-2"}, {}},
        // A bare number stands for what was counted before.
        Case{"de", "Spanien hat sechs Leopard 2 geliefert. Vier weitere sollen folgen.", "Vier", {"leopard-2"}, {}},
        Case{"es", "España envió seis Leopard 2. Otros cuatro llegarán en mayo.", "cuatro", {"leopard-2"}, {}},
        // A sum may be aid of any sort, or pay for an item.
        Case{"en", "Norway will buy Archer howitzers for Ukraine. It has set aside 200 million euros.", "200 million euros",
             {"military-aid", "financial-aid", "humanitarian-aid", "archer"}, {}},
        Case{"pl", "Norwegia przekaże Ukrainie 200 mln euro.", "200 mln euro", {"military-aid", "financial-aid", "humanitarian-aid"}, {"training"}},
        // A word that the press uses loosely (world/loose_words.tsv).
        Case{"en", "Sweden sends vehicles to Ukraine.", "vehicles", {"vehicle", "armoured-vehicle"}, {"tank"}},
        Case{"fr", "La Suède envoie de l'artillerie à l'Ukraine.", "artillerie", {"artillery", "howitzer"}, {"tank"}},
        // So may its antecedent's.
        Case{"en", "Prague collects ammunition. Norway adds 150 million euros.", "150 million euros", {"ammunition", "artillery-ammunition"}, {}},
        Case{"de", "Norwegen liefert 5000 Granaten.", "Granaten", {"artillery-ammunition"}, {"grenade"}},
        // A sum may pay for what the text begins with, however far.
        Case{"en", "Howitzers leave for Kyiv. It rained. It rained. It rained. It rained. It rained. It rained. Norway adds 150 million euros.", "150 million euros",
             {"howitzer"}, {}},
        // A number may count, and a general noun mean, what the text begins with, however far.
        Case{"en", "Caesar howitzers leave for Kyiv. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. "
                   "It rained. It rained. It rained. It rained. It rained. It rained. Norway adds six.",
             "six", {"caesar"}, {}},
        // What comes next in the sentence.
        Case{"en", "Two systems, among them an IRIS-T, are on their way.", "systems", {"iris-t"}, {}},
        // What is coordinated is told apart.
        Case{"en", "Poland sent Leopard 2 tanks and other armoured vehicles.", "armoured vehicles", {"armoured-vehicle"}, {"leopard-2"}},
        // A system is itself.
        Case{"en", "Germany promised Gepards. It sent Leopard 2 tanks.", "Leopard 2 tanks", {"leopard-2"}, {"gepard", "tank"}}));

TEST(Readings, AreTakenAndLeaveTheOwnNameStanding) {
  const test::Reading reading("en", "Poland promised Leopard 2 tanks. The tanks arrived in May.");
  Analysis& a = *reading.analysis;
  const int mention = mention_of(a, "tanks");
  ASSERT_GE(mention, 0) << heads(a);
  ItemMention& item = a.items[static_cast<std::size_t>(mention)];
  const std::vector<ItemReading> readings = item_readings(a, mention);
  const auto leopard = std::find_if(readings.begin(), readings.end(), [](const ItemReading& r) { return r.name.slug == "leopard-2"; });
  ASSERT_NE(leopard, readings.end());
  ASSERT_GE(leopard->antecedent, 0);
  EXPECT_EQ(a.text(a.items[static_cast<std::size_t>(leopard->antecedent)].head), "Leopard 2 tanks");
  take_reading(item, *leopard);
  EXPECT_EQ(item.slug, "leopard-2");
  EXPECT_EQ(item.item, a.world->item("leopard-2"));
  EXPECT_EQ(item.own.slug, "tank");
  take_reading(item, readings.front());
  EXPECT_EQ(item.slug, "tank");
}

struct ImpliedCase {
  std::string language, text;
  std::vector<std::string> implied;  ///< their words
};

class Implied : public testing::TestWithParam<ImpliedCase> {};

TEST_P(Implied, WhereASentenceTellsOfGivingWithoutAnItem) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  std::vector<std::string> found;
  for (const ItemMention& item : reading.analysis->items)
    if (item.implied) {
      EXPECT_EQ(item.type, Type::Ellipsis);
      found.emplace_back(reading.analysis->text(item.head));
    }
  EXPECT_EQ(found, GetParam().implied);
}

INSTANTIATE_TEST_SUITE_P(
    All, Implied,
    testing::Values(ImpliedCase{"en", "Poland promised Krab howitzers. They arrived in May.", {"arrived"}},
                    ImpliedCase{"en", "Poland promised Krab howitzers.", {}},
                    ImpliedCase{"fr", "Paris a promis des Caesar. La livraison est pour mai.", {}},
                    ImpliedCase{"fr", "Paris a promis des Caesar. Ils ont été livrés.", {"livrés"}},
                    ImpliedCase{"de", "Berlin hat Panzer zugesagt. Sie wurden geliefert.", {"geliefert"}},
                    ImpliedCase{"es", "España prometió obuses. Ya fueron entregados.", {"entregados"}},
                    ImpliedCase{"uk", "Данія пообіцяла гаубиці. Їх уже передано.", {"передано"}},
                    ImpliedCase{"pl", "Polska obiecała haubice. Zostały już przekazane.", {"już przekazane"}},
                    // Speech gives nothing.
                    ImpliedCase{"en", "Poland promised Krab howitzers. The minister said so.", {}}));

struct TrainingCase {
  std::string language, text;
  bool training;
  double people;  ///< 0: not counted
};

class Training : public testing::TestWithParam<TrainingCase> {};

TEST_P(Training, NeedsPeople) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  bool training = false;
  double people = 0;
  for (const ItemMention& item : reading.analysis->items)
    if (item.slug == "training") {
      training = true;
      if (item.number >= 0) people = reading.analysis->numbers[static_cast<std::size_t>(item.number)].value.value_or(0);
    }
  EXPECT_EQ(training, GetParam().training) << GetParam().text;
  EXPECT_EQ(people, GetParam().people) << GetParam().text;
}

/// Once a text has told of training, its verbs need no people beside them.
TEST(Trainings, AreToldWithoutPeopleInATextThatSpeaksOfThem) {
  const auto trainings = [](const char* text) {
    const test::Reading reading("en", text);
    return std::count_if(reading.analysis->items.begin(), reading.analysis->items.end(), [](const ItemMention& item) { return item.type == ItemMention::Type::Training; });
  };
  EXPECT_EQ(trainings("Spain trained Ukrainian pilots. The Danes have taught for a month."), 2);
  EXPECT_EQ(trainings("The Danes have taught for a month."), 0);
}

INSTANTIATE_TEST_SUITE_P(
    All, Training,
    testing::Values(TrainingCase{"en", "France has trained 2,300 soldiers.", true, 2300}, TrainingCase{"fr", "La France a formé 2 300 soldats ukrainiens.", true, 2300},
                    TrainingCase{"de", "Frankreich hat 2300 ukrainische Soldaten ausgebildet.", true, 2300},
                    TrainingCase{"es", "Francia ha formado a 2.300 soldados ucranianos.", true, 2300},
                    TrainingCase{"pl", "Francja wyszkoliła 2300 ukraińskich żołnierzy.", true, 2300},
                    TrainingCase{"en", "Sweden will train Ukrainian crews.", true, 0},
                    TrainingCase{"fr", "Le fleuve forme une boucle.", false, 0}, TrainingCase{"fr", "Les deux partis ont formé une coalition.", false, 0},
                    TrainingCase{"es", "Los socialistas han formado gobierno.", false, 0}));

struct ListingCase {
  std::string language, text, mention;
  bool weapon;
};

class Listing : public testing::TestWithParam<ListingCase> {};

TEST_P(Listing, HoldsWeaponsNamedByTheirOwnWords) {
  const test::Reading reading(GetParam().language, GetParam().text);
  const int mention = mention_of(*reading.analysis, GetParam().mention);
  ASSERT_GE(mention, 0) << heads(*reading.analysis);
  EXPECT_EQ(names_a_weapon(*reading.analysis, mention), GetParam().weapon);
}

INSTANTIATE_TEST_SUITE_P(
    All, Listing,
    testing::Values(ListingCase{"en", "Poland sends 14 Leopard 2 tanks.", "Leopard 2 tanks", true}, ListingCase{"fr", "Paris livre des obusiers.", "obusiers", true},
                    ListingCase{"de", "Berlin leistet Militärhilfe.", "Militärhilfe", false}, ListingCase{"pl", "Norwegia da 200 mln euro.", "200 mln euro", false},
                    ListingCase{"es", "España envió seis Leopard 2. Otros cuatro llegarán en mayo.", "cuatro", false},
                    ListingCase{"en", "France has trained 2,300 soldiers.", "trained", false}));

TEST(Sums, GoToOneOfFour) {
  EXPECT_EQ(sum_class({0, "", "military-aid"}), SumClass::Military);
  EXPECT_EQ(sum_class({0, "", "financial-aid"}), SumClass::Financial);
  EXPECT_EQ(sum_class({0, "", "humanitarian-aid"}), SumClass::Humanitarian);
  EXPECT_EQ(sum_class({0, "", "artillery-ammunition"}), SumClass::Thing);
  const test::Reading reading("en", "Norway gave 20 million euros and ten tanks.");
  const Analysis& a = *reading.analysis;
  for (const ItemMention& item : a.items) EXPECT_EQ(is_sum(item), item.type == Type::Money) << a.text(item.tokens);
}

}  // namespace
}  // namespace pledgegraph
