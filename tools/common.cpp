// Where the data is: asked for, in the environment, beside the installed program, or in the source tree.
#include <fmt/format.h>

#include <cstdlib>

#include "graph/model/error.hpp"
#include "tools/command.hpp"

namespace pledgegraph {
namespace {

bool is_data(const std::filesystem::path& folder) { return std::filesystem::exists(folder / "world" / "countries.tsv"); }

}  // namespace

std::filesystem::path Common::data() const {
  if (!data_dir.empty()) {
    if (!is_data(data_dir)) throw InputError(fmt::format("{}: holds no world/countries.tsv; --data wants the folder with world/ and languages/", data_dir.string()));
    return data_dir;
  }
  if (const char* set = std::getenv("PLEDGEGRAPH_DATA"); set && *set && is_data(set)) return set;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error)
    if (const auto installed = self.parent_path().parent_path() / "share" / "pledgegraph"; is_data(installed)) return installed;
  if (is_data(PLEDGEGRAPH_SOURCE_DATA)) return PLEDGEGRAPH_SOURCE_DATA;
  throw InputError("the data folder cannot be found: set --data or PLEDGEGRAPH_DATA to the folder with world/ and languages/");
}

std::filesystem::path Common::weights_file() const { return weights.empty() ? data() / "weights" / "scorers.tsv" : weights; }

void Common::talk(const std::string& line) const {
  if (!quiet) fmt::print(stderr, "{}\n", line);
}

}  // namespace pledgegraph
