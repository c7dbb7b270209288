// Features of a mention that are named by strings, for the sparse models: the words around it, and the sequence of word
// classes around it, which is the same in every language. Names of things, persons and parties, and numbers, are no words
// here: what is decided should follow from what a text says, not from whom it says it of.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/commitments/context.hpp"
#include "extract/learning/sparse_model.hpp"
#include "extract/commitments/token_classes.hpp"
#include "extract/commitments/word_rows.hpp"

namespace pledgegraph {

/// Collects the keys of features; with `names`, notes what they stand for. With `rows`, collects there the rows of those
/// whose row in a model is known.
class FeatureSink {
 public:
  explicit FeatureSink(std::vector<std::uint64_t>& keys, std::unordered_map<std::uint64_t, std::string>* names = nullptr)
      : keys_(keys), known_(keys), names_(names) {}
  FeatureSink(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& rows) : keys_(keys), known_(rows) {}
  /// A feature whose name is all parts together.
  void put(std::initializer_list<std::string_view> parts, std::string_view separator = {}) const;
  /// The same where its key (or row) is known. The parts are looked at only where names are wanted.
  void put_known(std::uint64_t key, std::initializer_list<std::string_view> parts) const {
    known_.push_back(key);
    if (names_) note(key, parts, {});
  }
  bool wants_names() const { return names_ != nullptr; }

 private:
  void note(std::uint64_t key, std::initializer_list<std::string_view> parts, std::string_view separator) const;

  std::vector<std::uint64_t>& keys_;
  std::vector<std::uint64_t>& known_;
  std::unordered_map<std::uint64_t, std::string>* names_ = nullptr;
};

class TextFeatures {
 public:
  explicit TextFeatures(const Context& context);
  /// For sinks that take rows of `model`; `kept` has those of words seen before, and may be null.
  TextFeatures(const Context& context, const SparseModel& model, WordRows* kept);
  /// Words of the sentence, of the window around the mention, and of the events that govern it.
  void words(int mention, const FeatureSink& sink) const;
  /// The words of the whole document.
  void document_words(const FeatureSink& sink) const;
  /// Word classes: sequences beside the mention, pairs in its sentence, and the way to its governing event.
  void classes(int mention, const FeatureSink& sink) const;
  /// What the words about the mention say that money is for (purposes.tsv): beside it, in its sentence, around it.
  void purposes(int mention, const FeatureSink& sink) const;

 private:
  void find_rows(const SparseModel& model, WordRows& kept);
  /// What a place makes of a token's word, if it is one.
  void put_word(WordPlace place, std::uint32_t token, const FeatureSink& sink) const;
  /// The word at a token in lower case; empty for names, signs and numbers.
  std::string_view word(std::uint32_t token) const;

  const Context& c_;
  TokenClasses classes_;
  std::vector<WordFeatures> keys_;         // by token: keys or rows; none for names, signs and numbers
};

}  // namespace pledgegraph
