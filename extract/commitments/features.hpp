// What the scorers look at, by name. Free of language: words reach them only as classes of the tables.
//
// Of an item mention (what does it stand for; is it a commitment, and how far has it come), and of a pair of item mention
// and candidate party (is it the donor; is it the recipient).
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "extract/commitments/context.hpp"
#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/feature_table.hpp"
#include "extract/commitments/item_readings.hpp"
#include "extract/commitments/reading_network.hpp"

namespace pledgegraph {

/// What was decided for the mentions before, in text order: the discourse state.
struct History {
  int last_donor = -1, last_recipient = -1;  ///< candidates of the last commitment, or -1
  std::uint32_t last_sentence = 0;
  int last_status = -1;                      ///< class of the last commitment
  std::vector<int> donated, received;        ///< by candidate: how often so far
};

/// What surrounds a mention in its sentence.
class SurroundingFeatures {
 public:
  SurroundingFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  /// `out` has a place for each name.
  void fill(const Context& context, int mention, std::span<float> out) const;

 private:
  int touching(const Context& context, std::uint32_t token, bool before) const;
  FeatureTable table_;
  int words_, between_, uses_, readings_, before_, behind_, simple_;
};

/// What times a mention stands with: of its event, of its sentence, of the entry it belongs to ("May 2023 - ...").
class TimeFeatures {
 public:
  TimeFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  /// `out` has a place for each name.
  void fill(const Context& context, int mention, std::span<float> out) const;

 private:
  FeatureTable table_;
  int near_, here_, label_, before_, unit_, simple_;
};

class MentionFeatures {
 public:
  MentionFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  /// `text_opinions` is the mention's part of TextOpinions.
  void fill(const Context& context, int mention, std::span<const float> text_opinions, std::vector<float>& out) const;

 private:
  struct Slot {
    int present, event_class, tense, negated, passive, finite, can, may, must, distance, signs, items, parties, quoted, reading, governor_class,
        status, governed, subject, subject_inherited, agent, addressee, addressee_ukraine, source, item_subject;
  };
  /// `full`: with the event's class, tense, reading and governor; else what they amount to.
  Slot slot(const std::string& name, bool full);
  void fill_slot(const Context& context, const Slot& slot, int mention, int event, std::uint32_t from, std::uint32_t to, std::vector<float>& out) const;

  FeatureTable table_;
  SurroundingFeatures surroundings_;
  TimeFeatures times_;
  int surrounding_, time_;
  Slot left_, left2_, right_, near_, before_, carrier_, opener_, headline_;
  int type_, category_, block_, bag_, before_bag_, share_, cue_, before_cue_, simple_;
};

/// Probabilities of the status classes for each mention by each sparse model (see TextFeatures), as features; empty where
/// it is no case. Same order as Analysis::items.
using TextOpinions = std::vector<std::vector<float>>;

/// MentionFeatures of each mention, same order as Analysis::items; empty where it is no case.
using MentionRows = std::vector<std::vector<float>>;

/// Probabilities of the status classes of each mention, same order as Analysis::items (empty where it is no case).
using StatusOpinions = std::vector<std::vector<double>>;

/// What the network says of a mention's status and its neighbours': sequence labelling by stacking (Cohen and Carvalho 2005).
/// Adds its features behind those of MentionFeatures.
class NeighbourFeatures {
 public:
  explicit NeighbourFeatures(const MentionFeatures& base);
  const std::vector<std::string>& names() const { return table_.names(); }
  /// `out` holds the base features and is made longer.
  void append(const Context& context, int mention, const NetworkOpinions& network, std::vector<float>& out) const;

 private:
  FeatureTable table_;
};

/// For each mention of a sum or of aid at large the probabilities of what it pays for, by SumClass; empty for the others.
using SumOpinions = std::vector<std::vector<float>>;

/// Of a mention and one of the things it may stand for (see item_readings).
class ItemFeatures {
 public:
  ItemFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  /// `sum`: the mention's row of SumOpinions; `network`: what the network says of the readings, or empty.
  void fill(const Context& context, int mention, const std::vector<ItemReading>& readings, std::size_t reading, std::span<const float> sum,
            std::span<const float> network, std::vector<float>& out) const;

 private:
  FeatureTable table_;
  int type_, category_, own_category_, simple_;
};

/// Of a mention: whether the text speaks of its item at all. Item and mention features together, and how the item stands
/// among all that the document names: beside "Abrams", "the tanks" are seldom a thing of their own.
class ListingFeatures {
 public:
  ListingFeatures(const ItemFeatures& item, const MentionFeatures& mention);
  const std::vector<std::string>& names() const { return table_.names(); }
  /// `mention_features` as MentionFeatures fills them.
  void fill(const Context& context, int mention, std::span<const float> mention_features, std::vector<float>& out) const;

 private:
  /// `out` has a place for each feature of the block.
  void fill_company(const Context& context, int mention, std::span<float> out) const;

  ItemFeatures item_;
  FeatureTable table_;
  int company_;
};

class PartyFeatures {
 public:
  PartyFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  void fill(const Context& context, const NetworkOpinions& network, int mention, int candidate, int status, const History& history,
            std::vector<float>& out) const;
  /// Those of all candidates, one after another.
  std::vector<float> of_all(const Context& context, const NetworkOpinions& network, int mention, int status, const History& history) const;

 private:
  /// What is the same for all candidates of a mention.
  struct Shared {
    std::vector<float> features;
    std::vector<int> last;         ///< by candidate: the token where it was last mentioned before, or -1
    int last_subject = -1, last_giver = -1;  ///< party mentions: who acted last before, and who last gave or promised
    int first_party = -1;          ///< the first that the text names, Ukraine aside, as a candidate
    GrammaticalParties grammar;
    std::array<int, 8> events{};   ///< whose roles are asked for; -1 where there is none
  };
  Shared shared(const Context& context, int mention, int status, const History& history) const;
  /// `out` holds what is shared.
  void add(const Context& context, const Shared& shared, int mention, int candidate, const History& history, std::span<float> out) const;
  /// What the network says of the candidate, here and of the mentions around.
  void add_network(const Context& context, const NetworkOpinions& network, int mention, int candidate, std::span<float> out) const;

  FeatureTable table_;
  int nearest_, left_, right_, simple_, network_, status_, near_class_, near_tense_;
  int word_left_, word_right_, roles_;
};

}  // namespace pledgegraph
