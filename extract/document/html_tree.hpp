// An HTML page as a light tree: nodes in one array, texts and the few attributes that matter in one string. Built from
// the events of libxml2's HTML parser, which knows how broken markup is meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pledgegraph {

enum class Tag : std::uint8_t {
  Text,
  Inline,
  Block,  ///< text; an element that is neither named here nor a block; a block not named here
  A,
  Article,
  Aside,
  Blockquote,
  Body,
  Br,
  Button,
  Dd,
  Div,
  Dt,
  Figcaption,
  Figure,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Html,
  Li,
  Link,
  Main,
  Meta,
  Nav,
  P,
  Script,
  Section,
  Silent,
  Table,
  Td,
  Time,
  Title,
  Tr,
  Ul
};

/// The attributes that are kept.
enum class Attribute : std::uint8_t {
  Class,
  Id,
  Role,
  Itemprop,
  Hidden,
  Style,
  Datetime,
  Property,
  Name,
  Content,
  Rel,
  Href,
  Lang,
  Type,
  AriaHidden
};

struct HtmlNode {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  Tag tag = Tag::Inline;
  std::uint32_t parent = kNone, first_child = kNone, last_child = kNone, next = kNone;
  std::uint32_t begin = 0, end = 0;  ///< text: bytes of the pool; elements: their attributes' range
};

class HtmlTree {
 public:
  /// Parses a page in valid UTF-8. Never fails; markup nested deeper than a few thousand elements ends the page.
  explicit HtmlTree(std::string_view page);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  std::string_view text(const HtmlNode& node) const {
    return std::string_view(pool_).substr(node.begin, node.end - node.begin);
  }
  /// The attribute's value; empty if the element has none (a bare `hidden` has the value "hidden").
  std::string_view attribute(const HtmlNode& node, Attribute name) const;
  /// All text below an element, white space folded.
  std::string text_below(std::uint32_t node) const;
  /// True if the page was cut off because of its depth.
  bool too_deep() const { return too_deep_; }

 private:
  friend class HtmlTreeBuilder;
  struct StoredAttribute {
    Attribute name;
    std::uint32_t begin, end;  // bytes of the pool
  };

  std::vector<HtmlNode> nodes_;
  std::vector<StoredAttribute> attributes_;
  std::string pool_;
  bool too_deep_ = false;
};

/// True for elements that begin and end a paragraph of their own.
bool is_block(Tag tag);

}  // namespace pledgegraph
