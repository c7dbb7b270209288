// Cleaning by ICU: one pass that repairs and drops, then normalisation only where the text is not already NFC.
#include "graph/export/plain_text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

bool is_xml_char(UChar32 c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

// ICU's macros narrow to bytes without a cast.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"

/// The character at `i`, which moves behind it; negative where the bytes are not UTF-8.
UChar32 next_character(std::string_view text, std::int64_t& i) {
  const char* bytes = text.data();
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int64_t>(text.size()), c);
  return c;
}

void append_utf8(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, static_cast<std::size_t>(length));
}

#pragma GCC diagnostic pop

}  // namespace

std::string clean_text(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  bool ascii = true;
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    if (byte < 0x80) {
      if (is_xml_char(byte)) repaired += static_cast<char>(byte);
      ++i;
      continue;
    }
    ascii = false;
    const UChar32 c = next_character(text, i);
    if (c < 0) {
      append_utf8(repaired, 0xFFFD);
    } else if (is_xml_char(c)) {
      append_utf8(repaired, c);
    }
  }
  if (ascii) return repaired;

  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw InternalError("ICU has no NFC data");
  if (nfc->isNormalizedUTF8(repaired, error) && U_SUCCESS(error)) return repaired;
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized, static_cast<std::int32_t>(repaired.size()));
  error = U_ZERO_ERROR;
  nfc->normalizeUTF8(0, repaired, sink, nullptr, error);
  if (U_FAILURE(error)) throw InternalError("ICU could not normalize a text");
  return normalized;
}

std::string xml_escaped(std::string_view text) {
  const std::string clean = clean_text(text);
  std::string out;
  out.reserve(clean.size() + clean.size() / 16);
  for (const char c : clean) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace pledgegraph
