#include "extract/commitments/statement_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "extract/commitments/event_reading.hpp"

namespace pledgegraph {

int nearest_time(const Context& c, int mention) {
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t sentence = a.sentence_of[m.head.begin];
  if (c.times[sentence].empty()) return -1;
  const int event = governing_event(c, mention);
  const TokenRange to = event >= 0 ? a.events[static_cast<std::size_t>(event)].tokens : m.head;
  int best = -1;
  std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
  for (const int k : c.times[sentence]) {
    const TokenRange at = a.times[static_cast<std::size_t>(k)].tokens;
    if (c.segment[at.begin] != c.segment[m.head.begin] && c.segment[at.begin] != c.segment[to.begin]) continue;
    const std::uint32_t from = at.end <= to.begin ? at.end : to.end, until = at.end <= to.begin ? to.begin : std::max(at.begin, to.end);
    const std::uint32_t distance = until - from + 4 * static_cast<std::uint32_t>(c.signs_between(from, until));
    if (distance < least) {
      least = distance;
      best = k;
    }
  }
  return best;
}

const std::vector<std::string>& time_place_names() {
  static const std::vector<std::string> names = {"past", "recent", "current", "ahead"};
  return names;
}

std::string iso_end(const TimeMention& time) {
  if (!time.dated) return {};
  const std::chrono::year_month_day last{time.last};
  const int year = static_cast<int>(last.year());
  const auto month = static_cast<unsigned>(last.month()), day = static_cast<unsigned>(last.day());
  return time.unit == TimeUnit::Day ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : fmt::format("{:04}-{:02}", year, month);
}

bool stands_with_event(const Context& c, int mention, const TimeMention& time) {
  constexpr std::uint32_t kReach = 5;  // tokens
  const int event = governing_event(c, mention);
  if (event < 0) return false;
  const TokenRange at = c.a.events[static_cast<std::size_t>(event)].tokens;
  if (c.a.sentence_of[at.begin] != c.a.sentence_of[time.tokens.begin]) return false;
  const std::uint32_t from = std::min(at.end, time.tokens.end), to = std::max(at.begin, time.tokens.begin);
  return to <= from || (to - from <= kReach && c.signs_between(from, to) == 0);
}

}  // namespace pledgegraph
