#include "extract/document/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <vector>

#include "extract/document/encoding.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kHead = 4096;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// The suffix that names the format, without ".gz", in lower case.
std::string suffix_of(const fs::path& path) {
  const std::string last = lower(path.extension().string());
  return last == ".gz" ? lower(path.stem().extension().string()) : last;
}

std::string id_of(const fs::path& path) {
  fs::path stem = path.stem();
  if (lower(path.extension().string()) == ".gz") stem = stem.stem();
  const std::string id = stem.string();
  return id.empty() || id == "-" ? "stdin" : id;
}

/// Formats that hold documents which we cannot read: worth a word where a folder is searched.
bool is_foreign_document(const fs::path& path) {
  static constexpr std::string_view kSuffixes[] = {".pdf",  ".doc", ".docx", ".odt", ".rtf",
                                                   ".epub", ".zip", ".zst",  ".xz",  ".bz2"};
  return std::ranges::find(kSuffixes, lower(path.extension().string())) != std::end(kSuffixes);
}

void read_bytes(ByteSource source, const std::string& name, const std::string& id, std::string_view suffix,
                const ReadOptions& options, const DocumentSink& documents, const SkippedSink& skipped) {
  bool in_sink = false;  // what the sinks throw is not about the input
  const DocumentSink on_document = [&](Document&& document) {
    in_sink = true;
    documents(std::move(document));
    in_sink = false;
  };
  const Input input{name, id, {}, options, on_document, skipped};
  ByteStream bytes(std::move(source));
  try {
    read_input(bytes, suffix, input);
  } catch (const InputError& error) {
    if (in_sink) throw;
    input.skip(error.what());
  }
}

void read_file(const fs::path& path, const ReadOptions& options, const DocumentSink& documents,
               const SkippedSink& skipped) {
  const std::string name = path.string();
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    skipped({name, fmt::format("cannot be opened: {}", std::strerror(errno))});
    return;
  }
  read_bytes(source_of(in), name, id_of(path), suffix_of(path), options, documents, skipped);
}

/// Says what stands in the way of reading a path; nothing if it can be read. Pipes and devices are read where they are
/// named (a shell's `<(...)`), not where a folder holds them.
std::string obstacle(const fs::path& path, bool in_folder) {
  std::error_code error;
  const fs::file_status link = fs::symlink_status(path, error);
  if (link.type() == fs::file_type::not_found || link.type() == fs::file_type::none) {
    if (error && error != std::errc::no_such_file_or_directory)
      return fmt::format("cannot be looked at: {}", error.message());
    return "does not exist";
  }
  const fs::file_status status = fs::status(path, error);
  const bool special = status.type() == fs::file_type::fifo || status.type() == fs::file_type::character;
  if (special && !in_folder) return {};
  switch (status.type()) {
    case fs::file_type::regular:
    case fs::file_type::directory:
      return {};
    case fs::file_type::not_found:
      return "is a link to a file that does not exist";
    case fs::file_type::fifo:
      return "is a named pipe, not a file; use - and standard input to read from a pipe";
    case fs::file_type::socket:
      return "is a socket, not a file";
    case fs::file_type::block:
    case fs::file_type::character:
      return "is a device, not a file";
    default:
      return error ? fmt::format("cannot be looked at: {}", error.message()) : "is no file that can be read";
  }
}

void read_folder(const fs::path& folder, const ReadOptions& options, const DocumentSink& documents,
                 const SkippedSink& skipped) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    entries.push_back(it->path());
  if (error) {
    skipped({folder.string(), fmt::format("the folder cannot be read: {}", error.message())});
    return;
  }
  std::ranges::sort(entries);
  for (const fs::path& path : entries) {
    if (path.filename().string().starts_with('.')) continue;
    const fs::file_status status = fs::symlink_status(path, error);
    if (status.type() == fs::file_type::directory) {
      read_folder(path, options, documents, skipped);  // links to folders are not followed: they may lead in circles
      continue;
    }
    const std::string wrong = obstacle(path, true);
    if (!wrong.empty())
      skipped({path.string(), wrong});
    else if (is_document_name(path) && !fs::is_directory(path, error))
      read_file(path, options, documents, skipped);
    else if (is_foreign_document(path))
      skipped({path.string(), "is of a format that is not read; convert it to plain text or HTML"});
  }
}

}  // namespace

void Input::skip(const std::string& message, const std::string& part) const {
  skipped({part.empty() ? source : source + ", " + part, message});
}

void read_input(ByteStream& bytes, std::string_view suffix, const Input& input) {
  const std::string head(bytes.peek(kHead));
  if (head.empty()) {
    input.skip("is empty");
    return;
  }
  for (const InputFormat* const format :
       {&gzip_format(), &warc_format(), &json_lines_format(), &html_format(), &text_format()}) {
    if (!format->recognises(suffix, head)) continue;
    if (format != &gzip_format() && format != &warc_format() && looks_binary(head)) {
      const std::string_view known = known_binary(head);
      input.skip(
          known.empty()
              ? "is not text but binary data"
              : fmt::format("is not text but a file of another kind ({}); convert it to plain text or HTML", known));
      return;
    }
    format->read(bytes, input);
    return;
  }
}

bool is_document_name(const fs::path& path) {
  static constexpr std::string_view kSuffixes[] = {".txt",   ".text",  ".html",   ".htm",
                                                   ".xhtml", ".jsonl", ".ndjson", ".warc"};
  return std::ranges::find(kSuffixes, suffix_of(path)) != std::end(kSuffixes);
}

void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const DocumentSink& documents,
                 const SkippedSink& skipped) {
  read_bytes(source_of(in), name, id_of(name), name == "-" ? std::string{} : suffix_of(name), options, documents,
             skipped);
}

void read_path(const fs::path& path, const ReadOptions& options, const DocumentSink& documents,
               const SkippedSink& skipped) {
  if (path == "-") {
    read_stream(std::cin, "-", options, documents, skipped);
    return;
  }
  if (const std::string wrong = obstacle(path, false); !wrong.empty()) {
    skipped({path.string(), wrong});
    return;
  }
  std::error_code error;
  if (fs::is_directory(path, error))
    read_folder(path, options, documents, skipped);
  else
    read_file(path, options, documents, skipped);
}

}  // namespace pledgegraph
