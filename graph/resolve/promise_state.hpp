// What a cluster of tellings says together, kept small so that two clusters can be compared at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/resolve/telling.hpp"

namespace pledgegraph {

/// One number that a cluster has been told, with the days on which it was.
struct ToldNumber {
  Telling example;                 ///< for comparison with others
  std::optional<std::int32_t> first, last;  ///< days
};

/// The state of one promise.
struct PromiseState {
  std::string finest_item;
  std::vector<ToldNumber> pledged, delivered;  ///< distinct numbers
  std::optional<std::int32_t> first_pledge, first_delivery, first_gift;
  std::optional<std::int32_t> first_refusal, last_refusal;
  std::optional<std::int32_t> first_additional;  ///< an additional promise is no part of an earlier one
  bool has_pledge = false, has_delivery = false;

  static PromiseState of(const Telling& telling);
  /// Adds what `other` says.
  void absorb(const PromiseState& other, const Catalogue& catalogue);
  /// The day by which a delivery reached a promised number, if one did.
  std::optional<std::int32_t> fulfilled() const;
};

/// Null if the two can be one promise, else why they cannot.
const char* exclusion(const PromiseState& a, const PromiseState& b, const Catalogue& catalogue,
                      std::size_t max_numbers);

}  // namespace pledgegraph
