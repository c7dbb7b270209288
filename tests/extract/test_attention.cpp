#include <gtest/gtest.h>

#include "extract/learning/attention.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kSize = Attention::kHeads;  // a number for each head

struct Asked {
  const char* name;
  float keys[3], nearness[2];  // of the window's tokens; of its two classes
  int expected;                // the token whose value is taken, or -1: the mean of all
};

class AttentionTest : public testing::TestWithParam<Asked> {};

TEST_P(AttentionTest, TakesTheValueOfWhatAnswers) {
  const Asked& asked = GetParam();
  Attention attention{Matrix(1, kSize), Matrix(1, 2 * kSize), Matrix(2, kSize)};
  for (std::size_t c = 0; c < 2; ++c)
    for (float& value : attention.nearness.row(c)) value = asked.nearness[c];
  // A text that begins in the second row, of which the window leaves out the first token.
  Matrix keys_values(5, 2 * kSize);
  for (std::size_t t = 0; t < 3; ++t)
    for (std::size_t head = 0; head < kSize; ++head) {
      keys_values.row(2 + t)[head] = asked.keys[t];
      keys_values.row(2 + t)[kSize + head] = static_cast<float>(t + 1);
    }
  const AttentionWindows windows{{1}, {3}, {0, 0, 1}};
  Matrix queries(1, kSize);
  for (float& value : queries.values) value = 1;
  std::vector<float> shares;
  const Matrix taken = attend(attention, queries, keys_values, windows, 1, shares);
  for (const float value : taken.values) EXPECT_NEAR(value, asked.expected < 0 ? 2 : asked.expected + 1, 1e-3);
  for (std::size_t head = 0; head < kSize; ++head) EXPECT_NEAR(shares[head] + shares[kSize + head] + shares[2 * kSize + head], 1, 1e-5);
}

INSTANTIATE_TEST_SUITE_P(All, AttentionTest,
                         testing::Values(Asked{"AllAlike", {0, 0, 0}, {0, 0}, -1}, Asked{"ByItsKey", {0, 20, 0}, {0, 0}, 1},
                                         Asked{"ByNearness", {0, 0, 0}, {0, 20}, 2}, Asked{"KeyAgainstNearness", {40, 0, 0}, {0, 20}, 0}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace pledgegraph
