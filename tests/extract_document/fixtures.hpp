// What the tests of documents share: resources from the source tree, a folder that vanishes, readers that collect.
#pragma once

#include <unistd.h>
#include <zlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/prepare.hpp"
#include "extract/document/reader.hpp"

namespace pledgegraph::testing {

inline const DocumentResources& resources() {
  static const DocumentResources loaded =
      DocumentResources::load(std::filesystem::path(PLEDGEGRAPH_SOURCE_DIR) / "extract");
  return loaded;
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("pledgegraph-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
  }

 private:
  std::filesystem::path path_;
};

struct Read {
  std::vector<Document> documents;
  std::vector<Diagnostic> skipped;
};

inline Read read(const std::filesystem::path& path, const ReadOptions& options = {}) {
  Read result;
  read_path(
      path, options, [&](Document&& d) { result.documents.push_back(std::move(d)); },
      [&](const Diagnostic& d) { result.skipped.push_back(d); });
  return result;
}

inline Read read_bytes(const std::string& bytes, const std::string& name = "-", const ReadOptions& options = {}) {
  Read result;
  std::istringstream in(bytes);
  read_stream(
      in, name, options, [&](Document&& d) { result.documents.push_back(std::move(d)); },
      [&](const Diagnostic& d) { result.skipped.push_back(d); });
  return result;
}

inline std::string gzip(std::string_view bytes) {
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&state, bytes.size()) + 64, '\0');
  std::string copy(bytes);
  state.next_in = reinterpret_cast<Bytef*>(copy.data());
  state.avail_in = static_cast<uInt>(copy.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

inline std::string_view text_of(const Document& document, const Block& block) {
  return std::string_view(document.text).substr(block.span.begin, block.span.end - block.span.begin);
}

/// One letter a block: H headline, D dateline, P paragraph, B bullet, C caption, T table row, x boilerplate.
inline std::string types_of(const Document& document) {
  std::string types;
  for (const Block& block : document.blocks) types += "HDPBCTx"[static_cast<int>(block.type)];
  return types;
}

inline Document prepared(std::string text) {
  Document document;
  document.id = document.source = "test";
  document.text = std::move(text);
  return prepare(std::move(document), resources());
}

}  // namespace pledgegraph::testing
