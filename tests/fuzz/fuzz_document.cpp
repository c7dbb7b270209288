// Throws bytes at the readers of documents and at their preparation. The first byte chooses the suffix, and with it
// the format.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "extract/document/prepare.hpp"
#include "extract/document/reader.hpp"

namespace {

const pledgegraph::DocumentResources& resources() {
  static const auto loaded = pledgegraph::DocumentResources::load(PLEDGEGRAPH_SOURCE_DIR "/extract");
  return loaded;
}

void check(const pledgegraph::Document& document) {
  std::uint32_t at = 0;
  for (const pledgegraph::Block& block : document.blocks) {
    if (block.span.begin < at || block.span.begin >= block.span.end || block.span.end > document.text.size())
      std::abort();
    at = block.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kNames[] = {"a.txt", "a.html", "a.jsonl", "a.json", "a.warc", "a", "a.txt.gz"};
  if (size < 1) return 0;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  const pledgegraph::ReadOptions options{.max_document_bytes = 1 << 20};
  pledgegraph::read_stream(
      in, kNames[data[0] % std::size(kNames)], options,
      [](pledgegraph::Document&& document) { check(pledgegraph::prepare(std::move(document), resources())); },
      [](const pledgegraph::Diagnostic&) {});
  return 0;
}
