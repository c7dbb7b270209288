// Letters: lower case, folding of diacritics, and the classes the tokenizer cuts by. UTF-8 in, UTF-8 out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pledgegraph {

enum class CharClass : std::uint8_t { Letter, Digit, Space, Sign };

/// What the functions below say beyond ASCII.
namespace beyond_ascii {
char32_t next_code_point(std::string_view text, std::size_t& at);
CharClass char_class(char32_t c);
bool is_upper(char32_t c);
}  // namespace beyond_ascii

/// Decodes the code point at `at` and moves `at` behind it; U+FFFD for a broken sequence.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return beyond_ascii::next_code_point(text, at);
  ++at;
  return byte;
}

inline CharClass char_class(char32_t c) {
  if (c >= 0x80) return beyond_ascii::char_class(c);
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::Letter;
  if (c >= '0' && c <= '9') return CharClass::Digit;
  return c <= ' ' ? CharClass::Space : CharClass::Sign;
}

inline bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : beyond_ascii::is_upper(c); }

void append_utf8(std::string& out, char32_t c);

/// The first and the last `count` code points of a word, or all of it.
std::string_view first_letters(std::string_view word, std::size_t count);
std::string_view last_letters(std::string_view word, std::size_t count);

/// Lower case, diacritics kept.
std::string to_lower(std::string_view text);
/// Lower case without diacritics ("Guépard" -> "guepard", "ł" -> "l", "ß" -> "ss", "ø" -> "o"); Cyrillic й and ї are
/// letters of their own and stay.
std::string fold(std::string_view text);
/// True for every sign that serves as an apostrophe inside a word.
inline bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u0060' || c == U'\u2019' || c == U'\u02BC' || c == U'\u2018' || c == U'\u00B4';
}

}  // namespace pledgegraph
