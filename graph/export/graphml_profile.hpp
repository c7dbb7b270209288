// The GraphML we write: which attributes there are, what they are called, and what they hold. Writer, reader and the
// documentation follow this one table.
//
// Ids `labels`, `nlabel`, `label`, `interaction` and `weight` are those that Neo4j, Gephi and Cytoscape look for.
// Consumers go by `attr.name`; ids must differ between nodes and edges, hence the prefix e_. Lists hold one entry a
// line. Booleans are the strings "true" and "false": two readers take a boolean's 1 for false.
#pragma once

#include <string_view>

namespace pledgegraph {

struct GraphmlKey {
  std::string_view id;
  std::string_view domain;  ///< "graph", "node", "edge"
  std::string_view name;    ///< attr.name
  std::string_view type;    ///< attr.type: string, int, long or double
};

/// The value of the graph's `profile` attribute: the lossless graph and the one with an edge a pair and status.
inline constexpr std::string_view kLedgerProfile = "pledgegraph-ledger/1";
inline constexpr std::string_view kFlowsProfile = "pledgegraph-flows/1";

inline constexpr GraphmlKey kGraphKeys[] = {
    {"profile", "graph", "profile", "string"},
    {"ids", "graph", "ids", "string"},  // "encoded" where `strict` wrote characters as _xHH_
    {"g_documents", "graph", "documents", "string"},  // JSON; absent where documents are nodes
};

inline constexpr GraphmlKey kNodeKeys[] = {
    {"labels", "node", "labels", "string"},  // ":Country"
    {"nlabel", "node", "label", "string"},   // display name
    {"type", "node", "type", "string"},      // country, person, organization, weapon, aid, group, commitment, document
    // entities
    {"country", "node", "country", "string"},
    {"role", "node", "role", "string"},
    {"kind", "node", "kind", "string"},
    {"category", "node", "category", "string"},
    {"aliases", "node", "aliases", "string"},
    {"implied", "node", "implied", "string"},  // "true": no entity of the ledger, but the end of a commitment
    // commitments
    {"status", "node", "status", "string"},
    {"donor", "node", "donor", "string"},
    {"recipient", "node", "recipient", "string"},
    {"item", "node", "item", "string"},
    {"quantity", "node", "quantity", "double"},
    {"approximate", "node", "approximate", "string"},
    {"amount", "node", "amount", "double"},
    {"currency", "node", "currency", "string"},
    {"total", "node", "total", "string"},  // "true": a sum over other commitments
    {"first_date", "node", "first_date", "string"},
    {"last_date", "node", "last_date", "string"},
    {"sources", "node", "sources", "int"},
    {"confidence", "node", "confidence", "double"},
    {"evidence", "node", "evidence", "string"},
    {"sentence", "node", "sentence", "string"},
    {"speakers", "node", "speakers", "string"},
    {"documents", "node", "documents", "string"},
    {"urls", "node", "urls", "string"},
    {"conflicts", "node", "conflicts", "string"},
    {"merge_reasons", "node", "merge_reasons", "string"},
    {"timeline", "node", "timeline", "string"},      // JSON
    {"statements", "node", "statements", "string"},  // JSON
    // documents
    {"title", "node", "title", "string"},
    {"publisher", "node", "publisher", "string"},
    {"url", "node", "url", "string"},
    {"date", "node", "date", "string"},
    {"language", "node", "language", "string"},
    {"source", "node", "source", "string"},
};

inline constexpr GraphmlKey kEdgeKeys[] = {
    {"label", "edge", "label", "string"},              // PLEDGED, GIVEN_TO, ...
    {"interaction", "edge", "interaction", "string"},  // the same word in lower case
    {"weight", "edge", "weight", "double"},            // number of independent documents
    {"e_commitment", "edge", "commitment", "string"},
    {"e_status", "edge", "status", "string"},
    {"e_quantity", "edge", "quantity", "double"},
    {"e_approximate", "edge", "approximate", "string"},
    {"e_amount", "edge", "amount", "double"},
    {"e_currency", "edge", "currency", "string"},
    {"e_total", "edge", "total", "string"},
    {"e_amounts", "edge", "amounts", "string"},  // flows: one "USD 1500000000" a line
    {"e_commitments", "edge", "commitments", "int"},
    {"e_items", "edge", "items", "string"},
    {"e_first_date", "edge", "first_date", "string"},
    {"e_last_date", "edge", "last_date", "string"},
    {"e_sources", "edge", "sources", "int"},
    {"e_confidence", "edge", "confidence", "double"},
    {"e_evidence", "edge", "evidence", "string"},
    {"e_sentence", "edge", "sentence", "string"},
    {"e_documents", "edge", "documents", "string"},
    {"e_urls", "edge", "urls", "string"},
};

}  // namespace pledgegraph
