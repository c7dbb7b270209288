// Runs extraction over files, folders and standard input on several threads; what comes out is in the order of what
// went in, whatever the number of threads.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "graph/model/record.hpp"
#include "tools/command.hpp"

namespace pledgegraph {

/// What `extract` and `build` share on the command line.
struct ExtractionOptions {
  std::vector<std::string> paths;
  int jobs = 0;               ///< threads; 0 for as many as the machine has
  double min_confidence = 0;  ///< statements below it are left out
  bool explain = false;       ///< the features that decided are kept
  bool strict = false;        ///< a document that cannot be read makes the exit code 3
};

void add_extraction_options(CLI::App& command, ExtractionOptions& options);

/// What came of a run.
struct ExtractionOutcome {
  std::size_t documents = 0;
  std::size_t skipped = 0;      ///< inputs and documents that could not be read
  std::size_t faults = 0;       ///< of these, by a fault of ours
  std::size_t commitments = 0;  ///< statements of all records

  /// 0; 3 where something was skipped and `strict`, or nothing could be read at all; 1 where there was nothing to read.
  int exit_code(bool strict) const;
  /// "12 documents, 34 statements; 1 could not be read".
  std::string summary() const;
};

/// Takes each record and the same as a line of JSON (with line feed).
using RecordSink = std::function<void(Record&&, const std::string& line)>;

/// Reads everything and hands it on. Documents that cannot be read are told on stderr, counted and left out.
/// Memory: some dozens of documents a thread, whatever the size of the input.
/// @throws InputError, TableError where the data is broken, and whatever `sink` throws.
ExtractionOutcome extract_all(const Common& common, const ExtractionOptions& options, const RecordSink& sink);

}  // namespace pledgegraph
