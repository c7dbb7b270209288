// Sums over commitments.
#include "graph/analyse/totals_by_donor.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace pledgegraph {

std::vector<DonorTotal> totals_by_donor(const Ledger& ledger) {
  struct Sum {
    DonorTotal total;
    std::set<std::string> recipients, items;
  };
  std::map<std::pair<std::string, Status>, Sum> sums;
  for (const Commitment& c : ledger.commitments) {
    if (c.total) continue;
    Sum& sum = sums[{c.donor, c.status}];
    sum.total.donor = c.donor;
    sum.total.status = c.status;
    ++sum.total.commitments;
    sum.recipients.insert(c.recipient);
    sum.items.insert(c.item);
    sum.total.pieces += c.quantity.value_or(0);
    if (c.amount) sum.total.amounts[c.currency] += *c.amount;
    sum.total.sources += c.sources;
  }
  std::vector<DonorTotal> out;
  for (auto& [key, sum] : sums) {
    sum.total.recipients = sum.recipients.size();
    sum.total.items = sum.items.size();
    out.push_back(std::move(sum.total));
  }
  return out;
}

std::vector<Fulfilment> fulfilment_by_donor(const Ledger& ledger) {
  std::map<std::string, Fulfilment> donors;
  for (const Commitment& c : ledger.commitments) {
    if (c.total) continue;
    bool pledged = false, delivered = false;
    std::optional<double> came;
    for (const TimelineEntry& entry : c.timeline) {
      pledged = pledged || entry.status == Status::Pledged;
      delivered = delivered || entry.status == Status::Delivered;
      if (entry.status == Status::Delivered && entry.quantity) came = std::max(came.value_or(0), *entry.quantity);
    }
    if (!pledged && !delivered) continue;
    Fulfilment& donor = donors[c.donor];
    donor.donor = c.donor;
    ++donor.promised;
    donor.delivered += delivered ? 1 : 0;
    if (c.quantity && came) {
      donor.promised_pieces += *c.quantity;
      donor.delivered_pieces += *came;
    }
  }
  std::vector<Fulfilment> out;
  for (auto& [id, donor] : donors) out.push_back(std::move(donor));
  return out;
}

}  // namespace pledgegraph
