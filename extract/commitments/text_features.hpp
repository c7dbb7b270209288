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

namespace pledgegraph {

/// Collects the keys of features; with `names`, notes what they stand for.
class FeatureSink {
 public:
  explicit FeatureSink(std::vector<std::uint64_t>& keys, std::unordered_map<std::uint64_t, std::string>* names = nullptr) : keys_(keys), names_(names) {}
  /// A feature whose name is all parts together.
  void put(std::initializer_list<std::string_view> parts, std::string_view separator = {}) const;
  /// The same where its key is known.
  void put_known(std::uint64_t key, std::initializer_list<std::string_view> parts) const {
    keys_.push_back(key);
    if (names_) note(key, parts, {});
  }

 private:
  void note(std::uint64_t key, std::initializer_list<std::string_view> parts, std::string_view separator) const;

  std::vector<std::uint64_t>& keys_;
  std::unordered_map<std::uint64_t, std::string>* names_;
};

class TextFeatures {
 public:
  explicit TextFeatures(const Context& context);
  /// Words of the sentence, of the window around the mention, and of the events that govern it.
  void words(int mention, const FeatureSink& sink) const;
  /// The words of the whole document.
  void document_words(const FeatureSink& sink) const;
  /// Word classes: sequences beside the mention, pairs in its sentence, and the way to its governing event.
  void classes(int mention, const FeatureSink& sink) const;

 private:
  /// Keys of what a word is in the places where whole sentences are looked at.
  struct WordKeys {
    std::uint64_t before = 0, after = 0, sentence = 0, previous = 0, next = 0, opener = 0;
  };
  void classify();
  void find_keys();
  std::string_view event_symbol(int event) const;
  /// The word at a token in lower case; empty for names, signs and numbers.
  std::string_view word(std::uint32_t token) const;

  const Context& c_;
  std::vector<std::string_view> symbol_;   // by token; empty for words of no class
  std::vector<std::uint32_t> symbol_end_;  // by token: where the unit that it belongs to ends
  std::vector<bool> name_;                 // by token: part of a name or a number
  std::vector<WordKeys> keys_;             // by token
};

}  // namespace pledgegraph
