// Names of features and their places, and the vocabularies that several groups of features share.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "extract/text/language.hpp"

namespace pledgegraph {

/// Assigns places to feature names and writes values by place.
class FeatureTable {
 public:
  /// Registers names prefix+each; returns the place of the first.
  int block(const std::string& prefix, std::span<const std::string> each);
  int one(const std::string& name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

/// In the order of Tense.
const std::vector<std::string>& tense_names();
/// Classes of the decision on a mention: none, then the statuses in the order of Status.
inline constexpr int kStatusClasses = 6;
/// In the order of the status classes.
const std::vector<std::string>& status_names();
/// The categories of world/kinds.tsv.
const std::vector<std::string>& category_names();
/// The place of an item's category among them; -1 if it is none of them, or `item` (an index into World::items) none.
int category_place(const World& world, int item);
/// In the order of ItemMention::Type.
const std::vector<std::string>& mention_type_names();
/// In the order of BlockType.
const std::vector<std::string>& block_names();

/// What may stand right before a mention or a party, with its names in the same order.
inline constexpr std::array kBefore = {Grammar::Definite, Grammar::Indefinite, Grammar::Of, Grammar::To, Grammar::For, Grammar::From, Grammar::By,
                                       Grammar::In, Grammar::With, Grammar::Possessive, Grammar::Coordinator, Grammar::Negation, Grammar::Against,
                                       Grammar::Relative};
const std::vector<std::string>& before_names();

/// A distance as a feature: beyond forty tokens all is far.
inline float bucket(double distance) { return static_cast<float>(std::min(distance, 40.0)); }

}  // namespace pledgegraph
