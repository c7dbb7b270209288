// Runs the program, or a shell command with it in the PATH, and keeps what came of it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pledgegraph::test {

struct Outcome {
  int code = -1;         ///< exit code; 128 and more for a signal
  std::string out, err;
};

/// A folder of this test's own, empty at its beginning, removed at its end. Commands run in it.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Runs a shell command; "pledgegraph" is the program under test.
  Outcome run(const std::string& command) const;
  void write(const std::string& file, std::string_view bytes) const;
  std::string read(const std::string& file) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& file);
/// The repository's folder.
std::filesystem::path source(std::string_view path);

}  // namespace pledgegraph::test
