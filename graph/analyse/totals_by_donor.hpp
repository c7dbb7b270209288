// How much each donor has promised and delivered.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// One donor's commitments of one status. Commitments that are totals over others are left out.
struct DonorTotal {
  std::string donor;  ///< entity id
  Status status = Status::Pledged;
  std::size_t commitments = 0;
  std::size_t recipients = 0;               ///< distinct
  std::size_t items = 0;                    ///< distinct
  double pieces = 0;                        ///< sum of the quantities that are given
  std::map<std::string, double> amounts;    ///< currency -> sum
  int sources = 0;                          ///< sum over the commitments
};

/// By donor, then status.
std::vector<DonorTotal> totals_by_donor(const Ledger& ledger);

/// What has come of a donor's promises.
struct Fulfilment {
  std::string donor;
  std::size_t promised = 0;   ///< commitments that were pledged, delivered or not
  std::size_t delivered = 0;  ///< of these, with a delivery
  double promised_pieces = 0, delivered_pieces = 0;  ///< over commitments that give both numbers
};

/// By donor; donors that only ask, weigh or refuse are left out.
std::vector<Fulfilment> fulfilment_by_donor(const Ledger& ledger);

}  // namespace pledgegraph
