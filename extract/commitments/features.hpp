// What the scorers look at, by name. Free of language: words reach them only as classes of the tables.
//
// Three groups: of an item mention (is it a commitment, and how far has it come), and of a pair of item mention and
// candidate party (is it the donor; is it the recipient).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/commitments/context.hpp"

namespace pledgegraph {

/// What was decided for the mentions before, in text order: the discourse state.
struct History {
  int last_donor = -1, last_recipient = -1;  ///< candidates of the last commitment, or -1
  std::uint32_t last_sentence = 0;
  int last_status = -1;                      ///< class of the last commitment
  std::vector<int> donated, received;        ///< by candidate: how often so far
  /// Status by mention decided so far (0 none), same order as Analysis::items.
  std::vector<int> status;
};

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

class MentionFeatures {
 public:
  MentionFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  void fill(const Context& context, int mention, const History& history, std::vector<float>& out) const;

 private:
  struct Slot {
    int present, event_class, tense, negated, passive, finite, can, may, must, distance, signs, items, parties, quoted, reading, governor_class,
        governor_reading;
  };
  Slot slot(const std::string& name);
  void fill_slot(const Context& context, const Slot& slot, int event, std::uint32_t from, std::uint32_t to, std::vector<float>& out) const;

  FeatureTable table_;
  Slot left_, left2_, right_, near_, headline_;
  int type_, category_, block_, bag_, before_bag_, cue_, before_cue_, simple_, history_status_;
};

class PartyFeatures {
 public:
  PartyFeatures();
  const std::vector<std::string>& names() const { return table_.names(); }
  void fill(const Context& context, int mention, int candidate, int status, const History& history, std::vector<float>& out) const;

 private:
  FeatureTable table_;
  int nearest_, left_, right_, simple_, status_, near_class_, near_tense_;
  int word_left_, word_right_;
};

/// The event that governs a mention as far as position tells, or -1: the nearest to the left in its clause, else the
/// nearest to the right.
int governing_event(const Context& context, int mention);

}  // namespace pledgegraph
