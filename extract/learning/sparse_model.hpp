// Multinomial logistic regression over features that are named by strings: words and sequences of word classes. Trained
// by stochastic gradient descent with exact L2 (Bottou 2012, section 5); deterministic. Its weights are a table of names.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/learning/weights_text.hpp"

namespace pledgegraph {

/// The key of a feature's name (FNV-1a, 64 bits); two names that share a key share a weight. `begun`: the key of what stands
/// before it.
constexpr std::uint64_t feature_key(std::string_view name, std::uint64_t begun = 0xCBF29CE484222325ULL) {
  for (const char c : name) begun = (begun ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return begun;
}

struct SparseExample {
  std::vector<std::uint64_t> features;  ///< keys, sorted, each once
  int label = 0;
  float weight = 1;
};

struct SparseOptions {
  int epochs = 12;
  double strength = 0.15;  ///< how much an example counts against the weights' size (liblinear's C)
  double rate = 0.04;
  int least = 3;           ///< examples that must have a feature
  double least_weight = 0.04;  ///< features whose every weight is smaller are left out
  std::uint64_t seed = 1;
};

class SparseModel {
 public:
  static SparseModel train(std::span<const SparseExample> examples, int classes, const SparseOptions& options);
  /// Probabilities of the classes, summing to one. Features may come in any order; each counts once.
  std::vector<double> predict(std::span<const std::uint64_t> features) const;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  /// The row of a feature's key, or kNone.
  std::uint32_t row_of(std::uint64_t key) const;
  /// Adds the rows of those keys that have one.
  void add_rows(std::span<const std::uint64_t> keys, std::vector<std::uint64_t>& rows) const;
  /// predict() for features whose rows are known; sorts them.
  std::vector<double> predict_rows(std::vector<std::uint64_t>& rows) const;
  int classes() const { return classes_; }

  /// Text, a weight in thousandths; `names` gives the name of each key that training saw.
  void write(std::ostream& out, const std::unordered_map<std::uint64_t, std::string>& names) const;
  /// Reads what write() wrote. @throws InputError naming file and line.
  static SparseModel read(WeightsText& text);

 private:
  std::size_t slot_of(std::uint64_t key) const { return key & (slots_.size() - 1); }
  /// Of two rows with one key the first counts.
  void set_rows(std::vector<std::uint64_t> keys, std::vector<float> weights);

  int classes_ = 0;
  std::vector<double> bias_;
  std::vector<std::uint64_t> keys_;  // by row
  std::vector<float> weights_;       // row by row, one weight a class
  /// A hash table of rows by key, open addressing; its size is a power of two. A slot holds the row, counted from 1, in its
  /// lower bits, and in those above as much of the key as fits, so that few rows are looked at in vain.
  std::vector<std::uint32_t> slots_;
  int row_bits_ = 1;
};

}  // namespace pledgegraph
