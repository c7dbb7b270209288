// The distinct words seen so far, each analysed once: lower case, labels for lookup, readings as a verb. One vocabulary
// serves one thread and one language over many documents.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/language.hpp"

namespace pledgegraph {

struct Word {
  std::string text, lower;
  Lexicon::WordLabels labels;
  std::vector<VerbReading> verbs;
  WordClass word_class;
  int meaning = -1;           ///< its place among the language's meanings, or -1
  bool all_capitals = false;  ///< two letters or more, all upper case
  std::optional<int> ending;  ///< the kind that its ending names, or -1; only once find_compounds has asked
};

class Vocabulary {
 public:
  explicit Vocabulary(const Language& language) : language_(&language) {}
  /// The index of `text`, analysed if it is new.
  std::uint32_t index(std::string_view text, const Token& token);
  const Word& operator[](std::uint32_t index) const { return words_[index]; }
  Word& operator[](std::uint32_t index) { return words_[index]; }
  std::size_t size() const { return words_.size(); }

 private:
  void put(std::uint32_t hash, std::uint32_t number);
  void grow();

  const Language* language_;
  std::deque<Word> words_;
  struct Slot {
    std::uint32_t hash = 0, number = 0;  // of the word, counted from 1
  };
  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // by text, open addressing; their number is a power of two
};

}  // namespace pledgegraph
