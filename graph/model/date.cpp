// Dates through std::chrono's calendar.
#include "graph/model/date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace pledgegraph {

namespace {

/// Exactly `size` digits from the front of `text`, which is shortened by them.
std::optional<int> take_digits(std::string_view& text, std::size_t size) {
  if (text.size() < size) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + size, value);
  if (error != std::errc() || end != text.data() + size || value < 0) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool take_hyphen(std::string_view& text) {
  if (text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  return true;
}

std::int32_t day_number(std::chrono::year_month_day day) {
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

}  // namespace

std::optional<DateRange> parse_date(std::string_view text) {
  using namespace std::chrono;
  const auto y = take_digits(text, 4);
  if (!y) return std::nullopt;
  const year in{*y};
  if (text.empty()) return DateRange{day_number(in / January / 1), day_number(in / December / 31)};
  const auto m = take_hyphen(text) ? take_digits(text, 2) : std::nullopt;
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  const month of{static_cast<unsigned>(*m)};
  if (text.empty()) return DateRange{day_number(in / of / 1), day_number(year_month_day(in / of / last))};
  const auto d = take_hyphen(text) ? take_digits(text, 2) : std::nullopt;
  if (!d || !text.empty()) return std::nullopt;
  const year_month_day day{in, of, std::chrono::day{static_cast<unsigned>(*d)}};
  if (!day.ok()) return std::nullopt;
  return DateRange{day_number(day), day_number(day)};
}

std::int32_t days_between(DateRange a, DateRange b) { return std::max({0, b.first - a.last, a.first - b.last}); }

bool precedes(DateRange a, DateRange b, std::int32_t margin) { return a.last + margin < b.first; }

}  // namespace pledgegraph
