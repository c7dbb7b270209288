// What the deciding stages look up again and again: mentions by sentence, quotation marks, and how often each party
// appears.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/commitments/item_readings.hpp"
#include "extract/text/analysis.hpp"

namespace pledgegraph {

struct ModelRows;

/// A party of the document as a candidate for donor or recipient.
struct Candidate {
  std::string party;            ///< alpha-2, organization name, or "group"
  std::vector<int> mentions;    ///< indices into Analysis::parties, in text order; may be empty ("group", the default)
  int acting = 0;               ///< mentions that are no mere place
  int subject = 0;              ///< events whose subject it is
  int marked = 0;               ///< mentions behind a word for "to" or "for"
  int acting_rank = 0;          ///< candidates that act more often
  int subject_rank = 0;         ///< candidates that are a subject more often
  bool ukraine = false, russia = false;
  bool in_headline = false;
  bool organization = false, company = false, group = false;
};

struct Context {
  explicit Context(const Analysis& analysis);

  const Analysis& a;
  std::vector<std::vector<int>> events, parties, items, times;  ///< by sentence
  std::vector<bool> quoted;                               ///< by token
  std::vector<int> segment;                               ///< by token: counts sentences and what semicolons divide in them
  std::vector<std::string_view> purpose;                  ///< by token: what its word says that money is for (purpose_names()), or empty
  std::vector<int> bracket;                               ///< by token: which parenthesis of its sentence it stands in, or 0
  std::vector<Candidate> candidates;
  std::map<std::string, int> candidate_of;
  std::vector<int> candidate_at;  ///< by party mention: its candidate, or -1
  std::vector<bool> to_marked;    ///< by party mention: a word for "to" or "for" stands before it
  /// The kinds of aid that are not goods, in the order of their numbers among slugs.
  static constexpr std::array<std::string_view, 3> kAid = {"financial-aid", "humanitarian-aid", "military-aid"};
  std::vector<std::vector<ItemReading>> readings;  ///< by item mention: see item_readings
  std::vector<int> own_slug;      ///< by item mention: a number for the slug of its own words; equal slugs have equal numbers
  std::vector<int> governing;     ///< by item mention: see governing_event
  std::vector<int> telling;       ///< by sentence: see telling_event
  int acting_total = 0;
  int most_acting = 0;             ///< of all candidates but Ukraine
  std::vector<float> event_share;  ///< by event class: share of the document's sentences that hold one
  float ukraine_to_share = 0;      ///< share of Ukraine's mentions that are marked as recipient
  /// By sentence: for items of a list the sentence that opens it, for lines below a heading that tells a stage the heading, else -1.
  std::vector<int> opener;
  /// By block of the document: the first party that acts in it as an index into Analysis::parties, or -1.
  std::vector<int> block_opener;
  /// By block: the time that opens it ("May 2023 - ..."), else that of the last line above that is a time alone; or -1.
  std::vector<int> block_time;
  int subjects = 0;               ///< events with a party as subject
  std::string default_recipient;  ///< "UA" where nothing else is plain

  /// Of the document's vocabulary and the models in use, where they are kept between documents; else null.
  ModelRows* rows = nullptr;

  /// The number of a slug, or -1 where no mention has it of its own words.
  int slug_of(std::string_view slug) const;
  /// Signs (commas, brackets, dashes) between two tokens.
  int signs_between(std::uint32_t from, std::uint32_t to) const;
  /// Does `other` stand in a parenthesis that `token` is not in? What is told there is an aside.
  bool aside(std::uint32_t other, std::uint32_t token) const { return bracket[other] != 0 && bracket[other] != bracket[token]; }
  /// The function word right before a token, looking through articles.
  bool preceded_by(std::uint32_t token, Grammar grammar) const;

 private:
  void divide();
  TokenRange dashed_aside(TokenRange sentence) const;
  void find_entry_times();
  void find_openers();

  std::vector<int> signs_before_;  // prefix sums
  std::vector<std::string_view> slugs_;  // by number
};

}  // namespace pledgegraph
