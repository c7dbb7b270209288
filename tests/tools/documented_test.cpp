// Every command line that the documentation shows is run, in order, in a folder that has seeds/ and what the commands
// before it wrote.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

/// The lines of a Markdown file's ```sh blocks; a backslash at the end joins a line to the next. "$ " before a command
/// marks blocks that show output, too: then only such lines are commands.
std::vector<std::string> commands_of(const std::filesystem::path& file) {
  std::vector<std::string> out, block;
  std::ifstream in(file);
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("```")) {
      if (inside) block.push_back(line);
      continue;
    }
    if (inside) {
      bool prompts = false;
      for (const std::string& one : block) prompts |= one.starts_with("$ ");
      bool continued = false;
      for (const std::string& one : block) {
        if (prompts && !continued && !one.starts_with("$ ")) continue;
        const std::string command = prompts && one.starts_with("$ ") ? one.substr(2) : one;
        if (continued) out.back() += '\n' + command;
        else if (!command.empty() && command[0] != '#') out.push_back(command);
        continued = one.ends_with('\\');
      }
    }
    inside = line == "```sh";
    block.clear();
  }
  return out;
}

TEST(Documented, EveryCommandLineRuns) {
  const Workspace w;
  for (const char* folder : {"seeds", "scripts", "tests/gold", "extract"}) {
    std::filesystem::create_directories((w.path() / folder).parent_path());
    std::filesystem::create_directory_symlink(source(folder), w.path() / folder);
  }
  int run = 0;
  for (const char* file : {"README.md", "docs/adding-a-language.md", "docs/architecture.md", "docs/merging.md", "tests/gold/README.md", "seeds/README.md"}) {
    for (const std::string& command : commands_of(source(file))) {
      if (!command.starts_with("pledgegraph ") && command.find("| pledgegraph ") == std::string::npos) continue;
      const Outcome outcome = w.run(command);
      EXPECT_EQ(outcome.code, 0) << file << ": " << command << '\n' << outcome.err;
      ++run;
    }
  }
  EXPECT_GE(run, 10) << "the documentation has lost its examples";
}

}  // namespace
}  // namespace pledgegraph::test
