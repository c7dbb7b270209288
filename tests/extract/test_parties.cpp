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
                    Case{"es", "Enviará HIMARS (siglas en inglés).", {}}, Case{"en", "News in English: Latvia gives.", {"LV"}},
                    Case{"en", "Drones are in Latvian hands.", {"LV"}}, Case{"de", "Im Kern geht es um Panzer.", {}}));

/// Names of states that are ordinary words where a sentence begins.
INSTANTIATE_TEST_SUITE_P(
    CommonWords, Parties,
    testing::Values(Case{"uk", "Того дня Литва передала дрони. Комори порожні.", {"LT"}}, Case{"uk", "Поїзд із Того. Того дня Литва передала дрони.", {"TG", "TG", "LT"}},
                    Case{"pl", "Mali chłopcy czekają na drony z Litwy.", {"LT"}}, Case{"pl", "Zapłaci za to Mali.", {"ML"}}));

/// Epithets that only one state of those that share them may be.
INSTANTIATE_TEST_SUITE_P(
    Federations, Parties,
    testing::Values(Case{"fr", "Genève attend. Hier, la Confédération a livré des drones.", {"(CH)", "CH"}},
                    Case{"de", "Die Schweiz zögert, doch der Bund zahlt.", {"CH", "CH"}}, Case{"de", "Deutschland zögert, doch der Bund zahlt.", {"DE", "DE"}}));

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

/// A capital where an organization has its seat is the organization's, unless the text speaks of the state too.
INSTANTIATE_TEST_SUITE_P(
    Seats, Parties,
    testing::Values(Case{"en", "Brussels has promised Kyiv 50 billion euros.", {"EU", "UA"}}, Case{"fr", "Bruxelles avance 50 milliards à Kiev.", {"EU", "UA"}},
                    Case{"de", "Brüssel zahlt, Belgien liefert.", {"BE", "BE"}}, Case{"es", "Los ministros se reunieron en Bruselas.", {"(BE)"}},
                    Case{"pl", "Bruksela zapłaci za amunicję.", {"EU"}}, Case{"uk", "Брюссель заплатить за снаряди.", {"EU"}},
                    Case{"en", "The Union will pay.", {"EU"}}, Case{"en", "The union will strike.", {}}));

/// The handle of an authority names its state.
INSTANTIATE_TEST_SUITE_P(
    Handles, Parties,
    testing::Values(Case{"en", "@DanishMoD: the boats have left.", {"DK"}}, Case{"en", "@mfa_russia denies it.", {"RU"}},
                    Case{"en", "@Netherlands_MoD: ten guns", {"NL"}}, Case{"en", "@DefenceU thanks you.", {}}, Case{"en", "Write to us @ noon.", {}}));

/// Bare "Korea" is the southern one.
INSTANTIATE_TEST_SUITE_P(
    Koreas, Parties,
    testing::Values(Case{"en", "North Korea sent shells, Korea generators.", {"KP", "KR"}}, Case{"fr", "La Corée n'a rien promis.", {"KR"}},
                    Case{"pl", "Korea Północna milczy, Korea daje pieniądze.", {"KP", "KR"}}));

/// Organizations that no table knows, by the nouns beside their names.
INSTANTIATE_TEST_SUITE_P(
    Unlisted, Parties,
    testing::Values(Case{"en", "A Sligo charity, Wellies for Lviv Roads, drove vans east. The charity has given eleven.", {"Wellies for Lviv Roads", "Wellies for Lviv Roads"}},
                    Case{"en", "Bridges of Hope, an Irish charity, sent six vans.", {"Bridges of Hope", "IE"}},
                    Case{"fr", "L'association bretonne « Ponts de Mer » a livré deux ambulances. Ponts de Mer en promet trois.", {"Ponts de Mer", "Ponts de Mer"}},
                    Case{"fr", "La Fondation Saint-Corentin offre des lits.", {"Fondation Saint-Corentin"}},
                    Case{"fr", "Une entreprise de Riga, Baltic Rotors, offre des drones.", {"LV", "Baltic Rotors"}},
                    Case{"en", "The Greater Norwich Fire and Rescue Service has given nine engines.", {"Greater Norwich Fire and Rescue Service"}},
                    Case{"de", "Der Verein „Steg nach Osten“ sammelt Decken.", {"Steg nach Osten"}},
                    Case{"es", "La asociación Soria con Kiev envió mantas.", {"Soria con Kiev"}},
                    Case{"uk", "Благодійний фонд «Дах» передав дві швидкі.", {"Dakh"}}, Case{"pl", "Fundacja „Dach nad Wisłą” kupiła busy.", {"Dach nad Wisłą"}},
                    // What the tables know keeps its name; persons, headlines and what somebody says are no organizations.
                    Case{"fr", "L'entreprise Rheinmetall livre.", {"Rheinmetall"}}, Case{"fr", "L'association présidée par un ami remercie.", {}},
                    Case{"en", "The company, Washington said, will deliver.", {"US"}}, Case{"en", "COUNTY COUNCIL MEETS TODAY", {}}, Case{"en", "The company said no.", {}}));

/// Several blocks that open with a place and a dash are the entries of a list, one is a dateline; a state is never one.
TEST(Datelines, OfALanguageAreOfNoCountry) {
  Extractor extractor{test::resources()};
  Document document;
  document.language = "en";
  const std::pair<BlockType, const char*> blocks[] = {{BlockType::Headline, "Estonia's guns leave for the east"},
                                                      {BlockType::Dateline, "News in English, 24.01.2023"},
                                                      {BlockType::Paragraph, "Nothing stays behind, permanent secretary Kusti Salm said."}};
  for (const auto& [type, text] : blocks) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += std::string(text) + "\n";
    document.blocks.push_back({type, {begin, static_cast<std::uint32_t>(document.text.size() - 1)}});
  }
  const auto analysis = extractor.analyse(document);
  ASSERT_EQ(analysis->persons.size(), 1u);
  EXPECT_EQ(analysis->persons.front().country, "EE");
}

TEST(Datelines, AreNoLabels) {
  const auto acting = [](const std::vector<std::string>& lines) {
    std::vector<std::string> out;
    const test::Reading reading("en", lines);
    for (const PartyMention& party : reading.analysis->parties)
      if (party.word != CountryWord::Place) out.push_back(party.party);
    return out;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(acting({"OSLO – Ten boats will go to Kyiv."}), (Names{"UA"}));
  EXPECT_EQ(acting({"Oslo – ten boats.", "Berlin – twelve guns."}), (Names{"NO", "DE"}));
  EXPECT_EQ(acting({"Norway – ten boats."}), (Names{"NO"}));
}

}  // namespace
}  // namespace pledgegraph
