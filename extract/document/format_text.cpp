// Plain text, with or without front matter.
#include <fmt/format.h>

#include "extract/document/encoding.hpp"
#include "extract/document/front_matter.hpp"
#include "extract/document/input_format.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// True if the text begins with the title, small differences of writing aside.
bool begins_with(std::string_view text, std::string_view title) {
  const auto key = [](std::string_view s) {
    std::string letters;
    for (std::size_t at = 0; at < s.size();) {
      const std::size_t begin = at;
      if (char_class(next_code_point(s, at)) == CharClass::Letter) letters += fold(s.substr(begin, at - begin));
    }
    return letters;
  };
  const std::string wanted = key(title);
  return wanted.empty() || key(text.substr(0, character_start(text, title.size() * 4 + 200))).find(wanted) < 200;
}

class TextFormat final : public InputFormat {
 public:
  bool recognises(std::string_view, std::string_view) const override { return true; }

  void read(ByteStream& bytes, const Input& input) const override {
    std::string all;
    if (!bytes.read_all(input.options.max_document_bytes, all)) {
      input.skip(fmt::format(
          "is longer than the {} MB a document may have; split it, or give one document a line as JSON Lines",
          input.options.max_document_bytes >> 20));
      return;
    }
    Document document;
    document.id = input.id;
    document.source = input.source;
    if (read_text(all, input.charset, document))
      input.documents(std::move(document));
    else
      input.skip("holds no text");
  }
};

}  // namespace

bool read_text(std::string_view bytes, std::string_view charset, Document& document) {
  DecodedText decoded = decode_text(bytes, charset);
  if (decoded.encoding != "UTF-8")
    document.diagnostics.push_back({document.source, fmt::format("is not UTF-8; read as {}", decoded.encoding)});
  if (decoded.replaced > 0)
    document.diagnostics.push_back(
        {document.source, fmt::format("holds {} byte sequences that are no {} text; replaced by U+FFFD",
                                      decoded.replaced, decoded.encoding)});
  std::string text = normalise_text(std::move(decoded.text));
  text.erase(0, read_front_matter(text, document));
  if (text.find_first_not_of(" \t\n") == text.npos) return false;
  if (!document.title.empty() && !begins_with(text, document.title)) text.insert(0, document.title + "\n\n");
  document.text = std::move(text);
  return true;
}

const InputFormat& text_format() {
  static const TextFormat format;
  return format;
}

}  // namespace pledgegraph
