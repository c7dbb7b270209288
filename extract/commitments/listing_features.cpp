// Features of a mention for the question whether its item belongs in the list of weapons that a text speaks of.
#include <algorithm>

#include "extract/commitments/features.hpp"

namespace pledgegraph {

ListingFeatures::ListingFeatures(const ItemFeatures& item, const MentionFeatures& mention) : item_(&item) {
  table_.block("item.", item.names());
  table_.block("", mention.names());
}

void ListingFeatures::fill(const Context& context, int mention, std::span<const float> mention_features, std::vector<float>& out) const {
  const std::vector<ItemReading> readings = item_readings(context.a, mention);
  const std::string& slug = context.a.items[static_cast<std::size_t>(mention)].slug;
  const auto taken = std::find_if(readings.begin(), readings.end(), [&](const ItemReading& reading) { return reading.name.slug == slug; });
  item_->fill(context, mention, readings, taken == readings.end() ? 0 : static_cast<std::size_t>(taken - readings.begin()), {}, out);
  out.insert(out.end(), mention_features.begin(), mention_features.end());
}

}  // namespace pledgegraph
