// Letters: lower case, folding of diacritics, and the classes the tokenizer cuts by. UTF-8 in, UTF-8 out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pledgegraph {

enum class CharClass : std::uint8_t { Letter, Digit, Space, Sign };

/// Decodes the code point at `at` and moves `at` behind it; U+FFFD for a broken sequence.
char32_t next_code_point(std::string_view text, std::size_t& at);
CharClass char_class(char32_t c);
bool is_upper(char32_t c);
void append_utf8(std::string& out, char32_t c);

/// Lower case, diacritics kept.
std::string to_lower(std::string_view text);
/// Lower case without diacritics ("Guépard" -> "guepard", "ł" -> "l", "ß" -> "ss", "ø" -> "o"); Cyrillic й and ї are
/// letters of their own and stay.
std::string fold(std::string_view text);
/// True for every sign that serves as an apostrophe inside a word.
bool is_apostrophe(char32_t c);

}  // namespace pledgegraph
