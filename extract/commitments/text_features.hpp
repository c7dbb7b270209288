// Features of a mention that are named by strings, for the sparse models: the words around it, and the sequence of word
// classes around it, which is the same in every language. Names of things, persons and parties, and numbers, are no words
// here: what is decided should follow from what a text says, not from whom it says it of.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/commitments/context.hpp"

namespace pledgegraph {

class TextFeatures {
 public:
  using Sink = std::function<void(std::string_view)>;

  explicit TextFeatures(const Context& context);
  /// Words of the sentence, of the window around the mention, and of the events that govern it.
  void words(int mention, const Sink& sink) const;
  /// Word classes: sequences beside the mention, pairs in its sentence, and the way to its governing event.
  void classes(int mention, const Sink& sink) const;

 private:
  struct Step {
    std::string symbol;
    std::uint32_t begin = 0, end = 0;  ///< tokens
  };
  void classify();
  std::string event_symbol(int event) const;

  const Context& c_;
  std::vector<std::string> symbol_;       // by token; empty for words of no class
  std::vector<std::uint32_t> symbol_end_; // by token: where the unit that it belongs to ends
  std::vector<bool> name_;                // by token: part of a name or a number
};

}  // namespace pledgegraph
