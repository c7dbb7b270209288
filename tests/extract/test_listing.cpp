// What tells an item that a text speaks of from the echo of another: the company it keeps in the taxonomy.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/commitments/features.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

struct Case {
  std::string language, text, mention, feature;
  float value;
};

class Company : public testing::TestWithParam<Case> {};

TEST_P(Company, IsCounted) {
  const test::Reading reading(GetParam().language, GetParam().text);
  Analysis& a = *reading.analysis;
  for (ItemMention& item : a.items) item.slug = item.own.slug;  // by their own words
  const Context context(a);
  const Scorers& scorers = test::resources().scorers();
  const MentionRows rows = scorers.mention_rows(context, scorers.text_opinions(context));
  const auto& names = scorers.listing_features.names();
  const auto feature = std::find(names.begin(), names.end(), "company." + GetParam().feature);
  ASSERT_NE(feature, names.end());
  for (std::size_t m = 0; m < a.items.size(); ++m) {
    if (a.text(a.items[m].head) != GetParam().mention) continue;
    std::vector<float> features;
    scorers.listing_features.fill(context, static_cast<int>(m), rows[m], features);
    ASSERT_EQ(features.size(), names.size());
    EXPECT_EQ(features[static_cast<std::size_t>(feature - names.begin())], GetParam().value) << GetParam().text;
    return;
  }
  FAIL() << "no mention: " << GetParam().mention;
}

const char kAbrams[] = "Washington sent 31 Abrams tanks. These tanks came late, and the 31 tanks need fuel.";

INSTANTIATE_TEST_SUITE_P(
    All, Company,
    testing::Values(Case{"en", kAbrams, "tanks", "below-items", 1}, Case{"en", kAbrams, "tanks", "below-before", 1},
                    Case{"en", kAbrams, "Abrams tanks", "below-items", 0}, Case{"en", kAbrams, "Abrams tanks", "above-items", 1},
                    Case{"en", kAbrams, "fuel", "below-items", 0}, Case{"en", kAbrams, "fuel", "items", 3}, Case{"en", kAbrams, "tanks", "slug-mentions", 2},
                    Case{"fr", "Paris livre douze Caesar. Les canons sont partis.", "canons", "like-items", 1},
                    Case{"de", "Berlin gab 18 Leopard 2. Die Panzer sind da.", "Panzer", "below-before", 1},
                    Case{"es", "Madrid dio diez Leopard 2. Los tanques llegaron.", "tanques", "below-items", 1},
                    Case{"pl", "Warszawa dała 14 Leopardów 2. Czołgi są na froncie.", "Czołgi", "below-items", 1},
                    Case{"uk", "Осло дало вісім Leopard 2. Танки вже в Україні.", "Танки", "below-items", 1}));

}  // namespace
}  // namespace pledgegraph
