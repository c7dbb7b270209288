// How well the program reads texts that nothing was learned from: no figure of tests/gold/baseline.tsv may fall by more
// than 0.01.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

constexpr double kMargin = 0.01;

/// The F1 of each kind that the table of `score` shows.
std::map<std::string, double> figures(const std::string& table) {
  std::map<std::string, double> out;
  std::istringstream in(table);
  for (std::string line; std::getline(in, line);) {
    const std::size_t p = line.find("  P "), f1 = line.find("F1 ");
    if (p != line.npos && f1 != line.npos) out[line.substr(0, line.find_last_not_of(' ', p) + 1)] = std::stod(line.substr(f1 + 3));
  }
  return out;
}

TEST(Baseline, NoFigureFalls) {
  const Workspace w;
  const std::string gold = source("tests/gold/fresh").string();
  ASSERT_EQ(w.run(fmt::format("pledgegraph -q extract {} -o records.jsonl", gold)).code, 0);
  std::map<std::string, std::map<std::string, double>> reached;
  std::istringstream baseline(read_file(source("tests/gold/baseline.tsv")));
  int compared = 0;
  for (std::string line; std::getline(baseline, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream columns(line);
    std::string language, kind, figure;
    std::getline(columns, language, '\t');
    std::getline(columns, kind, '\t');
    std::getline(columns, figure);
    if (!reached.contains(language)) reached[language] = figures(w.run(fmt::format("pledgegraph score {} records.jsonl --only {}-", gold, language)).out);
    EXPECT_GE(reached[language][kind], std::stod(figure) - kMargin) << language << ", " << kind;
    ++compared;
  }
  EXPECT_GE(compared, 30);
}

}  // namespace
}  // namespace pledgegraph::test
