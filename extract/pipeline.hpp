// The way from bytes to a record, as one ordered list of stages.
#pragma once

#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <string>

#include "extract/commitments/record.hpp"
#include "extract/commitments/word_rows.hpp"
#include "extract/document/prepare.hpp"
#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// Everything read-only that extraction needs; shared by all threads.
struct Resources {
  /// Reads world, languages (each when first needed), document tables, and, in another thread, the weights if `weights` is
  /// not empty. @throws TableError, InputError.
  static Resources load(const std::filesystem::path& data_dir, const std::filesystem::path& weights);

  std::unique_ptr<Languages> languages;
  DocumentResources documents;
  DecisionOptions options;
  /// Waits until the weights are read. @throws TableError, InputError if they cannot be.
  const Scorers& scorers() const { return *scorers_.get(); }

 private:
  std::shared_future<std::unique_ptr<Scorers>> scorers_;
};

/// One thread's extractor: keeps the words it has analysed between documents.
class Extractor {
 public:
  explicit Extractor(const Resources& resources, bool explain = false) : resources_(&resources), explain_(explain) {}

  /// Reads one document. A document in a language without tables gives a record without entities.
  Record extract(Document&& document);
  /// As far as decisions: for training. Null if there are no tables for its language. The document must outlive it.
  std::unique_ptr<Analysis> analyse(const Document& document);

 private:
  const Resources* resources_;
  bool explain_;
  struct Words {
    std::unique_ptr<Vocabulary> vocabulary;
    ModelRows rows;
  };
  std::map<std::string, Words> words_;  // by language
};

}  // namespace pledgegraph
