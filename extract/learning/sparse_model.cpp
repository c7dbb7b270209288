#include "extract/learning/sparse_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <ostream>

#include "extract/learning/common.hpp"

namespace pledgegraph {
namespace {

constexpr double kUnit = 0.001;  // what weights are written in
constexpr std::size_t kMostRows = 10'000'000;

}  // namespace

SparseModel SparseModel::train(std::span<const SparseExample> examples, int classes, const SparseOptions& options) {
  SparseModel model;
  model.classes_ = classes;
  const auto width = static_cast<std::size_t>(classes);
  model.bias_.assign(width, 0.0);
  // Places in the order of first sight, so that equal input gives equal weights.
  std::unordered_map<std::uint64_t, int> seen;
  for (const SparseExample& example : examples)
    for (const std::uint64_t key : example.features) ++seen[key];
  std::vector<std::vector<std::uint32_t>> rows(examples.size());
  std::vector<std::uint64_t> keys;
  std::unordered_map<std::uint64_t, std::uint32_t> place;
  for (std::size_t e = 0; e < examples.size(); ++e)
    for (const std::uint64_t key : examples[e].features) {
      if (seen[key] < options.least) continue;
      const auto [at, fresh] = place.try_emplace(key, static_cast<std::uint32_t>(keys.size()));
      if (fresh) keys.push_back(key);
      rows[e].push_back(at->second);
    }
  // Weights are kept as scale * v, so that shrinking all of them is one multiplication.
  std::vector<double> v(keys.size() * width, 0.0);
  double scale = 1;
  const double lambda = 1 / (options.strength * static_cast<double>(std::max<std::size_t>(1, examples.size())));
  std::vector<std::uint32_t> order(examples.size());
  for (std::uint32_t e = 0; e < order.size(); ++e) order[e] = e;
  std::uint64_t random = options.seed;
  std::vector<double> p(width);
  double step = 0;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[next_random(random) % k]);
    for (const std::uint32_t e : order) {
      const double rate = options.rate / (1 + options.rate * lambda * step++);
      for (std::size_t c = 0; c < width; ++c) p[c] = model.bias_[c];
      for (const std::uint32_t row : rows[e])
        for (std::size_t c = 0; c < width; ++c) p[c] += scale * v[row * width + c];
      softmax(p);
      scale *= 1 - rate * lambda;
      for (std::size_t c = 0; c < width; ++c) {
        const double gradient = examples[e].weight * ((static_cast<int>(c) == examples[e].label ? 1.0 : 0.0) - p[c]);
        model.bias_[c] += 0.1 * rate * gradient;
        const double move = rate * gradient / scale;
        for (const std::uint32_t row : rows[e]) v[row * width + c] += move;
      }
    }
  }
  // What is left is what says something.
  std::vector<std::uint64_t> telling;
  std::vector<float> weights;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    double most = 0;
    for (std::size_t c = 0; c < width; ++c) most = std::max(most, std::abs(scale * v[row * width + c]));
    if (most < options.least_weight) continue;
    telling.push_back(keys[row]);
    for (std::size_t c = 0; c < width; ++c) weights.push_back(static_cast<float>(scale * v[row * width + c]));
  }
  model.set_rows(std::move(telling), std::move(weights));
  return model;
}

void SparseModel::set_rows(std::vector<std::uint64_t> keys, std::vector<float> weights) {
  keys_ = std::move(keys);
  weights_ = std::move(weights);
  slots_.assign(std::bit_ceil(2 * keys_.size() + 1), 0);
  row_bits_ = static_cast<int>(std::bit_width(keys_.size() + 1));
  for (std::uint32_t row = 0; row < keys_.size(); ++row) {
    std::size_t at = slot_of(keys_[row]);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = static_cast<std::uint32_t>(keys_[row] >> 32) << row_bits_ | (row + 1);
  }
}

std::uint32_t SparseModel::row_of(std::uint64_t key) const {
  if (slots_.empty()) return kNone;
  const std::uint32_t part = static_cast<std::uint32_t>(key >> 32) << row_bits_, rows = (std::uint32_t{1} << row_bits_) - 1;
  for (std::size_t at = slot_of(key); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
    if ((slots_[at] & ~rows) == part)
      if (const std::uint32_t row = (slots_[at] & rows) - 1; keys_[row] == key) return row;
  return kNone;
}

void SparseModel::add_rows(std::span<const std::uint64_t> keys, std::vector<std::uint64_t>& rows) const {
  if (slots_.empty()) return;
  // The tables are larger than the nearest caches: all places are asked for before the first is looked at.
  for (const std::uint64_t key : keys) __builtin_prefetch(&slots_[slot_of(key)]);
  for (const std::uint64_t key : keys)
    if (const std::uint32_t slot = slots_[slot_of(key)]; slot != 0) __builtin_prefetch(&keys_[(slot & ((std::uint32_t{1} << row_bits_) - 1)) - 1]);
  for (const std::uint64_t key : keys)
    if (const std::uint32_t row = row_of(key); row != kNone) rows.push_back(row);
}

std::vector<double> SparseModel::predict(std::span<const std::uint64_t> features) const {
  std::vector<std::uint64_t> rows;
  rows.reserve(features.size());
  add_rows(features, rows);
  return predict_rows(rows);
}

std::vector<double> SparseModel::predict_rows(std::vector<std::uint64_t>& rows) const {
  std::vector<double> scores = bias_;
  const auto width = static_cast<std::size_t>(classes_);
  for (const std::uint64_t row : rows) __builtin_prefetch(&weights_[row * width]);  // they come while the rows are sorted
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  for (const std::uint64_t row : rows)
    for (std::size_t c = 0; c < width; ++c) scores[c] += weights_[row * width + c];
  softmax(scores);
  return scores;
}

void SparseModel::write(std::ostream& out, const std::unordered_map<std::uint64_t, std::string>& names) const {
  const auto width = static_cast<std::size_t>(classes_);
  out << fmt::format("words\t{}\t{}\n", classes_, keys_.size());
  const auto row = [&](const std::string& name, const auto* weights) {
    out << name;
    for (std::size_t c = 0; c < width; ++c) out << '\t' << std::lround(weights[c] / kUnit);
    out << '\n';
  };
  row("", bias_.data());
  std::map<std::string, std::uint32_t> sorted;
  for (std::uint32_t place = 0; place < keys_.size(); ++place) sorted.emplace(names.at(keys_[place]), place);
  for (const auto& [name, place] : sorted) row(name, &weights_[place * width]);
}

SparseModel SparseModel::read(WeightsText& text) {
  SparseModel model;
  const auto head = text.fields("words", 3);
  model.classes_ = text.number<int>(head[1]);
  const auto rows = text.number<std::size_t>(head[2]);
  if (model.classes_ < 2 || model.classes_ > 64 || rows > kMostRows) text.fail(fmt::format("2 to 64 classes and at most {} rows expected", kMostRows));
  const auto width = static_cast<std::size_t>(model.classes_);
  std::vector<std::uint64_t> keys;
  std::vector<float> weights;
  std::vector<int> numbers(width);
  const auto row = [&](auto& to) {
    const std::string_view name = text.named_numbers(numbers);
    for (const int number : numbers) to.push_back(static_cast<typename std::remove_reference_t<decltype(to)>::value_type>(number * kUnit));
    return name;
  };
  weights.reserve(rows * width);
  keys.reserve(rows);
  row(model.bias_);
  for (std::size_t k = 0; k < rows; ++k) keys.push_back(feature_key(row(weights)));
  model.set_rows(std::move(keys), std::move(weights));
  return model;
}

}  // namespace pledgegraph
