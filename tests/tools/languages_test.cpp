// Languages are folders: a broken one is told with file and line, a new one needs no C++.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A copy of the data with the English tables only.
class LanguageFolder : public testing::Test {
 protected:
  LanguageFolder() {
    using std::filesystem::copy_options;
    std::filesystem::create_directories(w.path() / "data/languages");
    for (const char* folder : {"world", "languages/en", "weights"})
      std::filesystem::copy(source("extract") / folder, w.path() / "data" / folder, copy_options::recursive);
  }

  void append(const std::string& file, const std::string& line) const { w.write(file, w.read(file) + line + "\n"); }
  std::size_t lines(const std::string& file) const {
    const std::string text = w.read(file);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  Workspace w;
};

TEST_F(LanguageFolder, SoundTablesAreSaidToBe) {
  const Outcome outcome = w.run("pledgegraph --data data languages --check");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("en\tEnglish\t"));
  EXPECT_THAT(outcome.err, HasSubstr("sound"));
}

TEST_F(LanguageFolder, AFaultIsToldWithFileAndLine) {
  const std::pair<const char*, const char*> faults[] = {
      {"events.tsv", "giv\tnoun\tgift"},     {"grammar.tsv", "verily\tindeed"}, {"numbers.tsv", "many\tunit\tumpteen"},
      {"countries.tsv", "XX\tname\tAtlantis"}, {"offices.tsv", "king\tthrone\tking"}, {"language.tsv", "colour\tblue"},
      {"kinds.tsv", "trebuchet\ttrebuchet(|s)"}, {"events.tsv", "give\tnoun\tgift(s"}};
  for (const auto& [file, line] : faults) {
    const std::string path = fmt::format("data/languages/en/{}", file);
    const std::string before = w.read(path);
    append(path, line);
    const Outcome outcome = w.run("pledgegraph --data data languages --check");
    EXPECT_EQ(outcome.code, 3) << file;
    EXPECT_THAT(outcome.err, AllOf(HasSubstr(fmt::format("{}:{}: ", path, lines(path))), Not(HasSubstr("sound")))) << file;
    w.write(path, before);
  }
}

TEST_F(LanguageFolder, EachFaultOfALanguageIsTold) {
  append("data/languages/en/events.tsv", "giv\tnoun\tgift");
  append("data/languages/en/events.tsv", "give\tnoun\tgift(s");
  append("data/languages/en/numbers.tsv", "many\tunit\tumpteen");
  const Outcome outcome = w.run("pledgegraph --data data languages --check");
  EXPECT_EQ(outcome.code, 3);
  const std::size_t events = lines("data/languages/en/events.tsv"), numbers = lines("data/languages/en/numbers.tsv");
  EXPECT_THAT(outcome.err, AllOf(HasSubstr(fmt::format("data/languages/en/events.tsv:{}: ", events - 1)),
                                 HasSubstr(fmt::format("data/languages/en/events.tsv:{}: ", events)),
                                 HasSubstr(fmt::format("data/languages/en/numbers.tsv:{}: ", numbers))));
}

TEST_F(LanguageFolder, EachBrokenLanguageIsTold) {
  std::filesystem::copy(source("extract/languages/fr"), w.path() / "data/languages/fr", std::filesystem::copy_options::recursive);
  append("data/languages/en/events.tsv", "giv\tnoun\tgift");
  append("data/languages/fr/events.tsv", "donn\tnoun\tdon");
  const Outcome outcome = w.run("pledgegraph --data data languages --check");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("en/events.tsv:"), HasSubstr("fr/events.tsv:")));
}

TEST_F(LanguageFolder, DocumentsOfABrokenLanguageAreBadInput) {
  append("data/languages/en/events.tsv", "giv\tnoun\tgift");
  w.write("a.txt", "Germany pledged 14 Leopard 2 tanks to Ukraine on Wednesday, the government said.\n");
  const Outcome outcome = w.run("pledgegraph --data data extract a.txt");
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("events.tsv:"));
}

/// A language nobody speaks, from tables alone.
TEST_F(LanguageFolder, AMadeUpLanguageIsRead) {
  const std::pair<const char*, std::string> tables[] = {
      {"language.tsv", "name\tQuenx\ndecimal\t,\n"},
      {"countries.tsv", "DE\tname\tDzorm\nUA\tname\tUkruvo\nDE\tcapital\tBerlun\n"},
      {"organizations.tsv", "NATO\tNorpakt\n"},
      {"kinds.tsv", "tank\tpanzok(|ek)\n@unit\tstukk(|ek)\n"},
      {"verbs.tsv", "promise\tvowok\tinf=vowok past=vowta pp=vowta\ngive\tdonok\tinf=donok past=donta pp=donta\n"},
      {"paradigms.tsv", "ok\tinf\tok\n"},
      {"events.tsv", "give\tnoun\tdonaz\n"},
      {"grammar.tsv", "to\tzu\nfor\tpro\nnegation\tnix\nwill\tvul\n"},
      {"numbers.tsv", "14\tunit\tdekvar\n"},
      {"currencies.tsv", "EUR\teurok\n"},
      {"dates.tsv", "day\t-1\tgestru\n"},
      {"purposes.tsv", "relief\tkrankok(|ek)\n"},
      {"meanings.tsv", "panzok\t" + std::string(64, 'Q') + "\n"},
      {"offices.tsv", "defence minister\toffice\tvarministrok\n"},
      {"first_names.tsv", "Olaf\n"},
      {"boilerplate.tsv", "line\tLeku anku\n"}};
  for (const auto& [file, text] : tables) w.write(fmt::format("data/languages/qx/{}", file), text);
  const Outcome checked = w.run("pledgegraph --data data languages --check");
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_THAT(checked.out, HasSubstr("qx\tQuenx\t"));

  w.write("a.txt", "---\nlanguage: qx\ndate: 2023-01-25\n---\nDzorm vowta gestru dekvar panzokek Leopard 2 zu Ukruvo. Norpakt nix vowta.\n");
  const Outcome outcome = w.run("pledgegraph --data data extract a.txt");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("\"language\":\"qx\""), HasSubstr("\"countries\":[\"DE\",\"UA\"]"), HasSubstr("\"organizations\":[\"NATO\"]"),
                                 HasSubstr("\"weapons\":[\"leopard-2\"]")));
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("\"status\":\"pledged\",\"donor\":\"DE\",\"recipient\":\"UA\",\"item\":\"leopard-2\",\"quantity\":14")));

  w.write("records.jsonl", outcome.out);
  const Outcome answer = w.run("pledgegraph --data data query records.jsonl 'Ko vowta panzokek zu Ukruvo?'");
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.err, HasSubstr("understood (qx): pledged or delivered; to Ukraine; of tank"));
}

}  // namespace
}  // namespace pledgegraph::test
