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

TEST(EventClasses, UnknownNameIsAnInternalError) { EXPECT_THROW(event_class_index("no such class"), InternalError); }

}  // namespace
}  // namespace pledgegraph
