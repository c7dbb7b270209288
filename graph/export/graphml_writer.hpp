// A ledger as GraphML that loads at the first try in Gephi, yEd, Cytoscape, Neo4j, NetworkX and igraph.
//
// Nodes are entities and commitments, a commitment between its donor, recipient and item; every fact of the ledger is
// in the file, so that read_ledger_graphml (graphml_reader.hpp) gives the ledger back. With `collapse`, nodes are the
// parties and an edge is everything one gives another in one status.
#pragma once

#include <ostream>

#include "graph/export/graphml_stream.hpp"
#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// Writes UTF-8, nodes and edges sorted by id: equal ledgers give equal bytes. Memory beyond the ledger: one small
/// entry a node and edge.
/// @throws UsageError if `collapse` is asked together with `documents`.
void write_graphml(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue,
                   const GraphmlOptions& options = {});

}  // namespace pledgegraph
