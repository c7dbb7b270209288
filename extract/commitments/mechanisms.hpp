// Mechanisms of the scorers by name, for ablation: what a mechanism adds to the features can be kept from the trees, so
// that a figure with and without it says what it is worth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

/// The names that `pledgegraph train --without` knows, with what they are.
struct Mechanism {
  std::string_view name, meaning;
};
const std::vector<Mechanism>& mechanisms();

/// Does the feature of a scorer ("item", "listing", "mention", "donor", "recipient") come from the mechanism?
bool belongs_to(std::string_view mechanism, std::string_view scorer, std::string_view feature);

}  // namespace pledgegraph
