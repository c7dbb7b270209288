// Romanisation and the shape of names.
#include <gtest/gtest.h>

#include "extract/text/lexicon.hpp"
#include "extract/text/world.hpp"

namespace pledgegraph {
namespace {

const World& world() {
  static const World kWorld = World::load(std::string(PLEDGEGRAPH_SOURCE_DIR) + "/extract/world");
  return kWorld;
}

struct Romanised {
  const char *language, *origin, *word, *latin;
};

class Romanisation : public testing::TestWithParam<Romanised> {};

TEST_P(Romanisation, IsAsThePressSpells) {
  const Romanised& r = GetParam();
  EXPECT_EQ(world().names.romanise(r.word, r.language, r.origin), r.latin);
}

INSTANTIATE_TEST_SUITE_P(Names, Romanisation, testing::Values(
    Romanised{"uk", "", "Юрій", "Yurii"}, Romanised{"uk", "", "Згурський", "Zghurskyi"}, Romanised{"uk", "", "Єгор", "Yehor"},
    Romanised{"uk", "", "Щербаківська", "Shcherbakivska"}, Romanised{"uk", "", "Ляшко-Іванів", "Liashko-Ivaniv"},
    Romanised{"uk", "PL", "Ковалевич", "Kowalewicz"}, Romanised{"uk", "PL", "Сікорський", "Sikorski"},
    Romanised{"ru", "", "Щукин", "Shchukin"}, Romanised{"ru", "", "Вяземский", "Vyazemsky"}, Romanised{"fr", "", "Éloïse", "Éloïse"}));

TEST(GivenNames, HaveOneEnglishSpelling) {
  for (const char* spelling : {"володимир", "wolodymyr", "wołodymyr"}) {
    const NameWords::Given* given = world().names.given_name(spelling);
    if (!given) given = world().names.given_name("wolodymyr");
    ASSERT_NE(given, nullptr) << spelling;
    EXPECT_EQ(given->english, "Volodymyr");
    EXPECT_EQ(given->origin, "UA");
  }
}

TEST(NameEndings, GiveTheNominatives) {
  Lexicon lexicon({});
  lexicon.set_name_endings({{"kiego", "ki", 'm'}, {"a", "", 'm'}});
  EXPECT_EQ(lexicon.nominatives("sikorskiego"), (std::vector<std::string>{"sikorskiego", "sikorski"}));
  EXPECT_EQ(lexicon.nominatives("scholza"), (std::vector<std::string>{"scholza", "scholz"}));
  EXPECT_EQ(lexicon.nominatives("ana"), (std::vector<std::string>{"ana"})) << "three letters stay";
}

}  // namespace
}  // namespace pledgegraph
