// Files, folders, streams and formats; and everything that can be wrong with them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "fixtures.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph::testing {
namespace {

using ::testing::HasSubstr;

TEST(Reader, AFileIsADocumentNamedByItsStem) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.news.txt", "Berlin will send tanks.\n");
  const Read result = read(file);
  ASSERT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents[0].id, "a.news");
  EXPECT_EQ(result.documents[0].source, file.string());
  EXPECT_EQ(result.documents[0].text, "Berlin will send tanks.\n");
  EXPECT_TRUE(result.skipped.empty());
}

TEST(Reader, FrontMatterIsRead) {
  struct Case {
    std::string name, bytes, title, date, publisher, language, id, text;
    std::size_t diagnostics = 0;
  };
  const Case cases[] = {
      {"fenced",
       "---\ntitle: \"Tanks: six more\"\ndate: 2023-01-25\nauthor: nobody\n---\nTanks: six more\n\nBerlin said so.\n",
       "Tanks: six more", "2023-01-25", "", "", "x", "Tanks: six more\n\nBerlin said so.\n"},
      {"header", "title: Tanks\ndate: 25 January 2023\npublisher: The Paper\nlanguage: en\nid: doc-7\n\nTanks it is.\n",
       "Tanks", "25 January 2023", "The Paper", "en", "doc-7", "Tanks it is.\n"},
      {"title is put before the text", "title: Six more tanks\ndate: 2023-01-25\n\nBerlin said so.\n", "Six more tanks",
       "2023-01-25", "", "", "x", "Six more tanks\n\nBerlin said so.\n"},
      {"carriage returns", "---\r\ntitle: T\r\n---\r\nT is the text.\r\n", "T", "", "", "", "x", "T is the text.\n"},
      {"a sentence is no header", "Source: agencies\n\nBerlin said so.\n", "", "", "", "", "x",
       "Source: agencies\n\nBerlin said so.\n"},
      {"a colon in a title is no header", "Ramstein: six more\n\nBerlin said so.\n", "", "", "", "", "x",
       "Ramstein: six more\n\nBerlin said so.\n"},
      {"no closing fence", "---\ntitle: T\nBerlin said so\n", "", "", "", "", "x", "title: T\nBerlin said so\n", 1},
      {"a line that is no pair", "---\ntitle: T\nBerlin said so\n---\nT text.\n", "T", "", "", "", "x", "T text.\n", 1},
      {"header without its empty line", "title: T\ndate: 2023\nBerlin said that T.\n", "T", "2023", "", "", "x",
       "Berlin said that T.\n", 1},
  };
  for (const Case& c : cases) {
    const Read result = read_bytes(c.bytes, "x.txt");
    ASSERT_EQ(result.documents.size(), 1u) << c.name;
    const Document& d = result.documents[0];
    EXPECT_EQ(d.title, c.title) << c.name;
    EXPECT_EQ(d.date, c.date) << c.name;
    EXPECT_EQ(d.publisher, c.publisher) << c.name;
    EXPECT_EQ(d.language, c.language) << c.name;
    EXPECT_EQ(d.id, c.id) << c.name;
    EXPECT_EQ(d.text, c.text) << c.name;
    EXPECT_EQ(d.diagnostics.size(), c.diagnostics) << c.name;
    for (const Diagnostic& diagnostic : d.diagnostics) EXPECT_THAT(diagnostic.place, HasSubstr("x.txt:"));
  }
}

TEST(Reader, WhatCannotBeReadIsNamedAndTheRestGoesOn) {
  const TemporaryFolder folder;
  folder.write("a.txt", "Text.");
  folder.write("b/empty.txt", "");
  folder.write("b/blank.txt", " \n\t\n");
  folder.write("c.txt", std::string("\x7F"
                                    "ELF\0\0\1",
                                    7));
  folder.write("d.pdf", "%PDF-1.7");
  folder.write("e.txt.gz", gzip("Packed text.").substr(0, 12));
  folder.write("f.jsonl",
               "{\"id\": 1, \"text\": \"One.\"}\nnot json\n[1]\n\n{\"id\": \"two\"}\n{\"text\": \"Three.\"}\n");
  folder.write(".hidden.txt", "Hidden.");
  folder.write("g.gold.json", "{}");
  folder.write("z.txt", "Last.");
  std::filesystem::create_symlink("nowhere.txt", folder.path() / "h.txt");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "i");
  ASSERT_EQ(::mkfifo((folder.path() / "j.txt").c_str(), 0600), 0);

  const Read result = read(folder.path());
  std::vector<std::string> ids;
  for (const Document& d : result.documents) ids.push_back(d.id);
  EXPECT_THAT(ids, ::testing::ElementsAre("a", "1", "f-6", "z"));

  const std::pair<std::string, std::string> expected[] = {
      {"blank.txt", "holds no text"},
      {"empty.txt", "is empty"},
      {"c.txt", "program"},
      {"d.pdf", "convert it"},
      {"e.txt.gz", "ends too early"},
      {"f.jsonl, line 2", "is not JSON"},
      {"f.jsonl, line 3", "JSON object"},
      {"f.jsonl, line 5", "neither"},
      {"h.txt", "link to a file that does not exist"},
      {"j.txt", "named pipe"},
  };
  ASSERT_EQ(result.skipped.size(), std::size(expected));
  for (std::size_t k = 0; k < std::size(expected); ++k) {
    EXPECT_THAT(result.skipped[k].place, ::testing::EndsWith(expected[k].first));
    EXPECT_THAT(result.skipped[k].message, HasSubstr(expected[k].second));
  }
}

TEST(Reader, MissingFileIsReported) {
  const Read result = read("/no/such/file.txt");
  ASSERT_EQ(result.skipped.size(), 1u);
  EXPECT_EQ(result.skipped[0].place, "/no/such/file.txt");
  EXPECT_EQ(result.skipped[0].message, "does not exist");
}

TEST(Reader, BrokenEncodingIsRepairedAndSaid) {
  const Read latin = read_bytes(
      "L\x92"
      "arm\xE9"
      "e a livr\xE9 des chars \xE0 l\x92Ukraine, a d\xE9"
      "clar\xE9 le ministre.",
      "a.txt");
  ASSERT_EQ(latin.documents.size(), 1u);
  EXPECT_EQ(latin.documents[0].text, "L’armée a livré des chars à l’Ukraine, a déclaré le ministre.");
  ASSERT_EQ(latin.documents[0].diagnostics.size(), 1u);
  EXPECT_THAT(latin.documents[0].diagnostics[0].message, HasSubstr("windows-1252"));

  const Read broken = read_bytes("déjà livrés à Kyïv \xFF et après\n", "b.txt");
  ASSERT_EQ(broken.documents.size(), 1u);
  ASSERT_EQ(broken.documents[0].diagnostics.size(), 1u);
  EXPECT_THAT(broken.documents[0].diagnostics[0].message, HasSubstr("1 byte sequences"));
}

TEST(Reader, TooLongIsSkippedWithARemedy) {
  const ReadOptions options{.max_document_bytes = 1 << 20};
  const Read text = read_bytes(std::string(3 << 20, 'x'), "long.txt", options);
  EXPECT_TRUE(text.documents.empty());
  ASSERT_EQ(text.skipped.size(), 1u);
  EXPECT_THAT(text.skipped[0].message, HasSubstr("JSON Lines"));

  const std::string lines = "{\"text\": \"" + std::string(3 << 20, 'x') + "\"}\n{\"text\": \"Short.\"}\n";
  const Read json = read_bytes(lines, "long.jsonl", options);
  ASSERT_EQ(json.documents.size(), 1u);
  EXPECT_EQ(json.documents[0].id, "long-2");
  ASSERT_EQ(json.skipped.size(), 1u);
  EXPECT_THAT(json.skipped[0].place, HasSubstr("line 1"));
}

TEST(Reader, JsonLinesCarryTheirFields) {
  const Read result = read_bytes(
      "{\"id\":\"x1\",\"url\":\"https://p.example/"
      "1\",\"title\":\"Tanks\",\"date\":\"2023-01-25T10:00:00Z\",\"lang\":\"en\",\"publisher\":\"P\","
      "\"text\":\"Tanks are on their way.\"}\n"
      "{\"html\":\"<html><head><title>T</title></head><body><p>Berlin will deliver fourteen tanks to Ukraine this "
      "spring.</p></body></html>\"}\n");
  ASSERT_EQ(result.documents.size(), 2u);
  EXPECT_EQ(result.documents[0].id, "x1");
  EXPECT_EQ(result.documents[0].source, "-#1");
  EXPECT_EQ(result.documents[0].url, "https://p.example/1");
  EXPECT_EQ(result.documents[0].publisher, "P");
  EXPECT_EQ(result.documents[1].id, "stdin-2");
  EXPECT_EQ(result.documents[1].title, "T");
  EXPECT_THAT(result.documents[1].text, HasSubstr("fourteen tanks"));
}

TEST(Reader, OneJsonFileMayHoldOneOrMany) {
  const TemporaryFolder folder;
  EXPECT_EQ(read(folder.write("one.json", "{\n \"text\": \"One.\"\n}\n")).documents.size(), 1u);
  EXPECT_EQ(read(folder.write("many.json", "[{\"text\": \"One.\"},\n {\"text\": \"Two.\"}]")).documents.size(), 2u);
}

TEST(Reader, GzipIsUnpackedMemberByMember) {
  const Read text = read_bytes(gzip("First half, ") + gzip("second half."), "a.txt.gz");
  ASSERT_EQ(text.documents.size(), 1u);
  EXPECT_EQ(text.documents[0].id, "a");
  EXPECT_EQ(text.documents[0].text, "First half, second half.");
  EXPECT_EQ(read_bytes(gzip("{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n"), "b.jsonl.gz").documents.size(), 2u);
  EXPECT_EQ(read_bytes(gzip("Padded.") + std::string(512, '\0'), "c.txt.gz").documents.size(), 1u);
}

std::string warc_record(const std::string& type, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://p.example/a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body + "\r\n\r\n";
}

TEST(Reader, WarcResponsesAreRead) {
  const std::string page =
      "<html><body><h1>Tanks</h1><p>Berlin will deliver fourteen tanks to Ukraine this spring.</p></body></html>";
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page;
  const std::string packed =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip(page);
  const std::string gone = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page;
  const std::string image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
  const std::string file = warc_record("warcinfo", "software: x") + warc_record("response", ok) +
                           warc_record("response", gone) + warc_record("response", image) +
                           warc_record("response", packed);
  const Read plain = read_bytes(file, "crawl.warc");
  ASSERT_EQ(plain.documents.size(), 2u);
  EXPECT_EQ(plain.documents[0].id, "crawl-2");
  EXPECT_EQ(plain.documents[0].url, "https://p.example/a");
  EXPECT_EQ(plain.documents[1].text, plain.documents[0].text);
  EXPECT_TRUE(plain.skipped.empty());
  EXPECT_EQ(read_bytes(gzip(file), "crawl.warc.gz").documents.size(), 2u);

  const Read broken = read_bytes(file + "garbage", "crawl.warc");
  EXPECT_EQ(broken.documents.size(), 2u);
  EXPECT_EQ(broken.skipped.size(), 1u);
}

TEST(Reader, ExceptionsOfTheSinkPass) {
  std::istringstream in("Text.");
  EXPECT_THROW(read_stream(
                   in, "a.txt", {}, [](Document&&) { throw InputError("mine"); }, [](const Diagnostic&) {}),
               InputError);
}

}  // namespace
}  // namespace pledgegraph::testing
