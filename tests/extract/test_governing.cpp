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
        // Speech governs nothing.
        Case{"en", "The minister said tanks matter.", "tanks", ""}));

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
