#include "extract/document/html_furniture.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace pledgegraph {
namespace {

// Parts of class names and ids, as web designers of all countries write them: "article__share", "relatedPosts",
// "cookie-banner". This is a matter of HTML practice, not of a language, which is why it stands here.
const std::unordered_set<std::string_view> kParts = {
    "ad",
    "ads",
    "adv",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "adsense",
    "adslot",
    "adunit",
    "dfp",
    "sponsor",
    "sponsored",
    "promo",
    "promos",
    "promotion",
    "promoted",
    "outbrain",
    "taboola",
    "anzeige",
    "werbung",
    "publicite",
    "pub",
    "publicidad",
    "reklama",
    "nav",
    "navi",
    "navbar",
    "navigation",
    "menu",
    "menus",
    "submenu",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "pager",
    "sidebar",
    "aside",
    "footer",
    "foot",
    "colophon",
    "masthead",
    "topbar",
    "toolbar",
    "skip",
    "skiplink",
    "sitemap",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "cmp",
    "datenschutz",
    "privacy",
    "modal",
    "popup",
    "overlay",
    "lightbox",
    "dialog",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "subscriptions",
    "signup",
    "signin",
    "login",
    "paywall",
    "piano",
    "register",
    "abo",
    "donate",
    "donation",
    "infolettre",
    "boletin",
    "comment",
    "comments",
    "commentlist",
    "commentform",
    "commentaires",
    "commentaire",
    "kommentare",
    "kommentar",
    "comentarios",
    "komentarze",
    "disqus",
    "respond",
    "discussion",
    "reactions",
    "share",
    "sharing",
    "sharebar",
    "sharedaddy",
    "social",
    "socials",
    "follow",
    "partage",
    "teilen",
    "compartir",
    "related",
    "relateds",
    "recommend",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "readmore",
    "seealso",
    "similar",
    "teaser",
    "teasers",
    "trending",
    "popular",
    "mostread",
    "mostpopular",
    "latest",
    "ticker",
    "headlines",
    "morenews",
    "readnext",
    "onward",
    "upnext",
    "also",
    "linkbox",
    "linklist",
    "tags",
    "taglist",
    "tagcloud",
    "keywords",
    "topics",
    "print",
    "search",
    "searchform",
    "rating",
    "poll",
    "quiz",
    "widget",
    "widgets",
    "banner",
    "banners",
    "disclaimer",
    "copyright",
    "legal",
    "backtotop",
    "authorbio",
    "biography",
    "addtoany",
    "feedback",
};
const std::unordered_set<std::string_view> kHiddenParts = {"sr", "visuallyhidden", "screenreader", "hidden",
                                                           "offscreen"};
const std::unordered_set<std::string_view> kBodies = {
    "articlebody", "articlecontent", "articletext",    "entrycontent", "postcontent",  "postbody",
    "storybody",   "storycontent",   "articulocuerpo", "bodycontent",  "newstext",     "textbody",
    "articlemain", "maincontent",    "contentbody",    "newsbody",     "singlecontent"};

/// Calls `use` with each part of a list of names: letters in lower case, cut at signs and at capitals after small ones.
template <typename Use>
void for_parts(std::string_view names, const Use& use) {
  char part[32];
  std::size_t n = 0;
  bool lower = false;
  const auto flush = [&] {
    if (n > 0) use(std::string_view(part, n));
    n = 0;
    lower = false;
  };
  for (const char c : names.substr(0, 300)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    if ((!upper && !small) || (upper && lower)) flush();
    if (upper || small) {
      if (n < sizeof part) part[n++] = static_cast<char>(c | 32);
      lower = small;
    }
  }
  flush();
}

/// Each name of the list without its signs, in lower case: "article__body" -> "articlebody".
template <typename Use>
void for_names(std::string_view names, const Use& use) {
  char name[48];
  std::size_t n = 0;
  for (std::size_t k = 0; k <= std::min<std::size_t>(names.size(), 400); ++k) {
    const char c = k < names.size() ? names[k] : ' ';
    if (c == ' ' || c == '\n' || c == '\t') {
      if (n > 0) use(std::string_view(name, n));
      n = 0;
    } else if (((c | 32) >= 'a' && (c | 32) <= 'z') && n < sizeof name) {
      name[n++] = static_cast<char>(c | 32);
    }
  }
}

bool contains_no_case(std::string_view text, std::string_view word) {
  // (std::ranges::search does not compile with clang 14 and libstdc++ 12.)
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return (a | 32) == (b | 32); }) != text.end();
}

}  // namespace

Furniture furniture_of(const HtmlTree& tree, const HtmlNode& node) {
  switch (node.tag) {
    case Tag::Silent:
    case Tag::Script:
    case Tag::Head:
    case Tag::Button:
      return Furniture::Hidden;
    case Tag::Nav:
    case Tag::Aside:
    case Tag::Footer:
    case Tag::Form:
      return Furniture::Named;
    case Tag::Text:
    case Tag::Html:
    case Tag::Body:
    case Tag::Main:
      return Furniture::No;
    default:
      break;
  }
  if (node.begin == node.end) return Furniture::No;
  if (!tree.attribute(node, Attribute::Hidden).empty() || tree.attribute(node, Attribute::AriaHidden) == "true")
    return Furniture::Hidden;
  if (const std::string_view style = tree.attribute(node, Attribute::Style); !style.empty()) {
    const std::size_t display = style.find("display");
    if (display != style.npos && contains_no_case(style.substr(display, 20), "none")) return Furniture::Hidden;
  }
  static const std::unordered_set<std::string_view> kRoles = {
      "navigation", "banner", "complementary", "contentinfo", "search",  "dialog", "alertdialog",
      "alert",      "menu",   "menubar",       "toolbar",     "tooltip", "form"};
  if (kRoles.contains(tree.attribute(node, Attribute::Role))) return Furniture::Named;
  // An article's element may carry any number of classes for the page's state.
  if (node.tag == Tag::Article) return Furniture::No;
  bool named = false, unseen = false;
  for (const Attribute key : {Attribute::Class, Attribute::Id}) {
    const std::string_view names = tree.attribute(node, key);
    if (names.empty()) continue;
    if (names == "sr-only" || contains_no_case(names, "visually-hidden") || contains_no_case(names, "screen-reader"))
      unseen = true;
    for_parts(names, [&](std::string_view part) {
      named = named || kParts.contains(part);
      unseen = unseen || (part != "hidden" && part != "sr" && kHiddenParts.contains(part));
    });
  }
  return unseen ? Furniture::Hidden : named ? Furniture::Named : Furniture::No;
}

bool is_named_article_body(const HtmlTree& tree, const HtmlNode& node) {
  if (node.tag == Tag::Text || node.begin == node.end) return false;
  if (contains_no_case(tree.attribute(node, Attribute::Itemprop), "articlebody")) return true;
  bool named = false;
  for (const Attribute key : {Attribute::Class, Attribute::Id})
    for_names(tree.attribute(node, key), [&](std::string_view name) { named = named || kBodies.contains(name); });
  return named;
}

bool is_named_caption(const HtmlTree& tree, const HtmlNode& node) {
  if (node.tag == Tag::Text || node.begin == node.end) return false;
  bool named = false;
  for_parts(tree.attribute(node, Attribute::Class), [&](std::string_view part) {
    named = named || part == "caption" || part == "figcaption" || part == "legende" || part == "bildunterschrift";
  });
  return named;
}

}  // namespace pledgegraph
