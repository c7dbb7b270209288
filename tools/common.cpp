// Where the data is: asked for, in the environment, beside the installed program, or in the source tree. And how every
// command's help begins.
#include <fmt/format.h>

#include <cstdlib>

#include "graph/model/error.hpp"
#include "tools/command.hpp"

namespace pledgegraph {
namespace {

bool is_data(const std::filesystem::path& folder) { return std::filesystem::exists(folder / "world" / "countries.tsv"); }

}  // namespace

std::filesystem::path Common::data() const {
  constexpr const char* kWanted = "wanted is the folder with world/ and languages/";
  if (!data_dir.empty()) {
    if (!is_data(data_dir)) throw InputError(fmt::format("{}: holds no world/countries.tsv (--data): {}", data_dir.string(), kWanted));
    return data_dir;
  }
  if (const char* set = std::getenv("PLEDGEGRAPH_DATA"); set && *set) {
    if (!is_data(set)) throw InputError(fmt::format("{}: holds no world/countries.tsv (PLEDGEGRAPH_DATA): {}", set, kWanted));
    return set;
  }
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error)
    if (const auto installed = self.parent_path().parent_path() / "share" / "pledgegraph"; is_data(installed)) return installed;
  if (is_data(PLEDGEGRAPH_SOURCE_DATA)) return PLEDGEGRAPH_SOURCE_DATA;
  throw InputError(fmt::format("the data folder cannot be found: set --data or PLEDGEGRAPH_DATA; {}", kWanted));
}

std::filesystem::path Common::weights_file() const { return weights.empty() ? data() / "weights" / "scorers.tsv" : weights; }

void Common::talk(const std::string& line) const {
  if (!quiet) fmt::print(stderr, "{}\n", line);
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& about, const std::string& example) {
  CLI::App* command = app.add_subcommand(name, about);
  command->formatter_fn([example](const CLI::App* shown, std::string shown_name, CLI::AppFormatMode mode) {
    const std::string help = CLI::Formatter().make_help(shown, std::move(shown_name), mode);
    return mode == CLI::AppFormatMode::Normal ? fmt::format("Example:\n  {}\n\n{}", example, help) : help;
  });
  return command;
}

}  // namespace pledgegraph
