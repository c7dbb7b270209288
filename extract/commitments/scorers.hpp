// The learned scorers and the data file that holds them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/learning/boosted_trees.hpp"
#include "extract/commitments/calibration.hpp"
#include "extract/commitments/features.hpp"
#include "extract/commitments/reading_network.hpp"
#include "extract/learning/sparse_model.hpp"
#include "extract/commitments/text_features.hpp"

namespace pledgegraph {

/// The class of a status and back (class 0 is "none").
constexpr int class_of(Status status) { return static_cast<int>(status) + 1; }
constexpr Status status_of(int status_class) { return static_cast<Status>(status_class - 1); }

/// Keys of a mention's text features, sorted, for the models `words` and `classes`; with `names`, their names are noted.
struct TextKeys {
  std::vector<std::uint64_t> words, classes;
};
TextKeys text_keys(const TextFeatures& features, int mention, std::unordered_map<std::uint64_t, std::string>* names);
/// The same for the model `sums`.
std::vector<std::uint64_t> sum_keys(const TextFeatures& features, int mention, std::unordered_map<std::uint64_t, std::string>* names);

struct Scorers {
  ItemFeatures item_features;
  MentionFeatures mention_features;
  NeighbourFeatures neighbour_features{mention_features};
  PartyFeatures party_features;
  ListingFeatures listing_features{item_features, mention_features};
  BoostedTrees listing;    ///< is the mention's item one that the text speaks of, and no figure of speech or echo of another
  BoostedTrees item;       ///< does the mention stand for this reading
  SparseModel sums;        ///< what a sum goes to, by the words around it
  SparseModel words, classes;  ///< what the text around a mention says of its status, by words and by word classes
  std::unordered_map<std::uint64_t, std::string> text_names;  ///< names of the sparse models' features; only after training
  BoostedTrees mention;    ///< is it a commitment, and of which status
  BoostedTrees donor;      ///< is this candidate a donor
  BoostedTrees recipient;  ///< is this candidate the recipient
  ReadingNetwork network;  ///< reads the text first: the others know what it says of status, donor, recipient and reading; may be empty
  Calibration calibration; ///< of the product of the decisions' probabilities
  std::vector<std::string> provenance;  ///< header lines: the command, the gold, the figures

  /// Lets every mention stand for its likeliest reading. `context` must be of `analysis`.
  void resolve_items(Analysis& analysis, const Context& context, const NetworkOpinions& said) const;
  SumOpinions sum_opinions(const Context& context) const;
  TextOpinions text_opinions(const Context& context) const;
  MentionRows mention_rows(const Context& context, const TextOpinions& text) const;
  /// For each mention of a weapon or kind the probability that the text speaks of its item; 1 for all others.
  std::vector<double> listed(const Context& context, const MentionRows& rows) const;
  /// The probabilities of the status classes for every mention that may be a commitment; empty for the others.
  StatusOpinions opinions(const Context& context, const NetworkOpinions& said, const MentionRows& rows) const;
  /// With the network beside it (network.tsv), if there is one. @throws InputError naming file and line.
  void load(const std::filesystem::path& file);
  /// With the network; one that was saved there before goes, as it belongs to other scorers.
  void save(const std::filesystem::path& file) const;
};

}  // namespace pledgegraph
