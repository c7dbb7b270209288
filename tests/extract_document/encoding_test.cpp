// Character sets and normalisation.
#include "extract/document/encoding.hpp"

#include <gtest/gtest.h>

namespace pledgegraph {
namespace {

using namespace std::string_literals;

struct Case {
  std::string bytes, declared, text, encoding;
  std::size_t replaced = 0;
};

TEST(Encoding, IsFoundAndDecoded) {
  const Case cases[] = {
      {"Kyïv, déjà", "", "Kyïv, déjà", "UTF-8"},
      {"\xEF\xBB\xBFKyïv", "", "Kyïv", "UTF-8"},
      {"\xFF\xFEK\0y\0\xEF\0v\0"s, "", "Kyïv", "UTF-16"},
      {"\xFE\xFF\0K\0y\0\xEF\0v"s, "", "Kyïv", "UTF-16"},
      {"G\0e\0p\0a\0r\0d\0 \0f\0o\0r\0 \0y\0o\0u\0"s, "", "Gepard for you", "UTF-16LE"},
      // Quotes, dash and euro sign stand where ISO 8859-1 has controls.
      {"L\x92"
       "arm\xE9"
       "e fran\xE7"
       "aise livrera \x80"
       "5 millions \x96 c\x92"
       "est d\xE9"
       "cid\xE9, a d\xE9"
       "clar\xE9 la ministre",
       "", "L’armée française livrera €5 millions – c’est décidé, a déclaré la ministre", "windows-1252"},
      {"d\xE9j\xE0", "ISO-8859-1", "déjà", "windows-1252"},
      {"\xCA\xE8\xBF\xE2", "windows-1251", "Київ", "windows-1251"},
      // What is UTF-8 is UTF-8, whatever was declared.
      {"déjà vu à Kyïv", "iso-8859-1", "déjà vu à Kyïv", "UTF-8"},
      {"é à ï ü ß \xC3 fin", "", "é à ï ü ß \xEF\xBF\xBD fin", "UTF-8", 1},
      {"déjà", "no-such-charset", "déjà", "UTF-8"},
      {"", "", "", "UTF-8"},
  };
  for (const Case& c : cases) {
    const DecodedText decoded = decode_text(c.bytes, c.declared);
    EXPECT_EQ(decoded.text, c.text);
    EXPECT_EQ(decoded.encoding, c.encoding) << c.text;
    EXPECT_EQ(decoded.replaced, c.replaced) << c.text;
  }
}

TEST(Encoding, CyrillicWithoutADeclarationIsDetected) {
  // "Міністр оборони оголосив про передачу нових гаубиць Україні" in Windows-1251
  const std::string bytes =
      "\xCC\xB3\xED\xB3\xF1\xF2\xF0 \xEE\xE1\xEE\xF0\xEE\xED\xE8 \xEE\xE3\xEE\xEB\xEE\xF1\xE8\xE2 \xEF\xF0\xEE "
      "\xEF\xE5\xF0\xE5\xE4\xE0\xF7\xF3 \xED\xEE\xE2\xE8\xF5 "
      "\xE3\xE0\xF3\xE1\xE8\xF6\xFC \xD3\xEA\xF0\xE0\xBF\xED\xB3";
  EXPECT_EQ(decode_text(bytes).text, "Міністр оборони оголосив про передачу нових гаубиць Україні");
}

TEST(Encoding, TextIsNormalised) {
  const std::pair<std::string, std::string> cases[] = {
      {"a\r\nb\rc\n", "a\nb\nc\n"},
      {"e\xCC\x81t\xC3\xA9", "été"},  // combining accent -> NFC
      {"20\xC2\xA0"
       "000",
       "20\xC2\xA0"
       "000"},                              // no-break space stays
      {"a\0b\x01\x1B[0mc\x7F"s, "ab[0mc"},  // control characters go
      {"a\tb", "a\tb"},
      {"a\xEF\xBB\xBF"
       "b\xC2\x96"
       "c",
       "abc"},  // inner byte order mark, C1 control
      {"a\xE2\x80\xA8"
       "b\xE2\x80\xA9"
       "c\f",
       "a\nb\nc\n"},           // Unicode line ends
      {"a\xEF\xBF\xBF", "a"},  // not allowed in XML
  };
  for (const auto& [given, expected] : cases) EXPECT_EQ(normalise_text(given), expected) << given;
}

TEST(Encoding, BinaryIsKnown) {
  EXPECT_EQ(known_binary("%PDF-1.7"), "PDF");
  EXPECT_TRUE(looks_binary("PK\x03\x04rest"));
  EXPECT_TRUE(looks_binary("\x01\x02\x03\0\0\x07\x08 abcdefgh"s));
  EXPECT_FALSE(looks_binary("Kyiv\tand\r\nLviv"));
  EXPECT_FALSE(looks_binary("\xFF\xFEK\0y\0"s));
  EXPECT_FALSE(looks_binary(""));
}

TEST(Encoding, CharactersAreNotCut) {
  const std::string text = "aéz";
  EXPECT_EQ(character_start(text, 0), 0u);
  EXPECT_EQ(character_start(text, 2), 1u);
  EXPECT_EQ(character_start(text, 3), 3u);
  EXPECT_EQ(character_start(text, 99), text.size());
}

}  // namespace
}  // namespace pledgegraph
