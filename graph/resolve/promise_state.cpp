// The rules that hold for a promise as a whole.
#include "graph/resolve/promise_state.hpp"

#include <algorithm>

namespace pledgegraph {

namespace {

using Day = std::optional<std::int32_t>;

constexpr int kOrderSlack = 7;       ///< days by which a paper may tell a delivery before another tells its pledge
constexpr int kRetelling = 30;       ///< days for which a fulfilled promise is still told as promised
constexpr int kReconsidered = 45;    ///< days within which a refusal and a promise are one debate
constexpr int kReporting = 10;       ///< days within which papers differ about one number
constexpr double kCorrection = 0.55; ///< smaller over larger of a corrected number
constexpr double kOverfilled = 0.45; ///< promised over delivered, where more came than was promised

void keep_first(Day& day, const Day& other) {
  if (other && (!day || *other < *day)) day = other;
}
void keep_last(Day& day, const Day& other) {
  if (other && (!day || *other > *day)) day = other;
}

/// True if a lies more than `margin` days before b; false where either is unknown.
bool before(const Day& a, const Day& b, int margin) { return a && b && *a + margin < *b; }

bool same_number(const ToldNumber& a, const ToldNumber& b) {
  return compare_numbers(a.example, b.example).relation == NumberRelation::Equal;
}

void add_number(std::vector<ToldNumber>& numbers, const ToldNumber& told) {
  const auto known =
      std::find_if(numbers.begin(), numbers.end(), [&](const ToldNumber& n) { return same_number(n, told); });
  if (known == numbers.end()) {
    numbers.push_back(told);
    return;
  }
  keep_first(known->first, told.first);
  keep_last(known->last, told.last);
}

bool has_number(const std::vector<ToldNumber>& numbers, const ToldNumber& told) {
  return std::any_of(numbers.begin(), numbers.end(), [&](const ToldNumber& n) { return same_number(n, told); });
}

int days_apart(const ToldNumber& a, const ToldNumber& b) {
  if (!a.first || !b.first) return 0;
  if (*a.first <= *b.last && *b.first <= *a.last) return 0;
  return *a.last < *b.first ? *b.first - *a.last : *a.first - *b.last;
}

/// b promises anew what a has already fulfilled.
bool promised_on_top(const PromiseState& a, const PromiseState& b) {
  const Day fulfilled = a.fulfilled();
  if (!fulfilled || !b.first_pledge) return false;
  if (before(fulfilled, b.first_pledge, kRetelling)) return true;
  return std::any_of(b.pledged.begin(), b.pledged.end(), [&](const ToldNumber& told) {
    return told.first && *told.first >= *fulfilled && !has_number(a.pledged, told);
  });
}

bool numbers_exclude(const PromiseState& a, const PromiseState& b) {
  for (const ToldNumber& x : a.pledged) {
    for (const ToldNumber& y : b.pledged) {
      const NumberComparison c = compare_numbers(x.example, y.example);
      if (c.relation != NumberRelation::Different) continue;
      const bool within_reporting = days_apart(x, y) <= kReporting && c.ratio >= 0.3;
      if (c.ratio < kCorrection && !within_reporting) return true;
    }
  }
  return false;
}

/// More came than was promised: possible for a promise raised meanwhile, not for one that was met to the number.
bool overfilled(const PromiseState& giver, const PromiseState& other) {
  for (const ToldNumber& came : giver.delivered) {
    bool exceeds = false, fits = false;
    for (const ToldNumber& promised : other.pledged) {
      const NumberComparison c = compare_numbers(came.example, promised.example);
      if (c.relation == NumberRelation::Open) continue;
      const bool more = c.relation == NumberRelation::Different && !c.first_is_less;
      exceeds = exceeds || (more && (other.fulfilled() || c.ratio < kOverfilled));
      fits = fits || !more;
    }
    if (exceeds && !fits) return true;
  }
  return false;
}

}  // namespace

PromiseState PromiseState::of(const Telling& telling) {
  PromiseState out;
  out.finest_item = telling.item;
  const Day first = telling.date ? Day(telling.date->first) : std::nullopt;
  const Day last = telling.date ? Day(telling.date->last) : std::nullopt;
  const bool pledge = telling.status == Status::Pledged, delivery = telling.status == Status::Delivered;
  out.has_pledge = pledge;
  out.has_delivery = delivery;
  if (pledge) out.first_pledge = first;
  if (delivery) out.first_delivery = last;  // of a month's days the last: the order must be certain
  if (pledge || delivery) out.first_gift = last;
  if (telling.status == Status::Refused) {
    out.first_refusal = first;
    out.last_refusal = last;
  }
  if (telling.additional && pledge) out.first_additional = first;
  if (telling.numbered() && pledge) out.pledged.push_back({telling, first, last});
  if (telling.numbered() && delivery) out.delivered.push_back({telling, first, last});
  return out;
}

void PromiseState::absorb(const PromiseState& other, const Catalogue& catalogue) {
  if (catalogue.is_a(other.finest_item, finest_item)) finest_item = other.finest_item;
  for (const ToldNumber& told : other.pledged) add_number(pledged, told);
  for (const ToldNumber& told : other.delivered) add_number(delivered, told);
  keep_first(first_pledge, other.first_pledge);
  keep_first(first_delivery, other.first_delivery);
  keep_first(first_gift, other.first_gift);
  keep_first(first_refusal, other.first_refusal);
  keep_last(last_refusal, other.last_refusal);
  keep_first(first_additional, other.first_additional);
  has_pledge = has_pledge || other.has_pledge;
  has_delivery = has_delivery || other.has_delivery;
}

std::optional<std::int32_t> PromiseState::fulfilled() const {
  Day day;
  for (const ToldNumber& came : delivered) {
    if (has_number(pledged, came)) keep_first(day, came.last);
  }
  return day;
}

const char* exclusion(const PromiseState& a, const PromiseState& b, const Catalogue& catalogue,
                      std::size_t max_numbers) {
  if (!item_distance(a.finest_item, b.finest_item, catalogue)) return "other things";
  if (a.pledged.size() + b.pledged.size() > max_numbers || a.delivered.size() + b.delivered.size() > 2 * max_numbers) {
    return "too many numbers for one promise";
  }
  const auto one_way = [](const PromiseState& x, const PromiseState& y) -> const char* {
    const bool both = x.first_additional.has_value();  // the same additional promise, told for some time
    if (before(x.first_gift, y.first_additional, both ? kReporting : kOrderSlack)) return "told as additional";
    const bool promised_earlier = x.has_pledge && (!x.first_pledge || before(x.first_pledge, y.first_pledge, 0));
    if (before(x.first_delivery, y.first_pledge, kOrderSlack) && !promised_earlier) {
      return "delivered before it was promised";
    }
    if (promised_on_top(x, y)) return "promised after the other was fulfilled";
    if (before(x.last_refusal, y.first_gift, kReconsidered) && !x.has_pledge) return "refused long before";
    if (overfilled(x, y)) return "more than was promised";
    return nullptr;
  };
  if (const char* why = one_way(a, b)) return why;
  if (const char* why = one_way(b, a)) return why;
  if (numbers_exclude(a, b)) return "numbers too different";
  return nullptr;
}

}  // namespace pledgegraph
