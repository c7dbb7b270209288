// GraphML's collapsed form: parties as nodes, one edge a donor, recipient and status.
#pragma once

#include "graph/export/graphml_stream.hpp"
#include "graph/export/ledger_view.hpp"

namespace pledgegraph {

/// Writes graph data, nodes and edges into an open graph; amounts are summed by currency (totals over other
/// commitments left out), `amount` is given only
/// where there is one currency.
void write_flows(GraphmlStream& xml, const LedgerView& view);

}  // namespace pledgegraph
