// Which event governs an item, and what the two together say.
#include <gtest/gtest.h>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/feature_table.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Case {
  std::string language, text, item, event;  ///< words of the item's head and of its event; "" for none
};

class Governing : public testing::TestWithParam<Case> {};

TEST_P(Governing, EventIsFound) {
  const test::Reading reading(GetParam().language, GetParam().text);
  ASSERT_TRUE(reading.analysis);
  const Analysis& a = *reading.analysis;
  const Context context(a);
  std::string seen;
  for (std::size_t m = 0; m < a.items.size(); ++m) {
    const std::string words(a.text(a.items[m].head));
    seen += words + "; ";
    if (words != GetParam().item) continue;
    const int event = governing_event(context, static_cast<int>(m));
    EXPECT_EQ(event < 0 ? std::string() : std::string(a.text(a.events[static_cast<std::size_t>(event)].tokens)), GetParam().event) << GetParam().text;
    return;
  }
  FAIL() << "found: " << seen;
}

INSTANTIATE_TEST_SUITE_P(
    All, Governing,
    testing::Values(
        // The nearest in its clause.
        Case{"en", "Denmark sent howitzers, and Norway promised tanks.", "howitzers", "sent"},
        Case{"en", "Denmark sent howitzers, and Norway promised tanks.", "tanks", "promised"},
        Case{"de", "Berlin hat der Ukraine Panzer geliefert.", "Panzer", "geliefert"},
        // That of its own relative clause.
        Case{"en", "Kyiv praised the Gepards that Germany has delivered.", "Gepards", "delivered"},
        Case{"fr", "Kiev salue les obusiers que la France a donnés.", "obusiers", "donnés"},
        Case{"de", "Kiew lobt die Panzer, die Deutschland geliefert hat.", "Panzer", "geliefert"},
        // What it is the subject of, not the participle that describes it.
        Case{"fr", "Les chars promis en mai ont été livrés à Kiev.", "chars", "livrés"},
        Case{"es", "Los carros prometidos en mayo fueron entregados a Ucrania.", "carros", "entregados"},
        // What a parenthesis tells is an aside; inside, it governs.
        Case{"en", "Denmark promised 40 tanks (half of them repaired in Poland), 1,000 rifles and 20 howitzers.", "howitzers", "promised"},
        Case{"fr", "Prague a livré 45 chars (La Haye finance aussi 20 obusiers), 40 ambulances.", "ambulances", "livré"},
        Case{"fr", "Prague a livré 45 chars (La Haye finance aussi 20 obusiers), 40 ambulances.", "obusiers", "finance"},
        // So are dashes that tell something of their own, and a relative clause about a thing is over where the list goes on.
        Case{"fr", "Bruxelles a livré 5 000 fusils - que l'armée remplace - ainsi que 200 obusiers.", "obusiers", "livré"},
        Case{"en", "Belgium delivered rifles that its army replaces, howitzers and tanks.", "howitzers", "delivered"},
        Case{"en", "Thanks went to Germany, which has delivered tanks, howitzers and drones.", "howitzers", "delivered"},
        // Speech governs nothing.
        Case{"en", "The minister said tanks matter.", "tanks", ""}));

struct Taken {
  std::string language, text, noun;
  int status;  ///< as status.tsv numbers them: 3 pledged, 4 delivered
};

class TakingUp : public testing::TestWithParam<Taken> {};

/// A definite noun has the status of what it takes up.
TEST_P(TakingUp, NounsStandWhereTheirVerbStood) {
  const test::Reading reading(GetParam().language, GetParam().text);
  const Analysis& a = *reading.analysis;
  for (const EventMention& event : a.events) {
    if (!event.noun || a.text(event.tokens) != GetParam().noun) continue;
    EXPECT_EQ(governed_status(a, event), GetParam().status) << GetParam().text;
    return;
  }
  FAIL() << "no event " << GetParam().noun;
}

INSTANTIATE_TEST_SUITE_P(
    Languages, TakingUp,
    testing::Values(Taken{"de", "Deutschland hat der Ukraine Waffen übergeben. Die Lieferung umfasst auch Drohnen.", "Lieferung", 4},
                    Taken{"fr", "La France a livré des canons. Cette livraison comprend des obus.", "livraison", 4},
                    Taken{"en", "Berlin has promised tanks. The shipment includes drones.", "shipment", 3},
                    Taken{"uk", "Литва передала Україні автомобілі. До цієї поставки входять дрони.", "поставки", 4},
                    // An indefinite one speaks for itself.
                    Taken{"fr", "La France a livré des canons. Une livraison est prévue.", "livraison", 3}));

struct Carried {
  std::string language, text, item, event;
};

class Carriers : public testing::TestWithParam<Carried> {};

/// What a list of contents names belongs to what was told last.
TEST_P(Carriers, TellTheContents) {
  const test::Reading reading(GetParam().language, GetParam().text);
  const Analysis& a = *reading.analysis;
  const Context context(a);
  for (std::size_t m = 0; m < a.items.size(); ++m) {
    if (a.text(a.items[m].head) != GetParam().item) continue;
    const int event = carrier_event(context, static_cast<int>(m));
    EXPECT_EQ(event < 0 ? std::string() : std::string(a.text(a.events[static_cast<std::size_t>(event)].tokens)), GetParam().event) << GetParam().text;
    return;
  }
  FAIL() << "no item " << GetParam().item;
}

INSTANTIATE_TEST_SUITE_P(Languages, Carriers,
                         testing::Values(Carried{"en", "Vilnius handed over a package. It includes drones.", "drones", "handed over"},
                                         Carried{"de", "Berlin übergab ein Paket. Enthalten sind Panzer.", "Panzer", "übergab"},
                                         Carried{"en", "Vilnius handed over a package. Riga promised drones.", "drones", ""}));

TEST(Coordinating, WhoSteersGivesNothing) {
  const test::Reading reading("fr", "Les États-Unis ont coordonné la fourniture de chars de la part d'une trentaine de pays.");
  const Analysis& a = *reading.analysis;
  const Context context(a);
  ASSERT_EQ(a.items.size(), 1u);
  const int event = governing_event(context, 0);
  ASSERT_GE(event, 0);
  const int steers = coordinating_party(context, 0), gives = grammatical_parties(a, event).giver;
  ASSERT_GE(steers, 0);
  ASSERT_GE(gives, 0);
  EXPECT_EQ(a.parties[static_cast<std::size_t>(steers)].party, "US");
  EXPECT_EQ(a.parties[static_cast<std::size_t>(gives)].party, "group");
}

/// Whose verb is left out: the last item's.
TEST(Gapping, TheElidedVerbHasItsOwnSubject) {
  struct Gap {
    std::string language, text, subject;  ///< "" for none
  };
  for (const Gap& gap : {Gap{"en", "Estonia gives ten thousand shells, Lithuania thirty tanks.", "LT"}, Gap{"de", "Estland stiftet 10.000 Granaten, Litauen dreißig Radpanzer.", "LT"},
                         Gap{"fr", "Oslo offrira un Nasams, Helsinki trente chars.", "FI"}, Gap{"es", "Polonia cede cuatro cazas y Dinamarca seis tanques.", "DK"},
                         // A verb of its own, a receiver, and a party that somebody acts with.
                         Gap{"en", "Estonia gives ten thousand shells, and Lithuania sends thirty tanks.", ""}, Gap{"en", "Estonia gives Ukraine, its friend, ten thousand shells.", ""},
                         Gap{"en", "Estonia gives ten thousand shells with Lithuania and thirty tanks.", ""}}) {
    const test::Reading reading(gap.language, gap.text);
    const Analysis& a = *reading.analysis;
    ASSERT_FALSE(a.items.empty()) << gap.text;
    const int subject = gapped_subject(Context(a), static_cast<int>(a.items.size()) - 1);
    EXPECT_EQ(subject < 0 ? std::string() : a.parties[static_cast<std::size_t>(subject)].party, gap.subject) << gap.text;
  }
}

/// A number with a full stop before a month ends no sentence.
TEST(Sentences, OrdinalsBeforeMonthsEndNone) {
  EXPECT_EQ(test::Reading("de", "Angaben, Stand 20. Februar. Ungarn schweigt.").analysis->sentences.size(), 2u);
  EXPECT_EQ(test::Reading("de", "Es waren 20. Februar war kalt.").analysis->sentences.size(), 1u) << "what looks like a date is read as one";
  EXPECT_EQ(test::Reading("de", "Es waren 20. Ungarn schweigt.").analysis->sentences.size(), 2u);
}

TEST(Context, HeadingsOpenTheLinesBelowThem) {
  const test::Reading reading("en", std::vector<std::string>{"Sweden's aid in numbers.", "Already delivered", "Artillery: eight Archer.", "Minister Jonson has promised more tanks.",
                                                             "In preparation", "Two radar aircraft.", "Notes", "Sources: our own."});
  const Analysis& a = *reading.analysis;
  ASSERT_EQ(a.sentences.size(), 8u);
  EXPECT_EQ(Context(a).opener, (std::vector<int>{-1, -1, 1, -1, -1, 4, -1, -1}));
}

TEST(Context, SemicolonsAndParenthesesDivideASentence) {
  const test::Reading reading("en", "Denmark sent tanks (Norway paid); Sweden (the host sent guns.");
  const Analysis& a = *reading.analysis;
  const Context context(a);
  const auto at = [&](std::string_view word) {
    std::uint32_t i = 0;
    while (i < a.tokens.size() && a.word(i).text != word) ++i;
    return i;
  };
  EXPECT_EQ(context.segment[at("Denmark")], context.segment[at("Norway")]);
  EXPECT_NE(context.segment[at("Denmark")], context.segment[at("Sweden")]);
  EXPECT_TRUE(context.aside(at("paid"), at("tanks")));
  EXPECT_FALSE(context.aside(at("tanks"), at("paid"))) << "an aside speaks of what stands outside it";
  EXPECT_FALSE(context.aside(at("guns"), at("Sweden"))) << "a parenthesis that never closes is none";
}

TEST(Governing, CoordinatedSubjectsShareTheirEvent) {
  const test::Reading reading("en", "Howitzers and tanks were delivered to Ukraine.");
  const Analysis& a = *reading.analysis;
  ASSERT_EQ(a.items.size(), 2u);
  ASSERT_FALSE(a.events.empty());
  const int event = static_cast<int>(a.events.size()) - 1;
  EXPECT_TRUE(is_subject(a, 0, event));
  EXPECT_TRUE(is_subject(a, 1, event));
}

struct StatusCase {
  std::string language, text, event, status;
};

class GovernedStatus : public testing::TestWithParam<StatusCase> {};

TEST_P(GovernedStatus, FollowsWhatGoverns) {
  const test::Reading reading(GetParam().language, GetParam().text);
  const Analysis& a = *reading.analysis;
  for (const EventMention& event : a.events)
    if (a.text(event.tokens) == GetParam().event) {
      EXPECT_EQ(status_names()[static_cast<std::size_t>(governed_status(a, event))], GetParam().status) << GetParam().text;
      return;
    }
  FAIL() << "no event " << GetParam().event;
}

INSTANTIATE_TEST_SUITE_P(
    All, GovernedStatus,
    testing::Values(StatusCase{"en", "Denmark has delivered tanks.", "delivered", "delivered"},
                    StatusCase{"fr", "Le Danemark livrera des chars.", "livrera", "pledged"},
                    StatusCase{"en", "Germany refuses to supply Ukraine with missiles.", "supply", "refused"},
                    StatusCase{"es", "Italia estudia enviar sistemas a Ucrania.", "enviar", "considered"},
                    StatusCase{"uk", "Україна просить передати танки.", "передати", "requested"},
                    StatusCase{"pl", "Niemcy odmawiają dostarczenia pocisków.", "dostarczenia", "refused"}));

}  // namespace
}  // namespace pledgegraph
