// Who acts, who is given to and who gave: the parties around each event, as its clause tells. A verb's subject is looked
// for to its left, through relative clauses, pronouns, coordination and control ("a accepté de livrer", "urged Berlin to
// send"); agents and addressees by their marks ("by", "to").
#pragma once

#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// Needs events, parties and items; adds Analysis::roles, one for each event.
void find_roles(Analysis& analysis);

}  // namespace pledgegraph
