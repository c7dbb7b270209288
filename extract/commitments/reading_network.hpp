// A neural network that reads a document from both ends and says of every item mention what it stands for, whether it is a
// commitment and of which status, and of every candidate whether it is the donor or the recipient. It learns how texts
// tell such things, where the trees learn from features made by hand; both together are better than either.
//
// Each token is the sum of its features' vectors and, beside it, what its word means (meanings.hpp). Two gated recurrent layers, one from each end, carry what was read to
// every token. Items and parties are read off where they stand; a pair of them is scored by what stands at both and how
// they lie to each other, and a candidate by all its mentions together.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/commitments/network_input.hpp"
#include "extract/learning/attention.hpp"
#include "extract/learning/recurrent.hpp"

namespace pledgegraph {

/// The sizes of a network's layers.
struct NetworkShape {
  std::size_t vector = 128;  ///< of a token's features
  std::size_t token = 96;    ///< of a token, before it is read
  std::size_t units = 96;    ///< of each direction
  std::size_t hidden = 96;   ///< of the decisions; an item has twice as many
  std::size_t attention = 64;  ///< of what an item takes from the tokens about it
};

/// All that a network learns; its gradient has the same shapes.
struct NetworkWeights {
  Matrix tokens;                        ///< a row for each feature of tokens
  Matrix token, token_bias;
  Gru forward, backward;
  Attention attention;
  Matrix item, item_features, item_bias;
  Matrix status, status_bias, status_out, status_out_bias;
  Matrix pair_item, pair_item_bias, pair_party, party_features, pair_features, pair_out, pair_out_bias;
  Matrix candidate_item, candidate_item_bias, candidate_features, candidate_out, candidate_out_bias;
  Matrix reading_item, reading_item_bias, reading_antecedent, reading_features, reading_out;

  NetworkWeights() = default;
  /// All zero.
  NetworkWeights(const NetworkShape& shape, std::size_t token_features, const NetworkFeatures& features);
  /// All matrices with their names, always in the same order.
  std::vector<std::pair<const char*, Matrix*>> all();
};

/// What a network says of a document. A row for each item of NetworkInput.
struct NetworkOpinions {
  std::vector<int> row_of;   ///< by mention: its row, or -1
  std::vector<std::vector<float>> readings;  ///< by row: probabilities of what it may stand for; empty where there is no choice
  Matrix status;             ///< probabilities of the status classes
  Matrix donor, recipient;   ///< by candidate: probability that it is a donor, each by itself; that it is the recipient
  /// The row of a mention; -1 where nothing is said of it.
  int row(std::size_t mention) const { return row_of.empty() ? -1 : row_of[mention]; }
  /// What is said of its readings; empty where nothing is.
  std::span<const float> reading(std::size_t mention) const {
    const int at = row(mention);
    return at < 0 ? std::span<const float>() : std::span<const float>(readings[static_cast<std::size_t>(at)]);
  }
};

class ReadingNetwork {
 public:
  bool empty() const { return weights_.tokens.rows == 0; }
  /// Says nothing where it has learned nothing.
  NetworkOpinions read(const Context& context) const;

  /// A network that has learned nothing: `names` are the features of tokens that it knows.
  ReadingNetwork(const NetworkShape& shape, std::vector<std::string> names, std::uint64_t seed);
  ReadingNetwork() = default;
  const NetworkFeatures& features() const { return features_; }
  NetworkWeights& weights() { return weights_; }
  const NetworkWeights& weights() const { return weights_; }
  const NetworkShape& shape() const { return shape_; }
  /// So many of the first rows of token features are words and their parts.
  std::size_t words() const { return words_; }
  /// The rows of those token features that the network knows.
  FeatureLists<std::uint32_t> rows(const FeatureLists<std::uint64_t>& keys) const;

  /// Text: names of features with their vectors, and the matrices, each row with its scale and two letters a number.
  void save(const std::filesystem::path& file, const std::vector<std::string>& header) const;
  /// @throws InputError naming file and line.
  void load(const std::filesystem::path& file);

 private:
  void index_names();
  /// The names of a table's rows; nullptr for matrices whose rows have none.
  const std::vector<std::string>* row_names(std::string_view matrix) const;

  NetworkFeatures features_;
  NetworkShape shape_;
  std::vector<std::string> names_;  // of token features, by row: words first
  std::size_t words_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> row_of_;
  NetworkWeights weights_;
};

}  // namespace pledgegraph
