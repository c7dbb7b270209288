// Bytes to text: which character set a document is in, and its text in clean UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pledgegraph {

struct DecodedText {
  std::string text;          ///< valid UTF-8, not yet normalised
  std::string encoding;      ///< the character set it was read as, "UTF-8" or an ICU name
  std::size_t replaced = 0;  ///< sequences that meant nothing and became U+FFFD
};

/// Decodes `bytes`. In this order: a byte order mark; UTF-16 by its zero bytes; UTF-8 if the bytes are that, whatever
/// was declared; `declared` (a charset of a header or meta tag, may be empty); UTF-8 with a few broken sequences;
/// detection by letter statistics, where Windows-1252 stands for every Western set.
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

/// NFC, line ends as LF, form feeds and Unicode line separators as LF; control characters, byte order marks and
/// characters that XML forbids are dropped. No-break spaces stay.
std::string normalise_text(std::string text);

/// The last byte position not beyond `at` at which a character of valid UTF-8 begins.
std::size_t character_start(std::string_view text, std::size_t at);

/// True if the beginning of a file is not text in any character set: magic numbers of common formats, or more control
/// bytes than text ever has.
bool looks_binary(std::string_view head);

/// The kind of a well-known binary or office format by its first bytes ("PDF", "ZIP or office document", ...), or
/// nothing.
std::string_view known_binary(std::string_view head);

}  // namespace pledgegraph
