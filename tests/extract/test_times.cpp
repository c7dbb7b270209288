// Times in six languages, placed about the day of publication.
#include <gtest/gtest.h>

#include "extract/commitments/statement_time.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

std::string told(const TimeMention& time) {
  return time_place_names()[static_cast<std::size_t>(time.place)] + (time.deadline ? " by " : " ") + iso_end(time);
}

struct Case {
  std::string language, text;
  std::vector<std::string> times;  ///< in text order
};

class Times : public testing::TestWithParam<Case> {};

TEST_P(Times, ArePlacedAboutTheDayOfPublication) {
  const test::Reading reading(GetParam().language, GetParam().text, "2023-05-10");  // a Wednesday
  ASSERT_TRUE(reading.analysis);
  std::vector<std::string> found;
  for (const TimeMention& time : reading.analysis->times) found.push_back(told(time));
  EXPECT_EQ(found, GetParam().times) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Days, Times,
    testing::Values(Case{"fr", "Le 12 juillet 2022, Paris a livré six canons.", {"past 2022-07-12"}}, Case{"en", "On July 12, 2023 the guns will arrive.", {"ahead 2023-07-12"}},
                    Case{"de", "Am 3. Mai übergab Berlin zwei Systeme.", {"recent 2023-05-03"}}, Case{"es", "El 12 de junio de 2023 llegarán.", {"ahead 2023-06-12"}},
                    Case{"uk", "24 лютого 2022 року", {"past 2022-02-24"}}, Case{"pl", "5 maja przekazano czołgi.", {"recent 2023-05-05"}},
                    Case{"en", "Berlin said on Monday it would send tanks next Friday.", {"recent 2023-05-08", "ahead 2023-05-12"}},
                    Case{"fr", "Elle l'a annoncé hier.", {"recent 2023-05-09"}}, Case{"uk", "Про це вчора заявив міністр.", {"recent 2023-05-09"}}));

INSTANTIATE_TEST_SUITE_P(
    Longer, Times,
    testing::Values(Case{"en", "Deliveries began in January and go on in September.", {"past 2023-01", "ahead 2023-09"}},
                    Case{"fr", "Les canons promis l'été dernier arriveront à l'automne prochain.", {"past 2022-08", "ahead 2023-11"}},
                    Case{"de", "Im vergangenen Jahr, im März 2024 und im Jahr 2025.", {"past 2022-12", "ahead 2024-03", "ahead 2025-12"}},
                    Case{"en", "Last March and next spring.", {"past 2023-03", "ahead 2024-05"}}, Case{"pl", "w przyszłym miesiącu", {"ahead 2023-06"}},
                    Case{"es", "El año pasado y la próxima primavera.", {"past 2022-12", "ahead 2024-05"}}));

INSTANTIATE_TEST_SUITE_P(
    Spans, Times,
    testing::Values(Case{"en", "Three months ago Oslo said they would come in two weeks.", {"past 2023-02", "ahead 2023-05"}},
                    Case{"fr", "Il y a deux mois, puis dans trois semaines.", {"past 2023-03", "ahead 2023-05"}},
                    Case{"de", "vor zwei Monaten, in drei Wochen", {"past 2023-03", "ahead 2023-05"}},
                    Case{"uk", "два місяці тому, через три тижні", {"past 2023-03", "ahead 2023-05"}},
                    Case{"es", "hace dos meses, dentro de tres semanas", {"past 2023-03", "ahead 2023-05"}},
                    Case{"pl", "dwa miesiące temu, za trzy tygodnie", {"past 2023-03", "ahead 2023-05"}}));

INSTANTIATE_TEST_SUITE_P(
    Deadlines, Times,
    testing::Values(Case{"en", "All of them are due by the end of 2024.", {"ahead by 2024-12"}}, Case{"fr", "d'ici la fin de l'année", {"current by 2023-12"}},
                    Case{"de", "bis Ende Juni", {"ahead by 2023-06"}}, Case{"uk", "до кінця 2023 року", {"current by 2023-12"}},
                    Case{"es", "antes de octubre", {"ahead by 2023-10"}}, Case{"pl", "do końca czerwca", {"ahead by 2023-06"}}));

TEST(Times, AreNotPlacedWithoutADayToPlaceThemBy) {
  const test::Reading reading("en", "In 2022 Berlin promised tanks; they came last year.");
  ASSERT_EQ(reading.analysis->times.size(), 1u);
  EXPECT_EQ(reading.analysis->times[0].place, TimePlace::Past);
  EXPECT_EQ(iso_end(reading.analysis->times[0]), "");
}

}  // namespace
}  // namespace pledgegraph
