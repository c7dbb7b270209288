#include "extract/text/lexicon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kMostEndings = 6;      // letters that `*` may stand for
constexpr std::size_t kLongestParticle = 5;  // letters; "von", "Jae-myung"
constexpr std::size_t kMostExpansions = 512;  // sequences of one pattern

bool is_joiner(std::string_view sign) { return sign == "-" || sign == "/" || sign == "\u2011" || sign == "\u2010" || sign == "\u2013"; }

std::string label(char kind, std::string_view word) {
  std::string out(1, kind);
  out += word;
  return out;
}

/// "blindé(|s|e)" -> blindé, blindés, blindée; any number of groups.
std::vector<std::string> expand_endings(std::string_view word, const TableRow& row) {
  std::vector<std::string> out(1);
  // A bracket alone is itself.
  for (std::size_t open; word.size() > 1 && (open = word.find('(')) != word.npos;) {
    const std::size_t close = word.find(')', open);
    if (close == word.npos) row.fail(fmt::format("'{}': '(' without ')'", word));
    const std::string_view stem = word.substr(0, open), group = word.substr(open + 1, close - open - 1);
    std::vector<std::string> longer;
    for (const std::string& head : out)
      for (std::size_t from = 0, bar = 0; bar != group.npos; from = bar + 1) {
        bar = group.find('|', from);
        longer.push_back(head);
        longer.back().append(stem).append(group.substr(from, bar == group.npos ? group.npos : bar - from));
      }
    out = std::move(longer);
    word.remove_prefix(close + 1);
  }
  for (std::string& form : out) form += word;
  return out;
}

}  // namespace

Lexicon::Lexicon(ApostropheRules rules) : rules_(std::move(rules)) {
  constexpr std::size_t kUsualSize = 50000;  // words and steps of one language's tables
  labels_.reserve(kUsualSize);
  edges_.resize(std::bit_ceil(2 * kUsualSize));
  entries_.reserve(kUsualSize);
  nodes_.reserve(kUsualSize);
  label_id("");   // 0 is "no label"
  label_id("-");  // kJoiner
}

std::uint32_t Lexicon::label_id(const std::string& name) {
  const auto [at, fresh] = labels_.try_emplace(name, static_cast<std::uint32_t>(labels_.size()));
  if (fresh && name.size() > 1) {
    if (name[0] == 'l') lower_by_fold_[fold(std::string_view(name).substr(1))].push_back(at->second);
    if (name[0] == 'p' || name[0] == 'P') longest_prefix_ = std::max(longest_prefix_, name.size() - 1);
    if (name[0] == '<') lemmas_used_.push_back(name.substr(1));
  }
  return at->second;
}

Lexicon::Edge& Lexicon::edge(std::uint64_t key) {
  std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 32;
  std::size_t at = hash & (edges_.size() - 1);
  while (edges_[at].to != 0 && edges_[at].key != key) at = (at + 1) & (edges_.size() - 1);
  return edges_[at];
}

std::vector<Lexicon::Sequence> Lexicon::compile(std::string_view pattern, const TableRow& row) {
  std::vector<Sequence> sequences(1);
  const auto extend = [&](std::vector<Sequence> alternatives) {
    if (sequences.size() == 1 && sequences.front().empty()) {
      sequences = std::move(alternatives);
    } else if (alternatives.size() == 1) {
      for (Sequence& head : sequences) head.insert(head.end(), alternatives.front().begin(), alternatives.front().end());
    } else {
      std::vector<Sequence> longer;
      for (const Sequence& head : sequences)
        for (const Sequence& tail : alternatives) {
          longer.push_back(head);
          longer.back().insert(longer.back().end(), tail.begin(), tail.end());
        }
      sequences = std::move(longer);
    }
    if (sequences.size() > kMostExpansions) row.fail(fmt::format("'{}' stands for too many phrases", pattern));
  };
  std::vector<Token> parts;
  for (std::string_view word : split_words(pattern)) {
    if (word == "@") {
      extend({Sequence{}, Sequence{label_id("@")}});
      continue;
    }
    if (word.front() == '<' && word.back() == '>') {
      extend({Sequence{label_id(label('<', word.substr(1, word.size() - 2)))}});
      continue;
    }
    const bool exact = word.front() == '=' && word.size() > 1;
    if (exact) word.remove_prefix(1);
    std::vector<Sequence> alternatives;
    for (std::string form : expand_endings(word, row)) {
      const bool open_ended = form.size() > 1 && form.back() == '*';
      if (open_ended) form.pop_back();
      // A clitic stands by itself in a text's tokens, its apostrophe with it: "'s".
      if (form.size() > 1 && form.front() == '\'' && std::find(rules_.clitics.begin(), rules_.clitics.end(), form.substr(1)) != rules_.clitics.end()) {
        alternatives.push_back({label_id(label('l', to_lower(form)))});
        continue;
      }
      parts.clear();
      tokenize(form, {0, static_cast<std::uint32_t>(form.size())}, rules_, parts);
      Sequence sequence;
      for (std::size_t k = 0; k < parts.size(); ++k) {
        const std::string_view part = std::string_view(form).substr(parts[k].span.begin, parts[k].span.end - parts[k].span.begin);
        if (parts[k].type == TokenType::Sign && is_joiner(part) && parts.size() > 1) continue;
        const bool prefix = open_ended && k + 1 == parts.size();
        if (parts[k].type == TokenType::Sign || parts[k].type == TokenType::Number)
          sequence.push_back(label_id(label('l', part)));
        else if (exact)
          sequence.push_back(label_id(label('x', part)));
        else if (parts[k].capital)
          sequence.push_back(label_id(label(prefix ? 'P' : 'f', fold(part))));
        else
          sequence.push_back(label_id(label(prefix ? 'p' : 'l', to_lower(part))));
      }
      if (sequence.empty()) row.fail(fmt::format("'{}' holds no word", pattern));
      alternatives.push_back(std::move(sequence));
    }
    extend(std::move(alternatives));
  }
  return sequences;
}

void Lexicon::insert(const Sequence& sequence, LexEntry entry) {
  std::uint32_t node = 0;
  for (const std::uint32_t label : sequence) {
    if (2 * (edge_count_ + 1) > edges_.size()) {
      const std::vector<Edge> old = std::exchange(edges_, std::vector<Edge>(edges_.size() * 2));
      for (const Edge& one : old)
        if (one.to != 0) edge(one.key) = one;
    }
    Edge& step = edge(edge_key(node, label));
    if (step.to == 0) {
      step = {edge_key(node, label), static_cast<std::uint32_t>(nodes_.size())};
      ++edge_count_;
      nodes_[node].children |= label_bit(label);
      nodes_.emplace_back();
      adjective_nodes_.push_back(false);
    }
    node = step.to;
  }
  for (std::uint32_t at = nodes_[node].first; at != 0; at = entries_[at].next)
    if (entries_[at].entry == entry) return;
  const auto place = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({entry});
  (nodes_[node].first == 0 ? nodes_[node].first : entries_[nodes_[node].last].next) = place;
  nodes_[node].last = place;
}

void Lexicon::add(std::string_view pattern, LexEntry entry, const TableRow& row) { add(compile(pattern, row), pattern, entry, row); }

void Lexicon::add(const std::vector<Sequence>& sequences, std::string_view pattern, LexEntry entry, const TableRow& row) {
  for (const Sequence& sequence : sequences) {
    if (sequence.empty()) row.fail(fmt::format("'{}' may match nothing", pattern));
    insert(sequence, entry);
  }
}

void Lexicon::add_name(std::string_view name, LexEntry entry) {
  std::vector<Token> parts;
  tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, rules_, parts);
  Sequence sequence;
  for (const Token& part : parts)
    if (part.type == TokenType::Word)
      sequence.push_back(label_id(label('n', fold(name.substr(part.span.begin, part.span.end - part.span.begin)))));
    else if (name[part.span.begin] == '.')
      sequence.push_back(label_id("l."));  // of an initial
  if (!sequence.empty()) insert(sequence, entry);
}

bool Lexicon::ordinary(const std::string& lower) const {
  if (labels_.contains("l" + lower)) return true;
  std::string prefix = "p";
  for (std::size_t at = 0; at < lower.size() && prefix.size() <= longest_prefix_ + 1;) {
    const std::size_t from = at;
    next_code_point(lower, at);
    prefix.append(lower, from, at - from);
    if (prefix.size() > 4 && labels_.contains(prefix)) return true;
  }
  return false;
}

bool Lexicon::is_name(const std::string& folded, Layer layer) const {
  const auto label = labels_.find("n" + folded);
  const std::uint32_t node = label == labels_.end() ? 0 : child(0, label->second);
  for (std::uint32_t at = nodes_[node].first; node != 0 && at != 0; at = entries_[at].next)
    if (entries_[at].entry.layer == layer) return true;
  return false;
}

std::vector<std::string> Lexicon::nominatives(const std::string& folded) const {
  constexpr std::size_t kShortestStem = 3;  // bytes
  std::vector<std::string> out{folded};
  for (const auto& [ending, nominative, gender] : name_endings_) {
    if (folded.size() < ending.size() + kShortestStem || !folded.ends_with(ending)) continue;
    std::string form = folded.substr(0, folded.size() - ending.size()) + nominative;
    if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
  }
  return out;
}

void Lexicon::add_adjective(std::string_view pattern, LexEntry entry, const TableRow& row) {
  const std::vector<Sequence> sequences = compile(pattern, row);
  add(sequences, pattern, entry, row);
  for (const Sequence& sequence : sequences)
    if (sequence.size() == 1)
      if (const std::uint32_t node = child(0, sequence.front())) adjective_nodes_[node] = true;
}

Lexicon::WordLabels Lexicon::labels_of(std::string_view word, bool capital, std::span<const std::string_view> lemmas) const {
  WordLabels out;
  const auto add_label = [&](const std::string& name) {
    if (const auto at = labels_.find(name); at != labels_.end()) out.labels.push_back(at->second);
  };
  if (is_joiner(word)) {
    out.labels.push_back(kJoiner);
    return out;
  }
  const std::string lower = to_lower(word), folded = fold(word);
  add_label("l" + lower);
  add_label("x" + std::string(word));
  std::size_t letters = 0, capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    letters += char_class(c) == CharClass::Letter;
    capitals += is_upper(c);
  }
  if (letters > 1 && capitals == letters)  // all in capitals: accents may have been left out
    if (const auto at = lower_by_fold_.find(folded); at != lower_by_fold_.end())
      for (const std::uint32_t label : at->second)
        if (std::find(out.labels.begin(), out.labels.end(), label) == out.labels.end()) out.labels.push_back(label);
  if (capital) add_label("f" + folded);
  const auto add_prefixes = [&](char kind, const std::string& form) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < form.size();) {
      next_code_point(form, at);
      ends.push_back(at);
    }
    for (std::size_t k = 0; k < ends.size() && ends[k] <= longest_prefix_; ++k)
      if (ends.size() - 1 - k <= kMostEndings) add_label(kind + form.substr(0, ends[k]));
  };
  if (capital)
    for (const std::string& name : nominatives(folded)) add_label("n" + name);
  else if (letters > 1 && letters <= kLongestParticle)
    add_label("n" + lower);  // particles of names
  if (letters > 0) {
    add_prefixes('p', lower);
    if (capital) add_prefixes('P', folded);
  }
  for (const std::string_view lemma : lemmas) add_label(fmt::format("<{}", lemma));
  const auto start = [&](std::uint32_t label) {
    if (const std::uint32_t node = child(0, label)) out.starts.push_back(node);
  };
  for (const std::uint32_t label : out.labels) start(label);
  for (const std::uint32_t node : out.starts)
    if (adjective_nodes_[node]) {
      if (const auto at = labels_.find("@"); at != labels_.end()) {
        out.labels.push_back(at->second);
        if (const std::uint32_t to = child(0, at->second)) out.starts.push_back(to);
      }
      break;
    }
  return out;
}

std::vector<LexMatch> Lexicon::find_word(std::string_view word, bool capital) const {
  Token token;
  token.type = TokenType::Word;
  token.capital = capital;
  const WordLabels labels = labels_of(word, capital, {});
  std::vector<LexMatch> found;
  find(std::span<const Token>(&token, 1), [&](std::uint32_t) -> const WordLabels& { return labels; }, found);
  return found;
}

}  // namespace pledgegraph
