// Ledgers for the tests of exports and diagrams: a short one of five documents, one of the size that a desk keeps, and
// one too large to draw whole.
#pragma once

#include <cstddef>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph::test {

/// Names of the countries and items that the ledgers below use.
Catalogue fixture_catalogue();

/// Germany, the United States, Denmark, Czechia and a group of countries give to Ukraine; one text has «é’&<.
Ledger small_ledger();

/// Some thirty commitments of nine donors to two recipients, with deliveries, a refusal, money, and speakers.
Ledger desk_ledger();

/// `commitments` of them, spread over donors, items and recipients by a fixed rule.
Ledger large_ledger(std::size_t commitments);

}  // namespace pledgegraph::test
