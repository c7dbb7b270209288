// Parties by flags and country codes, and organizations inside the names of groups.
#include <gtest/gtest.h>

#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Case {
  std::string language, text;
  std::vector<std::string> parties;  ///< in text order; in brackets those that do not act
};

class Parties : public testing::TestWithParam<Case> {};

TEST_P(Parties, AreFound) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  std::vector<std::string> found;
  for (const PartyMention& party : reading.analysis->parties)
    found.push_back(party.word == CountryWord::Place ? "(" + party.party + ")" : party.party);
  EXPECT_EQ(found, GetParam().parties) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Flags, Parties,
    testing::Values(Case{"fr", "🇫🇷 : 12 Caesar pour Kiev", {"FR", "UA"}}, Case{"en", "🇩🇪 18 Leopard 2", {"DE"}}, Case{"pl", "🇵🇱 14 czołgów dla Ukrainy", {"PL", "UA"}},
                    Case{"uk", "🇳🇱🇩🇰 14 танків Leopard 2", {"NL", "DK"}},
                    // No country has these letters.
                    Case{"en", "🇽🇽 18 tanks", {}}));

INSTANTIATE_TEST_SUITE_P(
    Codes, Parties,
    testing::Values(Case{"en", "NL: 2 billion euros; FR - six Caesar howitzers", {"NL", "FR"}}, Case{"es", "ES – diez Leopard 2", {"ES"}},
                    Case{"de", "SE | acht Haubitzen", {"SE"}},
                    // A word that looks like a code, no label, no country.
                    Case{"en", "The IT staff stayed.", {}}, Case{"en", "No: it is late.", {}}, Case{"en", "QX: four tanks", {}}));

INSTANTIATE_TEST_SUITE_P(
    Groups, Parties,
    testing::Values(Case{"de", "Die Nato-Staaten haben der Ukraine Panzer zugesagt.", {"group", "(NATO)", "UA"}},
                    Case{"fr", "Les alliés de l'Otan livreront des chars.", {"group", "(NATO)"}},
                    Case{"en", "NATO allies will send tanks.", {"group", "(NATO)"}},
                    Case{"en", "Western allies will send tanks.", {"group"}}, Case{"es", "Varios gobiernos enviaron armas.", {"group"}},
                    // The name of a language is no country, a noun with its article no chancellor, an agency no person.
                    Case{"es", "Enviará HIMARS (siglas en inglés).", {}}, Case{"de", "Im Kern geht es um Panzer.", {}}));

}  // namespace
}  // namespace pledgegraph
