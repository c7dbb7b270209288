// Who takes part in an event: subject, agent, addressee, source and the item in the subject's place, and which mentions
// are coordinated.
#include <gtest/gtest.h>

#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Case {
  std::string language, text;
  std::string event;  ///< its words
  std::string role;   ///< a role, or a property of the subject
  std::string value;  ///< a party, a slug, "yes", or "" for nobody
};

std::string role_of(const Analysis& a, const EventRoles& roles, const std::string& role) {
  const auto party = [&](int k) { return k < 0 ? std::string() : a.parties[static_cast<std::size_t>(k)].party; };
  if (role == "subject") return party(roles.subject);
  if (role == "agent") return party(roles.agent);
  if (role == "addressee") return party(roles.addressee);
  if (role == "source") return party(roles.source);
  if (role == "item") return roles.subject_item < 0 ? "" : a.items[static_cast<std::size_t>(roles.subject_item)].slug;
  if (role == "inherited") return roles.inherited ? "yes" : "";
  if (role == "pronoun") return roles.pronoun ? "yes" : "";
  if (role == "first person") return roles.first_person ? "yes" : "";
  throw std::invalid_argument(role);
}

class Roles : public testing::TestWithParam<Case> {};

TEST_P(Roles, AreFound) {
  const Case& wanted = GetParam();
  const test::Reading reading(wanted.language, wanted.text);
  ASSERT_TRUE(reading.analysis);
  const Analysis& a = *reading.analysis;
  ASSERT_EQ(a.roles.size(), a.events.size());
  std::string seen;
  for (std::size_t e = 0; e < a.events.size(); ++e) {
    const std::string words(a.text(a.events[e].tokens));
    seen += words + "; ";
    if (words != wanted.event) continue;
    EXPECT_EQ(role_of(a, a.roles[e], wanted.role), wanted.value) << wanted.text;
    return;
  }
  FAIL() << "found: " << seen;
}

INSTANTIATE_TEST_SUITE_P(
    Subject, Roles,
    testing::Values(Case{"en", "Spain will send six Leopard 2 tanks to Ukraine.", "send", "subject", "ES"},
                    Case{"fr", "La France enverra des chars à l'Ukraine.", "enverra", "subject", "FR"},
                    Case{"de", "Dänemark hat der Ukraine 19 Kampfjets übergeben.", "übergeben", "subject", "DK"},
                    Case{"es", "España entregó diez carros de combate a Ucrania.", "entregó", "subject", "ES"},
                    Case{"uk", "Данія передала Україні гаубиці.", "передала", "subject", "DK"},
                    Case{"pl", "Dania przekazała Ukrainie 19 myśliwców.", "przekazała", "subject", "DK"},
                    Case{"es", "El Gobierno sueco ha decidido donar ocho obuses a Ucrania.", "decidido", "subject", "SE"},
                    Case{"en", "We will send tanks to Ukraine.", "send", "first person", "yes"},
                    Case{"fr", "Nous livrerons des chars à l'Ukraine.", "livrerons", "first person", "yes"},
                    Case{"en", "Tanks will follow, said Germany.", "said", "subject", "DE"}));

INSTANTIATE_TEST_SUITE_P(
    RelativeClause, Roles,
    testing::Values(Case{"fr", "Berlin, qui a livré 18 Leopard, hésite.", "livré", "subject", "DE"},
                    Case{"fr", "Berlin, qui a livré 18 Leopard, hésite.", "hésite", "subject", "DE"},
                    Case{"en", "Sweden, which has sent Archer howitzers, will train crews.", "sent", "subject", "SE"},
                    Case{"en", "Sweden, which has sent Archer howitzers, will train crews.", "train", "subject", "SE"},
                    Case{"pl", "Polska, która przekazała czołgi, pomoże Ukrainie.", "przekazała", "subject", "PL"},
                    Case{"pl", "Polska, która przekazała czołgi, pomoże Ukrainie.", "pomoże", "subject", "PL"},
                    Case{"fr", "Les obusiers que la France a donnés sont au front.", "donnés", "subject", "FR"},
                    Case{"de", "Die Panzer, die Deutschland geliefert hat, sind da.", "geliefert", "subject", "DE"}));

/// Each "by" belongs to the nearest verb, and who made a thing does not give it.
INSTANTIATE_TEST_SUITE_P(
    Makers, Roles,
    testing::Values(Case{"fr", "La Grèce a livré des drones fabriqués par Baykar.", "livré", "agent", ""},
                    Case{"fr", "La Grèce enverra vingt drones (fabriqués par la société Baykar) à Kiev.", "enverra", "agent", ""},
                    Case{"en", "Drones made by Baykar were delivered by Greece.", "delivered", "agent", "GR"},
                    Case{"en", "Drones made by Baykar were delivered by Greece.", "made by", "agent", ""},
                    Case{"en", "The shells were financed by Norway and delivered by Greece.", "financed by", "agent", "NO"},
                    Case{"en", "The shells were delivered and financed by Norway.", "delivered", "agent", "NO"}));

/// A possessor's clitic marks a genitive, and what somebody says is given to nobody.
INSTANTIATE_TEST_SUITE_P(
    Possessors, Roles,
    testing::Values(Case{"en", "Germany's delivery of tanks was late.", "delivery", "subject", "DE"},
                    Case{"en", "Poland's defence minister said Norway had sent tanks.", "said", "subject", "PL"},
                    Case{"en", "Poland's defence minister said Norway had sent tanks.", "said", "addressee", ""},
                    Case{"en", "Denmark gave Norway's tanks to Ukraine.", "gave", "addressee", "UA"},
                    Case{"fr", "Les blindés ont pris le chemin d'Erevan.", "pris le chemin", "addressee", "AM"}));

/// A country other than Ukraine receives.
INSTANTIATE_TEST_SUITE_P(
    Receivers, Roles,
    testing::Values(Case{"en", "Moldova has received 19 vehicles from Germany.", "received", "subject", "MD"},
                    Case{"en", "Moldova has received 19 vehicles from Germany.", "received", "source", "DE"},
                    Case{"fr", "L'Arménie a réceptionné trois radars de la France.", "réceptionné", "subject", "AM"},
                    Case{"fr", "L'Arménie a réceptionné trois radars de la France.", "réceptionné", "source", "FR"},
                    Case{"fr", "30 générateurs destinés à la ville de Kharkiv ont été acheminés.", "acheminés", "item", "generator"}));

INSTANTIATE_TEST_SUITE_P(
    Pronoun, Roles,
    testing::Values(Case{"fr", "La Norvège a parlé. Elle livrera huit chars à Kiev.", "livrera", "subject", "NO"},
                    Case{"fr", "La Norvège a parlé. Elle livrera huit chars à Kiev.", "livrera", "inherited", "yes"},
                    Case{"fr", "La Norvège a parlé. Elle livrera huit chars à Kiev.", "livrera", "pronoun", "yes"},
                    Case{"en", "Norway has decided. It will give eight tanks to Ukraine.", "give", "subject", "NO"}));

INSTANTIATE_TEST_SUITE_P(
    Control, Roles,
    testing::Values(Case{"fr", "La France a accepté de livrer des Mirage à l'Ukraine.", "livrer", "subject", "FR"},
                    Case{"fr", "La France a accepté de livrer des Mirage à l'Ukraine.", "livrer", "inherited", "yes"},
                    Case{"en", "Britain urged Berlin to send tanks.", "urged", "subject", "GB"},
                    Case{"en", "Britain urged Berlin to send tanks.", "send", "subject", "DE"},
                    Case{"en", "Germany is refusing to supply Ukraine with missiles.", "supply", "subject", "DE"},
                    Case{"es", "Italia estudia enviar a Ucrania sistemas de defensa antiaérea.", "enviar", "subject", "IT"},
                    Case{"uk", "Уряд Швеції вирішив передати Україні вісім гаубиць.", "передати", "subject", "SE"},
                    Case{"pl", "Włochy rozważają przekazanie Ukrainie czołgów.", "przekazanie", "subject", "IT"}));

INSTANTIATE_TEST_SUITE_P(
    Coordination, Roles,
    testing::Values(Case{"fr", "L'Allemagne a livré des Marder et livrera des Leopard.", "livrera", "subject", "DE"},
                    Case{"en", "Canada has sent howitzers and will send drones.", "send", "subject", "CA"},
                    Case{"es", "España ha enviado obuses y entregará drones.", "entregará", "subject", "ES"}));

INSTANTIATE_TEST_SUITE_P(
    AgentAndItem, Roles,
    testing::Values(Case{"fr", "Des chars ont été livrés par la Pologne à l'Ukraine.", "livrés", "agent", "PL"},
                    Case{"fr", "Des chars ont été livrés par la Pologne à l'Ukraine.", "livrés", "item", "tank"},
                    Case{"fr", "Des chars ont été livrés par la Pologne à l'Ukraine.", "livrés", "addressee", "UA"},
                    Case{"en", "Tanks donated by Poland arrived in Ukraine.", "donated", "agent", "PL"},
                    Case{"en", "Tanks donated by Poland arrived in Ukraine.", "arrived", "item", "tank"},
                    Case{"es", "Los carros fueron entregados por España.", "entregados", "agent", "ES"},
                    Case{"pl", "Zostały przekazane przez Polskę czołgi.", "przekazane", "agent", "PL"},
                    Case{"uk", "Гаубиці було передано Україні.", "передано", "item", "howitzer"}));

INSTANTIATE_TEST_SUITE_P(
    AddresseeAndSource, Roles,
    testing::Values(Case{"en", "Spain will send six Leopard 2 tanks to Ukraine.", "send", "addressee", "UA"},
                    Case{"es", "España entregó diez carros de combate a Ucrania.", "entregó", "addressee", "UA"},
                    Case{"pl", "Ukraina poprosiła Stany Zjednoczone o siedem systemów.", "poprosiła", "subject", "UA"},
                    Case{"en", "Ukraine received 20 Gepards from Germany.", "received", "source", "DE"},
                    Case{"en", "Ukraine received 20 Gepards from Germany.", "received", "subject", "UA"}));

/// Between a verb and an item a party needs no mark.
INSTANTIATE_TEST_SUITE_P(
    IndirectObject, Roles,
    testing::Values(Case{"en", "Poland gave Ukraine 14 tanks.", "gave", "addressee", "UA"},
                    Case{"de", "Berlin liefert Kiew 18 Panzer.", "liefert", "addressee", "UA"},
                    Case{"uk", "Данія передала Україні гаубиці.", "передала", "addressee", "UA"},
                    Case{"pl", "Dania przekazała Ukrainie 19 myśliwców.", "przekazała", "addressee", "UA"},
                    Case{"en", "Poland sent Ukrainian crews 14 tanks.", "sent", "addressee", ""}));

/// A dative by its article or ending is whom something is given to, wherever it stands.
INSTANTIATE_TEST_SUITE_P(
    Dative, Roles,
    testing::Values(Case{"de", "Die USA haben Israel 500 Raketen geliefert.", "geliefert", "subject", "US"},
                    Case{"de", "Die USA haben Israel 500 Raketen geliefert.", "geliefert", "addressee", "IL"},
                    Case{"de", "Der Ukraine schenkt Italien sechs Haubitzen.", "schenkt", "subject", "IT"},
                    Case{"de", "Der Ukraine schenkt Italien sechs Haubitzen.", "schenkt", "addressee", "UA"},
                    Case{"de", "Oslo hat der Ukraine Panzer, Haubitzen und Drohnen geliefert.", "geliefert", "addressee", "UA"},
                    Case{"de", "Die Regierung der Ukraine hat Panzer geliefert.", "geliefert", "addressee", ""},
                    Case{"de", "Die Lastwagen, die Dänemark der Ukraine zur Verfügung stellen wird, sind neu.", "zur Verfügung stellen", "subject", "DK"},
                    Case{"de", "Polen will Litauen Panzer liefern.", "liefern", "subject", "PL"},
                    Case{"de", "Polen will Litauen Panzer liefern.", "liefern", "addressee", "LT"},
                    Case{"uk", "Україні гаубиці передала Франція.", "передала", "subject", "FR"},
                    Case{"uk", "Україні гаубиці передала Франція.", "передала", "addressee", "UA"},
                    Case{"pl", "Ukrainie czołgi przekazały już Czechy.", "przekazały", "subject", "CZ"},
                    // A genitive says whose the subject is.
                    Case{"uk", "Уряд Франції передав Україні гаубиці.", "передав", "subject", "FR"},
                    Case{"pl", "Rząd Niemiec przekazał Ukrainie 20 czołgów.", "przekazał", "subject", "DE"}));

/// Where the order of the words is free the giver may stand behind the verb, and behind what is given.
INSTANTIATE_TEST_SUITE_P(
    FreeOrder, Roles,
    testing::Values(Case{"de", "Am Montag liefert Italien weitere Haubitzen.", "liefert", "subject", "IT"},
                    Case{"de", "Am Montag liefert Italien weitere Haubitzen.", "liefert", "addressee", ""},
                    Case{"es", "Ayer entregó España diez obuses.", "entregó", "subject", "ES"},
                    Case{"pl", "Wczoraj przekazały Ukrainie haubice i czołgi Czechy i Słowacja.", "przekazały", "subject", "CZ"},
                    Case{"pl", "Do Kijowa trafi 18 haubic.", "trafi", "item", "howitzer"},
                    Case{"uk", "До пакета увійдуть гаубиці.", "увійдуть", "item", "howitzer"},
                    Case{"en", "The package gave Ukraine 14 tanks.", "gave", "addressee", "UA"}));

/// A comma stands before an infinitive clause, a modal frames its infinitive.
INSTANTIATE_TEST_SUITE_P(
    InfinitiveClause, Roles,
    testing::Values(Case{"de", "Bern weigert sich, der Ukraine Panzer zu überlassen.", "überlassen", "subject", "CH"},
                    Case{"de", "Bern weigert sich, der Ukraine Panzer zu überlassen.", "überlassen", "addressee", "UA"},
                    Case{"de", "Schweden hat zugesagt, ukrainische Soldaten auszubilden.", "auszubilden", "subject", "SE"},
                    Case{"de", "Polen will ukrainische Piloten ausbilden.", "ausbilden", "subject", "PL"},
                    Case{"de", "Die Bundeswehr wird ukrainische Piloten ausbilden.", "ausbilden", "subject", "DE"}));

/// Pronouns that are never a subject do not hide one.
INSTANTIATE_TEST_SUITE_P(
    ObjectPronoun, Roles,
    testing::Values(Case{"es", "Austria se negó a entregar tanques.", "negó", "subject", "AT"},
                    Case{"es", "Lisboa se comprometió a enviar drones.", "comprometió", "subject", "PT"},
                    Case{"es", "Noruega le prometió a Kiev seis obuses.", "prometió", "subject", "NO"}));

/// Agent and source before the verb; who made a thing does not give it.
INSTANTIATE_TEST_SUITE_P(
    BeforeTheVerb, Roles,
    testing::Values(Case{"de", "Deutsche Panzer wurden von Portugal an Kiew übergeben.", "übergeben", "agent", "PT"},
                    Case{"de", "Deutsche Panzer wurden von Portugal an Kiew übergeben.", "übergeben", "subject", ""},
                    Case{"de", "Aus Kanada kommen vier Haubitzen.", "kommen", "source", "CA"},
                    Case{"de", "Aus Kanada kommen vier Haubitzen.", "kommen", "item", "howitzer"},
                    Case{"es", "Los misiles Patriot deberían llegar en abril.", "llegar", "item", "missile"}));

struct ChainCase {
  std::string language, text;
  std::vector<std::vector<std::string>> parties, items;  ///< chains in text order
};

class Chains : public testing::TestWithParam<ChainCase> {};

template <typename Mention, typename Name>
std::vector<std::vector<std::string>> chains_of(const std::vector<Mention>& mentions, const Name& name) {
  std::vector<std::vector<std::string>> out;
  int last = -1;
  for (const Mention& mention : mentions) {
    if (out.empty() || mention.chain != last) out.emplace_back();
    last = mention.chain;
    out.back().push_back(name(mention));
  }
  return out;
}

TEST_P(Chains, HoldWhatIsCoordinated) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  EXPECT_EQ(chains_of(reading.analysis->parties, [](const PartyMention& party) { return party.party; }), GetParam().parties);
  EXPECT_EQ(chains_of(reading.analysis->items, [](const ItemMention& item) { return item.slug; }), GetParam().items);
}

INSTANTIATE_TEST_SUITE_P(
    All, Chains,
    testing::Values(ChainCase{"fr", "La France, l'Italie et l'Espagne livreront des chars.", {{"FR", "IT", "ES"}}, {{"tank"}}},
                    ChainCase{"en", "Lithuania sent 54 M113, two Mi-8 and 36 howitzers to Ukraine.", {{"LT"}, {"UA"}}, {{"m113", "mi-8", "howitzer"}}},
                    ChainCase{"uk", "Данія та Нідерланди передадуть Україні 14 танків.", {{"DK", "NL"}, {"UA"}}, {{"tank"}}},
                    ChainCase{"pl", "Litwa przekazała Ukrainie 54 transportery M113 i dwa śmigłowce Mi-8.", {{"LT"}, {"UA"}}, {{"m113", "mi-8"}}},
                    ChainCase{"de", "Deutschland liefert Panzer. Haubitzen kommen aus Polen.", {{"DE"}, {"PL"}}, {{"tank"}, {"howitzer"}}},
                    // The members named of a group stand where the group stands.
                    ChainCase{"fr", "Les obus viennent de six partenaires, dont le Canada et la Suède, selon Kiev.", {{"group", "CA", "SE"}, {"UA"}}, {{"artillery-ammunition"}}},
                    ChainCase{"en", "Allies, including Canada and Sweden, sent shells.", {{"group", "CA", "SE"}}, {{"artillery-ammunition"}}},
                    ChainCase{"de", "Belgien, Dänemark, die Niederlande und Norwegen liefern Panzer.", {{"BE", "DK", "NL", "NO"}}, {{"tank"}}},
                    ChainCase{"es", "España enviará obuses y entregará drones.", {{"ES"}}, {{"howitzer"}, {"drone"}}}));

}  // namespace
}  // namespace pledgegraph
