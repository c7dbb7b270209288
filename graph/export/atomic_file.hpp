// A file that appears whole or not at all: written beside its place under a temporary name, then renamed over it.
// Whoever reads the folder meanwhile sees the old file or the new one, and a full disk leaves the old one as it was.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string_view>

namespace pledgegraph {

/// An output file under construction. Unless commit() is reached, nothing of it stays.
/// A symbolic link is followed; a device or FIFO ("/dev/stdout") is written straight.
class AtomicFile {
 public:
  /// @throws InputError where the folder is missing or cannot be written.
  explicit AtomicFile(const std::filesystem::path& path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  std::ostream& stream();
  /// Flushes, and puts the file in its place.
  /// @throws InputError naming the file where anything could not be written (disk full, quota, lost device).
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Runs `write` on the stream of an AtomicFile and commits it.
/// @throws InputError as AtomicFile does, and whatever `write` throws (the old file then stays).
void write_file_atomically(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

/// The same for bytes at hand.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace pledgegraph
