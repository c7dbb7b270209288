// When gold and answer name the same thing: persons, items and parties by any usual spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

/// Case-folded letters and digits of `text` in NFKD, diacritics dropped.
std::string letters_and_digits(std::string_view text);

/// How much two texts have in common, 0..1, after Ratcliff and Obershelp: the longest common run and, on both sides of
/// it, the same again; twice that over the sum of the lengths. Counted in code points.
double likeness(std::string_view a, std::string_view b);

/// Equal last words up to a spelling, and first words that do not exclude each other (an initial, another
/// romanisation, or none).
bool same_person(std::string_view a, std::string_view b);

/// Equal slugs up to variants ("leopard-2" and "leopard-2a6") and other usual names ("scalp", "storm-shadow").
bool same_item(std::string_view x, std::string_view y);

/// Equal codes or organizations by any usual name; an empty party is "group".
bool same_party(std::string_view x, std::string_view y);

}  // namespace pledgegraph
