// Who of the persons in world/offices.tsv is meant, by date, role and country; and whom they serve at a date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/text/world.hpp"

namespace pledgegraph {

/// How near the holder was to holding `office` on `date`.
enum class InOffice : std::uint8_t { Unknown, Never, Near, Now };
InOffice in_office(const OfficeHolder& office, std::string_view date);

/// The office that a person holds on `date`: the one whose role is `role` if there is one, else the one held then, else
/// the one held last before, else the first. `date` may be empty or a month. Never null.
const OfficeHolder& office_at(const World& world, const PublicPerson& person, std::string_view date, std::string_view role);

/// True if two roles are the same office: equal, or one a longer form of the other ("former defence minister").
bool same_role(std::string_view a, std::string_view b);

}  // namespace pledgegraph
