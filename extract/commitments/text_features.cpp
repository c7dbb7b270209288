#include "extract/commitments/text_features.hpp"

#include <algorithm>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/feature_table.hpp"
#include "extract/learning/sparse_model.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kPrefix = 5;                 // letters that stand for a word's forms
constexpr std::uint32_t kLeftWords = 5, kRightWords = 4;
constexpr std::size_t kLeftClasses = 10, kRightClasses = 8, kLongestPath = 8;

/// In the order of WordPlace.
constexpr std::string_view kPlaces[] = {"before=", "after=", "sentence=", "previous=", "next=", "opener-word=", "document="};

/// What a word in lower case is called at a place.
std::string_view name_at(WordPlace place, std::string_view word) { return place == WordPlace::Sentence ? word : first_letters(word, kPrefix); }

constexpr WordFeatures kNoWord = [] {
  WordFeatures out{};
  out.fill(SparseModel::kNone);
  return out;
}();

/// The keys of a word in lower case. Of other sentences, short words are not looked at.
WordFeatures word_keys(std::string_view word) {
  constexpr std::size_t kShort = 3;  // bytes
  static constexpr WordFeatures begun = [] {
    WordFeatures out{};
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = feature_key(kPlaces[k]);
    return out;
  }();
  WordFeatures out = kNoWord;
  for (std::size_t k = 0; k < out.size(); ++k) {
    const auto place = static_cast<WordPlace>(k);
    const bool here = place == WordPlace::Before || place == WordPlace::After || place == WordPlace::Sentence;
    if (here || word.size() > kShort) out[k] = feature_key(name_at(place, word), begun[k]);
  }
  return out;
}

}  // namespace

void FeatureSink::put(std::initializer_list<std::string_view> parts, std::string_view separator) const {
  std::uint64_t key = feature_key({});
  for (const std::string_view& part : parts) key = feature_key(part, &part == parts.begin() ? key : feature_key(separator, key));
  keys_.push_back(key);
  if (names_) note(key, parts, separator);
}

void FeatureSink::note(std::uint64_t key, std::initializer_list<std::string_view> parts, std::string_view separator) const {
  std::string& name = names_->try_emplace(key).first->second;
  if (!name.empty()) return;
  for (const std::string_view& part : parts) {
    if (&part != parts.begin()) name += separator;
    name += part;
  }
}

TextFeatures::TextFeatures(const Context& context) : c_(context), classes_(context) {
  if (c_.a.items.empty()) return;
  keys_.assign(c_.a.tokens.size(), kNoWord);
  for (std::uint32_t i = 0; i < keys_.size(); ++i)
    if (const std::string_view w = word(i); !w.empty()) keys_[i] = word_keys(w);
}

TextFeatures::TextFeatures(const Context& context, const SparseModel& model, WordRows* kept) : c_(context), classes_(context) {
  if (c_.a.items.empty()) return;
  WordRows fresh;
  find_rows(model, kept ? *kept : fresh);
}

std::string_view TextFeatures::word(std::uint32_t token) const {
  if (classes_.name[token] || c_.a.tokens[token].type != TokenType::Word) return {};
  return c_.a.word(token).lower;
}

void TextFeatures::find_rows(const SparseModel& model, WordRows& kept) {
  kept.rows.resize(std::max(kept.rows.size(), c_.a.vocabulary->size()));
  kept.known.resize(kept.rows.size(), false);
  keys_.assign(c_.a.tokens.size(), kNoWord);
  for (std::uint32_t i = 0; i < keys_.size(); ++i) {
    const std::string_view w = word(i);
    if (w.empty()) continue;
    const std::uint32_t index = c_.a.tokens[i].word;
    if (!kept.known[index]) {
      kept.rows[index] = word_keys(w);
      for (std::uint64_t& key : kept.rows[index])
        if (key != SparseModel::kNone) key = model.row_of(key);
      kept.known[index] = true;
    }
    keys_[i] = kept.rows[index];
  }
}

void TextFeatures::put_word(WordPlace place, std::uint32_t token, const FeatureSink& sink) const {
  const std::uint64_t key = keys_[token][static_cast<std::size_t>(place)];
  if (key == SparseModel::kNone) return;
  const std::string_view name = sink.wants_names() ? name_at(place, word(token)) : std::string_view();
  sink.put_known(key, {kPlaces[static_cast<std::size_t>(place)], name});
}

void TextFeatures::words(int mention, const FeatureSink& sink) const {
  const Analysis& a = c_.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const TokenRange sentence = a.sentences[a.sentence_of[m.head.begin]].tokens;
  const auto put = [&](std::string_view kind, std::string_view what) { sink.put({kind, what}); };
  // What a relative clause tells of an item stands behind it.
  const bool behind_only = in_relative_clause(c_, mention);
  for (std::uint32_t i = behind_only ? std::max(sentence.begin, m.head.begin) : sentence.begin; i < sentence.end; ++i) {
    put_word(i < m.head.begin ? WordPlace::Before : WordPlace::After, i, sink);
    put_word(WordPlace::Sentence, i, sink);
  }
  for (std::uint32_t i = m.tokens.begin, steps = 0; !behind_only && i > sentence.begin && steps < kLeftWords; --i, ++steps)
    if (const std::string_view w = word(i - 1); !w.empty()) {
      put("left=", w);
      if (steps == 0) put("left1=", w);
    }
  for (std::uint32_t i = m.tokens.end, steps = 0; i < sentence.end && steps < kRightWords; ++i, ++steps)
    if (const std::string_view w = word(i); !w.empty()) {
      put("right=", w);
      if (steps == 0) put("right1=", w);
    }
  // What the sentence before and the heading above speak of.
  const std::uint32_t here = a.sentence_of[m.head.begin];
  const auto context_words = [&](WordPlace place, std::uint32_t other) {
    const TokenRange range = a.sentences[other].tokens;
    for (std::uint32_t i = range.begin; i < range.end; ++i) put_word(place, i, sink);
  };
  if (here > 0) context_words(WordPlace::Previous, here - 1);
  if (here + 1 < a.sentences.size()) context_words(WordPlace::Next, here + 1);
  if (const int opener = c_.opener[here]; opener >= 0) context_words(WordPlace::Opener, static_cast<std::uint32_t>(opener));
  const auto event_words = [&](std::string_view kind, int event) {
    if (event < 0) return;
    const TokenRange range = a.events[static_cast<std::size_t>(event)].tokens;
    std::string text;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (i > range.begin) text += ' ';
      text += a.word(i).lower;
    }
    put(kind, text);
  };
  const int event = governing_event(c_, mention);
  event_words("event=", event);
  if (event >= 0) event_words("governor=", a.events[static_cast<std::size_t>(event)].governor);
  event_words("opener=", telling_event(c_, c_.opener[a.sentence_of[m.head.begin]]));
}

void TextFeatures::document_words(const FeatureSink& sink) const {
  for (std::uint32_t i = 0; i < keys_.size(); ++i) put_word(WordPlace::Document, i, sink);
}

void TextFeatures::purposes(int mention, const FeatureSink& sink) const {
  const Analysis& a = c_.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t here = a.sentence_of[m.head.begin];
  const TokenRange sentence = a.sentences[here].tokens;
  // The nearest on each side, as far as the sentence's part goes; then all of the sentence, and of those around it.
  for (std::uint32_t i = m.tokens.end; i < sentence.end && c_.segment[i] == c_.segment[m.head.begin]; ++i)
    if (!c_.purpose[i].empty()) {
      sink.put({"purpose-after=", c_.purpose[i]});
      break;
    }
  for (std::uint32_t i = m.tokens.begin; i > sentence.begin && c_.segment[i - 1] == c_.segment[m.head.begin]; --i)
    if (!c_.purpose[i - 1].empty()) {
      sink.put({"purpose-before=", c_.purpose[i - 1]});
      break;
    }
  const auto all_of = [&](std::string_view place, TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (!c_.purpose[i].empty()) sink.put({place, c_.purpose[i]});
  };
  all_of("purpose-sentence=", sentence);
  if (here > 0) all_of("purpose-previous=", a.sentences[here - 1].tokens);
  if (here + 1 < a.sentences.size()) all_of("purpose-next=", a.sentences[here + 1].tokens);
  if (const int opener = c_.opener[here]; opener >= 0) all_of("purpose-opener=", a.sentences[static_cast<std::size_t>(opener)].tokens);
}

void TextFeatures::classes(int mention, const FeatureSink& sink) const {
  const Analysis& a = c_.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const TokenRange sentence = a.sentences[a.sentence_of[m.head.begin]].tokens;
  // Units to the left, nearest first, and to the right; words of no class count as one gap.
  std::vector<std::string_view> left, right;
  const auto add = [](std::vector<std::string_view>& to, std::string_view symbol) {
    if (symbol.empty()) symbol = "_";
    if (symbol != "_" || to.empty() || to.back() != "_") to.push_back(symbol);
  };
  // What a relative clause tells of an item stands behind it.
  const std::uint32_t clause = in_relative_clause(c_, mention) ? m.tokens.begin : sentence.begin;
  for (std::uint32_t i = m.tokens.begin; i > clause && left.size() < kLeftClasses; --i) {
    if (i < m.tokens.begin && classes_.end[i - 1] == classes_.end[i] && !classes_.symbol[i].empty()) continue;  // the same unit
    add(left, classes_.symbol[i - 1]);
  }
  for (std::uint32_t i = m.tokens.end; i < sentence.end && right.size() < kRightClasses; i = std::max(i + 1, classes_.end[i])) add(right, classes_.symbol[i]);
  left.resize(std::min(left.size(), kLeftClasses));
  const auto put = [&](std::initializer_list<std::string_view> parts) { sink.put(parts, " "); };
  const auto at = [](const std::vector<std::string_view>& list, std::size_t k) { return k < list.size() ? list[k] : std::string_view("|"); };
  const std::string_view type = mention_type_names()[static_cast<std::size_t>(m.type)];
  put({"L1", at(left, 0)});
  put({"L2", at(left, 1), at(left, 0)});
  put({"L3", at(left, 2), at(left, 1), at(left, 0)});
  put({"R1", at(right, 0)});
  put({"R2", at(right, 0), at(right, 1)});
  put({"R3", at(right, 0), at(right, 1), at(right, 2)});
  put({"LR", at(left, 0), type, at(right, 0)});
  put({"LR2", at(left, 1), at(left, 0), at(right, 0), at(right, 1)});
  put({"TL", type, at(left, 0), at(left, 1)});
  put({"TR", type, at(right, 0), at(right, 1)});
  for (std::size_t k = 0; k < left.size(); ++k) {
    put({"l", left[k]});
    put({"ll", at(left, k + 1), left[k]});
  }
  for (std::size_t k = 0; k < right.size(); ++k) {
    put({"r", right[k]});
    put({"rr", right[k], at(right, k + 1)});
  }
  const auto path = [&](std::string_view kind, int event) {
    if (event < 0) return;
    const TokenRange range = a.events[static_cast<std::size_t>(event)].tokens;
    const bool before = range.begin < m.head.begin;
    std::uint32_t from = before ? range.end : m.tokens.end;
    const std::uint32_t to = before ? m.tokens.begin : range.begin;
    std::string way(kind);
    way += before ? " > " : " < ";
    way += event_symbol(a, event);
    const std::size_t head = way.size();
    std::size_t steps = 0;
    for (; from < to && steps <= kLongestPath; from = std::max(from + 1, classes_.end[from])) {
      if (classes_.symbol[from].empty()) continue;
      way += ' ';
      way += classes_.symbol[from];
      ++steps;
    }
    if (steps > kLongestPath) way.replace(head, way.npos, " ...");
    sink.put({way});
  };
  // The governing event without the way to it, its place, and who its subject is.
  const int governing = governing_event(c_, mention);
  path("path", governing);
  if (governing >= 0) {
    const EventMention& event = a.events[static_cast<std::size_t>(governing)];
    const std::string_view symbol = event_symbol(a, governing);
    const std::string_view place = event.tokens.begin < m.head.begin ? "left" : is_subject(a, mention, governing) ? "subject" : in_relative_clause(c_, mention) ? "relative" : "right";
    const int subject = a.roles[static_cast<std::size_t>(governing)].subject;
    put({"governing", symbol, place});
    put({"governing-subject", symbol, subject < 0 ? std::string_view("none") : classes_.symbol[a.parties[static_cast<std::size_t>(subject)].tokens.begin]});
    if (event.governor >= 0) put({"governing-governor", symbol, event_symbol(a, event.governor)});
  }
  int before = -1, behind = -1;
  for (const int e : c_.events[a.sentence_of[m.head.begin]]) {
    const TokenRange range = a.events[static_cast<std::size_t>(e)].tokens;
    if (range.end <= m.head.begin) before = e;
    else if (behind < 0 && range.begin >= m.head.end) behind = e;
  }
  path("left-path", before);
  path("right-path", behind);
  const int opener = telling_event(c_, c_.opener[a.sentence_of[m.head.begin]]);
  if (opener >= 0) put({"opener", event_symbol(a, opener), at(left, 0)});
}

}  // namespace pledgegraph
