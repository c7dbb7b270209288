// Features of the times that a mention stands with.
#include <algorithm>

#include "extract/commitments/features.hpp"
#include "extract/commitments/statement_time.hpp"

namespace pledgegraph {
namespace {

const std::vector<std::string> kUnits = {"day", "week", "month", "season", "year"};
const std::vector<std::string> kSimple = {"time.near.deadline", "time.near.guessed", "time.near.distance", "time.near.first", "time.count", "time.undated"};
enum Simple { tDeadline, tGuessed, tDistance, tFirst, tCount, tUndated };

}  // namespace

TimeFeatures::TimeFeatures() {
  near_ = table_.block("time.near=", time_place_names());
  unit_ = table_.block("time.near.unit=", kUnits);
  here_ = table_.block("time.here=", time_place_names());
  label_ = table_.block("time.label=", time_place_names());
  before_ = table_.block("time.before=", time_place_names());
  simple_ = table_.block("", kSimple);
}

void TimeFeatures::fill(const Context& c, int mention, std::span<float> out) const {
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const auto set = [&](int at, double value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto place = [&](int block, int time) { set(block + static_cast<int>(a.times[static_cast<std::size_t>(time)].place), 1); };
  set(simple_ + tUndated, a.document->date.empty());
  if (const int near = nearest_time(c, mention); near >= 0) {
    const TimeMention& time = a.times[static_cast<std::size_t>(near)];
    place(near_, near);
    set(unit_ + static_cast<int>(time.unit), 1);
    set(simple_ + tDeadline, time.deadline);
    set(simple_ + tGuessed, time.guessed);
    set(simple_ + tDistance, time.tokens.end <= m.head.begin ? bucket(m.head.begin - time.tokens.end) : -bucket(time.tokens.begin - std::min(m.head.end, time.tokens.begin)));
    set(simple_ + tFirst, time.tokens.begin < a.sentences[s].tokens.begin + 3);
  }
  set(simple_ + tCount, static_cast<double>(std::min<std::size_t>(c.times[s].size(), 4)));
  for (const int k : c.times[s]) place(here_, k);
  const std::uint32_t block = a.sentences[s].block;
  if (const int label = c.block_time[block]; label >= 0) place(label_, label);
  for (std::uint32_t back = s; back-- > 0 && a.sentences[back].block == block;)
    if (!c.times[back].empty()) {
      place(before_, c.times[back].back());
      break;
    }
}

}  // namespace pledgegraph
