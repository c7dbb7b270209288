// Running sums over the commitments of one donor, recipient and item in order of time.
#include "graph/resolve/totals.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "graph/model/number.hpp"

namespace pledgegraph {

namespace {

constexpr std::size_t kSummands = 8;  ///< longer sums fit by accident

bool is_gift(const Commitment& c) { return c.status == Status::Pledged || c.status == Status::Delivered; }

/// The commitments among `earlier`, latest last, that add up to `wanted`; empty where none do.
std::vector<const Commitment*> summands(const std::vector<const Commitment*>& earlier, double wanted) {
  for (std::size_t end = earlier.size(); end >= 2; --end) {
    double sum = 0;
    for (std::size_t k = end; k-- > 0 && end - k <= kSummands;) {
      sum += *earlier[k]->quantity;
      if (sum > wanted) break;
      if (end - k >= 2 && std::abs(sum - wanted) < 1e-9 * wanted) {
        return {earlier.begin() + static_cast<std::ptrdiff_t>(k), earlier.begin() + static_cast<std::ptrdiff_t>(end)};
      }
    }
  }
  return {};
}

}  // namespace

void mark_totals(std::vector<Commitment>& commitments) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Commitment*>> groups;
  for (Commitment& c : commitments) {
    if (c.quantity && *c.quantity > 0 && is_gift(c)) groups[{c.donor, c.recipient, c.item}].push_back(&c);
  }
  for (auto& [key, group] : groups) {
    if (group.size() < 3) continue;
    std::sort(group.begin(), group.end(), [](const Commitment* a, const Commitment* b) {
      return std::tie(a->first_date, *a->quantity, a->id) < std::tie(b->first_date, *b->quantity, b->id);
    });
    std::vector<const Commitment*> earlier;
    for (Commitment* c : group) {
      const auto parts = summands(earlier, *c->quantity);
      if (parts.empty()) {
        earlier.push_back(c);
        continue;
      }
      c->total = true;
      std::string reason = "a total: " + shortest_number(*c->quantity) + " =";
      for (std::size_t k = 0; k < parts.size(); ++k) {
        reason += (k ? " + " : " ") + shortest_number(*parts[k]->quantity) + " (" + parts[k]->id + ")";
      }
      c->merge_reasons.push_back(reason);
    }
  }
}

}  // namespace pledgegraph
