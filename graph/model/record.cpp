// The words for statuses.
#include "graph/model/record.hpp"

namespace pledgegraph {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::Requested: return "requested";
    case Status::Considered: return "considered";
    case Status::Pledged: return "pledged";
    case Status::Delivered: return "delivered";
    case Status::Refused: return "refused";
  }
  return "";
}

std::optional<Status> status_from(std::string_view word) {
  for (const Status status : kAllStatuses) {
    if (to_string(status) == word) return status;
  }
  return std::nullopt;
}

}  // namespace pledgegraph
