// The ids of entities, from what records say.
#pragma once

#include <string>

#include "graph/model/catalogue.hpp"
#include "graph/resolve/names.hpp"

namespace pledgegraph {

/// True for an alpha-2 code: one of the catalogue's countries, or, where that is empty, any two capitals that ISO 3166
/// does not keep for an organization ("EU", "UN").
bool is_country(const std::string& party, const Catalogue& catalogue);

/// "DE" -> "country:DE", "NATO" -> "organization:nato", "group" -> "group", "" -> "unknown".
std::string party_id(const std::string& party, const Catalogue& catalogue, const NameFolder& folder);

/// "gepard" -> "weapon:gepard", "military-aid" -> "aid:military-aid".
std::string item_id(const std::string& item, const Catalogue& catalogue);

/// "country:DE" -> "DE": what follows the first colon, or all of it.
std::string id_without_type(const std::string& id);

}  // namespace pledgegraph
