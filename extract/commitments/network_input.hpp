// What the reading network is shown of a document: every token by its words and classes, the items and parties among which
// it decides, and what each item may stand for. All of it are names of features that hold or do not, and none of it
// depends on what was decided before.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/commitments/context.hpp"
#include "extract/commitments/feature_table.hpp"
#include "extract/learning/attention.hpp"

namespace pledgegraph {

/// Lists of features, one after another.
template <typename Feature>
struct FeatureLists {
  std::vector<Feature> features;
  std::vector<std::uint32_t> ends;  ///< of each list
  void put(Feature feature) { features.push_back(feature); }
  void end() { ends.push_back(static_cast<std::uint32_t>(features.size())); }
  std::size_t size() const { return ends.size(); }
  std::uint32_t begin_of(std::size_t list) const { return list == 0 ? 0 : ends[list - 1]; }
};

struct NetworkInput {
  struct Place {
    std::uint32_t first, last;  ///< tokens, both inside
  };
  FeatureLists<std::uint64_t> tokens;      ///< keys (feature_key)
  std::vector<int> meanings;               ///< by token: place in `table`, or -1 where it has none or is part of a name
  const Meanings* table = nullptr;         ///< of the document's language
  std::vector<int> mentions;               ///< of items: indices into Analysis::items, those that may be a commitment
  std::vector<Place> items, parties;
  AttentionWindows windows;                ///< by item: the tokens about it, their nearness a place in the table of NetworkFeatures
  std::vector<int> candidate_of;           ///< by party of `parties`
  FeatureLists<std::uint16_t> item_features, party_features, candidate_features;  ///< places in the tables of NetworkFeatures
  FeatureLists<std::uint16_t> pair_features;  ///< of item and party: items outside, parties inside
  std::size_t candidates = 0;
  /// What each item may stand for (Context::readings), item by item; none where there is no choice.
  std::vector<int> readings;                   ///< the antecedent, an index into `antecedents`, or -1
  std::vector<std::uint32_t> reading_ends;     ///< by item: past its readings
  std::vector<Place> antecedents;
  FeatureLists<std::uint16_t> reading_features;  ///< by reading
  std::uint32_t first_reading(std::size_t item) const { return item == 0 ? 0 : reading_ends[item - 1]; }
};

/// The tables of the features of items, parties, candidates, pairs and readings, and what holds of a document.
class NetworkFeatures {
 public:
  NetworkFeatures();
  const std::vector<std::string>& items() const { return items_.names(); }
  const std::vector<std::string>& parties() const { return parties_.names(); }
  const std::vector<std::string>& candidates() const { return candidates_.names(); }
  const std::vector<std::string>& pairs() const { return pairs_.names(); }
  const std::vector<std::string>& readings() const { return readings_.names(); }
  const std::vector<std::string>& nearness() const { return nearness_.names(); }
  /// With `names`, notes what the keys of the tokens stand for.
  NetworkInput input(const Context& context, std::unordered_map<std::uint64_t, std::string>* names = nullptr) const;

 private:
  void add_tokens(const Context& context, NetworkInput& input, std::unordered_map<std::uint64_t, std::string>* names) const;
  void add_windows(const Context& context, NetworkInput& input) const;
  void add_items(const Context& context, NetworkInput& input) const;
  void add_parties(const Context& context, NetworkInput& input) const;
  void add_pairs(const Context& context, NetworkInput& input) const;
  void add_readings(const Context& context, NetworkInput& input) const;
  void add_reading(const Context& context, int mention, std::size_t which, NetworkInput& input) const;

  FeatureTable items_, parties_, candidates_, pairs_, readings_, nearness_;
  int type_, item_, own_category_, word_, party_, candidate_, acting_rank_, subject_rank_, mentions_, distance_, sentences_, pair_;
  int in_sentence_, in_block_, beyond_;
  int reading_, category_, aid_, mentions_of_it_, rank_, back_, sentences_back_;
};

}  // namespace pledgegraph
