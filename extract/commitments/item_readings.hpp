// What a mention may stand for: its own words, or an item named elsewhere ("the systems", "six more", "30 million for
// it"). Which it is, a scorer decides (Scorers::resolve_items).
#pragma once

#include <vector>

#include "extract/text/analysis.hpp"

namespace pledgegraph {

struct ItemReading {
  ItemName name;
  int antecedent = -1;  ///< the mention that names it; -1 for the mention's own words and for kinds of aid
};

/// The readings of a mention; the first is what its own words say. Needs items.
std::vector<ItemReading> item_readings(const Analysis& analysis, int mention);

/// What a sum, or aid of no told kind, may go to.
enum class SumClass { Military, Financial, Humanitarian, Thing, Count };
SumClass sum_class(const ItemName& name);
/// Does it depend on the words around the mention what it goes to?
bool is_sum(const ItemMention& mention);

/// Gives a mention the name of a reading.
void take_reading(ItemMention& mention, const ItemReading& reading);

}  // namespace pledgegraph
