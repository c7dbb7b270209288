#include "run.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace pledgegraph::test {
namespace fs = std::filesystem;

Workspace::Workspace() {
  std::string name = (fs::temp_directory_path() / "pledgegraph-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
  path_ = name;
}

Workspace::~Workspace() {
  std::error_code error;
  fs::remove_all(path_, error);
}

Outcome Workspace::run(const std::string& command) const {
  const fs::path program = PLEDGEGRAPH_PROGRAM;
  const fs::path out = path_ / ".stdout", err = path_ / ".stderr";
  const std::string line = fmt::format("cd '{}' && PATH='{}':\"$PATH\" && ( {} ) >'{}' 2>'{}' </dev/null", path_.string(),
                                       program.parent_path().string(), command, out.string(), err.string());
  const int status = std::system(line.c_str());
  Outcome outcome;
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = read_file(out);
  outcome.err = read_file(err);
  return outcome;
}

void Workspace::write(const std::string& file, std::string_view bytes) const {
  fs::create_directories((path_ / file).parent_path());
  std::ofstream(path_ / file, std::ios::binary) << bytes;
}

std::string Workspace::read(const std::string& file) const { return read_file(path_ / file); }

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

fs::path source(std::string_view path) { return fs::path(PLEDGEGRAPH_SOURCE_DIR) / path; }

}  // namespace pledgegraph::test
