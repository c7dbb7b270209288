#include "extract/document/date.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

#include "extract/document/encoding.hpp"
#include "extract/document/find_dates.hpp"

namespace pledgegraph {
namespace {

/// How a place in the document speaks for its date being the document's; the least wins.
enum class Rank { Cued, HeadLine, Dateline, Headline, Foot, WithoutYear, Lead };

struct Candidate {
  Rank rank;
  DateMention date;
};

/// The years the text names, for dates that leave theirs out.
std::set<int> years_named(std::string_view text) {
  std::set<int> years;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
    if (!digit(at)) continue;
    std::size_t end = at;
    int value = 0;
    for (; digit(end); ++end) value = end - at < 5 ? value * 10 + (text[end] - '0') : value;
    if (end - at == 4 && value >= 2000 && value < 2100) years.insert(value);
    at = end;
  }
  return years;
}

DateMention later(const DateMention& date, int days) {
  const std::chrono::sys_days day =
      std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
                                  std::chrono::day(static_cast<unsigned>(date.day)));
  const std::chrono::year_month_day moved(day + std::chrono::days(days));
  return {date.span, static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
          static_cast<int>(static_cast<unsigned>(moved.day()))};
}

class DateFinder {
 public:
  DateFinder(const Document& document, const BlockRules& rules) : document_(document), rules_(rules) {}

  std::string find() {
    if (std::string given = normalise_date(document_.date, rules_.dates, rules_.language); !given.empty()) return given;
    collect();
    std::ranges::stable_sort(candidates_, {}, [](const Candidate& c) { return std::pair(c.rank, c.date.day == 0); });
    for (const Candidate& candidate : candidates_) {
      DateMention date = candidate.date;
      if (date.year == 0 && !infer_year(date)) continue;
      // A day elsewhere may complete a month.
      if (date.day == 0)
        for (const Candidate& other : candidates_)
          if (other.rank <= Rank::Foot && other.date.year == date.year && other.date.month == date.month &&
              other.date.day != 0)
            return to_iso(other.date);
      return to_iso(date);
    }
    return {};
  }

 private:
  std::string_view text(const Block& block) const {
    return std::string_view(document_.text).substr(block.span.begin, block.span.end - block.span.begin);
  }
  std::vector<DateMention> dates(std::string_view text, std::size_t limit) const {
    return find_dates(text, rules_.dates, rules_.language, limit);
  }
  bool has_cue(std::string_view line) const {
    const std::vector<CueWord> words = cue_words(line);
    for (std::size_t k = 0; k < words.size() && k < 12; ++k)
      if (rules_.cues.match(CueScope::Dateline, words, k) > 0) return true;
    return false;
  }

  void collect() {
    const auto& blocks = document_.blocks;
    const auto is_body = [&](const Block& block) {
      if (block.type != BlockType::Paragraph && block.type != BlockType::Bullet) return false;
      return std::ranges::count_if(text(block).substr(0, 400),
                                   [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }) >= 80;
    };
    std::size_t first = 0;
    while (first < blocks.size() && !is_body(blocks[first])) ++first;
    std::size_t last = blocks.size();
    while (last > 0 && !is_body(blocks[last - 1])) --last;
    std::vector<std::string_view> lines;
    for (const Block& block : blocks) lines.push_back(text(block).substr(0, 200));
    const bool chronology = is_chronology(lines, rules_);
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      const std::string_view line = text(blocks[k]);
      if (chronology && blocks[k].type != BlockType::Dateline && is_chronology_entry(line, rules_)) continue;
      const bool head = k < first && k < 20;
      const bool foot = k >= last && k + 6 >= blocks.size();
      const bool dateline = blocks[k].type == BlockType::Dateline;
      if ((!head && !foot && !dateline) || line.size() > 400) continue;
      const bool cued = has_cue(line);
      for (const DateMention& date : dates(line, 400)) {
        if (date.year == 0 && !(dateline && head) && !(dateline && k + 1 == first) && !(cued && head)) continue;
        Rank rank = Rank::Foot;
        if (date.year == 0)
          rank = Rank::WithoutYear;
        else if (head || k <= first)
          rank = cued       ? Rank::Cued
                 : dateline ? (k + 1 == first && first > 0 ? Rank::Dateline : Rank::HeadLine)
                            : Rank::Headline;
        else if (cued)
          rank = Rank::HeadLine;
        if (foot && !head && !cued && !dateline && blocks[k].type != BlockType::Boilerplate && line.size() > 120)
          continue;
        candidates_.push_back({rank, date});
      }
    }
    // "Invité mardi 28 novembre 2023 à s'exprimer ...": a weekday with a full date in the first sentences is today.
    if (first < blocks.size()) lead_date(text(blocks[first]));
    if (last > 0 && !chronology) last_words(text(blocks[last - 1]));
  }

  /// "... côtier. 4 mai 2025.", "... // 3 mai 2023": a date that is the last sentence.
  void last_words(std::string_view paragraph) {
    const std::size_t from = paragraph.size() < 60 ? 0 : character_start(paragraph, paragraph.size() - 60);
    for (const DateMention& date : dates(paragraph.substr(from), 100)) {
      const std::string_view after = paragraph.substr(from + date.span.end);
      std::string_view before = paragraph.substr(0, from + date.span.begin);
      while (before.ends_with(' ')) before.remove_suffix(1);
      const bool divided = before.ends_with('.') || before.ends_with('/') || before.ends_with('(') ||
                           before.ends_with("\u2014") || before.ends_with("\u2013") || before.ends_with('|');
      if (date.year != 0 && divided && after.find_first_not_of(" .)") == after.npos)
        candidates_.push_back({Rank::Foot, date});
    }
  }

  void lead_date(std::string_view paragraph) {
    for (const DateMention& date : dates(paragraph, 400)) {
      if (date.day == 0 || date.year == 0) continue;
      const std::vector<CueWord> before = cue_words(paragraph.substr(0, date.span.begin), 400);
      std::size_t words = before.size();
      while (words > 0 && !before[words - 1].letters) --words;
      if (words == 0) continue;
      const std::string& word = before[words - 1].folded;
      if (rules_.dates.weekday(word, rules_.language) != 0) {
        candidates_.push_back({Rank::Lead, date});
        return;
      }
      // "ayer, 24 de marzo de 2023"
      if (const auto days = rules_.dates.relative_day(word, rules_.language)) {
        candidates_.push_back({Rank::Lead, later(date, -*days)});
        return;
      }
    }
  }

  /// The year in which the day falls on the weekday that the first paragraphs name, near the years they speak of.
  bool infer_year(DateMention& date) const {
    if (date.day == 0) return false;
    const std::set<int> years = years_named(std::string_view(document_.text).substr(0, 20000));
    if (years.empty()) return false;
    int weekday = 0, paragraphs = 0;
    for (const Block& block : document_.blocks) {
      if (block.type != BlockType::Paragraph || paragraphs == 4 || block.span.end - block.span.begin < 50) continue;
      ++paragraphs;
      for (const CueWord& word : cue_words(text(block), 120)) {
        if (weekday != 0 || !word.letters || word.folded.size() < 4) continue;
        weekday = rules_.dates.weekday(word.folded, rules_.language);
      }
    }
    if (weekday == 0) return false;
    const auto fits = [&](int year) {
      return is_calendar_day(year, date.month, date.day) && weekday_of(year, date.month, date.day) == weekday;
    };
    // Most texts name the year before theirs; some a year to come.
    for (const int step : {0, 1, 2, -1, -2, -3})
      if (fits(*years.rbegin() + step)) {
        date.year = *years.rbegin() + step;
        return true;
      }
    return false;
  }

  const Document& document_;
  const BlockRules& rules_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::string document_date(const Document& document, const BlockRules& rules) {
  return DateFinder(document, rules).find();
}

}  // namespace pledgegraph
