// Finds the documents in files, folders and streams and hands them on, one after another, in a fixed order.
//
// Reading never throws for what it finds: an input that cannot be read is reported with its name, what is wrong and
// what to do, and the next one is read. Exceptions of the sinks pass through.
#pragma once

#include <filesystem>
#include <istream>
#include <string>

#include "extract/document/input_format.hpp"

namespace pledgegraph {

/// Reads a file, a folder with all below it (sorted by path; only files whose suffix names a document, see
/// is_document_name), or "-" for standard input.
void read_path(const std::filesystem::path& path, const ReadOptions& options, const DocumentSink& documents,
               const SkippedSink& skipped);

/// Reads one stream; `name` is what messages and Document::source call it, and its stem the document's id.
void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const DocumentSink& documents,
                 const SkippedSink& skipped);

/// True for names that a folder is searched for: .txt, .text, .html, .htm, .xhtml, .jsonl, .ndjson, .warc, and these
/// with .gz.
bool is_document_name(const std::filesystem::path& path);

}  // namespace pledgegraph
