// One pass of the reading network over several documents at once, and the way back that learning takes.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/commitments/lessons.hpp"
#include "extract/commitments/reading_network.hpp"

namespace pledgegraph {

/// The scores of one document before they become probabilities: a row for each item.
struct NetworkScores {
  Matrix status;            ///< by status class
  Matrix donor, recipient;  ///< by candidate
  std::vector<float> reading;  ///< by reading of NetworkInput
};

/// What learning leaves out at random, so that nothing leans on one thing alone (Srivastava et al. 2014): shares.
struct Dropout {
  double words = 0;    ///< of tokens that lose their word and keep their class
  double vectors = 0;  ///< of the numbers that make up a token
  double states = 0;   ///< of the numbers that were read, and of those that decide the status
  std::uint64_t seed = 0;
};

/// What foretells a token's lesson from its states; only learning needs it.
struct Teacher {
  Matrix weights, bias;
  explicit Teacher(std::size_t units) : weights(2 * units, Meanings::kSize), bias(1, Meanings::kSize) {}
};

class NetworkPass {
 public:
  struct Part {
    const NetworkInput* input;
    const FeatureLists<std::uint32_t>* tokens;  ///< rows of the network
    const std::vector<int>* lessons = nullptr;  ///< by token: Lessons::of; null where there are none
  };
  /// With `dropout` the pass can be taken back.
  NetworkPass(const ReadingNetwork& network, const std::vector<Part>& parts, const Dropout* dropout);
  /// By part.
  const std::vector<NetworkScores>& scores() const { return scores_; }
  /// Adds to `gradient` what the gradients of the scores, by part, make of it.
  void back(const std::vector<NetworkScores>& score_gradients, NetworkWeights& gradient) const;
  /// How far what was read is from foretelling the parts' lessons: by token half the mean square, which counts `weight`. Adds
  /// to the teacher's gradient; a back() after it takes in the network's own.
  double teach(const Lessons& lessons, const Teacher& teacher, double weight, Teacher& gradient);

 private:
  /// What deciding on one document left behind.
  struct Decisions {
    Matrix item_at, query, item_in, item;         // item_in: the states at the item, and what it takes from those about it; item: rectified
    std::vector<float> shares;                    // of attention
    Matrix status, status_kept;                   // status: rectified, with what was left out
    Matrix party_in, pair_item, pair_party;
    Matrix candidate_item, candidate;
    Matrix donor_share, recipient_share;          // item by party: how much of its candidate's score a mention makes
    Matrix antecedent_in, reading_item, reading_antecedent;
  };
  void embed(const Dropout* dropout);
  void decide(std::size_t part, const Dropout* dropout);
  void score_pairs(const NetworkInput& input, Decisions& d, NetworkScores& scores) const;
  void score_candidates(const NetworkInput& input, Decisions& d, NetworkScores& scores) const;
  void score_readings(const NetworkInput& input, Decisions& d, NetworkScores& scores) const;
  // Each gives the gradient of the items.
  Matrix back_candidates(std::size_t part, const NetworkScores& score_gradient, NetworkWeights& gradient) const;
  Matrix back_pairs(std::size_t part, const NetworkScores& score_gradient, NetworkWeights& gradient, Matrix& state_gradient) const;
  Matrix back_readings(std::size_t part, const std::vector<float>& score_gradient, NetworkWeights& gradient, Matrix& state_gradient) const;
  void back_decisions(std::size_t part, const NetworkScores& score_gradient, NetworkWeights& gradient, Matrix& state_gradient,
                      Matrix& key_value_gradient) const;
  void back_embedding(Matrix& token_gradient, NetworkWeights& gradient) const;
  Matrix mask(std::size_t rows, std::size_t columns, double share);

  const NetworkWeights& w_;
  std::size_t words_;
  std::vector<Part> parts_;
  std::vector<std::size_t> first_row_;  // by part: of its tokens
  Sequences sequences_;
  std::vector<bool> without_word_;
  Matrix vectors_, vectors_kept_, token_, states_, states_kept_;
  Matrix shown_;  // the states, less what was left out
  Matrix keys_values_;
  Matrix taught_;  // gradient of the states that the lessons make; empty without
  GruTrace forward_, backward_;
  std::vector<Decisions> decisions_;
  std::vector<NetworkScores> scores_;
  std::uint64_t random_ = 0;
};

}  // namespace pledgegraph
