// A gated recurrent layer (GRU; Cho et al. 2014, with the reset gate behind the matrix as in cuDNN) over several sequences
// at once, forward and backward.
#pragma once

#include <vector>

#include "extract/learning/matrix.hpp"

namespace pledgegraph {

/// The weights of one direction; of the same shapes, their gradients.
struct Gru {
  Matrix input;      ///< inputs x 3 units: reset, update, new
  Matrix recurrent;  ///< units x 3 units
  Matrix bias;       ///< 1 x 3 units
  Matrix new_bias;   ///< 1 x units: added to the recurrent part of "new" before the reset gate
  std::size_t units() const { return recurrent.rows; }
};

/// Sequences that stand one below the other in a matrix.
struct Sequences {
  std::vector<std::size_t> begin, length;  ///< rows; the longest sequence first
};

/// What the backward pass needs of the forward one.
struct GruTrace {
  Matrix gates;  ///< by row of the input: reset, update, new
  Matrix inner;  ///< by row: the recurrent part of "new" before the reset gate
};

/// The states of every row, `units` columns, written to `states` from column `at` on. `backwards`: each sequence is read from
/// its end. With `trace` the pass can be taken back.
void gru_forward(const Gru& gru, const Matrix& inputs, const Sequences& sequences, bool backwards, Matrix& states, std::size_t at, GruTrace* trace);

/// Adds to `gradient` the gradient of the weights and to `input_gradient` that of the inputs, given that of the states.
void gru_backward(const Gru& gru, const Matrix& inputs, const Sequences& sequences, bool backwards, const Matrix& states, std::size_t at,
                  const GruTrace& trace, const Matrix& state_gradient, Gru& gradient, Matrix& input_gradient);

}  // namespace pledgegraph
