// Kinds that only a part of a word names: "Nebelmunition", "Transport- und Sanitätsfahrzeuge".
#pragma once

#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// Adds a mention for each compound noun that ends in a kind, and for each first part whose last part stands behind a
/// coordinator. Needs the names, the persons, and the mentions that the tables name in full; keeps them in text order.
void find_compounds(Analysis& analysis);

}  // namespace pledgegraph
