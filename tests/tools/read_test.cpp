// pledgegraph read: what it shows of a text, and what it says where it cannot read one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(Read, ShowsMentionsAndEventsOfEachSentence) {
  const Workspace w;
  w.write("a.txt", "---\nlanguage: en\ndate: 2023-08-20\n---\nDenmark will send 19 F-16s to Ukraine by December. Training has begun in Billund.\n");
  const Outcome outcome = w.run("pledgegraph read a.txt");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "a (en, 2023-08-20)\n"
            "[paragraph] Denmark will send 19 F-16s to Ukraine by December.\n"
            "  number   \"19\" 19 count\n"
            "  time     \"December\" ahead, to 2023-12, at the latest\n"
            "  party    \"Denmark\" DK\n"
            "  party    \"Ukraine\" UA\n"
            "  item     \"F-16s\" f-16 (system), quantity \"19\"\n"
            "  event    \"send\" give (future), subject DK, addressee UA\n"
            "[paragraph] Training has begun in Billund.\n"
            "  party    \"Billund\" DK (place)\n"
            "  item     \"Training\" training (aid)\n"
            "  event    \"Training\" train (noun)\n"
            "  event    \"begun\" begin (perfect), subject training\n")
      << outcome.err;
}

TEST(Read, ExtractTellsWhatWeighed) {
  const Workspace w;
  const std::string text = "echo 'Denmark will send 19 F-16 fighters to Ukraine, the prime minister said.' | pledgegraph extract ";
  const Outcome told = w.run(text + "--explain -"), plain = w.run(text + "-");
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, AllOf(HasSubstr("\"donor\":\"DK\""), HasSubstr("\"features\":[\""), HasSubstr("\"network (+"), HasSubstr("\"donor network (+")));
  EXPECT_THAT(plain.out, AllOf(HasSubstr("\"donor\":\"DK\""), HasSubstr("\"features\":[]")));
}

TEST(Read, ShowsAmountsRolesAndWhatGoverns) {
  const Workspace w;
  const Outcome outcome = w.run("echo 'La France a accepté de livrer des Mirage à Kiev. Oslo ne versera pas 40 M€.' | pledgegraph read --language fr -");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("number   \"40 M€\" 40000000 EUR money"), HasSubstr("(money), amount \"40 M€\""),
                                 HasSubstr("event    \"livrer\" give (infinitive), subject (inherited) FR, addressee UA, under \"accepté\""),
                                 HasSubstr(" negated")));
}

TEST(Read, TakesTheLanguageItIsGiven) {
  const Workspace w;
  EXPECT_THAT(w.run("echo 'Taurus' | pledgegraph read - --language pl").out, StartsWith("stdin (pl, "));
  EXPECT_THAT(w.run("echo 'Taurus' | pledgegraph read - --language uk").out, StartsWith("stdin (uk, "));
}

TEST(Read, FoldersAreReadWhole) {
  const Workspace w;
  w.write("in/a.txt", "Spain pledged six Leopard 2 tanks to Ukraine on Wednesday, the government said.\n");
  w.write("in/b.txt", "La France a livré douze canons Caesar à l'Ukraine, selon le ministère des Armées.\n");
  const Outcome outcome = w.run("pledgegraph read in");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("leopard-2 (system)"), HasSubstr("caesar (system)")));
}

TEST(Read, SaysWhatItCannotRead) {
  const Workspace w;
  const Outcome unknown = w.run("echo 'Η Δανία θα στείλει άρματα μάχης στην Ουκρανία.' | pledgegraph read -");
  EXPECT_EQ(unknown.code, 3);
  EXPECT_THAT(unknown.err, HasSubstr("there are no tables for its language, 'el'"));
  EXPECT_THAT(unknown.out, IsEmpty());
  EXPECT_EQ(w.run("pledgegraph read gone.txt").code, 3);
  EXPECT_EQ(w.run("pledgegraph read").code, 2);
}

}  // namespace
}  // namespace pledgegraph::test
