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

namespace pledgegraph {

/// The key of a feature's name (FNV-1a, 64 bits); two names that share a key share a weight.
std::uint64_t feature_key(std::string_view name);

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
  /// Probabilities of the classes, summing to one.
  std::vector<double> predict(std::span<const std::uint64_t> features) const;
  int classes() const { return classes_; }

  /// `names` gives the name of each key that training saw.
  void write(std::ostream& out, const std::unordered_map<std::uint64_t, std::string>& names) const;
  /// Reads what write() wrote. @throws InputError naming file and line.
  static SparseModel read(std::istream& in, const std::string& file, int& line);

 private:
  int classes_ = 0;
  std::vector<double> bias_;
  std::unordered_map<std::uint64_t, std::uint32_t> place_;  // key: row of weights_
  std::vector<float> weights_;                              // row by row, one weight a class
};

}  // namespace pledgegraph
