// Inputs that nobody writes and somebody sends: nothing may crash, hang, or cost more than its length.
#include <gtest/gtest.h>

#include <chrono>

#include "fixtures.hpp"

namespace pledgegraph::testing {
namespace {

using namespace std::string_literals;

/// `before`, then `piece` many times, then `after`.
struct Case {
  std::string name, file, before, piece;
  std::size_t times = 1;
  std::string after = {};

  std::string bytes() const {
    std::string out = before;
    out.reserve(before.size() + piece.size() * times + after.size());
    for (std::size_t k = 0; k < times; ++k) out += piece;
    return out + after;
  }
};

TEST(Hostile, NothingCrashesOrHangs) {
  constexpr std::size_t kMany = 200'000;
  const Case cases[] = {
      {"one long line", "a.txt", "", "tanks and more ", 400'000},
      {"one long word", "a.txt", "", "x", 5'000'000},
      {"many empty lines", "a.txt", "", "\n", 5'000'000},
      {"many short lines", "a.txt", "", "a\n", kMany},
      {"many cue lines", "a.txt", "", "Lire aussi :\nx\n", kMany / 4},
      {"many dates", "a.txt", "", "12 mai 2022 ", kMany},
      {"many date lines", "a.txt", "", "12 mai 2022\n", kMany / 2},
      {"many digits", "a.txt", "", "1234567890", 500'000},
      {"many separators", "a.txt", "", "a | b · c > d\n", kMany / 4},
      {"many brackets", "a.txt", "", "(", 1'000'000},
      {"many bullets", "a.txt", "", "- a\n", kMany},
      {"combining marks", "a.txt", "a", "\xCC\x81", 1'000'000},
      {"front matter without an end", "a.txt", "---\n", "a: b\n", kMany},
      {"front matter of one key", "a.txt", "title: ", "x", 3'000'000},
      {"broken UTF-8", "a.txt", "", "\xC3(\xFF", 500'000},
      {"zero bytes", "a.txt", "", "\0"s, 1'000'000},
      {"half a surrogate", "a.txt", "\xFF\xFE\x00\xD8 \0"s, ""},
      {"deep markup", "a.html", "", "<div>", kMany, "text"},
      {"deep inline markup and foreign ends", "a.html", Case{"", "", "", "<b>", 2000}.bytes(), "</i></span>x", 50'000},
      {"many ends", "a.html", "", "</div>", kMany},
      {"many paragraphs", "a.html", "", "<p>Tanks are on their way, the minister said today in Berlin.", 50'000},
      {"many attributes", "a.html", "<p ", "class='a b c' ", 50'000, ">x"},
      {"long attribute", "a.html", "<p class='", "menu ", kMany, "'>x"},
      {"open comment", "a.html", "<p>x<!--", "-", 1'000'000},
      {"open script", "a.html", "<script>", "</scrip", kMany},
      {"many open angles", "a.html", "", "<", 1'000'000},
      {"many entities", "a.html", "<p>", "&amp;&x;&#1;&#x110000;", 50'000},
      {"deep JSON-LD", "a.html", "<script type='application/ld+json'>", "[", kMany, "</script><p>x"},
      {"nested tables", "a.html", "", "<table><tr><td>", 2000, "x"},
      {"many breaks", "a.html", "<p>", "x<br>", kMany},
      {"many h1", "a.html", "", "<h1>x</h1>", 20'000},
      {"deep JSON", "a.jsonl", "", "[", 1'000'000, "\n"},
      {"many bad lines", "a.jsonl", "", "x\n", 20'000},
      {"not gzip", "a.gz", "\x1F\x8B", "x", 1000},
      {"gzip of gzip", "a.txt.gz", gzip(gzip("x")), ""},
      {"a bomb", "a.txt.gz", gzip(std::string(50'000'000, '\0')), ""},
      {"WARC without a length", "a.warc", "WARC/1.0\r\n\r\n", ""},
      {"WARC with a huge length", "a.warc",
       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\nx", ""},
      {"WARC cut off", "a.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 100\r\n\r\nHTTP/1.1 200", ""},
  };
  for (const Case& c : cases) {
    const auto start = std::chrono::steady_clock::now();
    Read result = read_bytes(c.bytes(), c.file);
    for (Document& document : result.documents) {
      const Document done = prepare(std::move(document), resources());
      std::uint32_t at = 0;
      for (const Block& block : done.blocks) {
        EXPECT_LE(at, block.span.begin) << c.name;
        EXPECT_LE(block.span.end, done.text.size()) << c.name;
        at = block.span.end;
      }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 20.0) << c.name;  // seconds, on a busy machine with sanitizers
    if (::testing::Test::HasFailure()) break;
  }
}

}  // namespace
}  // namespace pledgegraph::testing
