// HTML pages: the article's text, cut into blocks by the page's own markup, and what the page says about itself.
#include <fmt/format.h>

#include <algorithm>

#include "extract/document/encoding.hpp"
#include "extract/document/html_article.hpp"
#include "extract/document/html_entities.hpp"
#include "extract/document/html_metadata.hpp"
#include "extract/document/input_format.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// The charset that a meta tag among the first bytes names.
std::string charset_in(std::string_view page) {
  const std::string_view head = page.substr(0, 4096);
  for (std::size_t at = head.find("charset"); at != head.npos; at = head.find("charset", at + 7)) {
    std::size_t k = at + 7;
    while (k < head.size() && (head[k] == ' ' || head[k] == '=' || head[k] == '"' || head[k] == '\'')) ++k;
    const std::size_t end = head.find_first_of("\"' ;/>\t\r\n", k);
    if (end != head.npos && end > k && end - k < 32 && head.substr(at, k - at).find('=') != head.npos)
      return std::string(head.substr(k, end - k));
  }
  return {};
}

std::string cleaned(std::string text) {
  replace_entities(text);
  text = normalise_text(std::move(text));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// <title> without the site's name behind a dash or a bar.
std::string without_site(std::string title) {
  for (const std::string_view divider : {" | ", " – ", " — ", " - ", " :: ", " » "}) {
    const std::size_t at = title.rfind(divider);
    if (at != std::string::npos && at >= 20 && title.size() - at < 45) return title.substr(0, at);
  }
  return title;
}

/// The letters alone, folded: for comparing titles.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (char_class(next_code_point(text, at)) == CharClass::Letter) letters += fold(text.substr(begin, at - begin));
  }
  return letters;
}

class HtmlFormat final : public InputFormat {
 public:
  bool recognises(std::string_view suffix, std::string_view head) const override {
    if (suffix == ".html" || suffix == ".htm" || suffix == ".xhtml") return true;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t open = head.find_first_not_of(" \t\r\n");
    if (open == head.npos || head[open] != '<') return false;
    std::string start(head.substr(open, 1024));
    std::ranges::transform(start, start.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") ||
        start.starts_with("<body"))
      return true;
    return suffix.empty() && (start.find("<html") != start.npos || start.find("<body") != start.npos ||
                              start.find("</p>") != start.npos || start.find("</div>") != start.npos);
  }

  void read(ByteStream& bytes, const Input& input) const override {
    std::string page;
    if (!bytes.read_all(input.options.max_document_bytes, page)) {
      input.skip(fmt::format("is longer than the {} MB a document may have", input.options.max_document_bytes >> 20));
      return;
    }
    Document document;
    document.id = input.id;
    document.source = input.source;
    if (read_html(page, input.charset, document))
      input.documents(std::move(document));
    else
      input.skip("no article was found in the page");
  }
};

}  // namespace

bool read_html(std::string_view page, std::string_view charset, Document& document) {
  const DecodedText decoded = decode_text(page, charset.empty() ? charset_in(page) : std::string(charset));
  if (decoded.replaced > 0)
    document.diagnostics.push_back(
        {document.source, fmt::format("holds {} byte sequences that are no {} text; replaced by U+FFFD",
                                      decoded.replaced, decoded.encoding)});
  const HtmlTree tree(decoded.text);
  if (tree.too_deep())
    document.diagnostics.push_back({document.source, "its markup is nested too deep; read up to there"});
  const HtmlMetadata metadata = read_metadata(tree);
  HtmlArticle article = read_article(tree);
  if (article.blocks.empty()) return false;

  const auto set = [](std::string& to, std::string value) {
    if (to.empty()) to = std::move(value);
  };
  const std::string said = cleaned(metadata.title);
  set(document.title,
      !article.h1.empty() && (!metadata.title_is_the_article || letters_of(article.h1) == letters_of(said)) ? article.h1
      : metadata.title_is_the_article                                                                       ? said
                                      : without_site(said));
  set(document.date, metadata.date.empty() ? article.time : metadata.date);
  set(document.language, metadata.language);
  set(document.publisher, cleaned(metadata.publisher));
  set(document.url, metadata.url);

  // The title is part of the text, wherever the page puts it.
  const std::string title = article.h1.empty() ? document.title : article.h1;
  const std::string title_letters = letters_of(title);
  const bool there =
      title.empty() || std::ranges::any_of(article.blocks, [&](const HtmlBlock& block) {
        return block.is_title || (block.text.size() < title.size() + 40 && letters_of(block.text) == title_letters);
      });
  if (!there) article.blocks.insert(article.blocks.begin(), {BlockType::Headline, title, true});
  for (const HtmlBlock& block : article.blocks) {
    if (!document.text.empty()) document.text += block.type == BlockType::Bullet ? "\n" : "\n\n";
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += block.text;
    document.blocks.push_back({block.type, {begin, static_cast<std::uint32_t>(document.text.size())}});
  }
  document.text += '\n';
  return true;
}

const InputFormat& html_format() {
  static const HtmlFormat format;
  return format;
}

}  // namespace pledgegraph
