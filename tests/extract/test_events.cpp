// Verb groups: class, tense, polarity, voice.
#include <gtest/gtest.h>

#include "extract/commitments/events.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Case {
  std::string language, text, event_class;
  Tense tense;
  bool negated, passive;
};

class Events : public testing::TestWithParam<Case> {};

TEST_P(Events, AreRead) {
  const Case& wanted = GetParam();
  const test::Reading reading(wanted.language, wanted.text);
  std::string seen;
  for (const EventMention& event : reading.analysis->events) {
    seen += event_classes()[event.event_class] + " ";
    if (event_classes()[event.event_class] != wanted.event_class) continue;
    EXPECT_EQ(static_cast<int>(event.tense), static_cast<int>(wanted.tense));
    EXPECT_EQ(event.negated, wanted.negated);
    EXPECT_EQ(event.passive, wanted.passive);
    return;
  }
  FAIL() << "found: " << seen;
}

INSTANTIATE_TEST_SUITE_P(
    All, Events,
    testing::Values(Case{"fr", "La France a livré des chars.", "give", Tense::Perfect, false, false},
                    Case{"fr", "La France livrera des chars.", "give", Tense::Future, false, false},
                    Case{"fr", "La France n'a pas livré de chars.", "give", Tense::Perfect, true, false},
                    Case{"fr", "Des chars ont été livrés par Paris.", "give", Tense::Perfect, false, true},
                    Case{"fr", "La France en fournit une cinquantaine.", "give", Tense::Present, false, false},
                    Case{"fr", "Les chars sont arrivés à Kiev.", "arrive", Tense::Perfect, false, false},
                    Case{"en", "Denmark will send tanks.", "give", Tense::Future, false, false},
                    Case{"en", "Denmark has sent tanks.", "give", Tense::Perfect, false, false},
                    Case{"en", "The tanks were delivered in May.", "give", Tense::Past, false, true},
                    Case{"de", "Berlin hat der Ukraine Panzer geliefert.", "give", Tense::Perfect, false, false},
                    Case{"es", "España entregará diez carros de combate.", "give", Tense::Future, false, false},
                    Case{"pl", "Polska przekazała czołgi.", "give", Tense::Past, false, false},
                    Case{"uk", "Данія передала гаубиці.", "give", Tense::Past, false, false}));

/// Auxiliaries beyond the plain ones, and negations away from the verb.
INSTANTIATE_TEST_SUITE_P(
    Groups, Events,
    testing::Values(Case{"fr", "La France vient de livrer des chars à Kiev.", "give", Tense::Perfect, false, false},
                    Case{"es", "España acaba de entregar carros a Ucrania.", "give", Tense::Perfect, false, false},
                    Case{"fr", "Paris aura livré douze Caesar d'ici mai.", "give", Tense::Future, false, false},
                    Case{"de", "Die Panzer sind geliefert worden.", "give", Tense::Perfect, false, true},
                    Case{"de", "Panzer wurden von Polen geliefert.", "give", Tense::Past, false, true},
                    Case{"pl", "Polska będzie przekazywała amunicję.", "give", Tense::Future, false, false},
                    Case{"pl", "Czołgi zostały przekazane Ukrainie.", "give", Tense::Past, false, true},
                    Case{"uk", "Польща буде постачати боєприпаси.", "give", Tense::Future, false, false},
                    Case{"uk", "Гаубиці було передано Україні.", "give", Tense::Past, false, true},
                    Case{"en", "Norway is sending tanks.", "give", Tense::Present, false, false},
                    Case{"de", "Berlin schließt die Lieferung von Taurus nicht aus.", "refuse", Tense::Present, true, false},
                    Case{"de", "Berlin schließt die Lieferung von Taurus aus.", "refuse", Tense::Present, false, false},
                    Case{"de", "Berlin wird keine Taurus liefern.", "give", Tense::Future, true, false},
                    Case{"es", "Alemania no enviará Taurus.", "give", Tense::Future, true, false},
                    Case{"uk", "Німеччина не передала Taurus.", "give", Tense::Past, true, false}));

/// A separable verb's particle behind a list, and infinitives that look like another form.
INSTANTIATE_TEST_SUITE_P(
    Frames, Events,
    testing::Values(Case{"de", "Oslo kündigte ein Paket mit Panzern, Drohnen und Helmen an.", "announce", Tense::Past, false, false},
                    Case{"de", "Oslo ist bereit, Kiew Panzer zu überlassen.", "give", Tense::Infinitive, false, false},
                    Case{"de", "Schweden hat zugesagt, Soldaten auszubilden.", "train", Tense::Infinitive, false, false},
                    Case{"de", "Polen will Soldaten ausbilden.", "train", Tense::Infinitive, false, false},
                    Case{"de", "Oslo hat der Liste Drohnen hinzugefügt.", "include", Tense::Perfect, false, false},
                    Case{"es", "Oslo se resiste a entregar tanques.", "refuse", Tense::Present, false, false},
                    Case{"uk", "Осло підготувало новий пакет.", "plan", Tense::Past, false, false},
                    Case{"uk", "Осло підготувало сто пілотів.", "train", Tense::Past, false, false}));

/// A number in an item's name counts no noun, and a person's name is no verb.
INSTANTIATE_TEST_SUITE_P(
    Neighbours, Events,
    testing::Values(Case{"en", "The F-16 delivers what Kyiv hoped for.", "give", Tense::Present, false, false},
                    Case{"en", "Ottawa pledges to deliver missiles.", "give", Tense::Infinitive, false, false},
                    Case{"en", "The order for tanks stands.", "order", Tense::Noun, false, false},
                    Case{"en", "A German order went out.", "order", Tense::Noun, false, false},
                    Case{"en", "Berlin orders tanks.", "order", Tense::Present, false, false},
                    Case{"en", "In May tanks had been delivered.", "give", Tense::Pluperfect, false, true}));

/// Gerunds of means and what phase verbs govern stand at the stage of their verb.
INSTANTIATE_TEST_SUITE_P(
    Stages, Events,
    testing::Values(Case{"fr", "La Grèce a contribué en livrant des obus.", "give", Tense::Perfect, false, false},
                    Case{"fr", "La Grèce va aider Kiev en livrant des obus.", "give", Tense::Future, false, false},
                    Case{"en", "By sending tanks, Greece has helped Kyiv.", "give", Tense::Perfect, false, false},
                    Case{"en", "Greece will help Kyiv by sending tanks.", "give", Tense::Future, false, false},
                    Case{"fr", "Athènes a commencé à transférer ses chars.", "give", Tense::Perfect, false, false},
                    Case{"fr", "Athènes commencera à transférer ses chars.", "give", Tense::Future, false, false},
                    Case{"en", "Athens has begun transferring its tanks.", "give", Tense::Perfect, false, false},
                    Case{"fr", "Athènes envisage de transférer ses chars.", "give", Tense::Infinitive, false, false}));

/// An event noun is a verb behind "will", even with an adverb between.
INSTANTIATE_TEST_SUITE_P(
    Verbs, Events,
    testing::Values(Case{"en", "Greece will now gift tanks.", "give", Tense::Future, false, false},
                    Case{"en", "Kyiv's needs are great.", "request", Tense::Noun, false, false}));

/// "Ne ... que" narrows and does not negate.
INSTANTIATE_TEST_SUITE_P(
    Only, Events,
    testing::Values(Case{"fr", "La Grèce ne livrera que dix chars.", "give", Tense::Future, false, false},
                    Case{"fr", "La Grèce n'a livré que dix chars.", "give", Tense::Perfect, false, false},
                    Case{"fr", "La Grèce ne livrera pas dix chars.", "give", Tense::Future, true, false},
                    Case{"fr", "La Grèce n'a pas livré plus que dix chars.", "give", Tense::Perfect, true, false},
                    Case{"fr", "La Grèce ne promet pas que les chars viendront.", "promise", Tense::Present, true, false}));

INSTANTIATE_TEST_SUITE_P(
    Sales, Events,
    testing::Values(Case{"fr", "La Suède a vendu huit avions à la Hongrie.", "give", Tense::Perfect, false, false},
                    Case{"fr", "Le financement est assuré par Oslo.", "pay", Tense::Present, false, false}));

TEST(EventWords, OfWaitingBeforeANounAskForNothing) {
  for (const auto& [language, text] : {std::pair{"en", "The much-needed shells were sent."}, {"en", "The long-awaited tanks have arrived."},
                                       {"fr", "Ces obus tant attendus ont été livrés."}}) {
    const test::Reading reading(language, text);
    for (const EventMention& event : reading.analysis->events) {
      EXPECT_NE(event_classes()[event.event_class], "request") << text;
      EXPECT_NE(event_classes()[event.event_class], "want") << text;
    }
  }
}

TEST(EventWords, AreNoPersonsNames) {
  const test::Reading reading("en", "Defence Minister Bill Blair spoke in Ottawa.");
  for (const EventMention& event : reading.analysis->events) EXPECT_NE(reading.analysis->text(event.tokens), "Bill");
}

TEST(EventClasses, UnknownNameIsAnInternalError) { EXPECT_THROW(event_class_index("no such class"), InternalError); }

}  // namespace
}  // namespace pledgegraph
