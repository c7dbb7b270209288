// The distinct words seen so far, each analysed once: lower case, labels for lookup, readings as a verb. One vocabulary
// serves one thread and one language over many documents.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/language.hpp"

namespace pledgegraph {

struct Word {
  std::string text, lower;
  Lexicon::WordLabels labels;
  std::vector<VerbReading> verbs;
  WordClass word_class;
  bool all_capitals = false;  ///< two letters or more, all upper case
};

class Vocabulary {
 public:
  explicit Vocabulary(const Language& language) : language_(&language) {}
  /// The index of `text`, analysed if it is new.
  std::uint32_t index(std::string_view text, const Token& token);
  const Word& operator[](std::uint32_t index) const { return words_[index]; }
  std::size_t size() const { return words_.size(); }

 private:
  const Language* language_;
  std::deque<Word> words_;
  std::unordered_map<std::string_view, std::uint32_t> by_text_;  // keys point into words_
};

}  // namespace pledgegraph
