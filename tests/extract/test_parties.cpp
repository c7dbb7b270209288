// Parties by flags and country codes, organizations inside the names of groups, and whose an institution is.
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

/// An institution with a country beside it is that country's.
INSTANTIATE_TEST_SUITE_P(
    Institutions, Parties,
    testing::Values(Case{"en", "The Ministry of Defence has sent drones.", {"GB"}},
                    Case{"en", "The Lithuanian Ministry of Defence has sent drones.", {"LT", "LT"}},
                    Case{"en", "Latvia's Ministry of Defence has sent drones.", {"LV", "LV"}},
                    Case{"en", "The Ministry of Defence of Denmark has sent drones.", {"DK", "DK"}},
                    Case{"en", "The Ministry of Defence in Vilnius has sent drones.", {"LT", "LT"}},
                    Case{"fr", "L'Assemblée nationale arménienne a voté.", {"AM", "AM"}},
                    Case{"es", "El Departamento de Defensa de Australia enviará drones.", {"AU", "AU"}},
                    Case{"en", "The Lithuanian Ministry of Defence spoke. The Ministry of Defence will send drones.", {"LT", "LT", "LT"}},
                    // Who only stands near does not own it.
                    Case{"en", "The Ministry of Defence said Denmark would send drones.", {"GB", "DK"}},
                    Case{"en", "Norway and the Ministry of Defence have sent drones.", {"NO", "GB"}},
                    Case{"en", "It was approved by Congress for Ukraine.", {"US", "UA"}},
                    Case{"fr", "Le Pentagone et le Canada ont livré des drones.", {"US", "CA"}}));

/// Who made a thing, or leads, is spoken of and does not act; who supplied it does.
INSTANTIATE_TEST_SUITE_P(
    Origins, Parties,
    testing::Values(Case{"en", "Sweden will give 20 of the American-made tanks.", {"SE", "(US)"}}, Case{"en", "The Danish-led group met.", {"(DK)"}},
                    Case{"en", "Kyiv showed the German-supplied tanks.", {"UA", "DE"}}));

/// A number is the EU's name only where it counts nothing.
INSTANTIATE_TEST_SUITE_P(
    Numbers, Parties,
    testing::Values(Case{"fr", "Les 27 ont promis 500 millions d'euros à Kiev.", {"EU", "UA"}}, Case{"fr", "Les 27 blindés sont arrivés à Kiev.", {"UA"}},
                    Case{"fr", "Les Vingt-Sept ont promis des obus.", {"EU"}}, Case{"es", "Los 27 han prometido munición a Kiev.", {"EU", "UA"}}));

}  // namespace
}  // namespace pledgegraph
