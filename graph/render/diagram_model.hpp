// What a diagram shows, chosen and added up, before any thought of shapes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/export/ledger_view.hpp"
#include "graph/render/diagram.hpp"

namespace pledgegraph {

/// Everything that one donor gives of one item to one recipient in one status.
struct DiagramLine {
  std::string donor, item, recipient;  ///< entity ids, "unknown" where there is none
  Status status = Status::Pledged;
  std::vector<const Commitment*> commitments;
  int sources = 0;      ///< distinct documents
  std::string amount;   ///< "50", "~50", "30 of 50", "$2.5 bn"; empty where nothing is told
};

/// The items of one category that go to one recipient.
struct DiagramGroup {
  std::string recipient, category, heading;
  std::vector<std::string> items;
};

struct DiagramParty {
  std::string id, name;
  std::vector<std::string> people;  ///< "C. Lambrecht"
  bool named = true;                ///< false: a group, or nobody
};

struct DiagramModel {
  std::string title, subtitle;
  std::vector<DiagramParty> donors, recipients;  ///< by name
  std::vector<DiagramGroup> groups;              ///< by recipient, then category
  std::vector<DiagramLine> lines;                ///< by donor, recipient, item, status
  std::vector<Status> statuses;                  ///< those that occur, in the order of Status
};

DiagramModel diagram_model(const LedgerView& view, const DiagramOptions& options);

}  // namespace pledgegraph
