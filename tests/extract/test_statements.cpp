// Who speaks a statement, the day it speaks of, and when what it promises is due.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/commitments/speaker.hpp"
#include "extract/commitments/statement_time.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Speech {
  std::string language, text, speaker;
};

class Speakers : public testing::TestWithParam<Speech> {};

/// The speaker of the last item that the text names.
TEST_P(Speakers, AreFound) {
  const test::Reading reading(GetParam().language, GetParam().text, "2023-05-10");
  ASSERT_TRUE(reading.analysis);
  ASSERT_FALSE(reading.analysis->items.empty());
  const Context context(*reading.analysis);
  const int speaker = speaker_of(context, static_cast<int>(reading.analysis->items.size()) - 1);
  EXPECT_EQ(speaker < 0 ? "" : speaker_name(*reading.analysis, speaker), GetParam().speaker) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Persons, Speakers,
    testing::Values(Speech{"en", "Boris Pistorius said that Berlin would send 14 Leopard 2 tanks.", "Boris Pistorius"},
                    Speech{"fr", "Sébastien Lecornu a déclaré que Paris livrera six canons Caesar.", "Sébastien Lecornu"},
                    Speech{"de", "Boris Pistorius sagte, Deutschland werde 14 Leopard 2 liefern.", "Boris Pistorius"},
                    Speech{"en", "Lloyd Austin spoke on Monday. He said Oslo would give eight Leopard 2 tanks.", "Lloyd Austin"}));

INSTANTIATE_TEST_SUITE_P(
    Institutions, Speakers,
    testing::Values(Speech{"en", "The Pentagon said it would send 31 Abrams tanks.", "US"}, Speech{"fr", "Selon Washington, Londres livrera 14 chars.", "US"},
                    Speech{"en", "Two Patriot launchers reached Ukraine.", ""}));

INSTANTIATE_TEST_SUITE_P(Quotations, Speakers,
                         testing::Values(Speech{"fr", "« Nous livrerons six canons Caesar. » Sébastien Lecornu l'a confirmé.", "Sébastien Lecornu"}));

struct Dated {
  std::string language, text;
  bool beside;
};

class EventTimes : public testing::TestWithParam<Dated> {};

TEST_P(EventTimes, StandBesideTheirEvent) {
  const test::Reading reading(GetParam().language, GetParam().text, "2023-05-10");
  ASSERT_TRUE(reading.analysis);
  const Context context(*reading.analysis);
  const int mention = static_cast<int>(reading.analysis->items.size()) - 1;
  const int near = nearest_time(context, mention);
  ASSERT_GE(near, 0) << GetParam().text;
  EXPECT_EQ(stands_with_event(context, mention, reading.analysis->times[static_cast<std::size_t>(near)]), GetParam().beside) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Both, EventTimes,
                         testing::Values(Dated{"en", "Berlin delivered 14 tanks in March.", true}, Dated{"fr", "Paris a livré en mars six canons Caesar.", true},
                                         Dated{"en", "In March, after long talks with its allies in the region, Berlin delivered 14 tanks.", false}));

}  // namespace
}  // namespace pledgegraph
