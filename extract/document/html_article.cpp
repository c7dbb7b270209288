#include "extract/document/html_article.hpp"

#include <algorithm>

#include "extract/document/encoding.hpp"
#include "extract/document/html_entities.hpp"
#include "extract/document/html_furniture.hpp"

namespace pledgegraph {
namespace {

constexpr auto kNone = HtmlNode::kNone;
constexpr std::size_t kShortest = 25;  // characters that make text a paragraph, for measuring density

bool is_heading(Tag tag) { return tag >= Tag::H1 && tag <= Tag::H6; }

std::size_t solid(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

class ArticleReader {
 public:
  explicit ArticleReader(const HtmlTree& tree)
      : tree_(tree), nodes_(tree.nodes()), weight_(nodes_.size(), 0), out_(nodes_.size(), 0), end_(nodes_.size()) {
    // Nodes stand in document order, so that what is below an element follows it without a gap.
    for (auto k = static_cast<std::uint32_t>(nodes_.size()); k-- > 0;) {
      end_[k] = std::max(end_[k], k + 1);
      if (k > 0) end_[nodes_[k].parent] = std::max(end_[nodes_[k].parent], end_[k]);
    }
  }

  HtmlArticle read() {
    weigh();
    leave_out();
    weigh();
    root_ = choose_root();
    find_h1();
    emit(root_);
    flush();
    tidy();
    return std::move(article_);
  }

 private:
  /// Each element's weight: the characters of its paragraphs outside links. Nodes stand behind their parents, so one
  /// pass from the end adds children to parents.
  void weigh() {
    std::vector<std::uint32_t> own(nodes_.size(), 0), linked(nodes_.size(), 0);
    std::vector<std::uint8_t> in_link(nodes_.size(), 0);
    std::ranges::fill(weight_, 0u);
    // Text counts for the nearest block above it.
    std::vector<std::uint32_t> block(nodes_.size(), 0);
    for (std::uint32_t k = 1; k < nodes_.size(); ++k) {
      const HtmlNode& node = nodes_[k];
      in_link[k] = in_link[node.parent] || node.tag == Tag::A;
      out_[k] = out_[k] || out_[node.parent];
      block[k] = is_block(node.tag) || node.tag == Tag::Td ? k : block[node.parent];
      if (node.tag != Tag::Text || out_[k] || nodes_[node.parent].tag == Tag::Script) continue;
      const auto n = static_cast<std::uint32_t>(solid(tree_.text(node)));
      own[block[k]] += n;
      if (in_link[k]) linked[block[k]] += n;
    }
    for (std::uint32_t k = static_cast<std::uint32_t>(nodes_.size()); k-- > 1;) {
      const bool paragraph = own[k] >= kShortest && linked[k] * 3 < own[k] && !is_heading(nodes_[k].tag);
      if (paragraph) weight_[k] += own[k] - linked[k];
      weight_[nodes_[k].parent] += weight_[k];
    }
  }

  void leave_out() {
    const std::uint32_t all = std::max(weight_[0], 1u);
    for (std::uint32_t k = 1; k < nodes_.size(); ++k) {
      const Furniture furniture = furniture_of(tree_, nodes_[k]);
      if (furniture == Furniture::Hidden) out_[k] = 1;
      // What most of the page's text is in was named carelessly.
      if (furniture == Furniture::Named && weight_[k] * 3 < all) out_[k] = 1;
    }
  }

  bool below(std::uint32_t node, std::uint32_t top) const { return node >= top && node < end_[top]; }

  /// <article>, <main> or a named body if it holds most of the text; else down to the smallest element that does.
  std::uint32_t choose_root() const {
    const std::uint32_t all = weight_[0];
    const auto heaviest = [&](const auto& fits) {
      std::uint32_t best = kNone;
      for (std::uint32_t k = 1; k < nodes_.size(); ++k)
        if (!out_[k] && fits(k) && weight_[k] * 2 > all && (best == kNone || weight_[k] > weight_[best])) best = k;
      return best;
    };
    const std::uint32_t article = heaviest([&](std::uint32_t k) { return nodes_[k].tag == Tag::Article; });
    if (article != kNone) return article;
    std::uint32_t top = heaviest([&](std::uint32_t k) {
      return nodes_[k].tag == Tag::Main || tree_.attribute(nodes_[k], Attribute::Role) == "main";
    });
    if (top == kNone) top = 0;
    for (;;) {
      std::uint32_t heir = kNone;
      bool worth_keeping = false;  // a title or a paragraph stands before the heir
      for (std::uint32_t child = nodes_[top].first_child; child != kNone; child = nodes_[child].next) {
        if (out_[child] || nodes_[child].tag == Tag::Text) continue;
        if (weight_[child] * 5 >= weight_[top] * 4 && weight_[child] > 0) {
          heir = child;
          break;
        }
        worth_keeping = worth_keeping || weight_[child] >= 60 || holds_h1(child);
      }
      if (heir == kNone || worth_keeping || !is_block(nodes_[heir].tag) || nodes_[heir].tag == Tag::P ||
          nodes_[heir].tag == Tag::Article)
        return heir != kNone && nodes_[heir].tag == Tag::Article ? heir : top;
      top = heir;
    }
  }

  bool holds_h1(std::uint32_t top) const {
    for (std::uint32_t k = top; k < end_[top]; ++k)
      if (nodes_[k].tag == Tag::H1 && !out_[k]) return true;
    return false;
  }

  void find_h1() {
    std::uint32_t best = kNone;
    for (std::uint32_t k = 1; k < nodes_.size(); ++k) {
      if (nodes_[k].tag != Tag::H1) continue;
      const bool seen = !out_[k];
      if (best == kNone || (seen && (out_[best] || (below(k, root_) && !below(best, root_))))) best = k;
    }
    if (best == kNone || nodes_[best].tag != Tag::H1) return;
    article_.h1 = clean(tree_.text_below(best));
  }

  std::string clean(std::string text) const {
    replace_entities(text);
    text = normalise_text(std::move(text));
    const std::size_t begin = text.find_first_not_of(" \n\t");
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(" \n\t") - begin + 1);
  }

  /// Walks the article without recursion; `leave` runs when an element has been read.
  void emit(std::uint32_t top) {
    const auto enter = [&](std::uint32_t k) {
      const HtmlNode& node = nodes_[k];
      if (out_[k]) return false;
      if (node.tag == Tag::Text) {
        add_text(tree_.text(node));
        return false;
      }
      if (node.tag == Tag::Br) {
        break_ = break_ == 0 ? 1 : 2;
        return false;
      }
      if (node.tag == Tag::Time && article_.time.empty()) {
        article_.time = tree_.attribute(node, Attribute::Datetime);
        if (article_.time.empty()) article_.time = tree_.text_below(k);
      }
      if (node.tag == Tag::A) ++links_;
      if (node.tag == Tag::Tr) {
        flush();
        in_row_ = true;
      } else if (node.tag == Tag::Td) {
        if (in_row_ && !text_.empty()) cell_ = true;
      } else if (is_block(node.tag) && !in_row_) {
        flush();
        if (is_heading(node.tag))
          type_ = BlockType::Headline;
        else if (node.tag == Tag::Li || node.tag == Tag::Dd || node.tag == Tag::Dt)
          type_ = BlockType::Bullet;
        else if (node.tag == Tag::Figcaption || is_named_caption(tree_, node))
          type_ = BlockType::Caption;
        else if (node.tag == Tag::P && type_ == BlockType::Headline)
          type_ = BlockType::Paragraph;
        title_ = node.tag == Tag::H1;
        loose_ = node.tag != Tag::P && node.tag != Tag::Li && !is_heading(node.tag) && type_ != BlockType::Caption;
      } else if (in_row_ && is_block(node.tag) && !text_.empty()) {
        space_ = true;
      }
      return true;
    };
    const auto leave = [&](std::uint32_t k) {
      const HtmlNode& node = nodes_[k];
      if (node.tag == Tag::A) --links_;
      if (node.tag == Tag::Tr) {
        type_ = BlockType::TableRow;
        flush();
        in_row_ = false;
        type_ = BlockType::Paragraph;
      } else if (is_block(node.tag) && !in_row_) {
        flush();
        // Inside a list item or a caption its type still holds after an inner paragraph.
        type_ = type_of_surroundings(node.parent, top);
        title_ = false;
        loose_ = true;
      }
    };
    for (std::uint32_t at = top;;) {
      if (enter(at) && nodes_[at].first_child != kNone) {
        at = nodes_[at].first_child;
        continue;
      }
      if (nodes_[at].tag != Tag::Text && !out_[at] && nodes_[at].tag != Tag::Br) leave(at);
      while (at != top && nodes_[at].next == kNone) {
        at = nodes_[at].parent;
        leave(at);
      }
      if (at == top) break;
      at = nodes_[at].next;
    }
  }

  BlockType type_of_surroundings(std::uint32_t k, std::uint32_t top) const {
    for (int up = 0; k != kNone && k > top && up < 6; k = nodes_[k].parent, ++up) {
      const Tag tag = nodes_[k].tag;
      if (tag == Tag::Li || tag == Tag::Dd) return BlockType::Bullet;
      if (tag == Tag::Figcaption) return BlockType::Caption;
      if (is_heading(tag)) return BlockType::Headline;
      if (tag == Tag::Article || tag == Tag::Section) break;
    }
    return BlockType::Paragraph;
  }

  void add_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ') ++at;
      if (at > begin) {
        before_word(text[begin]);
        text_ += text.substr(begin, at - begin);
        if (links_ > 0) linked_ += at - begin;
        all_ += at - begin;
      }
      for (; at < text.size() && static_cast<unsigned char>(text[at]) <= ' '; ++at) space_ = true;
    }
  }

  /// Writes the blank, the bar between cells, or ends the block at a line break that ends a line of its own.
  void before_word(char first) {
    if (break_ > 0 && !in_row_) {
      const std::string_view ends = ".!?:;";
      const bool mark = first == '-' || first == '*' || first == '\xE2' || (first >= '0' && first <= '9');
      const bool ended = !text_.empty() && (ends.find(text_.back()) != ends.npos || text_.ends_with("\xC2\xBB"));
      const BlockType type = type_;
      if (break_ > 1 || mark || ended) {
        flush();
        type_ = type;
      } else {
        space_ = true;
      }
      break_ = 0;
    }
    if (text_.empty()) {
      space_ = cell_ = false;
      return;
    }
    if (cell_)
      text_ += " | ";
    else if (space_)
      text_ += ' ';
    space_ = cell_ = false;
  }

  void flush() {
    break_ = 0;
    space_ = cell_ = false;
    if (text_.empty()) return;
    HtmlBlock block{type_, clean(std::move(text_)), title_};
    text_.clear();
    const bool sentence = block.text.ends_with('.') && type_ == BlockType::Paragraph && all_ > 60;
    const bool by_links = !title_ && linked_ * 10 > all_ * (sentence ? 9 : 6);
    // Loose words in a div are labels and buttons; dates and names among them are worth a look.
    const bool label = loose_ && type_ == BlockType::Paragraph && all_ < 12 &&
                       std::ranges::none_of(block.text, [](char c) { return c >= '0' && c <= '9'; });
    if (!block.text.empty() && !by_links && !label) article_.blocks.push_back(std::move(block));
    linked_ = all_ = 0;
  }

  /// Headings that head nothing, because what they headed was left out.
  void tidy() {
    auto& blocks = article_.blocks;
    std::vector<HtmlBlock> kept;
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      const bool last = k + 1 == blocks.size();
      const bool heads_nothing =
          blocks[k].type == BlockType::Headline && !blocks[k].is_title && (last || blocks[k + 1].is_title);
      if (heads_nothing && !kept.empty()) continue;
      kept.push_back(std::move(blocks[k]));
    }
    blocks = std::move(kept);
  }

  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  std::vector<std::uint32_t> weight_;
  std::vector<std::uint8_t> out_;
  std::vector<std::uint32_t> end_;  // behind the last node below it
  std::uint32_t root_ = 0;
  HtmlArticle article_;
  // The block that is being written.
  std::string text_;
  BlockType type_ = BlockType::Paragraph;
  std::size_t linked_ = 0, all_ = 0;  // bytes of it inside links, and in all
  int links_ = 0, break_ = 0;
  bool space_ = false, cell_ = false, in_row_ = false, title_ = false, loose_ = true;
};

}  // namespace

HtmlArticle read_article(const HtmlTree& tree) { return ArticleReader(tree).read(); }

}  // namespace pledgegraph
