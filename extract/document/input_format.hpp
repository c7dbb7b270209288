// One kind of input. Each format is one file; reader.cpp asks them in turn which of them knows the bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extract/document/byte_stream.hpp"
#include "extract/document/document.hpp"

namespace pledgegraph {

/// What becomes of an input: documents, and complaints about what was left out.
using DocumentSink = std::function<void(Document&&)>;
using SkippedSink = std::function<void(const Diagnostic&)>;

struct ReadOptions {
  std::size_t max_document_bytes = std::size_t{16} << 20;  ///< longer documents are skipped with a diagnostic
};

/// An input on its way through a format.
struct Input {
  std::string source;   ///< path or "-": what messages name
  std::string id;       ///< the document's id unless it names itself; of one of many, the beginning of it
  std::string charset;  ///< as declared outside (an HTTP header), or empty
  const ReadOptions& options;
  const DocumentSink& documents;
  const SkippedSink& skipped;

  /// Reports that the input, or a part of it ("line 12"), is left out.
  void skip(const std::string& message, const std::string& part = {}) const;
};

class InputFormat {
 public:
  virtual ~InputFormat() = default;
  /// True if an input of this suffix (lower case, with its dot, may be empty) beginning with these bytes is of this
  /// format.
  virtual bool recognises(std::string_view suffix, std::string_view head) const = 0;
  /// Reads the input. @throws InputError where the whole input must be given up.
  virtual void read(ByteStream& bytes, const Input& input) const = 0;
};

/// The formats in the order in which they are asked; the last one, plain text, knows everything.
const InputFormat& gzip_format();
const InputFormat& warc_format();
const InputFormat& json_lines_format();
const InputFormat& html_format();
const InputFormat& text_format();

/// Reads `bytes` in the format that recognises them. Binary and empty inputs are skipped with a diagnostic.
void read_input(ByteStream& bytes, std::string_view suffix, const Input& input);

/// Fills text, title and the like of `document` from a page or a plain text held in memory, decodes it, and says in its
/// diagnostics what was repaired. False if nothing was left to read.
bool read_html(std::string_view page, std::string_view charset, Document& document);
bool read_text(std::string_view bytes, std::string_view charset, Document& document);

}  // namespace pledgegraph
