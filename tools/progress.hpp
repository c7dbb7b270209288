// A line on stderr that tells how far a run is; only where stderr is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace pledgegraph {

class Progress {
 public:
  /// `paths` are measured first, so that a share can be told; standard input cannot.
  Progress(bool shown, const std::vector<std::string>& paths);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A document has been read: where it stood ("path" or "path#line") and how long its text was.
  void advance(const std::string& source, std::size_t bytes);
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  void draw();

  bool shown_;
  bool drawn_ = false;
  std::unordered_map<std::string, std::uintmax_t> sizes_;
  std::uintmax_t total_ = 0, done_ = 0;
  std::size_t documents_ = 0;
  double bytes_ = 0;
  std::string current_;
  std::chrono::steady_clock::time_point begun_, last_;
};

}  // namespace pledgegraph
