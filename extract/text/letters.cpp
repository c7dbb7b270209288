#include "extract/text/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <unordered_map>
#include <vector>

namespace pledgegraph {

namespace {

/// What ICU says of a code point.
CharClass class_of(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (u_isUAlphabetic(u) || u_charType(u) == U_NON_SPACING_MARK) return CharClass::Letter;
  if (u_isdigit(u)) return CharClass::Digit;
  if (u_isUWhiteSpace(u) || c == U'\u200B' || c == U'\uFEFF' || c == U'\u00AD') return CharClass::Space;
  return CharClass::Sign;
}

void append_folded(std::string& out, char32_t c);

constexpr char32_t kUsual = 0x600;  // Latin, Greek, Cyrillic: looked up in a table

struct Letter {
  CharClass type = CharClass::Sign;
  bool upper = false;
  std::string lower, folded;
};

const Letter& usual_letter(char32_t c) {
  static const std::vector<Letter> letters = [] {
    std::vector<Letter> out(kUsual);
    for (char32_t k = 0; k < kUsual; ++k) {
      out[k].type = class_of(k);
      out[k].upper = u_isupper(static_cast<UChar32>(k)) || u_istitle(static_cast<UChar32>(k));
      append_utf8(out[k].lower, is_apostrophe(k) ? U'\'' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(k))));
      append_folded(out[k].folded, k);
    }
    return out;
  }();
  return letters[c];
}

}  // namespace

namespace beyond_ascii {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t i = 0;
  const std::int32_t n = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  UChar32 c = 0;
  U8_NEXT(s + at, i, n, c);
  at += static_cast<std::size_t>(i);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

CharClass char_class(char32_t c) { return c < kUsual ? usual_letter(c).type : class_of(c); }

bool is_upper(char32_t c) {
  if (c < kUsual) return usual_letter(c).upper;
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

}  // namespace beyond_ascii

std::string_view first_letters(std::string_view word, std::size_t count) {
  std::size_t at = 0;
  while (at < word.size() && count-- > 0)
    do ++at;
    while (at < word.size() && U8_IS_TRAIL(word[at]));
  return word.substr(0, at);
}

std::string_view last_letters(std::string_view word, std::size_t count) {
  std::size_t at = word.size();
  while (at > 0 && count-- > 0)
    do --at;
    while (at > 0 && U8_IS_TRAIL(word[at]));
  return word.substr(at);
}

void append_utf8(std::string& out, char32_t c) {
  char bytes[4];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
  out.append(bytes, static_cast<std::size_t>(n));
}

namespace {

/// Lower case as far as the text is ASCII; the rest is left off.
std::string ascii_head(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < out.size(); ++at) {
    const char c = out[at];
    if ((static_cast<unsigned char>(c) & 0x80) != 0) out.resize(at);
    else if (c >= 'A' && c <= 'Z') out[at] = static_cast<char>(c + 32);
  }
  return out;
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string out = ascii_head(text);
  for (std::size_t at = out.size(); at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80)
      out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : static_cast<char>(c);
    else if (c < kUsual)
      out += usual_letter(c).lower;
    else
      append_utf8(out, is_apostrophe(c) ? U'\'' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return out;
}

namespace {

void append_folded(std::string& out, char32_t c) {
  // Letters whose diacritic is not a combining mark in Unicode.
  static const std::unordered_map<char32_t, std::string_view> kPlain = {
      {U'ł', "l"}, {U'ø', "o"}, {U'đ', "d"}, {U'ß', "ss"}, {U'æ', "ae"}, {U'œ', "oe"}, {U'ı', "i"}, {U'ð', "d"}, {U'þ', "th"}};
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  if (is_apostrophe(c)) {
    out += '\'';
  } else if (c == U'й' || c == U'ї') {
    append_utf8(out, c);
  } else if (const auto plain = kPlain.find(c); plain != kPlain.end()) {
    out += plain->second;
  } else if (icu::UnicodeString parts; nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
    for (std::int32_t k = 0; k < parts.length(); k = parts.moveIndex32(k, 1))
      if (u_charType(parts.char32At(k)) != U_NON_SPACING_MARK) append_utf8(out, static_cast<char32_t>(parts.char32At(k)));
  } else if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) {
    append_utf8(out, c);
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out = ascii_head(text);
  for (std::size_t at = out.size(); at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : static_cast<char>(c);
    else if (c < kUsual) out += usual_letter(c).folded;
    else append_folded(out, c);
  }
  return out;
}

}  // namespace pledgegraph
