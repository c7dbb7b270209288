// Matrices of floats, row by row, and the few operations that a small neural network needs. Every sum is taken in one fixed
// order, so that the results are the same bits on every processor.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pledgegraph {

struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t column_count) : rows(row_count), columns(column_count), values(row_count * column_count) {}
  std::span<float> row(std::size_t k) { return std::span(values).subspan(k * columns, columns); }
  std::span<const float> row(std::size_t k) const { return std::span(values).subspan(k * columns, columns); }
};

/// c += a * b.
void multiply_add(const Matrix& a, const Matrix& b, Matrix& c);
/// c += a * b where a is given by its transpose.
void multiply_transposed_add(const Matrix& a_transposed, const Matrix& b, Matrix& c);
Matrix transposed(const Matrix& a);
/// a * b.
Matrix product(const Matrix& a, const Matrix& b);
/// Adds the row to every row of `to`.
void add_to_rows(std::span<const float> row, Matrix& to);
/// Adds every row of `from` to `row`.
void add_rows(const Matrix& from, std::span<float> row);

/// max(x, 0), in place.
void rectify(Matrix& a);
/// Where the rectified value is zero, so is its gradient.
void rectify_gradient(const Matrix& rectified, Matrix& gradient);
/// The sum of the products, in eight lanes.
float dot(std::span<const float> x, std::span<const float> y);
/// to += factor * from.
void add_scaled(float factor, std::span<const float> from, std::span<float> to);

/// The exponential and the logistic function and the hyperbolic tangent, in place; right to about 1e-6.
void exponential(std::span<float> values);
void logistic(std::span<float> values);
void hyperbolic_tangent(std::span<float> values);

}  // namespace pledgegraph
