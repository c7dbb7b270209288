// Which rows of the sparse models the words of a vocabulary stand for: found once for each distinct word, not at each of
// its appearances.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace pledgegraph {

/// The places where whole sentences are looked at, each of which makes a word another feature.
enum class WordPlace : std::uint8_t { Before, After, Sentence, Previous, Next, Opener, Document, Count };

/// By place: the key of a word's feature, or its row; SparseModel::kNone where it is none.
using WordFeatures = std::array<std::uint64_t, static_cast<std::size_t>(WordPlace::Count)>;

/// Of one vocabulary and one model.
struct WordRows {
  std::vector<WordFeatures> rows;  ///< by word of the vocabulary
  std::vector<bool> known;         ///< by word: whether its rows have been looked up
};

/// Of one vocabulary: for each model that words are shown to.
struct ModelRows {
  WordRows words, sums;
};

}  // namespace pledgegraph
