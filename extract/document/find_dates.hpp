// Calendar dates written in a text, in any of the usual forms: "12 juillet 2022", "July 12, 2022", "12.07.2022",
// "2022-07-12", "8·II·2023", "juin 2022", "Sept 24". Relative dates are not its business.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document/date_words.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

/// A date as far as the text tells it; 0 for what it leaves out. The month is always there.
struct DateMention {
  Span span;  ///< bytes in the searched text
  int year = 0, month = 0, day = 0;
};

/// All dates in `text`, in order, not overlapping. At most the first `limit` bytes are searched.
std::vector<DateMention> find_dates(std::string_view text, const DateWords& words, std::string_view language,
                                    std::size_t limit = 4000);

/// "2022-07-12", "2022-07" without the day; empty without the year.
std::string to_iso(const DateMention& date);

/// True if the calendar has such a day (29 February only in leap years).
bool is_calendar_day(int year, int month, int day);
/// 1 (Monday) to 7 of a day of the Gregorian calendar.
int weekday_of(int year, int month, int day);

/// The ISO date in a machine-written or written-out date ("2024-09-06T17:12:00+02:00", "Fri, 06 Sep 2024 ...",
/// "6 septembre 2024"), or empty.
std::string normalise_date(std::string_view text, const DateWords& words, std::string_view language = {});

}  // namespace pledgegraph
