// Pages: their article, and what they say about themselves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fixtures.hpp"

namespace pledgegraph::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kOne =
    "Berlin will deliver fourteen battle tanks to Ukraine before the summer, the minister said on Wednesday.";
const std::string kTwo =
    "Training of the crews has begun in Lower Saxony, and spare parts are to follow in April, he added.";

Document page(const std::string& html, const std::string& charset = {}) {
  Document document;
  document.source = "page.html";
  read_html(html, charset, document);
  return document;
}

TEST(Html, FurnitureIsLeftOut) {
  const Document document = page(
      "<!DOCTYPE html><html lang='en'><head><title>Tanks at last | The Paper</title><script>var "
      "menu='x';</script><style>p{}</style></head><body>"
      "<div id='cookie-banner'><p>We use cookies to make this page better for you and for our partners.</p></div>"
      "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
      "<header class='page-head'><h1>Tanks at last</h1></header>"
      "<article><p class='meta'>By Jane Doe · <time datetime='2023-01-25'>25 January 2023</time></p>"
      "<figure><img alt='x'><figcaption>A Leopard 2 on a training ground in winter. Photo: AFP</figcaption></figure>"
      "<p>" +
      kOne +
      "</p><div class='newsletter-signup'><p>Get the best of our reporting every morning in your inbox.</p></div>"
      "<h2>What comes with them</h2><p>" +
      kTwo +
      "</p><ul><li>ammunition</li><li>spare parts</li></ul>"
      "<table><tr><th>State</th><th>Tanks</th></tr><tr><td>Germany</td><td>14</td></tr></table>"
      "<aside><h3>Most read</h3><ul><li><a href='/1'>Ten cats that rule the internet</a></li></ul></aside>"
      "<p class='sr-only'>Skip</p><p style='display: none'>Hidden words nobody sees on this page at all.</p></article>"
      "<section class='comments'><p>Great news, send more of them as soon as you can, please!</p></section>"
      "<footer><p>Copyright The Paper</p></footer></body></html>");
  EXPECT_EQ(document.title, "Tanks at last");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.date, "2023-01-25");
  EXPECT_EQ(types_of(document), "HPCPHPBBTT");
  EXPECT_EQ(text_of(document, document.blocks[0]), "Tanks at last");
  EXPECT_EQ(text_of(document, document.blocks.back()), "Germany | 14");
  for (const char* const gone :
       {"cookies", "Home", "inbox", "cats", "Hidden", "Great news", "Copyright", "Most read", "var menu"})
    EXPECT_THAT(document.text, Not(HasSubstr(gone)));
}

TEST(Html, PagesWithoutStructureAreReadByDensity) {
  std::string links;
  for (int k = 0; k < 30; ++k)
    links += "<div><a href='#'>Another story of the day, number " + std::to_string(k) + "</a></div>";
  const Document document = page("<body><div id=x1>" + links + "</div><div id=x2><div><h1>Tanks at last</h1><div><p>" +
                                 kOne + "<p>" + kTwo + "</div></div><div>" + links + "</div></div></body>");
  EXPECT_EQ(types_of(document), "HPP");
}

TEST(Html, MetadataComesFromAllTheUsualPlaces) {
  struct Case {
    std::string head, title, date, publisher, language, url;
  };
  const Case cases[] = {
      {"<meta property='og:title' content='Tanks &amp; guns'><meta property='og:site_name' content='The Paper'>"
       "<meta property='article:published_time' content='2023-01-25T10:00:00Z'><meta property='og:locale' "
       "content='en_GB'>"
       "<link rel='canonical' href='https://p.example/a'>",
       "Tanks & guns", "2023-01-25T10:00:00Z", "The Paper", "en_GB", "https://p.example/a"},
      {"<script "
       "type='application/"
       "ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],\"headline\":"
       "\"Tanks\","
       "\"datePublished\":\"2023-01-25\",\"inLanguage\":\"en\",\"publisher\":{\"name\":\"The "
       "Paper\"},\"url\":\"https://p.example/b\"}]}</script>",
       "Tanks", "2023-01-25", "The Paper", "en", "https://p.example/b"},
      {"<title>Fourteen tanks for Ukraine - The Paper</title><meta name='date' content='2023-01-25'><script "
       "type='application/ld+json'>{broken</script>",
       "Fourteen tanks for Ukraine", "2023-01-25", "", "", ""},
  };
  for (const Case& c : cases) {
    const Document document = page("<html><head>" + c.head + "</head><body><p>" + kOne + "</p></body></html>");
    EXPECT_EQ(document.title, c.title);
    EXPECT_EQ(document.date, c.date);
    EXPECT_EQ(document.publisher, c.publisher);
    EXPECT_EQ(document.language, c.language);
    EXPECT_EQ(document.url, c.url);
  }
}

TEST(Html, EntitiesAndCharsetsAreDecoded) {
  EXPECT_THAT(
      page("<p>Kas&ccaron;i&umacr;nas &amp; &laquo;35&nbsp;&euro;&raquo; &#8211; &#150; &#x41; " + kOne + "</p>").text,
      HasSubstr("Kasčiūnas & «35\xC2\xA0€» – – A "));
  EXPECT_THAT(
      page("<html><head><meta charset=windows-1251></head><body><p>\xCA\xE8\xBF\xE2 " + kOne + "</p></body></html>")
          .text,
      HasSubstr("Київ"));
  EXPECT_THAT(page("<html><body><p>d\xE9j\xE0 " + kOne + "</p></body></html>", "iso-8859-1").text, HasSubstr("déjà"));
}

TEST(Html, BrokenMarkupStillGivesText) {
  for (const std::string& html : {
           "<p>" + kOne + "<p>" + kTwo,
           "<div><b><i>" + kOne + "</b></i></div></div></div><p>" + kTwo + "</p>",
           "<table><tr><td><p>" + kOne + "</p><p>" + kTwo + "</p></table>",
           "<html><body><p>" + kOne + "<br><br>" + kTwo + "<script>if (a < b) x('</p>');",
           "</html></body><p>" + kOne + "</p><!-- open <p>x</p> --><p title='a>b'>" + kTwo + "</p>",
       }) {
    const Document document = page(html);
    EXPECT_THAT(document.text, HasSubstr("fourteen battle tanks")) << html;
    EXPECT_THAT(document.text, HasSubstr("spare parts are to follow")) << html;
    EXPECT_THAT(document.text, Not(HasSubstr("a < b"))) << html;
  }
}

TEST(Html, PagesWithoutAnArticleAreSkipped) {
  const Read result = read_bytes(
      "<html><head><title>x</title></head><body><nav><a href='#'>Home</a></nav></body></html>", "empty.html");
  EXPECT_TRUE(result.documents.empty());
  ASSERT_EQ(result.skipped.size(), 1u);
  EXPECT_THAT(result.skipped[0].message, HasSubstr("no article"));
}

}  // namespace
}  // namespace pledgegraph::testing
