// One lookup for all tables: patterns are compiled into a trie over word labels, and a text is walked once, keeping the
// longest match of each layer.
//
// A label says how a word may be recognised: its lower-case form, its folded form where it must begin with a capital,
// its exact form, a prefix, a verb's lemma, "is a country's adjective", a form of a person's name. A word of a text carries all labels that apply to
// it (see Vocabulary), so that matching is integer work.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/table.hpp"
#include "extract/text/tokenize.hpp"

namespace pledgegraph {

/// Tables whose matches exclude one another; matches of different layers may overlap.
enum class Layer : std::uint8_t { Names, Offices, Events, Grammar, Numbers, Currencies, Dates, FirstNames, Persons, Purposes, Count };

/// What a pattern stands for: a row of a table of its layer.
struct LexEntry {
  Layer layer;
  std::uint32_t row;
  friend bool operator==(const LexEntry&, const LexEntry&) = default;
};

struct LexMatch {
  std::uint32_t begin, end;  ///< tokens, half open
  LexEntry entry;
};

/// An ending of names in an oblique case, folded, and the nominative ending it stands for; `gender` m, f or - (either).
struct NameEnding {
  std::string ending, nominative;
  char gender = '-';
};

class Lexicon {
 public:
  /// What one distinct word of a text can be: labels, and the trie nodes they reach from the root.
  struct WordLabels {
    std::vector<std::uint32_t> labels;
    std::vector<std::uint32_t> starts;
  };

  /// The label of signs that may stand glued between the parts of one name: "Leopard-2", "SAMP/T".
  static constexpr std::uint32_t kJoiner = 1;

  explicit Lexicon(ApostropheRules rules);

  /// Compiles one pattern (docs/adding-a-language.md) for `entry`. @throws TableError by way of `row`.
  void add(std::string_view pattern, LexEntry entry, const TableRow& row);
  /// Marks single-word patterns of `entry`'s row as a country's adjective, which `@` stands for.
  void add_adjective(std::string_view pattern, LexEntry entry, const TableRow& row);

  void set_name_endings(std::vector<NameEnding> endings) { name_endings_ = std::move(endings); }
  const std::vector<NameEnding>& name_endings() const { return name_endings_; }
  /// The folded name words that a folded word of a text may be a form of, itself first.
  std::vector<std::string> nominatives(const std::string& folded) const;
  /// True if the tables have the word in lower case somewhere: it is no name by itself.
  bool ordinary(const std::string& lower) const;
  /// True if the folded word, in the nominative, is a name of `layer` by itself.
  bool is_name(const std::string& folded, Layer layer) const;
  /// Compiles a person's name, in the nominative, so that it is found in all its forms.
  void add_name(std::string_view name, LexEntry entry);

  /// The labels that apply to a word. `lemmas` are the verbs it may be a form of.
  WordLabels labels_of(std::string_view word, bool capital, std::span<const std::string_view> lemmas) const;
  /// What the tables know of a word that stands in no text: part of a compound, of a handle.
  std::vector<LexMatch> find_word(std::string_view word, bool capital) const;

  /// All matches in tokens[range], for each layer leftmost-longest, sorted by begin. Equal matches of one layer with
  /// different rows are all kept.
  template <typename LabelsOf>  // LabelsOf(token index) -> const WordLabels&
  void find(std::span<const Token> tokens, const LabelsOf& labels, std::vector<LexMatch>& out) const;

  const ApostropheRules& apostrophes() const { return rules_; }
  const std::vector<std::string>& lemmas_used() const { return lemmas_used_; }

 private:
  using Sequence = std::vector<std::uint32_t>;  // labels

  std::vector<Sequence> compile(std::string_view pattern, const TableRow& row);
  void add(const std::vector<Sequence>& sequences, std::string_view pattern, LexEntry entry, const TableRow& row);
  std::uint32_t label_id(const std::string& name);
  std::uint32_t child(std::uint32_t node, std::uint32_t label) const {
    return (nodes_[node].children & label_bit(label)) == 0 ? 0 : edge(edge_key(node, label)).to;
  }
  void insert(const Sequence& sequence, LexEntry entry);

  /// A place in the trie. Its entries are a list, in the order they came; `children` has a bit set for each step that leads
  /// on from here (by the step's label), so that most that do not need no look.
  struct Node {
    std::uint32_t first = 0, last = 0;  ///< places in entries_
    std::uint64_t children = 0;
  };
  struct ListedEntry {
    LexEntry entry;
    std::uint32_t next = 0;
  };
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t to = 0;  ///< 0: none
  };
  static std::uint64_t edge_key(std::uint32_t node, std::uint32_t label) { return (static_cast<std::uint64_t>(node) << 32) | label; }
  static std::uint64_t label_bit(std::uint32_t label) { return std::uint64_t{1} << (label & 63); }
  Edge& edge(std::uint64_t key);
  const Edge& edge(std::uint64_t key) const { return const_cast<Lexicon*>(this)->edge(key); }

  ApostropheRules rules_;
  std::unordered_map<std::string, std::uint32_t> labels_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> lower_by_fold_;
  std::vector<Edge> edges_;  // a hash table, open addressing; its size is a power of two
  std::size_t edge_count_ = 0;
  std::vector<Node> nodes_{1};
  std::vector<ListedEntry> entries_{1};
  std::vector<bool> adjective_nodes_{false};
  std::vector<std::string> lemmas_used_;
  std::size_t longest_prefix_ = 0;
  std::vector<NameEnding> name_endings_;
};

template <typename LabelsOf>
void Lexicon::find(std::span<const Token> tokens, const LabelsOf& labels, std::vector<LexMatch>& out) const {
  constexpr std::size_t kLayers = static_cast<std::size_t>(Layer::Count);
  std::array<std::uint32_t, kLayers> free{};
  std::array<std::uint32_t, kLayers> best_end{};
  std::array<std::uint32_t, kLayers> best_node{};
  std::vector<std::uint32_t> persons;  // all nodes of the longest names: one form may be of several ("Zelenski", "Zelenska")
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stack;  // node, next token
  const auto count = static_cast<std::uint32_t>(tokens.size());
  // The trie is larger than the nearest caches: where the walks begin is asked for before the first is begun.
  for (std::uint32_t i = 0; i < count; ++i)
    for (const std::uint32_t node : labels(i).starts) __builtin_prefetch(&nodes_[node]);
  for (std::uint32_t i = 0; i < count; ++i)
    for (const std::uint32_t node : labels(i).starts) __builtin_prefetch(&entries_[nodes_[node].first]);
  for (std::uint32_t i = 0; i < count; ++i) {
    const WordLabels& first = labels(i);
    if (first.starts.empty()) continue;
    best_end.fill(0);
    stack.clear();
    for (const std::uint32_t node : first.starts) stack.emplace_back(node, i + 1);
    while (!stack.empty()) {
      const auto [node, next] = stack.back();
      stack.pop_back();
      for (std::uint32_t at = nodes_[node].first; at != 0; at = entries_[at].next) {
        const LexEntry& entry = entries_[at].entry;
        const auto layer = static_cast<std::size_t>(entry.layer);
        if (entry.layer == Layer::Persons && i >= free[layer] && next >= best_end[layer]) {
          if (next > best_end[layer]) persons.clear();
          if (persons.empty() || persons.back() != node) persons.push_back(node);
        }
        if (i >= free[layer] && next > best_end[layer]) {
          best_end[layer] = next;
          best_node[layer] = node;
        }
      }
      if (next >= count || nodes_[node].children == 0) continue;
      for (const std::uint32_t label : labels(next).labels)
        if (const std::uint32_t to = child(node, label)) stack.emplace_back(to, next + 1);
      if (next + 1 < count && tokens[next].type == TokenType::Sign && tokens[next].glued && tokens[next + 1].glued &&
          !labels(next).labels.empty() && labels(next).labels.front() == kJoiner) {
        for (const std::uint32_t label : labels(next + 1).labels)
          if (const std::uint32_t to = child(node, label)) stack.emplace_back(to, next + 2);
      }
    }
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
      if (best_end[layer] == 0) continue;
      if (layer == static_cast<std::size_t>(Layer::Persons)) {
        for (const std::uint32_t node : persons)
          for (std::uint32_t at = nodes_[node].first; at != 0; at = entries_[at].next)
            if (entries_[at].entry.layer == Layer::Persons) out.push_back({i, best_end[layer], entries_[at].entry});
        persons.clear();
      } else {
        for (std::uint32_t at = nodes_[best_node[layer]].first; at != 0; at = entries_[at].next)
          if (static_cast<std::size_t>(entries_[at].entry.layer) == layer) out.push_back({i, best_end[layer], entries_[at].entry});
      }
      free[layer] = best_end[layer];
    }
  }
}

}  // namespace pledgegraph
