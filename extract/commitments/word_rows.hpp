// Which rows of a sparse model the words of a vocabulary stand for: found once for each distinct word, not at each of its
// appearances. One serves one vocabulary and one model.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace pledgegraph {

/// The places where whole sentences are looked at, each of which makes a word another feature.
enum class WordPlace : std::uint8_t { Before, After, Sentence, Previous, Next, Opener, Count };

/// By place: the key of a word's feature, or its row.
using WordFeatures = std::array<std::uint64_t, static_cast<std::size_t>(WordPlace::Count)>;

struct WordRows {
  std::vector<WordFeatures> rows;  ///< by word of the vocabulary
  std::vector<bool> known;         ///< by word: whether its rows have been looked up
};

}  // namespace pledgegraph
