// A diagram's model as dot's source text.
//
// Four ranks: donors; tags with the quantity, which sit on their line; one table a recipient and category with a row an
// item; recipients. Tags are nodes and not edge labels, for which dot's time explodes; tables keep what belongs
// together together and need one line to the recipient instead of one an item.
#pragma once

#include <string>
#include <vector>

#include "graph/export/ledger_view.hpp"
#include "graph/render/diagram_model.hpp"

namespace pledgegraph {

inline constexpr double kPadding = 0.15;  ///< inches around the picture

struct DiagramLayout {
  bool tags = true;             ///< quantities on the lines
  bool curved = true;           ///< else straight lines
  bool legend = true;
  double donor_width = 0, group_width = 0, recipient_width = 0;  ///< least widths in points, so that columns align
  double rank_gap = 1.2;        ///< inches between columns
  double width = 12.5;          ///< inches: a picture that comes out wider is drawn smaller
  double dpi = 96;
};

/// The donors' node names are d0, d1, ... and the groups' g0, g1, ... by their place in the model.
std::string diagram_source(const DiagramModel& model, const LedgerView& view, const DiagramLayout& layout);

}  // namespace pledgegraph
