// Persons across documents: which spellings are one person.
#include "graph/resolve/persons.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/resolve/names.hpp"

namespace pledgegraph {
namespace {

using ::testing::ElementsAre;

struct Named {
  std::string name, country;
};

/// Each person in a document of its own; the ids of the persons found.
std::vector<std::string> ids(const std::vector<Named>& names, const Judgements& judgements = {}) {
  std::vector<Record> records;
  for (std::size_t k = 0; k < names.size(); ++k) {
    Record record;
    record.doc = "d" + std::to_string(k);
    record.persons.push_back({names[k].name, names[k].country, "", {}});
    records.push_back(record);
  }
  std::vector<std::string> out;
  for (const Entity& person : resolve_persons(records, judgements, NameFolder())) out.push_back(person.id);
  return out;
}

TEST(Persons, SpellingsAndRomanisationsAreOne) {
  EXPECT_THAT(ids({{"Volodymyr Zelenskyy", "UA"}, {"Volodymyr Zelenskyy", "UA"}, {"Wolodymyr Selenskyj", "UA"},
                   {"Volodymyr Zelensky", ""}, {"Володимир Зеленський", "UA"}}),
              ElementsAre("person:volodymyr-zelenskyy"));
  EXPECT_THAT(ids({{"Mélanie Joly", "CA"}, {"Melanie Joly", "CA"}, {"Mélanie Joly", ""}}),
              ElementsAre("person:melanie-joly"));
  EXPECT_THAT(ids({{"J. Stoltenberg", ""}, {"Jens Stoltenberg", "NO"}, {"Jens Stoltenberg", ""}}),
              ElementsAre("person:jens-stoltenberg"));
}

TEST(Persons, ABareSurnameJoinsTheOneItCanMean) {
  EXPECT_THAT(ids({{"Austin", "US"}, {"Lloyd Austin", "US"}}), ElementsAre("person:lloyd-austin"));
  EXPECT_THAT(ids({{"Austin", "AU"}, {"Lloyd Austin", "US"}}), ElementsAre("person:austin", "person:lloyd-austin"));
  EXPECT_THAT(ids({{"Michel", ""}, {"Charles Michel", "BE"}, {"Louise Michel", "FR"}}),
              ElementsAre("person:charles-michel", "person:louise-michel", "person:michel"));
}

TEST(Persons, DifferentFirstNamesAndCountriesKeepApart) {
  EXPECT_THAT(ids({{"Joe Biden", "US"}, {"Hunter Biden", "US"}}),
              ElementsAre("person:hunter-biden", "person:joe-biden"));
  EXPECT_THAT(ids({{"John Moore", "US"}, {"John Moore", "GB"}}),
              ElementsAre("person:john-moore", "person:john-moore-us"));
}

TEST(Persons, JudgementsWin) {
  EXPECT_THAT(ids({{"Joe Biden", "US"}, {"Joseph Biden", "US"}},
                  {{true, "person:Joe Biden", "person:joseph-biden", ""}}),
              ElementsAre("person:joseph-biden"));
  EXPECT_THAT(ids({{"Jon Kirby", "US"}, {"John Kirby", "US"}},
                  {{false, "person:Jon Kirby", "person:John Kirby", ""}}),
              ElementsAre("person:john-kirby", "person:jon-kirby"));
}

TEST(Names, Fold) {
  const NameFolder folder;
  EXPECT_EQ(folder.fold("  Mélanie  O'Neill-Joly "), "melanie oneill joly");
  EXPECT_EQ(folder.slug("Łukasz Żółty"), "lukasz-zolty");
  EXPECT_EQ(folder.slug("…"), "unnamed");
  EXPECT_EQ(consonant_key("zelenskyy"), consonant_key("selenskyj"));
  EXPECT_EQ(alikeness("a", "a"), 1);
  EXPECT_EQ(alikeness("", "a"), 0);
  EXPECT_GT(alikeness("zelenskyy", "selenskyj"), 0.8);
  EXPECT_LT(alikeness("biden", "borrell"), 0.6);
}

}  // namespace
}  // namespace pledgegraph
