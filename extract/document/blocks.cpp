// Lines are first judged one by one (line_type.cpp), then by their neighbours: what stands under "Lire aussi :", lists
// and dialogues, tables, the head and the foot of the page, titles of other articles that interrupt the text.
#include "extract/document/blocks.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

class Typer {
 public:
  Typer(Document& document, const BlockRules& rules) : document_(document), rules_(rules) {}

  void run() {
    gather();
    if (lines_.empty()) return;
    for (const Line& line : lines_) verdicts_.push_back(judge_line(line, rules_));
    std::vector<std::string_view> texts;
    for (const Line& line : lines_) texts.push_back(line.text.substr(0, 200));
    chronology_ = is_chronology(texts, rules_);
    for (std::size_t k = 0; chronology_ && k < size(); ++k)
      if (is_chronology_entry(texts[k], rules_)) verdicts_[k].date_line = false;
    // "Vidéo : l'Ukraine reçoit ..." is a title where a title stands.
    if (verdicts_.front().weak && !verdicts_.front().opens_list && lines_.front().words >= 6)
      verdicts_.front() = {.type = BlockType::Headline};
    if (structured_) keep_structure();
    find_body();
    leave_out_lists_of_links();
    leave_out_rest();
    leave_out_repeats();
    find_body();
    if (!structured_) {
      type_tables();
      type_lists();
      leave_out_interruptions();
    }
    type_head_and_foot();
    rescue();
    emit();
  }

 private:
  std::size_t size() const { return lines_.size(); }
  bool is_out(std::size_t k) const { return verdicts_[k].type == BlockType::Boilerplate; }
  void leave_out(std::size_t k) { verdicts_[k].type = BlockType::Boilerplate; }
  bool after_body(std::size_t k) const { return k > last_body_; }

  void gather() {
    structured_ = !document_.blocks.empty();
    if (!structured_) {
      lines_ = split_lines(document_.text);
      return;
    }
    for (const Block& block : document_.blocks) {
      lines_.push_back(make_line(document_.text, block.span));
      lines_.back().blank_before = 1;
    }
    link_lines(lines_);
  }

  /// What the page's own structure says outweighs shape: only cues and by-lines change it.
  void keep_structure() {
    for (std::size_t k = 0; k < size(); ++k) {
      const BlockType given = document_.blocks[k].type;
      const LineVerdict& judged = verdicts_[k];
      const bool furniture = judged.type == BlockType::Boilerplate && given != BlockType::TableRow &&
                             !(given == BlockType::Caption && lines_[k].words >= 5);
      const bool dateline = judged.type == BlockType::Dateline && given == BlockType::Paragraph;
      const bool kicker = judged.type == BlockType::Headline && given == BlockType::Paragraph && lines_[k].words <= 6;
      if (!furniture && !dateline && !kicker) verdicts_[k].type = given;
    }
  }

  /// The first and last line that is plainly text. Without one, every line that is no furniture counts.
  void find_body() {
    first_body_ = size();
    last_body_ = 0;
    for (const bool strict : {true, false}) {
      for (std::size_t k = 0; k < size(); ++k) {
        const BlockType type = verdicts_[k].type;
        if (strict ? type != BlockType::Paragraph || !is_body(lines_[k])
                   : type != BlockType::Paragraph && type != BlockType::Bullet && type != BlockType::Headline)
          continue;
        first_body_ = std::min(first_body_, k);
        last_body_ = k;
      }
      if (first_body_ < size()) return;
    }
    first_body_ = last_body_ = 0;
  }

  /// Under "Lire aussi :" stand titles: short, no sentences, until the next gap; at the foot, until the end.
  void leave_out_lists_of_links() {
    for (std::size_t k = 0; k < size(); ++k) {
      if (!is_out(k) || !verdicts_[k].opens_list) continue;
      for (std::size_t j = k + 1; j < size(); ++j) {
        const Line& line = lines_[j];
        const bool listed = line.marker != 0;
        const bool sentence = line.terminated && !line.question && !line.ellipsis;
        if (is_out(j) && verdicts_[j].opens_list) break;  // has its own list
        if (is_out(j) && verdicts_[j].cue) continue;
        if (line.characters > 160 || (sentence && !(listed && after_body(j)))) break;
        if (line.blank_before > 0 && !after_body(j) && !(j == k + 1 && listed)) break;
        if (structured_ && !after_body(j) && document_.blocks[j].type != BlockType::Bullet) break;
        leave_out(j);
      }
    }
  }

  /// Comments and the like reach to the end; but only below the article, not in a bar of buttons above it.
  void leave_out_rest() {
    std::size_t body_characters = 0, bodies = 0, total = 0;
    for (std::size_t k = 0; k < size(); ++k) total += is_out(k) ? 0 : lines_[k].characters;
    for (std::size_t k = 0; k < size(); ++k) {
      const bool far_enough = (bodies >= 3 || body_characters >= 600) && body_characters * 2 > total;
      if (verdicts_[k].rest && bodies > 0 && far_enough) {
        for (std::size_t j = k; j < size(); ++j) leave_out(j);
        return;
      }
      if (is_out(k)) continue;
      body_characters += lines_[k].characters;
      bodies += is_body(lines_[k]) ? 1 : 0;
    }
  }

  /// A line that was there before: the title over the picture, the title of a breadcrumb.
  void leave_out_repeats() {
    std::unordered_set<std::string> seen;
    for (std::size_t k = 0; k < size(); ++k) {
      const Line& line = lines_[k];
      if (is_out(k) || line.words < 4 || line.characters > 400) continue;
      std::string key;  // letters and digits
      key.reserve(line.text.size());
      for (const char c : line.words_text())
        if ((static_cast<unsigned char>(c) & 0x80) != 0 || (c >= '0' && c <= '9'))
          key += c;
        else if ((c | 32) >= 'a' && (c | 32) <= 'z')
          key += static_cast<char>(c | 32);
      if (!seen.insert(std::move(key)).second) leave_out(k);
    }
  }

  /// Neighbouring lines with the same number of cells.
  void type_tables() {
    const auto cells = [&](std::size_t k) -> std::ptrdiff_t {
      const Line& line = lines_[k];
      if (line.characters > 400 || line.marker != 0 || (verdicts_[k].cue && !verdicts_[k].menu)) return 0;
      const auto count = [&](char c) { return std::ranges::count(line.text, c); };
      const std::ptrdiff_t bars = std::max(count('|'), count('\t'));
      // "22.10 | Kiev pasa otra noche ..." is a time stamp and a sentence.
      return bars == 1 && (line.terminated || line.characters > 80) ? 0 : bars;
    };
    for (std::size_t k = 0; k + 1 < size();) {
      std::size_t end = k;
      std::size_t digits = 0;
      for (const std::ptrdiff_t n = cells(k); n > 0 && end < size() && cells(end) == n; ++end)
        digits += lines_[end].digits > 0 ? 1 : 0;
      if (end >= k + 2 && digits * 2 >= end - k) {
        for (; k < end; ++k) verdicts_[k].type = BlockType::TableRow;
      } else {
        k = std::max(end, k + 1);
      }
    }
  }

  /// Lines that begin with a mark: an announcement's list, the turns of a dialogue, or links.
  void type_lists() {
    const auto is_dash = [](char32_t c) {
      return c == U'-' || c == U'\u2013' || c == U'\u2014' || c == U'\u2212' || c == U'\u2012';
    };
    for (std::size_t k = 0; k < size();) {
      if (lines_[k].marker == 0) {
        ++k;
        continue;
      }
      std::size_t end = k;
      bool unfinished = false, question = false;
      for (; end < size() && lines_[end].marker != 0 && is_dash(lines_[end].marker) == is_dash(lines_[k].marker);
           ++end) {
        unfinished = unfinished || (!is_out(end) && !lines_[end].terminated);
        question = question || lines_[end].question;
      }
      std::size_t before = k;
      while (before > 0 && before + 20 > k && is_out(before - 1)) --before;
      const bool after_colon = before > 0 && lines_[before - 1].colon;
      const bool dialogue = question && !unfinished && !after_colon && end >= k + 3;
      const bool announced =
          before > 0 && (lines_[before - 1].colon ||
                         (verdicts_[before - 1].type == BlockType::Headline && !lines_[before - 1].question));
      for (std::size_t j = k; j < end; ++j) {
        if (is_out(j)) continue;
        const Line& line = lines_[j];
        if (line.link_mark && !announced && line.characters <= 200 && (!line.terminated || after_body(j)))
          leave_out(j);
        else if (is_dash(line.marker))
          verdicts_[j].type = (announced || unfinished) && !dialogue ? BlockType::Bullet : BlockType::Paragraph;
        else
          verdicts_[j].type = line.marker == U'1' && line.characters > 200 ? BlockType::Paragraph : BlockType::Bullet;
      }
      k = end;
    }
  }

  /// Where a page breaks its text with "Lire aussi", a lone line of the length of a sentence is the title of another
  /// article, unless the text speaks of the same things. Cross-headings are shorter.
  void leave_out_interruptions() {
    const bool interrupted = std::ranges::any_of(verdicts_.begin() + static_cast<std::ptrdiff_t>(first_body_),
                                                 verdicts_.begin() + static_cast<std::ptrdiff_t>(last_body_),
                                                 [](const LineVerdict& v) { return v.cue && !v.by_line; });
    if (!interrupted) return;
    const auto is_lone = [&](std::size_t k) {
      return !is_out(k) && k > first_body_ && k < last_body_ && verdicts_[k].type == BlockType::Headline && lines_[k].words >= 9 &&
             lines_[k].blank_before > 0 && lines_[k].blank_after > 0;
    };
    std::vector<std::size_t> lone;
    for (std::size_t k = 0; k < size(); ++k)
      if (is_lone(k)) lone.push_back(k);
    if (lone.empty()) return;
    std::unordered_set<std::string> spoken_of;
    const auto stems = [&](const Line& line, const auto& use) {
      for (const CueWord& word : cue_words(line.text, 2000))
        if (word.letters && word.folded.size() >= 5)
          use(word.folded.substr(0, word.folded.size() > 7 ? word.folded.size() - 2 : 5));
    };
    for (std::size_t k = 0; k < size(); ++k)
      if (!is_out(k) && !is_lone(k)) stems(lines_[k], [&](const std::string& stem) { spoken_of.insert(stem); });
    for (const std::size_t k : lone) {
      std::size_t all = 0, known = 0;
      stems(lines_[k], [&](const std::string& stem) {
        ++all;
        known += spoken_of.contains(stem) ? 1 : 0;
      });
      if (all >= 3 && known * 3 < all * 2) leave_out(k);
    }
  }

  /// Above and below the text: dates, by-lines, signatures.
  void type_head_and_foot() {
    std::size_t first_line = 0;
    while (first_line < size() && is_out(first_line)) ++first_line;
    std::size_t last_kept = size() - 1;
    while (last_kept > 0 && is_out(last_kept)) --last_kept;
    for (std::size_t k = 0; k < size(); ++k) {
      LineVerdict& verdict = verdicts_[k];
      // On pages the standfirst often comes before the by-line.
      const bool under_standfirst = structured_ && k > first_body_ && k <= first_body_ + 3 &&
                                    lines_[k].characters <= 120 && !lines_[k].terminated;
      const bool head = (k < first_body_ && k < 15) || (under_standfirst && (verdict.date_line || verdict.by_line));
      const bool foot = after_body(k);
      if (!head && !foot) continue;
      const bool full_date = verdict.has_date || head || verdict.type == BlockType::Dateline;
      if (verdict.date_line && full_date &&
          (verdict.type == BlockType::Headline || verdict.type == BlockType::Paragraph || (verdict.by_line && head)) &&
          (!structured_ || verdict.has_date))
        verdict.type = BlockType::Dateline;
      else if (verdict.by_line && head)
        verdict.type = BlockType::Dateline;
      else if (head && k == first_line && verdict.type == BlockType::Paragraph && lines_[k].terminated &&
               lines_[k].blank_after > 0 && lines_[k].words >= 4)
        verdict.type = BlockType::Headline;  // a title that ends with a full stop
      else if (foot && k >= last_kept && is_signature(lines_[k]))
        leave_out(k);
      else if (foot && verdict.type == BlockType::Headline && std::ranges::count(lines_[k].text, '|') >= 2)
        leave_out(k);  // titles of other articles in a row
    }
  }

  /// "mrg/lpz", "M. D.", "Sophie Kremer".
  bool is_signature(const Line& line) const {
    if (line.characters > 40 || line.colon || line.marker != 0 || line.digits > 0) return false;
    const std::vector<CueWord> words = cue_words(line.text);
    bool initials = true, names = true;
    for (const CueWord& word : words) {
      if (!word.letters) continue;
      initials = initials && word.folded.size() <= 5;
      names = names && word.capital;
    }
    const bool divided = line.text.find('/') != line.text.npos || line.capitals == 0 || line.words == line.letters;
    return (initials && divided && line.words <= 5) ||
           (names && line.words >= 2 && line.words <= 3 && !line.terminated && !line.all_caps());
  }

  /// Where nothing would be left to read, the furniture is the text: "PHOTO. A column of lorries waits for the ferry."
  void rescue() {
    constexpr std::size_t kWhole = 8;  // words of what may be a sentence
    const auto left_out = [](const LineVerdict& verdict) {
      return verdict.type == BlockType::Boilerplate || verdict.type == BlockType::Caption || verdict.type == BlockType::Dateline;
    };
    if (!std::ranges::all_of(verdicts_, left_out)) return;
    for (std::size_t k = 0; k < size(); ++k)
      if (lines_[k].words >= kWhole) verdicts_[k].type = BlockType::Paragraph;
  }

  void emit() {
    std::vector<Block> blocks;
    blocks.reserve(size() + 1);
    for (std::size_t k = 0; k < size(); ++k) {
      const Span span = lines_[k].span;
      const BlockType type = verdicts_[k].type;
      if (k == first_body_ && type == BlockType::Paragraph && !chronology_) {
        const auto cut = static_cast<std::uint32_t>(dateline_prefix(lines_[k].text, rules_));
        if (cut > 0 && cut < lines_[k].text.size()) {
          std::uint32_t end = cut;
          while (end > 0 && lines_[k].text[end - 1] == ' ') --end;
          blocks.push_back({BlockType::Dateline, {span.begin, span.begin + end}});
          blocks.push_back({type, {span.begin + cut, span.end}});
          continue;
        }
      }
      blocks.push_back({type, span});
    }
    document_.blocks = std::move(blocks);
  }

  Document& document_;
  const BlockRules& rules_;
  std::vector<Line> lines_;
  std::vector<LineVerdict> verdicts_;
  bool structured_ = false;
  bool chronology_ = false;
  std::size_t first_body_ = 0, last_body_ = 0;
};

}  // namespace

void type_blocks(Document& document, const BlockRules& rules) { Typer(document, rules).run(); }

}  // namespace pledgegraph
