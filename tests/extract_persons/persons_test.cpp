// Who is named in a text: name, country and role, in six languages. Every text is our own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "extract/entities/mentions.hpp"

namespace pledgegraph {
namespace {

struct Case {
  const char* language;
  const char* date;
  const char* text;
  std::vector<std::string> persons;  ///< "name (country)" or "name (country, role)"; "-" for no country
};

const Languages& languages() {
  static const Languages kLanguages(std::string(PLEDGEGRAPH_SOURCE_DIR) + "/extract");
  return kLanguages;
}

/// The document, its vocabulary and the analysis, which point to one another.
struct Read {
  Document document;
  Vocabulary vocabulary;
  Analysis analysis;

  Read(const std::string& language, const std::string& date, const std::string& text) : vocabulary(*languages().get(language)) {
    document.text = text;
    document.language = language;
    document.date = date;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t to = std::min(text.find('\n', from), text.size());
      document.blocks.push_back({BlockType::Paragraph, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}});
      from = to + 1;
    }
    analysis.document = &document;
    analysis.language = languages().get(language);
    analysis.world = &languages().world();
    analysis.vocabulary = &vocabulary;
    segment(analysis);
    find_numbers(analysis);
    find_parties(analysis);
    find_persons(analysis);
  }
};

std::string dash(const std::string& text) { return text.empty() ? "-" : text; }

class Persons : public testing::TestWithParam<Case> {};

TEST_P(Persons, AreFound) {
  const Case& c = GetParam();
  const Read read(c.language, c.date, c.text);
  std::vector<std::string> found;
  for (const Person& person : read.analysis.persons)
    found.push_back(person.role.empty() ? fmt::format("{} ({})", person.name, dash(person.country))
                                        : fmt::format("{} ({}, {})", person.name, dash(person.country), person.role));
  EXPECT_THAT(found, testing::UnorderedElementsAreArray(c.persons)) << c.text;
}

INSTANTIATE_TEST_SUITE_P(French, Persons, testing::Values(
    Case{"fr", "2023-03-10", "Le ministre allemand de la Défense, Boris Pistorius, a reçu M. Lecornu à Berlin.",
         {"Boris Pistorius (DE, defence minister)", "Sébastien Lecornu (FR)"}},
    Case{"fr", "2022-11-02", "« Nous tiendrons », a promis Volodymyr Zelensky. Poutine n'a pas répondu au président ukrainien depuis Moscou.",
         {"Volodymyr Zelenskyy (UA, president)", "Vladimir Putin (RU)"}},
    Case{"fr", "2024-05-06", "L'ancienne ministre de la Défense Florence Parly et Jean-Luc Carpentier, chercheur, étaient présents.",
         {"Florence Parly (FR, former defence minister)", "Jean-Luc Carpentier (FR, researcher)"}},
    Case{"fr", "2023-01-20", "Le colonel Armand de La Tour a parlé. De La Tour connaît le char.", {"Armand de La Tour (FR, colonel)"}},
    Case{"fr", "2023-01-20", "Rue Jean Jaurès, on a vu passer les Leclerc et une frégate, « Jean Bart ».", {}},
    Case{"fr", "2014-10-14", "Le secrétaire général de l'Otan, Jens Stoltenberg, a vu la ministre norvégienne Ine Eriksen Søreide.",
         {"Jens Stoltenberg (-, nato secretary general)", "Ine Marie Eriksen Søreide (NO, minister)"}},
    Case{"fr", "2023-06-01", "Le patron de l'agence coréenne chargée des exportations, Bak Seong-mun, attend Varsovie.", {"Bak Seong-mun (KR, company chief)"}}));

INSTANTIATE_TEST_SUITE_P(English, Persons, testing::Values(
    Case{"en", "2023-01-25", "German Chancellor Olaf Scholz called President Biden. Scholz then spoke to Rishi Sunak.",
         {"Olaf Scholz (DE, chancellor)", "Joe Biden (US, president)", "Rishi Sunak (GB)"}},
    // A slip in a given name does not make another person; another name does.
    Case{"en", "2022-06-01", "Washington was silent. Defence Minister Christiane Lambrecht said more would follow.", {"Christine Lambrecht (DE, defence minister)"}},
    Case{"en", "2022-06-01", "In Germany, Karoline Lambrecht watched.", {"Karoline Lambrecht (DE)"}},
    Case{"en", "2023-02-01", "Denmark's acting defence minister, Troels Lund Poulsen, was there. Poulsen left early.",
         {"Troels Lund Poulsen (DK, defence minister)"}},
    Case{"en", "2023-02-01", "\"We will send them,\" said plant manager Xanthe Abernethy-Jones. Ms Abernethy-Jones smiled.",
         {"Xanthe Abernethy-Jones (GB)"}},
    Case{"en", "2024-02-10", "Gen. Mark A. Milley and Lloyd J. Austin III met Gen. Oleksandr Syrsky in Kyiv.",
         {"Mark Milley (US, general)", "Lloyd Austin (US)", "Oleksandr Syrskyi (UA, general)"}},
    Case{"en", "2024-02-10", "The General Staff and the Wall Street Journal reported it, and Marine Corps units left San Diego.", {}},
    Case{"en", "2024-02-10", "Sinead Ó Murchú (Cork) asked Micheál Martin, the Irish foreign minister, about mine clearance.",
         {"Sinead Ó Murchú (IE)", "Micheál Martin (IE, foreign minister)"}},
    Case{"en", "2019-05-02", "US Secretary of State Mike Pompeo spoke to Foreign Minister Klimkin.",
         {"Mike Pompeo (US, secretary of state)", "Pavlo Klimkin (UA, foreign minister)"}}));

INSTANTIATE_TEST_SUITE_P(German, Persons, testing::Values(
    Case{"de", "2023-02-07", "Bei Selenskyjs Besuch sprach Verteidigungsministerin Kajsa Ollongren aus den Niederlanden mit Pistorius.",
         {"Volodymyr Zelenskyy (UA)", "Kajsa Ollongren (NL, defence minister)", "Boris Pistorius (DE)"}},
    Case{"de", "2022-05-07", "Der ukrainische Botschafter Andrij Melnyk kritisierte Scholz.", {"Andriy Melnyk (UA, ambassador)", "Olaf Scholz (DE)"}},
    Case{"de", "2022-05-07", "Ortsbrandmeister Heiner Tjaden übergab den Wagen. Tjaden war gerührt.", {"Heiner Tjaden (DE)"}},
    Case{"de", "2022-05-07", "Die Bundeswehr hat der Ukraine Panzerhaubitzen und Munition geliefert.", {}}));

INSTANTIATE_TEST_SUITE_P(Spanish, Persons, testing::Values(
    Case{"es", "2023-04-12", "La ministra de Defensa, Margarita Robles, habló con Zelenski y con el canciller alemán, Olaf Scholz.",
         {"Margarita Robles (ES, defence minister)", "Volodymyr Zelenskyy (UA)", "Olaf Scholz (DE, chancellor)"}},
    Case{"es", "2024-04-16", "El presidente Javier Milei recibió a Herminio Quiroga Paz, embajador de Bolivia.",
         {"Javier Milei (AR, president)", "Herminio Quiroga Paz (BO, ambassador)"}}));

INSTANTIATE_TEST_SUITE_P(Polish, Persons, testing::Values(
    Case{"pl", "2023-03-16", "Prezydent Andrzej Duda spotkał się z Zełenskim i z ministrem obrony Niemiec Borisem Pistoriusem.",
         {"Andrzej Duda (PL, president)", "Volodymyr Zelenskyy (UA)", "Boris Pistorius (DE, defence minister)"}},
    Case{"pl", "2024-03-16", "Rozmawiałem z posłem Bartłomiejem Wąsikiem. Wąsik nie miał wątpliwości.", {"Bartłomiej Wąsik (PL, member of parliament)"}},
    Case{"pl", "2024-03-16", "Według Władysława Kosiniaka-Kamysza i Jensa Stoltenberga decyzja zapadła.",
         {"Władysław Kosiniak-Kamysz (PL)", "Jens Stoltenberg (-)"}}));

INSTANTIATE_TEST_SUITE_P(Ukrainian, Persons, testing::Values(
    Case{"uk", "2023-02-08", "Міністр оборони Німеччини Борис Пісторіус зустрівся з Олексієм Резніковим і подякував Шольцу.",
         {"Boris Pistorius (DE, defence minister)", "Oleksii Reznikov (UA)", "Olaf Scholz (DE)"}},
    Case{"uk", "2023-02-08", "Волонтерка Оксана Гриценко передала авто. За словами Гриценко, їх чотири.", {"Oksana Hrytsenko (UA, volunteer)"}},
    Case{"uk", "2024-02-08", "Розмову з полковником Іваном Ковальчуком записали у Львові.", {"Ivan Kovalchuk (UA, colonel)"}},
    Case{"uk", "2024-06-08", "Президент Франції Еммануель Макрон і прем'єр-міністерка Данії Метте Фредеріксен підписали угоду.",
         {"Emmanuel Macron (FR, president)", "Mette Frederiksen (DK, prime minister)"}}));

TEST(Persons, ActForTheirCountries) {
  const Read read("en", "2023-01-25", "The German defence minister refused. Olaf Scholz agreed.");
  std::vector<std::string> parties;
  for (const PartyMention& party : read.analysis.parties)
    if (party.person) parties.push_back(fmt::format("{} {}", read.analysis.text(party.tokens), party.party));
  EXPECT_THAT(parties, testing::ElementsAre("German defence minister DE", "Olaf Scholz DE"));
  EXPECT_TRUE(std::is_sorted(read.analysis.parties.begin(), read.analysis.parties.end(),
                             [](const PartyMention& x, const PartyMention& y) { return x.tokens.begin < y.tokens.begin; }));
}

TEST(Persons, OfficesMeanTheHolderNamed) {
  const Read read("fr", "2023-01-25", "Le chancelier allemand Olaf Scholz a dit oui. Le chancelier l'a répété.");
  ASSERT_EQ(read.analysis.persons.size(), 1u);
  EXPECT_EQ(read.analysis.person_mentions.size(), 2u);
}

}  // namespace
}  // namespace pledgegraph
