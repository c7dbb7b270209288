// Attention (Bahdanau, Cho and Bengio 2015; scaled, with several heads, as in Vaswani et al. 2017): a place in a text asks
// the states of the tokens about it, and takes with it their values, the more of each the better its key answers. How near
// a token lies counts besides, as each head learns.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/learning/matrix.hpp"

namespace pledgegraph {

/// The weights; of the same shapes, their gradients. The heads' columns stand side by side.
struct Attention {
  static constexpr std::size_t kHeads = 4;
  Matrix query;      ///< of a place's numbers
  Matrix key_value;  ///< of a token's state: all keys, then all values
  Matrix nearness;   ///< a row for each class of nearness, a column for each head
  std::size_t size() const { return query.columns; }
};

/// The tokens that each place sees: neighbours, from one on.
struct AttentionWindows {
  std::vector<std::uint32_t> first, ends;  ///< by place: its first token; where its list in `nearness` ends
  std::vector<std::uint16_t> nearness;     ///< by token of each window: its class
  std::uint32_t begin_of(std::size_t place) const { return place == 0 ? 0 : ends[place - 1]; }
};

/// A row for each place: what it takes with it. `keys_values` has a row for each state, the window's tokens from `first_row`
/// on. `shares` become by token of each window and by head how much it counted.
Matrix attend(const Attention& attention, const Matrix& queries, const Matrix& keys_values, const AttentionWindows& windows, std::size_t first_row,
              std::vector<float>& shares);

/// The way back: adds to the gradients of keys and values and of the nearness; gives that of the queries.
Matrix attend_back(const Attention& attention, const Matrix& queries, const Matrix& keys_values, const AttentionWindows& windows, std::size_t first_row,
                   const std::vector<float>& shares, const Matrix& gradient, Matrix& key_value_gradient, Matrix& nearness_gradient);

}  // namespace pledgegraph
