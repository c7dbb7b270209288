// The names and kinds that the graph shows, from the world's tables: countries as CLDR names them in English.
#pragma once

#include "extract/text/world.hpp"
#include "graph/model/catalogue.hpp"

namespace pledgegraph {

/// All countries, items and categories of `world`; pseudo items are left out.
Catalogue make_catalogue(const World& world);

}  // namespace pledgegraph
