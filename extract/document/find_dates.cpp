#include "extract/document/find_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// A run of letters, a number of at most four digits, or a sign. White space only counts as a gap.
struct Piece {
  Span span;
  std::string_view word;  // letters as written
  int number = -1;
  int digits = 0;
  char32_t sign = 0;
  bool gap = false;  // white space before it
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const CharClass type = char_class(c);
    if (type == CharClass::Space) {
      gap = true;
      continue;
    }
    Piece piece;
    piece.gap = std::exchange(gap, false);
    if (type == CharClass::Sign) {
      piece.sign = c;
    } else {
      for (std::size_t next = at; next < text.size() && char_class(next_code_point(text, next)) == type;) at = next;
      const std::string_view run = text.substr(begin, at - begin);
      if (type == CharClass::Letter) {
        if (run.size() <= 48) piece.word = run;
      } else {
        piece.digits = static_cast<int>(std::min<std::size_t>(run.size(), 100));
        if (run.size() <= 4 && std::ranges::all_of(run, [](char d) { return d >= '0' && d <= '9'; })) {
          piece.number = 0;
          for (const char d : run) piece.number = piece.number * 10 + (d - '0');
        }
      }
    }
    piece.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

class Finder {
 public:
  Finder(std::string_view text, const DateWords& words, std::string_view language)
      : pieces_(cut(text)), words_(words), language_(language) {}

  std::vector<DateMention> all() {
    std::vector<DateMention> found;
    for (std::size_t k = 0; k < pieces_.size();) {
      end_ = k;
      std::optional<DateMention> date;
      if (pieces_[k].number >= 0)
        date = from_number(k);
      else if (number_near(k))
        date = from_month(k);
      if (date && date->month >= 1 && date->month <= 12 &&
          (date->day == 0 || is_calendar_day(date->year == 0 ? 2024 : date->year, date->month, date->day))) {
        date->span = {pieces_[k].span.begin, pieces_[end_ - 1].span.end};
        found.push_back(*date);
      }
      // What looked like a date and is none ("31 February 2023") is not half of one either.
      k = date ? std::max(end_, k + 1) : k + 1;
    }
    return found;
  }

 private:
  const Piece& piece(std::size_t k) const {
    static const Piece kNone;
    return k < pieces_.size() ? pieces_[k] : kNone;
  }
  /// A month's name is worth looking up only where a day or a year follows.
  bool number_near(std::size_t k) const {
    if (pieces_[k].word.size() < 3) return false;
    for (std::size_t j = k + 1; j < k + 5; ++j)
      if (piece(j).number >= 0) return true;
    return false;
  }
  bool is_year(std::size_t k) const {
    return piece(k).digits == 4 && piece(k).number >= 1900 && piece(k).number < 2100;
  }
  bool is_small(std::size_t k, int most) const {
    return piece(k).digits <= 2 && piece(k).digits > 0 && piece(k).number >= 1 && piece(k).number <= most;
  }
  bool is_divider(std::size_t k) const {
    const char32_t s = piece(k).sign;
    return s == U'.' || s == U'/' || s == U'-' || s == U'\u00B7' || s == U'\u2010' || s == U'\u2011';
  }
  int roman_month(std::size_t k) const {
    static constexpr std::string_view kRoman[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                  "vii", "viii", "ix",  "x",  "xi", "xii"};
    if (piece(k).word.empty() || piece(k).word.size() > 4) return 0;
    const auto* const it = std::ranges::find(kRoman, fold(piece(k).word));
    return it == std::end(kRoman) ? 0 : static_cast<int>(it - std::begin(kRoman)) + 1;
  }
  int month(std::size_t k) const {
    const std::string_view word = piece(k).word;
    return word.size() < 3 ? 0 : words_.month(fold(word), language_);
  }
  /// Past one sign and one small word ("de", "of", "del"), if a year stands behind them.
  std::optional<std::size_t> year_after(std::size_t k) const {
    for (int step = 0; step < 3; ++step, ++k) {
      if (is_year(k)) return k;
      const Piece& p = piece(k);
      const bool filler = p.sign == U',' || p.sign == U'.' || p.sign == U'/' || p.sign == U'(' || p.sign == U'\'' ||
                          p.sign == U'\u2019' || (!p.word.empty() && p.word.size() <= 3);
      if (!filler) break;
    }
    return std::nullopt;
  }

  std::optional<DateMention> from_number(std::size_t k) {
    // 2022-07-12, 2022.07.12
    if (is_year(k) && is_divider(k + 1) && is_small(k + 2, 12) && piece(k + 3).sign == piece(k + 1).sign &&
        is_small(k + 4, 31) && piece(k + 2).digits == 2) {
      end_ = k + 5;
      return DateMention{{}, piece(k).number, piece(k + 2).number, piece(k + 4).number};
    }
    if (!is_small(k, 31)) return std::nullopt;
    // 12.07.2022, 12/07/2022; American order where only that is a date
    if (is_divider(k + 1) && is_small(k + 2, 31) && piece(k + 3).sign == piece(k + 1).sign && is_year(k + 4)) {
      end_ = k + 5;
      int day = piece(k).number, month = piece(k + 2).number;
      if (month > 12) std::swap(day, month);
      return DateMention{{}, piece(k + 4).number, month, day};
    }
    // 16.06.22
    if ((piece(k + 1).sign == U'.' || piece(k + 1).sign == U'/') && is_small(k + 2, 12) && piece(k + 2).digits == 2 &&
        piece(k + 3).sign == piece(k + 1).sign && piece(k + 4).digits == 2 && !piece(k + 2).gap && !piece(k + 4).gap &&
        (piece(k + 5).sign != piece(k + 1).sign || piece(k + 6).digits == 0)) {
      end_ = k + 5;
      return DateMention{{}, 2000 + piece(k + 4).number, piece(k + 2).number, piece(k).number};
    }
    // 8·II·2023, 8 II 2023
    const std::size_t roman = is_divider(k + 1) ? k + 2 : k + 1;
    if (const int m = roman_month(roman)) {
      const std::size_t year = is_divider(roman + 1) ? roman + 2 : roman + 1;
      if (is_year(year)) {
        end_ = year + 1;
        return DateMention{{}, piece(year).number, m, piece(k).number};
      }
    }
    // 12 juillet 2022, 12. Juli, 12th of July, 12 de julio de 2022, 1er mars
    std::size_t at = k + 1;
    for (int step = 0; step < 3 && month(at) == 0; ++step) {
      const Piece& p = piece(at);
      const bool filler = p.sign == U'.' || p.sign == U'\u00BA' || p.sign == U'-' || p.sign == U'\u00B0' ||
                          (!p.word.empty() && p.word.size() <= 4);
      if (!filler) return std::nullopt;
      ++at;
    }
    const int m = month(at);
    if (m == 0) return std::nullopt;
    DateMention date{{}, 0, m, piece(k).number};
    end_ = at + 1;
    if (const auto year = year_after(at + 1)) {
      date.year = piece(*year).number;
      end_ = *year + 1;
    }
    return date;
  }

  std::optional<DateMention> from_month(std::size_t k) {
    const int m = month(k);
    if (m == 0) return std::nullopt;
    DateMention date{{}, 0, m, 0};
    // July 12, 2022; Sept. 24; Feb. 3rd
    std::size_t at = piece(k + 1).sign == U'.' ? k + 2 : k + 1;
    if (is_small(at, 31) && piece(at).gap) {
      date.day = piece(at).number;
      end_ = at + 1;
      // "July 10–11, 2025": the last day
      const char32_t sign = piece(at + 1).sign;
      if ((sign == U'-' || sign == U'\u2013') && is_small(at + 2, 31)) {
        at += 2;
        date.day = piece(at).number;
        end_ = at + 1;
      }
      if (!piece(at + 1).word.empty() && piece(at + 1).word.size() == 2 && !piece(at + 1).gap) ++at;
      if (const auto year = year_after(at + 1)) {
        date.year = piece(*year).number;
        end_ = *year + 1;
      }
      return date;
    }
    // June 2022, junio de 2022
    if (const auto year = year_after(k + 1)) {
      date.year = piece(*year).number;
      end_ = *year + 1;
      return date;
    }
    return std::nullopt;
  }

  std::vector<Piece> pieces_;
  const DateWords& words_;
  std::string_view language_;
  std::size_t end_ = 0;  // behind the last piece of the date just read
};

}  // namespace

bool is_calendar_day(int year, int month, int day) {
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

int weekday_of(int year, int month, int day) {
  const std::chrono::sys_days days =
      std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                  std::chrono::day(static_cast<unsigned>(day)));
  return static_cast<int>(std::chrono::weekday(days).iso_encoding());
}

std::vector<DateMention> find_dates(std::string_view text, const DateWords& words, std::string_view language,
                                    std::size_t limit) {
  text = text.substr(0, limit);
  if (text.find_first_of("0123456789") == text.npos) return {};  // a date without a number is none
  return Finder(text, words, language).all();
}

std::string to_iso(const DateMention& date) {
  if (date.year == 0) return {};
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string normalise_date(std::string_view text, const DateWords& words, std::string_view language) {
  const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
  const auto number = [&](std::size_t k, std::size_t n) {
    int value = 0;
    for (std::size_t i = k; i < k + n; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
  const bool year = digit(0) && digit(1) && digit(2) && digit(3);
  if (year && text.size() >= 7 && text[4] == '-' && digit(5) && digit(6)) {
    DateMention date{{}, number(0, 4), number(5, 2), 0};
    if (text.size() >= 10 && text[7] == '-' && digit(8) && digit(9)) date.day = number(8, 2);
    if (date.month >= 1 && date.month <= 12 && (date.day == 0 || is_calendar_day(date.year, date.month, date.day)))
      return to_iso(date);
    return {};
  }
  if (year && text.size() >= 8 && digit(4) && digit(5) && digit(6) && digit(7) && !digit(8)) {  // 20240906
    const DateMention date{{}, number(0, 4), number(4, 2), number(6, 2)};
    if (date.month >= 1 && date.month <= 12 && is_calendar_day(date.year, date.month, date.day)) return to_iso(date);
    return {};
  }
  for (const DateMention& date : find_dates(text, words, language, 200))
    if (date.year != 0) return to_iso(date);
  return {};
}

}  // namespace pledgegraph
