// The mechanisms that can be left out when the scorers are trained: each must name features that exist.
#include <gtest/gtest.h>

#include "extract/commitments/mechanisms.hpp"
#include "extract/commitments/scorers.hpp"

namespace pledgegraph {
namespace {

TEST(Mechanisms, EachMakesFeaturesAndNotAll) {
  const Scorers scorers;
  const std::vector<std::pair<std::string, const std::vector<std::string>*>> tables = {{"item", &scorers.item_features.names()},
                                                                                        {"listing", &scorers.listing_features.names()},
                                                                                        {"first", &scorers.mention_features.names()},
                                                                                        {"mention", &scorers.neighbour_features.names()},
                                                                                        {"donor", &scorers.party_features.names()},
                                                                                        {"recipient", &scorers.party_features.names()}};
  for (const Mechanism& mechanism : mechanisms()) {
    if (mechanism.name == "network") continue;  // a scorer of its own
    int with = 0, without = 0;
    for (const auto& [scorer, names] : tables)
      for (const std::string& name : *names) ++(belongs_to(mechanism.name, scorer, name) ? with : without);
    EXPECT_GT(with, 0) << mechanism.name;
    EXPECT_GT(without, 0) << mechanism.name;
  }
}

TEST(Mechanisms, AreToldApart) {
  EXPECT_TRUE(belongs_to("roles", "donor", "role.event.subject"));
  EXPECT_TRUE(belongs_to("roles", "first", "near.subject=ukraine"));
  EXPECT_FALSE(belongs_to("roles", "first", "near.class=give"));
  EXPECT_TRUE(belongs_to("readings", "item", "own"));
  EXPECT_FALSE(belongs_to("readings", "first", "has-number"));
  EXPECT_FALSE(belongs_to("no such mechanism", "item", "own"));
}

}  // namespace
}  // namespace pledgegraph
