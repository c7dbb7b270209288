#include "extract/learning/matrix.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace pledgegraph {
namespace {

using Eight [[gnu::vector_size(32)]] = float;

using Sixteen [[gnu::vector_size(64)]] = float;  // two registers, or four, where the processor has no larger ones
constexpr std::size_t kLanes = 16;

template <typename Lanes>
[[gnu::always_inline]] inline void load(const float* from, Lanes& to) { std::memcpy(&to, from, sizeof to); }
template <typename Lanes>
[[gnu::always_inline]] inline void store(const Lanes& value, float* to) { std::memcpy(to, &value, sizeof value); }

/// Adds a * b to `kRows` rows and sixteen times `kWide` columns of c: as many as fit into registers, so that no sum waits for
/// its last term.
template <std::size_t kRows, std::size_t kWide>
[[gnu::always_inline]] inline void tile(const float* a, std::size_t a_row, std::size_t a_step, const float* b, std::size_t b_row, float* c,
                                        std::size_t c_row, std::size_t depth) {
  Sixteen sum[kRows][kWide], other;
  for (std::size_t r = 0; r < kRows; ++r)
    for (std::size_t k = 0; k < kWide; ++k) load(c + r * c_row + k * kLanes, sum[r][k]);
  for (std::size_t d = 0; d < depth; ++d)
    for (std::size_t k = 0; k < kWide; ++k) {
      load(b + d * b_row + k * kLanes, other);
      for (std::size_t r = 0; r < kRows; ++r) sum[r][k] += a[r * a_row + d * a_step] * other;
    }
  for (std::size_t r = 0; r < kRows; ++r)
    for (std::size_t k = 0; k < kWide; ++k) store(sum[r][k], c + r * c_row + k * kLanes);
}

/// c += a * b, a's element of row r and column d at a[r * a_row + d * a_step]. Each element of c takes its terms in the
/// order of d, however wide the processor's registers are; multiplying and adding stay two roundings (no "fma").
[[gnu::target_clones("avx512f", "avx2", "default")]] void multiply(const float* a, std::size_t a_row, std::size_t a_step, const float* b, float* c,
                                                        std::size_t rows, std::size_t columns, std::size_t depth) {
  const std::size_t tiled = rows - rows % 4;
  std::size_t at = 0;
  for (; at + kLanes <= columns; at += kLanes)
    for (std::size_t r = 0; r < tiled; r += 4) tile<4, 1>(a + r * a_row, a_row, a_step, b + at, columns, c + r * columns + at, columns, depth);
  for (std::size_t r = tiled; r < rows; ++r) {
    std::size_t from = 0;
    for (; from + 6 * kLanes <= columns; from += 6 * kLanes) tile<1, 6>(a + r * a_row, a_row, a_step, b + from, columns, c + r * columns + from, columns, depth);
    for (; from + kLanes <= columns; from += kLanes) tile<1, 1>(a + r * a_row, a_row, a_step, b + from, columns, c + r * columns + from, columns, depth);
  }
  if (at == columns) return;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t d = 0; d < depth; ++d) {
      const float x = a[r * a_row + d * a_step];
      for (std::size_t k = at; k < columns; ++k) c[r * columns + k] += x * b[d * columns + k];
    }
}

using EightWhole [[gnu::vector_size(32)]] = std::int32_t;

/// e^x, eight at once (Cody and Waite's reduction, the polynomial of Cephes' expf); beyond +-87 as there.
[[gnu::always_inline]] inline void exponential_of(const Eight& value, Eight& out) {
  Eight x = value < -87.0f ? Eight{} - 87.0f : value;
  x = x > 87.0f ? Eight{} + 87.0f : x;
  const EightWhole power = __builtin_convertvector(x * 1.44269504f + (x < 0.0f ? Eight{} - 0.5f : Eight{} + 0.5f), EightWhole);
  const Eight whole = __builtin_convertvector(power, Eight);
  const Eight rest = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  Eight sum = rest * 1.9875691500e-4f + 1.3981999507e-3f;
  sum = sum * rest + 8.3334519073e-3f;
  sum = sum * rest + 4.1665795894e-2f;
  sum = sum * rest + 1.6666665459e-1f;
  sum = sum * rest + 5.0000001201e-1f;
  sum = sum * rest * rest + rest + 1.0f;
  const EightWhole two = (power + 127) << 23;
  Eight factor;
  std::memcpy(&factor, &two, sizeof factor);
  out = sum * factor;
}

[[gnu::always_inline]] inline void logistic_of(Eight& x) {
  Eight e;
  exponential_of(-x, e);
  x = 1.0f / (1.0f + e);
}

[[gnu::always_inline]] inline void tangent_of(Eight& x) {
  Eight e;
  exponential_of(2.0f * x, e);
  x = 1.0f - 2.0f / (1.0f + e);
}

/// Calls `each` for eight values at a time; the last are filled up with zeros.
template <typename Each>
[[gnu::always_inline]] inline void by_eight(std::span<float> values, Each each) {
  Eight x;
  std::size_t k = 0;
  for (; k + 8 <= values.size(); k += 8) {
    load(values.data() + k, x);
    each(x);
    store(x, values.data() + k);
  }
  if (k == values.size()) return;
  x = Eight{};
  std::memcpy(&x, values.data() + k, (values.size() - k) * sizeof(float));
  each(x);
  std::memcpy(values.data() + k, &x, (values.size() - k) * sizeof(float));
}

}  // namespace

void multiply_add(const Matrix& a, const Matrix& b, Matrix& c) {
  multiply(a.values.data(), a.columns, 1, b.values.data(), c.values.data(), a.rows, b.columns, a.columns);
}

void multiply_transposed_add(const Matrix& a_transposed, const Matrix& b, Matrix& c) {
  multiply(a_transposed.values.data(), 1, a_transposed.columns, b.values.data(), c.values.data(), a_transposed.columns, b.columns, b.rows);
}

Matrix transposed(const Matrix& a) {
  Matrix out(a.columns, a.rows);
  for (std::size_t r = 0; r < a.rows; ++r)
    for (std::size_t k = 0; k < a.columns; ++k) out.values[k * a.rows + r] = a.values[r * a.columns + k];
  return out;
}

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix out(a.rows, b.columns);
  multiply_add(a, b, out);
  return out;
}

void add_to_rows(std::span<const float> row, Matrix& to) {
  for (std::size_t r = 0; r < to.rows; ++r) {
    const std::span<float> out = to.row(r);
    for (std::size_t k = 0; k < out.size(); ++k) out[k] += row[k];
  }
}

void add_rows(const Matrix& from, std::span<float> row) {
  for (std::size_t r = 0; r < from.rows; ++r) {
    const std::span<const float> in = from.row(r);
    for (std::size_t k = 0; k < in.size(); ++k) row[k] += in[k];
  }
}

void rectify(Matrix& a) {
  for (float& x : a.values) x = std::max(x, 0.0f);
}

void rectify_gradient(const Matrix& rectified, Matrix& gradient) {
  for (std::size_t k = 0; k < gradient.values.size(); ++k) gradient.values[k] = rectified.values[k] > 0 ? gradient.values[k] : 0;
}

float dot(std::span<const float> x, std::span<const float> y) {
  float lanes[8] = {};
  std::size_t k = 0;
  for (; k + 8 <= x.size(); k += 8)
    for (std::size_t l = 0; l < 8; ++l) lanes[l] += x[k + l] * y[k + l];
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  for (; k < x.size(); ++k) sum += x[k] * y[k];
  return sum;
}

void add_scaled(float factor, std::span<const float> from, std::span<float> to) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += factor * from[k];
}

[[gnu::target_clones("avx2", "default")]] void exponential(std::span<float> values) {
  by_eight(values, [](Eight& x) __attribute__((always_inline)) {
    const Eight value = x;
    exponential_of(value, x);
  });
}

[[gnu::target_clones("avx2", "default")]] void logistic(std::span<float> values) {
  by_eight(values, [](Eight& x) __attribute__((always_inline)) { logistic_of(x); });
}

[[gnu::target_clones("avx2", "default")]] void hyperbolic_tangent(std::span<float> values) {
  by_eight(values, [](Eight& x) __attribute__((always_inline)) { tangent_of(x); });
}

}  // namespace pledgegraph
