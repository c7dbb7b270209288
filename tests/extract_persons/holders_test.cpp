// The table of office holders: complete, dated, and asked by date.
#include <gtest/gtest.h>

#include <set>

#include "extract/entities/office_holders.hpp"

namespace pledgegraph {
namespace {

const World& world() {
  static const World kWorld = World::load(std::string(PLEDGEGRAPH_SOURCE_DIR) + "/extract/world");
  return kWorld;
}

const PublicPerson& person(const std::string& name) {
  for (const PublicPerson& p : world().people)
    if (p.name == name) return p;
  throw std::runtime_error("no " + name);
}

struct Asked {
  const char *name, *date, *role, *expected_role, *expected_country;
};

class OfficeAt : public testing::TestWithParam<Asked> {};

TEST_P(OfficeAt, Date) {
  const Asked& a = GetParam();
  const OfficeHolder& office = office_at(world(), person(a.name), a.date, a.role);
  EXPECT_EQ(office.role, a.expected_role);
  EXPECT_EQ(office.country, a.expected_country);
}

INSTANTIATE_TEST_SUITE_P(Holders, OfficeAt, testing::Values(
    Asked{"Mark Rutte", "2023-05-01", "", "prime minister", "NL"}, Asked{"Mark Rutte", "2025-05", "", "nato secretary general", ""},
    Asked{"Mark Rutte", "2024-08-15", "", "prime minister", "NL"}, Asked{"Ursula von der Leyen", "2016-01-01", "", "defence minister", "DE"},
    Asked{"Donald Tusk", "2018-01-01", "", "european council president", ""}, Asked{"Sébastien Lecornu", "2025-11-01", "", "prime minister", "FR"},
    Asked{"Jens Stoltenberg", "2025-06-01", "finance minister", "finance minister", "NO"}));

TEST(OfficeHolders, AreEnoughAndDated) {
  EXPECT_GE(world().people.size(), 430u);
  for (const OfficeHolder& holder : world().holders) {
    EXPECT_FALSE(holder.role.empty()) << holder.name;
    EXPECT_TRUE(holder.to.empty() || holder.from <= holder.to) << holder.name;
  }
}

TEST(OfficeHolders, NoSpellingInFullNamesTwo) {
  std::set<std::string> seen;
  for (const PublicPerson& p : world().people)
    for (const std::string& spelling : p.spellings)
      if (spelling.find(' ') != spelling.npos) {
        EXPECT_TRUE(seen.insert(spelling).second) << spelling;
      }
}

TEST(InOffice, KnowsBeforeAfterAndUnknown) {
  const OfficeHolder holder{"X", "DE", "chancellor", "2021-12-08", "2025-05-06", {}, 3};
  EXPECT_EQ(in_office(holder, "2023-01"), InOffice::Now);
  EXPECT_EQ(in_office(holder, "2025-09-01"), InOffice::Near);
  EXPECT_EQ(in_office(holder, "2030-01-01"), InOffice::Never);
  EXPECT_EQ(in_office(holder, ""), InOffice::Unknown);
}

}  // namespace
}  // namespace pledgegraph
