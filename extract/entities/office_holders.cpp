#include "extract/entities/office_holders.hpp"

namespace pledgegraph {
namespace {

/// Months from year 0, for differences.
int months(std::string_view date) {
  if (date.size() < 4) return 0;
  const auto digits = [&](std::size_t at) { return (date[at] - '0') * 10 + (date[at + 1] - '0'); };
  return (digits(0) * 100 + digits(2)) * 12 + (date.size() >= 7 ? digits(5) : 6);
}

constexpr int kNear = 8;  // months before and after the term in which the press still speaks of someone

}  // namespace

InOffice in_office(const OfficeHolder& office, std::string_view date) {
  if (date.size() < 4) return InOffice::Unknown;
  if (office.from <= date && (office.to.empty() || date <= office.to)) return InOffice::Now;
  const int at = months(date);
  if (at >= months(office.from) - kNear && (office.to.empty() || at <= months(office.to) + kNear)) return InOffice::Near;
  return InOffice::Never;
}

const OfficeHolder& office_at(const World& world, const PublicPerson& person, std::string_view date, std::string_view role) {
  const OfficeHolder *by_role = nullptr, *now = nullptr, *last = nullptr;
  for (const std::uint32_t k : person.offices) {
    const OfficeHolder& office = world.holders[k];
    const InOffice when = in_office(office, date);
    if (!role.empty() && same_role(office.role, role) && (!by_role || when == InOffice::Now)) by_role = &office;
    if (when == InOffice::Now) now = &office;
    if ((date.empty() || office.from <= date) && (!last || office.from >= last->from)) last = &office;
  }
  if (now && by_role && now->role != by_role->role && !role.starts_with("former ")) return *by_role;
  if (by_role) return *by_role;
  if (now) return *now;
  return last ? *last : world.holders[person.offices.front()];
}

bool same_role(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  return a == b || a.ends_with(b) || b.ends_with(a);
}

}  // namespace pledgegraph
