#include "extract/document/encoding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

namespace pledgegraph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Utf8Check {
  std::size_t broken = 0;     // sequences that are not UTF-8
  std::size_t multibyte = 0;  // sequences that are, beyond ASCII
};

/// Length of the run of ASCII at the beginning of `text`.
std::size_t ascii_run(std::string_view text) {
  std::size_t n = 0;
  for (std::uint64_t word; n + 8 <= text.size(); n += 8) {
    std::memcpy(&word, text.data() + n, 8);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (n < text.size() && static_cast<unsigned char>(text[n]) < 0x80) ++n;
  return n;
}

/// Decodes the sequence at the beginning of `text`: its length, and whether it is valid.
std::pair<std::size_t, bool> sequence(std::string_view text) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(s, i, static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4)), c);
  return {static_cast<std::size_t>(i), c >= 0};
}

Utf8Check check_utf8(std::string_view text) {
  Utf8Check check;
  while (!text.empty()) {
    text.remove_prefix(ascii_run(text));
    if (text.empty()) break;
    const auto [length, valid] = sequence(text);
    ++(valid ? check.multibyte : check.broken);
    text.remove_prefix(length);
  }
  return check;
}

DecodedText with_replacements(std::string_view text) {
  DecodedText out{{}, "UTF-8", 0};
  out.text.reserve(text.size() + 16);
  while (!text.empty()) {
    const std::size_t run = ascii_run(text);
    out.text.append(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) break;
    const auto [length, valid] = sequence(text);
    out.text.append(valid ? text.substr(0, length) : kReplacement);
    out.replaced += valid ? 0 : 1;
    text.remove_prefix(length);
  }
  return out;
}

struct ConverterClose {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterClose>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Converts piece by piece, so that long inputs need no more than their result.
DecodedText convert(std::string_view bytes, const std::string& charset, UConverter* converter) {
  DecodedText out{{}, charset, 0};
  out.text.reserve(bytes.size() + bytes.size() / 2);
  char16_t units[4096];
  std::string piece;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; status == U_BUFFER_OVERFLOW_ERROR;) {
    char16_t* target = units;
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units + std::size(units), &source, end, nullptr, true, &status);
    piece.clear();
    icu::UnicodeString(false, units, static_cast<std::int32_t>(target - units)).toUTF8String(piece);
    for (std::size_t at = piece.find(kReplacement); at != piece.npos; at = piece.find(kReplacement, at + 3))
      ++out.replaced;
    out.text += piece;
  }
  return out;
}

struct DetectorClose {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// The single-byte charset that the letters speak for.
std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorClose> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "windows-1252";
  const std::string_view sample = bytes.substr(0, 65536);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  for (std::int32_t k = 0; U_SUCCESS(status) && k < found; ++k) {
    const std::string name = ucsdet_getName(matches[k], &status);
    if (name.starts_with("UTF") || name.starts_with("ISO-2022") || name.starts_with("IBM")) continue;
    // The C1 controls of ISO 8859 occur in no text; its Windows sisters have quotes and dashes there.
    if (name == "ISO-8859-1") return "windows-1252";
    if (name == "ISO-8859-2")
      return std::ranges::any_of(sample,
                                 [](char c) {
                                   const auto b = static_cast<unsigned char>(c);
                                   return b >= 0x80 && b < 0xA0;
                                 })
                 ? "windows-1250"
                 : "ISO-8859-2";
    return name;
  }
  return "windows-1252";
}

/// "UTF-16LE" or "UTF-16BE" if every other byte of the sample is zero, as in Latin text without a byte order mark.
std::string_view utf16_without_mark(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 2048);
  if (sample.size() < 16) return {};
  std::size_t zeros[2] = {0, 0};
  for (std::size_t k = 0; k < sample.size(); ++k) zeros[k % 2] += sample[k] == '\0' ? 1 : 0;
  const std::size_t half = sample.size() / 2;
  if (zeros[1] * 10 > half * 4 && zeros[0] * 20 < half) return "UTF-16LE";
  if (zeros[0] * 10 > half * 4 && zeros[1] * 20 < half) return "UTF-16BE";
  return {};
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  std::string charset;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return with_replacements(bytes.substr(3));
  } else if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) {
    charset = "UTF-32";
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    charset = "UTF-16";
  } else if (const std::string_view utf16 = utf16_without_mark(bytes); !utf16.empty()) {
    charset = utf16;
  } else {
    const Utf8Check check = check_utf8(bytes);
    if (check.broken == 0) return {std::string(bytes), "UTF-8", 0};
    std::string name(declared);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!name.empty() && name != "utf-8" && name != "utf8") {
      // Browsers read these as their Windows sister, and so do those who write them.
      charset =
          name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" ? "windows-1252" : name;
    } else if (check.multibyte > 2 * check.broken) {
      return with_replacements(bytes);
    }
  }
  Converter converter = charset.empty() ? nullptr : open_converter(charset);
  if (!converter) {
    charset = detect(bytes);
    converter = open_converter(charset);
  }
  if (!converter) return with_replacements(bytes);
  return convert(bytes, charset, converter.get());
}

std::string normalise_text(std::string text) {
  std::string clean;
  clean.reserve(text.size());
  bool ascii = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto b = static_cast<unsigned char>(text[at]);
    const auto next = [&](std::size_t k) {
      return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0u;
    };
    if (b >= 0x20 && b < 0x7F) {
      clean += text[at];
    } else if (b == '\r') {
      clean += '\n';
      if (next(1) == '\n') ++at;
    } else if (b == '\n' || b == '\t') {
      clean += text[at];
    } else if (b == '\f' || b == '\v') {
      clean += '\n';
    } else if (b < 0x20 || b == 0x7F) {
      continue;
    } else if (b == 0xC2 && next(1) < 0xA0) {  // C1 controls; U+0085 is a line end
      if (next(1) == 0x85) clean += '\n';
      ++at;
    } else if (b == 0xE2 && next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9)) {
      clean += '\n';
      at += 2;
    } else if (b == 0xEF &&
               ((next(1) == 0xBB && next(2) == 0xBF) || (next(1) == 0xBF && (next(2) == 0xBE || next(2) == 0xBF)))) {
      at += 2;  // U+FEFF, U+FFFE, U+FFFF
    } else {
      ascii = false;
      clean += text[at];
    }
  }
  if (ascii) return clean;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(clean, status)) return clean;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, clean, sink, nullptr, status);
  return U_SUCCESS(status) ? composed : clean;
}

std::size_t character_start(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

std::string_view known_binary(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::pair<std::string_view, std::string_view> kMagic[] = {
      {"%PDF-"sv, "PDF"sv},
      {"PK\x03\x04"sv, "ZIP archive or office document"sv},
      {"\xD0\xCF\x11\xE0"sv, "old office document"sv},
      {"{\\rtf"sv, "RTF document"sv},
      {"\x89PNG"sv, "PNG image"sv},
      {"\xFF\xD8\xFF"sv, "JPEG image"sv},
      {"GIF8"sv, "GIF image"sv},
      {"BZh"sv, "bzip2 archive"sv},
      {"\xFD\x37zXZ"sv, "xz archive"sv},
      {"\x28\xB5\x2F\xFD"sv, "zstd archive"sv},
      {"7z\xBC\xAF"sv, "7-Zip archive"sv},
      {"\x7F"
       "ELF"sv,
       "program"sv},
      {"SQLite format 3"sv, "SQLite database"sv},
      {"OggS"sv, "sound file"sv},
      {"ID3"sv, "sound file"sv},
  };
  for (const auto& [magic, name] : kMagic)
    if (head.starts_with(magic)) return name;
  return {};
}

bool looks_binary(std::string_view head) {
  if (!known_binary(head).empty()) return true;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || !utf16_without_mark(head).empty()) return false;
  std::size_t controls = 0;
  for (const char c : head) {
    const auto b = static_cast<unsigned char>(c);
    controls += (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B && b != 0x1A) ? 1 : 0;
  }
  return controls * 50 > head.size();  // two in a hundred
}

}  // namespace pledgegraph
