// What every document goes through before its sentences are read: language, blocks, date.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/document/boilerplate.hpp"
#include "extract/document/date_words.hpp"
#include "extract/document/document.hpp"
#include "extract/document/function_words.hpp"

namespace pledgegraph {

/// The languages' data that the preparation of documents needs. Read once, shared by all threads.
struct DocumentResources {
  BoilerplateTable boilerplate;
  DateWords dates;
  std::vector<std::string> languages;  ///< codes of the languages that have tables, sorted
  FunctionWords small_words;

  /// Reads `data_dir`/languages/<code>/{boilerplate,dates,grammar}.tsv. @throws TableError naming file and line.
  static DocumentResources load(const std::filesystem::path& data_dir);
};

/// Needs: id, source, text; what is known of title, date, language and blocks. Adds: language (empty if it cannot be
/// told), blocks, and the date in ISO form. Never throws for what a document holds.
Document prepare(Document&& document, const DocumentResources& resources);

}  // namespace pledgegraph
