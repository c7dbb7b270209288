// Persons across documents: spellings and romanisations of one name become one person; a bare surname joins the one
// person it can mean.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "graph/model/ledger.hpp"
#include "graph/model/record.hpp"
#include "graph/resolve/judgements.hpp"
#include "graph/resolve/names.hpp"

namespace pledgegraph {

/// The persons of all records as entities ("person:<slug>"), sorted by id. Two different first names, or two different
/// countries, keep persons of one surname apart. Judgements on "person:..." are obeyed. `records` must be sorted by
/// document.
std::vector<Entity> resolve_persons(std::span<const Record> records, const Judgements& judgements,
                                    const NameFolder& folder);

}  // namespace pledgegraph
