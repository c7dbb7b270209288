// The graph as Cypher statements for Neo4j: constraint, nodes, relationships; MERGE throughout, so that loading twice
// changes nothing.
#pragma once

#include <ostream>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// One statement a line, ended by a semicolon: fit for `cypher-shell < FILE`.
void write_cypher(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue);

}  // namespace pledgegraph
