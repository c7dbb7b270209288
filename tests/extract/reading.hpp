// Reads a sentence as the pipeline does, as far as mentions and events.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/pipeline.hpp"

namespace pledgegraph::test {

/// The project's own tables, read once.
inline const Resources& resources() {
  static const Resources loaded = Resources::load(std::string(PLEDGEGRAPH_SOURCE_DIR) + "/extract", {});
  return loaded;
}

/// A text as one paragraph in a language, analysed.
struct Reading {
  Reading(const std::string& language, const std::string& text, const std::string& date = {}) {
    document.id = "test";
    document.date = date;
    document.language = language;
    document.text = text;
    document.blocks.push_back({BlockType::Paragraph, {0, static_cast<std::uint32_t>(text.size())}});
    analysis = extractor.analyse(document);
  }
  /// Each line as a paragraph.
  Reading(const std::string& language, const std::vector<std::string>& lines) {
    document.id = "test";
    document.language = language;
    for (const std::string& line : lines) {
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += line + "\n";
      document.blocks.push_back({BlockType::Paragraph, {begin, begin + static_cast<std::uint32_t>(line.size())}});
    }
    analysis = extractor.analyse(document);
  }
  Extractor extractor{resources()};
  Document document;
  std::unique_ptr<Analysis> analysis;
};

}  // namespace pledgegraph::test
