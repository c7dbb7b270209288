#include "extract/document/html_metadata.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace pledgegraph {
namespace {

using Json = rapidjson::Value;

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string member(const Json& object, const char* key) {
  const auto it = object.FindMember(key);
  if (it == object.MemberEnd()) return {};
  if (it->value.IsString()) return trim({it->value.GetString(), it->value.GetStringLength()});
  if (it->value.IsArray() && !it->value.Empty() && it->value[0].IsString()) return trim(it->value[0].GetString());
  return {};
}

/// The kinds of https://schema.org/Article and what pages use in their place.
bool is_article_type(const Json& object) {
  const auto it = object.FindMember("@type");
  if (it == object.MemberEnd()) return false;
  const auto fits = [](const Json& type) {
    if (!type.IsString()) return false;
    const std::string_view name(type.GetString(), type.GetStringLength());
    return name.ends_with("Article") || name == "BlogPosting" || name == "LiveBlogPosting" || name == "Report" ||
           name == "NewsArticle";
  };
  if (it->value.IsArray()) return std::any_of(it->value.Begin(), it->value.End(), fits);
  return fits(it->value);
}

const Json* find_article(const Json& value, int depth) {
  if (depth > 8) return nullptr;
  if (value.IsArray()) {
    for (const Json& entry : value.GetArray())
      if (const Json* const found = find_article(entry, depth + 1)) return found;
  } else if (value.IsObject()) {
    if (is_article_type(value)) return &value;
    for (const char* const key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (const auto it = value.FindMember(key); it != value.MemberEnd())
        if (const Json* const found = find_article(it->value, depth + 1)) return found;
  }
  return nullptr;
}

/// Reads one JSON-LD block; what is no JSON or speaks of no article is passed over.
void read_json_ld(const std::string& text, HtmlMetadata& article) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseTrailingCommasFlag | rapidjson::kParseCommentsFlag>(
      text.data(), text.size());
  if (json.HasParseError()) return;
  const Json* const found = find_article(json, 0);
  if (found == nullptr) return;
  const auto set = [](std::string& to, std::string value) {
    if (to.empty()) to = std::move(value);
  };
  set(article.title, member(*found, "headline"));
  set(article.date, member(*found, "datePublished"));
  set(article.date, member(*found, "dateCreated"));
  set(article.language, member(*found, "inLanguage"));
  set(article.url, member(*found, "url"));
  if (const auto publisher = found->FindMember("publisher"); publisher != found->MemberEnd()) {
    const Json& value =
        publisher->value.IsArray() && !publisher->value.Empty() ? publisher->value[0] : publisher->value;
    if (value.IsObject())
      set(article.publisher, member(value, "name"));
    else if (value.IsString())
      set(article.publisher, value.GetString());
  }
}

}  // namespace

HtmlMetadata read_metadata(const HtmlTree& tree) {
  std::map<std::string, std::string> meta;  // the first of each name
  HtmlMetadata json_ld;
  std::string title, language, canonical;
  const auto& nodes = tree.nodes();
  for (std::uint32_t k = 0; k < nodes.size(); ++k) {
    const HtmlNode& node = nodes[k];
    switch (node.tag) {
      case Tag::Meta: {
        const std::string content = trim(tree.attribute(node, Attribute::Content));
        if (content.empty()) break;
        for (const Attribute key : {Attribute::Property, Attribute::Name, Attribute::Itemprop})
          if (const std::string_view name = tree.attribute(node, key); !name.empty())
            meta.emplace(lower(name), content);
        break;
      }
      case Tag::Title:
        if (title.empty()) title = tree.text_below(k);
        break;
      case Tag::Html:
        if (language.empty()) language = tree.attribute(node, Attribute::Lang);
        break;
      case Tag::Link:
        if (canonical.empty() && lower(tree.attribute(node, Attribute::Rel)) == "canonical")
          canonical = tree.attribute(node, Attribute::Href);
        break;
      case Tag::Script:
        if (lower(tree.attribute(node, Attribute::Type)).find("ld+json") != std::string::npos) {
          std::string text;
          for (std::uint32_t child = node.first_child; child != HtmlNode::kNone; child = nodes[child].next)
            text += tree.text(nodes[child]);
          read_json_ld(text, json_ld);
        }
        break;
      default:
        break;
    }
  }
  const auto first_of = [&](std::initializer_list<const char*> names) -> std::string {
    for (const char* const name : names)
      if (const auto it = meta.find(name); it != meta.end()) return it->second;
    return {};
  };
  const auto first_set = [](std::initializer_list<std::string> values) -> std::string {
    for (const std::string& value : values)
      if (!value.empty()) return value;
    return {};
  };
  HtmlMetadata found;
  found.title =
      first_set({first_of({"og:title", "twitter:title", "headline", "dc.title", "dcterms.title"}), json_ld.title});
  found.title_is_the_article = !found.title.empty();
  if (found.title.empty()) found.title = title;
  found.date =
      first_set({first_of({"article:published_time", "og:article:published_time", "article:published"}), json_ld.date,
                 first_of({"datepublished",     "date",          "pubdate",          "publishdate",
                           "publish-date",      "publish_date",  "publication_date", "dc.date.issued",
                           "dcterms.issued",    "dc.date",       "dcterms.date",     "dcterms.created",
                           "dc.date.created",   "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
                           "article.published", "og:pubdate",    "date.created",     "citation_publication_date",
                           "last-modified"})});
  found.language =
      first_set({language, first_of({"og:locale", "dc.language", "dcterms.language", "language"}), json_ld.language});
  found.publisher =
      first_set({json_ld.publisher,
                 first_of({"og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"})});
  found.url = first_set({canonical, first_of({"og:url"}), json_ld.url});
  if (found.url.starts_with('/')) found.url.clear();
  return found;
}

}  // namespace pledgegraph
