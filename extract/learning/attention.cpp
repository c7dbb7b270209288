#include "extract/learning/attention.hpp"

#include <algorithm>
#include <cmath>

namespace pledgegraph {
namespace {

/// One head's part of a row.
template <typename Row>
Row head_of(Row row, std::size_t head, std::size_t width) { return row.subspan(head * width, width); }

float scale_of(std::size_t width) { return 1 / std::sqrt(static_cast<float>(width)); }

}  // namespace

Matrix attend(const Attention& attention, const Matrix& queries, const Matrix& keys_values, const AttentionWindows& windows, std::size_t first_row,
              std::vector<float>& shares) {
  constexpr std::size_t kHeads = Attention::kHeads;
  const std::size_t size = attention.size(), width = size / kHeads;
  const float scale = scale_of(width);
  Matrix out(queries.rows, size);
  shares.assign(windows.nearness.size() * kHeads, 0.0f);
  std::vector<float> answers;
  for (std::size_t place = 0; place < queries.rows; ++place) {
    const std::uint32_t begin = windows.begin_of(place), end = windows.ends[place];
    const auto state = [&](std::uint32_t k) { return keys_values.row(first_row + windows.first[place] + (k - begin)); };
    for (std::size_t head = 0; head < kHeads; ++head) {
      const std::span<const float> query = head_of(queries.row(place), head, width);
      answers.clear();
      for (std::uint32_t k = begin; k < end; ++k)
        answers.push_back(dot(query, head_of(state(k), head, width)) * scale + attention.nearness.row(windows.nearness[k])[head]);
      const float top = *std::ranges::max_element(answers);
      for (float& answer : answers) answer -= top;
      exponential(answers);
      float sum = 0;
      for (const float answer : answers) sum += answer;
      const std::span<float> taken = head_of(out.row(place), head, width);
      for (std::uint32_t k = begin; k < end; ++k) {
        const float share = answers[k - begin] / sum;
        shares[k * kHeads + head] = share;
        add_scaled(share, head_of(state(k).subspan(size), head, width), taken);
      }
    }
  }
  return out;
}

Matrix attend_back(const Attention& attention, const Matrix& queries, const Matrix& keys_values, const AttentionWindows& windows, std::size_t first_row,
                   const std::vector<float>& shares, const Matrix& gradient, Matrix& key_value_gradient, Matrix& nearness_gradient) {
  constexpr std::size_t kHeads = Attention::kHeads;
  const std::size_t size = attention.size(), width = size / kHeads;
  const float scale = scale_of(width);
  Matrix out(queries.rows, size);
  std::vector<float> told;  // by token: how the loss changes with its share
  for (std::size_t place = 0; place < queries.rows; ++place) {
    const std::uint32_t begin = windows.begin_of(place), end = windows.ends[place];
    for (std::size_t head = 0; head < kHeads; ++head) {
      const std::span<const float> query = head_of(queries.row(place), head, width), taken = head_of(gradient.row(place), head, width);
      const std::span<float> query_gradient = head_of(out.row(place), head, width);
      told.clear();
      float mean = 0;
      for (std::uint32_t k = begin; k < end; ++k) {
        const std::size_t row = first_row + windows.first[place] + (k - begin);
        told.push_back(dot(taken, head_of(keys_values.row(row).subspan(size), head, width)));
        mean += shares[k * kHeads + head] * told.back();
        add_scaled(shares[k * kHeads + head], taken, head_of(key_value_gradient.row(row).subspan(size), head, width));
      }
      for (std::uint32_t k = begin; k < end; ++k) {
        const std::size_t row = first_row + windows.first[place] + (k - begin);
        const float answer = shares[k * kHeads + head] * (told[k - begin] - mean);
        nearness_gradient.row(windows.nearness[k])[head] += answer;
        add_scaled(answer * scale, head_of(keys_values.row(row), head, width), query_gradient);
        add_scaled(answer * scale, query, head_of(key_value_gradient.row(row), head, width));
      }
    }
  }
  return out;
}

}  // namespace pledgegraph
