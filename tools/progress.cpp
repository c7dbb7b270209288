#include "tools/progress.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "extract/document/reader.hpp"

namespace pledgegraph {
namespace fs = std::filesystem;

namespace {

constexpr auto kInterval = std::chrono::milliseconds(100);
constexpr int kBarWidth = 24;

}  // namespace

Progress::Progress(bool shown, const std::vector<std::string>& paths)
    : shown_(shown), begun_(std::chrono::steady_clock::now()), last_(begun_) {
  if (!shown_) return;
  std::error_code error;
  const auto add = [&](const fs::path& file) {
    const std::uintmax_t size = fs::file_size(file, error);
    if (error) return;
    sizes_[file.string()] = size;
    total_ += size;
  };
  for (const std::string& path : paths) {
    if (fs::is_regular_file(path, error)) add(path);
    if (!fs::is_directory(path, error)) continue;
    for (fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error), end; !error && it != end; it.increment(error))
      if (is_document_name(it->path()) && it->is_regular_file(error)) add(it->path());
  }
}

Progress::~Progress() { clear(); }

void Progress::advance(const std::string& source, std::size_t bytes) {
  if (!shown_) return;
  ++documents_;
  bytes_ += static_cast<double>(bytes);
  const std::string file = source.substr(0, source.rfind('#'));
  if (file != current_) {
    if (const auto at = sizes_.find(current_); at != sizes_.end()) done_ += at->second;
    current_ = file;
  }
  if (const auto now = std::chrono::steady_clock::now(); now - last_ >= kInterval) {
    last_ = now;
    draw();
  }
}

void Progress::draw() {
  const double seconds = std::chrono::duration<double>(last_ - begun_).count();
  std::string bar;
  if (total_ > 0) {
    const double share = static_cast<double>(done_) / static_cast<double>(total_);
    const int full = static_cast<int>(share * kBarWidth);
    bar = fmt::format("[{:#<{}}{:.<{}}] {:3.0f} % ", "", full, "", kBarWidth - full, share * 100);
  }
  fmt::print(stderr, "\r\033[K{}{} documents, {:.1f} MB, {:.1f} MB/s", bar, documents_, bytes_ / 1e6, bytes_ / 1e6 / seconds);
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace pledgegraph
