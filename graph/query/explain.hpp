// Explains a commitment: every sentence behind it with its parts marked, where it stands, why it was read so, and why
// the statements are held for one promise.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

enum class ExplainFormat { Text, Markdown, Json };

/// The sentence with "[donor: Berlin]" around each part that lies in it; parts may nest, and parts that overlap
/// without nesting are cut at the earlier one's end.
std::string mark_parts(const Statement& statement);

/// The commitments that `what` names, as indices: a commitment's id or an unambiguous prefix of its hash (four
/// characters at least), a statement's id, or the id of an edge or node that has one of these in it ("PLEDGED:...").
std::vector<std::size_t> find_commitments(const Ledger& ledger, std::string_view what);

/// Everything known about one commitment.
void explain(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue, const Commitment& commitment,
             ExplainFormat format = ExplainFormat::Text);

}  // namespace pledgegraph
