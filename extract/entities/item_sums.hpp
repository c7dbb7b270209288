// Sums of money and the items they belong to.
#pragma once

#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// Gives each sum to the item that it pays for, else makes it a mention of its own. Needs numbers and the items that words name.
void attach_sums(Analysis& analysis);

/// Gives sums that are mentions of their own to the ellipses they price: "Oslo en paie neuf, pour 40 millions d'euros".
void price_ellipses(Analysis& analysis);

}  // namespace pledgegraph
