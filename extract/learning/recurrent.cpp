#include "extract/learning/recurrent.hpp"

#include <algorithm>

namespace pledgegraph {
namespace {

/// The row that a sequence reads at a step.
std::size_t row_at(const Sequences& s, std::size_t sequence, std::size_t step, bool backwards) {
  return s.begin[sequence] + (backwards ? s.length[sequence] - 1 - step : step);
}

/// How many sequences are longer than `step`.
std::size_t going_on(const Sequences& s, std::size_t step) {
  std::size_t count = 0;
  while (count < s.length.size() && s.length[count] > step) ++count;
  return count;
}

/// The first rows of a matrix.
void resize_rows(Matrix& m, std::size_t rows) {
  m.rows = rows;
  m.values.resize(rows * m.columns);
}

}  // namespace

void gru_forward(const Gru& gru, const Matrix& inputs, const Sequences& sequences, bool backwards, Matrix& states, std::size_t at, GruTrace* trace) {
  const std::size_t units = gru.units(), steps = sequences.length.empty() ? 0 : sequences.length.front();
  Matrix gates = product(inputs, gru.input);
  add_to_rows(gru.bias.row(0), gates);
  if (trace) trace->inner = Matrix(inputs.rows, units);
  Matrix state(sequences.length.size(), units), recurrent(0, 3 * units);
  for (std::size_t step = 0; step < steps; ++step) {
    const std::size_t count = going_on(sequences, step);
    resize_rows(state, count);
    resize_rows(recurrent, count);
    std::fill(recurrent.values.begin(), recurrent.values.end(), 0.0f);
    multiply_add(state, gru.recurrent, recurrent);
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t row = row_at(sequences, k, step, backwards);
      const std::span<float> gate = gates.row(row), from = recurrent.row(k), now = state.row(k);
      for (std::size_t u = 0; u < 2 * units; ++u) gate[u] += from[u];
      logistic(gate.first(2 * units));
      for (std::size_t u = 0; u < units; ++u) {
        from[2 * units + u] += gru.new_bias.values[u];
        gate[2 * units + u] += gate[u] * from[2 * units + u];
      }
      hyperbolic_tangent(gate.subspan(2 * units));
      if (trace) std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(2 * units), units, trace->inner.row(row).begin());
      const std::span<float> out = states.row(row).subspan(at, units);
      for (std::size_t u = 0; u < units; ++u) out[u] = now[u] = gate[2 * units + u] + gate[units + u] * (now[u] - gate[2 * units + u]);
    }
  }
  if (trace) trace->gates = std::move(gates);
}

void gru_backward(const Gru& gru, const Matrix& inputs, const Sequences& sequences, bool backwards, const Matrix& states, std::size_t at,
                  const GruTrace& trace, const Matrix& state_gradient, Gru& gradient, Matrix& input_gradient) {
  const std::size_t units = gru.units(), steps = sequences.length.empty() ? 0 : sequences.length.front();
  const Matrix recurrent_transposed = transposed(gru.recurrent);
  Matrix gate_gradient(inputs.rows, 3 * units);       // before the gates' functions
  Matrix recurrent_gradient(inputs.rows, 3 * units);  // the same, of the recurrent part
  Matrix previous(inputs.rows, units);                // the state that each row was reached from
  Matrix carried(0, units), of_step(0, 3 * units);    // what comes back from the next step
  for (std::size_t step = steps; step-- > 0;) {
    const std::size_t count = going_on(sequences, step);
    resize_rows(carried, count);  // sequences that end here begin with nothing carried
    resize_rows(of_step, count);
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t row = row_at(sequences, k, step, backwards);
      const std::span<const float> gate = trace.gates.row(row), inner = trace.inner.row(row), told = state_gradient.row(row).subspan(at, units);
      const std::span<float> before = previous.row(row), back = carried.row(k), d_gate = gate_gradient.row(row), d_recurrent = of_step.row(k);
      if (step > 0) std::copy_n(states.row(row_at(sequences, k, step - 1, backwards)).begin() + static_cast<std::ptrdiff_t>(at), units, before.begin());
      for (std::size_t u = 0; u < units; ++u) {
        const float reset = gate[u], update = gate[units + u], fresh = gate[2 * units + u], d = told[u] + back[u];
        const float d_fresh = d * (1 - update) * (1 - fresh * fresh);
        d_gate[u] = d_recurrent[u] = d_fresh * inner[u] * reset * (1 - reset);
        d_gate[units + u] = d_recurrent[units + u] = d * (before[u] - fresh) * update * (1 - update);
        d_gate[2 * units + u] = d_fresh;
        d_recurrent[2 * units + u] = d_fresh * reset;
        back[u] = d * update;
      }
      std::copy(d_recurrent.begin(), d_recurrent.end(), recurrent_gradient.row(row).begin());
    }
    multiply_add(of_step, recurrent_transposed, carried);
  }
  multiply_transposed_add(previous, recurrent_gradient, gradient.recurrent);
  multiply_transposed_add(inputs, gate_gradient, gradient.input);
  add_rows(gate_gradient, gradient.bias.row(0));
  for (std::size_t r = 0; r < recurrent_gradient.rows; ++r)
    for (std::size_t u = 0; u < units; ++u) gradient.new_bias.values[u] += recurrent_gradient.values[r * 3 * units + 2 * units + u];
  multiply_add(gate_gradient, transposed(gru.input), input_gradient);
}

}  // namespace pledgegraph
