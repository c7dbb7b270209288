// What the explanations of all formats share: a commitment's statements with their documents.
#pragma once

#include <ostream>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// A statement and where it stands; `document` is null where the ledger does not have it.
struct StatementSource {
  const Statement* statement = nullptr;
  const LedgerDocument* document = nullptr;
};

/// The commitment's statements that the ledger has, in the commitment's order.
std::vector<StatementSource> statement_sources(const Ledger& ledger, const Commitment& commitment);

/// The JSON explanation: one object, indented.
void explain_json(std::ostream& stream, const Ledger& ledger, const Catalogue& catalogue, const Commitment& commitment);

}  // namespace pledgegraph
