// A command of the program: it adds its options to the command line and says what to run.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>

namespace pledgegraph {

/// Exit codes (documented in the README).
enum ExitCode : int { kDone = 0, kNothingFound = 1, kUsage = 2, kBadInput = 3, kInternal = 4 };

/// What all commands share.
struct Common {
  std::filesystem::path data_dir;  ///< --data; else PLEDGEGRAPH_DATA, the installed place, the source tree
  std::filesystem::path weights;   ///< --weights; else data_dir/weights/scorers.tsv
  bool quiet = false;
  std::function<int()> run;        ///< set by the command that was chosen

  /// The data folder to use. @throws InputError if there is none.
  std::filesystem::path data() const;
  std::filesystem::path weights_file() const;
  /// A line of talk on stderr, unless --quiet.
  void talk(const std::string& line) const;
};

/// Adds a command whose help begins with `example`, a command line that does something.
CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& about, const std::string& example);

void add_build_command(CLI::App& app, Common& common);
void add_extract_command(CLI::App& app, Common& common);
void add_query_command(CLI::App& app, Common& common);
void add_explain_command(CLI::App& app, Common& common);
void add_analyze_command(CLI::App& app, Common& common);
void add_export_command(CLI::App& app, Common& common);
void add_render_command(CLI::App& app, Common& common);
void add_score_command(CLI::App& app, Common& common);
void add_train_command(CLI::App& app, Common& common);
void add_languages_command(CLI::App& app, Common& common);
void add_read_command(CLI::App& app, Common& common);

}  // namespace pledgegraph
