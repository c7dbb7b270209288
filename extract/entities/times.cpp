// Times: calendar days, months, seasons and years, weekdays, relative words and spans ("in three months"), each placed
// about the day of publication: what is past, what is going on, what lies ahead.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "extract/entities/mentions.hpp"

namespace pledgegraph {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kRecentDays = 7;     // what is at most so long past is news
constexpr std::uint32_t kArticleReach = 2;  // tokens between a part and its unit ("the end of the year")
constexpr std::uint32_t kMarkReach = 3;  // tokens between "by" and its time ("by the end of 2024")

struct Days {
  sys_days first, last;
};

sys_days day_of(int year, int month, int day) {
  return sys_days{std::chrono::year(year) / month / day};
}

Days month_days(int year, int month) {
  const std::chrono::year_month at = std::chrono::year(year) / month;
  return {sys_days{at / 1}, sys_days{at / std::chrono::last}};
}

/// Winter of a year begins in its January, or in December before.
Days season_days(int year, int season) {
  if (season == 1) return {day_of(year - 1, 12, 1), month_days(year, 2).last};
  const int first = 3 * (season - 1);
  return {day_of(year, first, 1), month_days(year, first + 2).last};
}

Days year_days(int year) { return {day_of(year, 1, 1), day_of(year, 12, 31)}; }

class TimeFinder {
 public:
  explicit TimeFinder(Analysis& analysis) : a_(analysis) {
    const std::string& date = analysis.document->date;
    const auto number = [&](std::size_t from, std::size_t length) {
      int out = 0;
      if (date.size() >= from + length) std::from_chars(date.data() + from, date.data() + from + length, out);
      return out;
    };
    if (const int year = number(0, 4), month = number(5, 2); year > 0 && month > 0) {
      dated_ = true;
      today_ = day_of(year, month, std::max(1, number(8, 2)));
    } else {
      today_ = day_of(2000, 7, 1);  // only distances from it are told then
    }
    year_ = static_cast<int>(year_month_day(today_).year());
    for (const LexMatch& match : a_.layer(Layer::Dates)) {
      begins_.emplace(match.begin, &match);
      ends_.emplace(match.end, &match);
    }
  }

  void run() {
    for (const LexMatch& match : a_.layer(Layer::Dates))
      if (!std::any_of(a_.times.begin(), a_.times.end(), [&](const TimeMention& t) { return t.tokens.contains(match.begin); })) read(match);
    add_years();
    std::sort(a_.times.begin(), a_.times.end(), [](const TimeMention& x, const TimeMention& y) { return x.tokens.begin < y.tokens.begin; });
    for (TimeMention& time : a_.times) mark_deadline(time);
  }

 private:
  const DateRow& row(const LexMatch& match) const { return a_.language->dates[match.entry.row]; }
  TokenRange sentence(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens; }

  /// The date word that begins or ends at a token of the same sentence, if it is of the type.
  const LexMatch* word_at(std::uint32_t token, DateWord type) const { return of_type(begins_, token, type); }
  const LexMatch* word_before(std::uint32_t token, DateWord type) const { return of_type(ends_, token, type); }
  using MatchesAt = std::unordered_multimap<std::uint32_t, const LexMatch*>;
  const LexMatch* of_type(const MatchesAt& matches, std::uint32_t token, DateWord type) const {
    const auto [begin, end] = matches.equal_range(token);
    const auto found = std::find_if(begin, end, [&](const auto& match) { return row(*match.second).type == type; });
    return found == end ? nullptr : found->second;
  }

  /// A whole number of the range that stands at a token by itself.
  std::optional<int> number_at(std::uint32_t token, int least, int most) const {
    if (token >= a_.tokens.size() || a_.tokens[token].type != TokenType::Number) return {};
    const std::string& text = a_.word(token).text;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) return {};
    return value;
  }
  bool joins(std::uint32_t token) const { return a_.is(token, Grammar::Of) || (a_.sign(token) && (a_.word(token).text == "," || a_.word(token).text == ".")); }

  /// The year behind a month or a season: "July 2022", "juillet de 2022", "July 12, 2022". Moves `end` behind it.
  std::optional<int> year_behind(std::uint32_t& end, std::uint32_t limit) const {
    std::uint32_t at = end;
    if (at < limit && joins(at)) ++at;
    if (at >= limit) return {};
    const std::optional<int> year = number_at(at, 1900, 2100);
    if (year) end = at + 1;
    return year;
  }

  /// -1 for "last", 0 for "this", 1 for "next" beside the word; widens the range over it.
  std::optional<int> direction(TokenRange& range) const {
    const LexMatch* beside = word_before(range.begin, DateWord::Relative);
    if (!beside) beside = word_at(range.end, DateWord::Relative);
    if (!beside) return {};
    range = {std::min(range.begin, beside->begin), std::max(range.end, beside->end)};
    return row(*beside).value;
  }

  void add(TokenRange tokens, TimeUnit unit, Days span, bool absolute, bool guessed) {
    const TokenRange whole = sentence(tokens.begin);
    TimeMention time;
    time.tokens = {tokens.begin, std::min(tokens.end, whole.end)};
    time.unit = unit;
    time.first = span.first;
    time.last = span.last;
    time.dated = dated_ || absolute;
    time.guessed = guessed;
    if (absolute && !dated_) return;  // nothing to place it by
    if (span.last < today_) time.place = today_ - span.last <= days(kRecentDays) ? TimePlace::Recent : TimePlace::Past;
    else time.place = span.first > today_ ? TimePlace::Ahead : TimePlace::Current;
    a_.times.push_back(time);
  }

  /// Of the spans of three years running, the one in the direction told; if none is told, the nearest.
  template <typename SpanOf>
  void add_recurring(TokenRange range, TimeUnit unit, std::optional<int> year, const SpanOf& span_of) {
    if (year) return add(range, unit, span_of(*year), true, false);
    const std::optional<int> towards = direction(range);
    if (!dated_ && !towards) return;
    Days best = span_of(year_);
    for (int year_tried = year_ - 1; year_tried <= year_ + 1; ++year_tried) {
      const Days span = span_of(year_tried);
      const sys_days middle = span.first + (span.last - span.first) / 2;
      const auto distance = [&](sys_days at) { return at > today_ ? at - today_ : today_ - at; };
      const auto fits = [&](const Days& s) { return !towards || *towards == 0 || (*towards < 0 ? s.last < today_ : s.first > today_); };
      if (!fits(span)) continue;
      if (!fits(best) || distance(middle) < distance(best.first + (best.last - best.first) / 2)) best = span;
    }
    add(range, unit, best, false, !towards);
  }

  void read(const LexMatch& match) {
    const DateRow& date = row(match);
    TokenRange range{match.begin, match.end};
    const TokenRange whole = sentence(match.begin);
    switch (date.type) {
      case DateWord::Month: {
        std::optional<int> day;
        std::uint32_t before = range.begin;
        if (before > whole.begin && joins(before - 1)) --before;
        if (before > whole.begin) day = number_at(before - 1, 1, 31);
        if (day) {
          range.begin = before - 1;
        } else if (range.end < whole.end) {
          std::uint32_t at = range.end;
          if (a_.sign(at) && a_.word(at).text == "." && at + 1 < whole.end) ++at;
          day = number_at(at, 1, 31);
          if (day) range.end = at + 1;
        }
        const std::optional<int> year = year_behind(range.end, whole.end);
        const int month = date.value;
        if (day)
          add_recurring(range, TimeUnit::Day, year, [&](int y) {
            const sys_days at = std::min(day_of(y, month, 1) + days(*day - 1), month_days(y, month).last);
            return Days{at, at};
          });
        else
          add_recurring(range, TimeUnit::Month, year, [&](int y) { return month_days(y, month); });
        return;
      }
      case DateWord::Season: {
        const std::optional<int> year = year_behind(range.end, whole.end);
        add_recurring(range, TimeUnit::Season, year, [&](int y) { return season_days(y, date.value); });
        return;
      }
      case DateWord::Weekday: {
        const std::optional<int> towards = direction(range);
        const auto weekday = std::chrono::weekday(static_cast<unsigned>(date.value % 7));
        sys_days at = today_ - (std::chrono::weekday(today_) - weekday);  // the latest, today too
        if (towards && *towards > 0) at += days(7);
        if (towards && *towards < 0 && at == today_) at -= days(7);
        return add(range, TimeUnit::Day, {at, at}, false, !towards);
      }
      case DateWord::Day: return add(range, TimeUnit::Day, {today_ + days(date.value), today_ + days(date.value)}, false, false);
      case DateWord::Week: {
        const sys_days monday = today_ - (std::chrono::weekday(today_) - std::chrono::Monday) + days(7 * date.value);
        return add(range, TimeUnit::Week, {monday, monday + days(6)}, false, false);
      }
      case DateWord::MonthRelative: {
        const auto now = year_month_day(today_);
        const auto at = now.year() / now.month() + std::chrono::months(date.value);
        return add(range, TimeUnit::Month, month_days(static_cast<int>(at.year()), static_cast<int>(static_cast<unsigned>(at.month()))), false, false);
      }
      case DateWord::YearRelative: return add(range, TimeUnit::Year, year_days(year_ + date.value), false, false);
      case DateWord::Part: return read_span(match);
      default: return;
    }
  }

  /// "three months ago", "dans deux semaines", "in the coming weeks", "by the end of the year".
  void read_span(const LexMatch& match) {
    static const std::unordered_map<std::string_view, std::pair<TimeUnit, int>> units = {
        {"day", {TimeUnit::Day, 1}}, {"week", {TimeUnit::Week, 7}}, {"month", {TimeUnit::Month, 30}}, {"year", {TimeUnit::Year, 365}}};
    const auto unit = units.find(row(match).word);
    if (unit == units.end()) return;
    const auto [kind, length] = unit->second;
    TokenRange range{match.begin, match.end};
    const TokenRange whole = sentence(match.begin);
    const NumberMention* number = nullptr;
    for (const NumberMention& n : a_.numbers)
      if (n.tokens.end == match.begin && n.tokens.begin >= whole.begin) number = &n;
    if (number && number->value.value_or(1) >= 1900) return;  // "2022 року": a year
    const int count = number && number->value ? static_cast<int>(std::min(std::round(*number->value), 100.0)) : 2;
    if (number) range.begin = number->tokens.begin;
    const auto span = [&](int towards) {
      const sys_days at = today_ + days(towards * count * length);
      return towards < 0 ? Days{std::min(at, today_ - days(1)), std::min(at, today_ - days(1))} : Days{std::max(at, today_ + days(1)), std::max(at, today_ + days(1))};
    };
    const LexMatch* ago = word_before(range.begin, DateWord::Ago);
    if (!ago) ago = word_at(range.end, DateWord::Ago);
    const LexMatch* ahead = word_before(range.begin, DateWord::Ahead);
    if (ago && (number || ago->end == range.begin)) return add({std::min(range.begin, ago->begin), std::max(range.end, ago->end)}, kind, span(-1), false, !number);
    if (ahead && (number || ahead->end == range.begin)) return add({ahead->begin, range.end}, kind, span(1), false, !number);
    // "the past weeks", "les prochains mois"; a number may stand between.
    TokenRange beside = range;
    if (const std::optional<int> towards = direction(beside); towards && *towards != 0) return add(beside, kind, span(*towards), false, true);
    // "the end of the year" is this year's; an article and a preposition may stand between.
    const LexMatch* part = nullptr;
    for (std::uint32_t at = range.begin, steps = 0; !number && !part && at > whole.begin && steps <= kArticleReach && (steps == 0 || !a_.sign(at)); --at, ++steps)
      part = word_before(at, DateWord::Part);
    if (part && row(*part).word == "begin") {
      const auto now = year_month_day(today_);
      if (kind == TimeUnit::Year) add({part->begin, range.end}, TimeUnit::Year, {today_, year_days(year_).last}, false, false);
      if (kind == TimeUnit::Month) add({part->begin, range.end}, TimeUnit::Month, {today_, month_days(year_, static_cast<int>(static_cast<unsigned>(now.month()))).last}, false, false);
    }
  }

  /// Years by themselves: "in 2024".
  void add_years() {
    for (const NumberMention& number : a_.numbers) {
      if (number.use != NumberUse::Date || number.digits.size() != 1) continue;
      const std::optional<int> year = number_at(number.digits.begin, 1990, 2100);
      if (!year || std::any_of(a_.times.begin(), a_.times.end(), [&](const TimeMention& t) { return t.tokens.contains(number.digits.begin); })) continue;
      add(number.digits, TimeUnit::Year, year_days(*year), true, false);
    }
  }

  /// "by the end of 2024": the mark may stand before an article and a word for a part.
  void mark_deadline(TimeMention& time) const {
    const std::uint32_t begin = sentence(time.tokens.begin).begin;
    std::uint32_t at = time.tokens.begin;
    for (std::uint32_t steps = 0; at >= begin && steps <= kMarkReach; ++steps) {
      if (word_before(at, DateWord::Until)) {
        time.deadline = true;
        return;
      }
      if (at == begin) return;
      if (const LexMatch* part = word_before(at, DateWord::Part); part && part->begin >= begin && row(*part).word == "begin") {
        at = part->begin;
      } else if (!a_.sign(at - 1) && a_.word(at - 1).verbs.empty()) {
        --at;
      } else {
        return;
      }
    }
  }

  Analysis& a_;
  bool dated_ = false;
  sys_days today_;
  int year_ = 0;
  MatchesAt begins_, ends_;
};

}  // namespace

void find_times(Analysis& analysis) { TimeFinder(analysis).run(); }

}  // namespace pledgegraph
