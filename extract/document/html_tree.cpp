#include "extract/document/html_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace pledgegraph {
namespace {

constexpr std::size_t kDeepest = 2500;

const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> kTags = {
      {"a", Tag::A},
      {"article", Tag::Article},
      {"aside", Tag::Aside},
      {"blockquote", Tag::Blockquote},
      {"body", Tag::Body},
      {"br", Tag::Br},
      {"button", Tag::Button},
      {"dd", Tag::Dd},
      {"div", Tag::Div},
      {"dt", Tag::Dt},
      {"figcaption", Tag::Figcaption},
      {"figure", Tag::Figure},
      {"footer", Tag::Footer},
      {"form", Tag::Form},
      {"h1", Tag::H1},
      {"h2", Tag::H2},
      {"h3", Tag::H3},
      {"h4", Tag::H4},
      {"h5", Tag::H5},
      {"h6", Tag::H6},
      {"head", Tag::Head},
      {"header", Tag::Header},
      {"html", Tag::Html},
      {"li", Tag::Li},
      {"link", Tag::Link},
      {"main", Tag::Main},
      {"meta", Tag::Meta},
      {"nav", Tag::Nav},
      {"p", Tag::P},
      {"script", Tag::Script},
      {"section", Tag::Section},
      {"table", Tag::Table},
      {"td", Tag::Td},
      {"th", Tag::Td},
      {"time", Tag::Time},
      {"title", Tag::Title},
      {"tr", Tag::Tr},
      {"ul", Tag::Ul},
      {"ol", Tag::Ul},
      // Blocks that need no name of their own.
      {"address", Tag::Block},
      {"center", Tag::Block},
      {"details", Tag::Block},
      {"dl", Tag::Block},
      {"fieldset", Tag::Block},
      {"hgroup", Tag::Block},
      {"hr", Tag::Block},
      {"pre", Tag::Block},
      {"summary", Tag::Block},
      {"tbody", Tag::Block},
      {"thead", Tag::Block},
      {"tfoot", Tag::Block},
      {"caption", Tag::Figcaption},
      {"dir", Tag::Ul},
      // What is never read.
      {"style", Tag::Silent},
      {"noscript", Tag::Silent},
      {"template", Tag::Silent},
      {"svg", Tag::Silent},
      {"math", Tag::Silent},
      {"canvas", Tag::Silent},
      {"iframe", Tag::Silent},
      {"object", Tag::Silent},
      {"embed", Tag::Silent},
      {"video", Tag::Silent},
      {"audio", Tag::Silent},
      {"map", Tag::Silent},
      {"select", Tag::Silent},
      {"option", Tag::Silent},
      {"textarea", Tag::Silent},
      {"input", Tag::Silent},
      {"dialog", Tag::Silent},
      {"menu", Tag::Silent},
      {"datalist", Tag::Silent},
      {"frameset", Tag::Silent},
      {"label", Tag::Silent},
      {"del", Tag::Silent},
      {"s", Tag::Silent},
      {"strike", Tag::Silent},
  };
  return kTags;
}

std::optional<Attribute> attribute_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Attribute> kNames = {
      {"class", Attribute::Class},
      {"id", Attribute::Id},
      {"role", Attribute::Role},
      {"itemprop", Attribute::Itemprop},
      {"hidden", Attribute::Hidden},
      {"style", Attribute::Style},
      {"datetime", Attribute::Datetime},
      {"property", Attribute::Property},
      {"name", Attribute::Name},
      {"content", Attribute::Content},
      {"rel", Attribute::Rel},
      {"href", Attribute::Href},
      {"lang", Attribute::Lang},
      {"type", Attribute::Type},
      {"aria-hidden", Attribute::AriaHidden},
  };
  const auto it = kNames.find(name);
  return it == kNames.end() ? std::nullopt : std::optional(it->second);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

}  // namespace

/// Receives the parser's events.
class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(HtmlTree& tree) : tree_(tree) {
    tree_.nodes_.push_back({.tag = Tag::Block});
    open_.push_back(0);
  }

  void parse(std::string_view page) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    const auto size = static_cast<int>(std::min<std::size_t>(page.size(), INT_MAX / 2));
    context_ = htmlCreateMemoryParserCtxt(page.data(), size);
    if (context_ == nullptr) return;
    htmlSAXHandler handler{};
    handler.initialized = 1;
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<HtmlTreeBuilder*>(self)->start(view(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) { static_cast<HtmlTreeBuilder*>(self)->end(view(name)); };
    handler.characters = [](void* self, const xmlChar* text, int length) {
      static_cast<HtmlTreeBuilder*>(self)->characters(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;
    *context_->sax = handler;
    context_->userData = this;
    htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                     HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context_);
    htmlFreeParserCtxt(context_);
  }

 private:
  std::uint32_t add(HtmlNode node) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    node.parent = open_.back();
    tree_.nodes_.push_back(node);
    HtmlNode& parent = tree_.nodes_[open_.back()];
    if (parent.last_child == HtmlNode::kNone)
      parent.first_child = index;
    else
      tree_.nodes_[parent.last_child].next = index;
    parent.last_child = index;
    return index;
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (open_.size() > kDeepest) {
      tree_.too_deep_ = true;
      xmlStopParser(context_);
      return;
    }
    HtmlNode node;
    const auto tag = tags().find(name);
    if (tag != tags().end())
      node.tag = tag->second;
    else if (name.find('-') != name.npos)
      node.tag = Tag::Block;  // a page's own elements
    node.begin = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const auto kept = attribute_of(view(attributes[0]));
      if (!kept) continue;
      std::string_view value = view(attributes[1]);
      if (value.empty() && *kept == Attribute::Hidden) value = "hidden";
      const auto begin = static_cast<std::uint32_t>(tree_.pool_.size());
      tree_.pool_ += value;
      tree_.attributes_.push_back({*kept, begin, static_cast<std::uint32_t>(tree_.pool_.size())});
    }
    node.end = static_cast<std::uint32_t>(tree_.attributes_.size());
    open_.push_back(add(node));
    names_.emplace_back(name);
  }

  void end(std::string_view name) {
    // libxml2 closes what it opened, in order; an end without its beginning is passed over all the same.
    if (!names_.empty() && names_.back() == name) {
      names_.pop_back();
      open_.pop_back();
    }
  }

  void characters(std::string_view text) {
    const HtmlNode& parent = tree_.nodes_[open_.back()];
    if (parent.tag == Tag::Silent) return;
    const std::uint32_t last = parent.last_child;
    const auto begin = static_cast<std::uint32_t>(tree_.pool_.size());
    tree_.pool_ += text;
    const auto end = static_cast<std::uint32_t>(tree_.pool_.size());
    if (last != HtmlNode::kNone && tree_.nodes_[last].tag == Tag::Text && tree_.nodes_[last].end == begin)
      tree_.nodes_[last].end = end;
    else
      add({.tag = Tag::Text, .begin = begin, .end = end});
  }

  HtmlTree& tree_;
  htmlParserCtxtPtr context_ = nullptr;
  std::vector<std::uint32_t> open_;
  std::vector<std::string> names_;
};

HtmlTree::HtmlTree(std::string_view page) {
  nodes_.reserve(page.size() / 60 + 16);
  pool_.reserve(page.size() / 2 + 16);
  HtmlTreeBuilder(*this).parse(page);
}

std::string_view HtmlTree::attribute(const HtmlNode& node, Attribute name) const {
  if (node.tag == Tag::Text) return {};
  for (std::uint32_t k = node.begin; k < node.end; ++k)
    if (attributes_[k].name == name)
      return std::string_view(pool_).substr(attributes_[k].begin, attributes_[k].end - attributes_[k].begin);
  return {};
}

std::string HtmlTree::text_below(std::uint32_t top) const {
  std::string out;
  const auto add = [&](std::string_view text) {
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank)
        out += c;
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
  };
  // Depth first without recursion: down, then along, then up.
  for (std::uint32_t at = top;;) {
    const HtmlNode& node = nodes_[at];
    if (node.tag == Tag::Text)
      add(text(node));
    else if (node.tag == Tag::Br && !out.empty() && out.back() != ' ')
      out += ' ';
    if (node.first_child != HtmlNode::kNone && node.tag != Tag::Silent && node.tag != Tag::Script) {
      at = node.first_child;
      continue;
    }
    while (at != top && nodes_[at].next == HtmlNode::kNone) at = nodes_[at].parent;
    if (at == top) break;
    at = nodes_[at].next;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::Text:
    case Tag::Inline:
    case Tag::A:
    case Tag::Br:
    case Tag::Button:
    case Tag::Time:
    case Tag::Td:
    case Tag::Silent:
    case Tag::Script:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Title:
      return false;
    default:
      return true;
  }
}

}  // namespace pledgegraph
