// ISO dates of any precision as ranges of days, so that "2023-02" and "2023-02-14" can be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pledgegraph {

/// The days that a date may mean, both inclusive, counted from 1970-01-01.
struct DateRange {
  std::int32_t first = 0;
  std::int32_t last = 0;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Reads "2022", "2022-04" or "2022-04-26"; nothing for anything else or for a day that the calendar does not have.
std::optional<DateRange> parse_date(std::string_view text);

/// Days that certainly lie between the two, 0 if they may overlap.
std::int32_t days_between(DateRange a, DateRange b);

/// True if the whole of `a` lies more than `margin` days before the whole of `b`.
bool precedes(DateRange a, DateRange b, std::int32_t margin = 0);

}  // namespace pledgegraph
