// Sums up the statements of one promise: timeline, best supported numbers, conflicts, status.
#pragma once

#include <span>
#include <string>

#include "graph/model/ledger.hpp"
#include "graph/resolve/telling.hpp"

namespace pledgegraph {

/// Fills timeline, quantity, amount, status, dates, conflicts, sources, confidence and statements of `commitment` from
/// its tellings, which index into `ledger`'s statements and documents and are sorted by (date, document, statement),
/// undated last.
///
/// The quantity is the one that most documents give for the whole promise (as pledged, or as delivered in that
/// number), of equally supported ones the one told last; parts do not count while a whole is told.
void summarise(Commitment& commitment, std::span<const Telling> tellings, const Ledger& ledger);

/// "commitment:<hash>" of the promise whose earliest statement has this id.
std::string commitment_id(const std::string& statement_id);

}  // namespace pledgegraph
