#include "extract/commitments/network_pass.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "extract/learning/common.hpp"

namespace pledgegraph {
namespace {

void add(std::span<const float> from, std::span<float> to) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += from[k];
}

void multiply_by(const Matrix& mask, Matrix& values) {
  if (mask.rows == 0) return;
  for (std::size_t k = 0; k < values.values.size(); ++k) values.values[k] *= mask.values[k];
}

/// Adds to each row the vectors of its features.
template <typename Feature>
void add_features(const FeatureLists<Feature>& lists, const Matrix& table, Matrix& to) {
  for (std::size_t r = 0; r < lists.size(); ++r)
    for (std::uint32_t k = lists.begin_of(r); k < lists.ends[r]; ++k) add(table.row(lists.features[k]), to.row(r));
}

template <typename Feature>
void add_feature_gradients(const FeatureLists<Feature>& lists, const Matrix& gradient, Matrix& table) {
  for (std::size_t r = 0; r < lists.size(); ++r)
    for (std::uint32_t k = lists.begin_of(r); k < lists.ends[r]; ++k) add(gradient.row(r), table.row(lists.features[k]));
}

/// The states where each place begins and ends, side by side.
Matrix at_places(const std::vector<NetworkInput::Place>& places, const Matrix& states, std::size_t first_row) {
  Matrix out(places.size(), 2 * states.columns);
  for (std::size_t k = 0; k < places.size(); ++k) {
    std::ranges::copy(states.row(first_row + places[k].first), out.row(k).begin());
    std::ranges::copy(states.row(first_row + places[k].last), out.row(k).subspan(states.columns).begin());
  }
  return out;
}

void back_to_places(const std::vector<NetworkInput::Place>& places, const Matrix& gradient, std::size_t first_row, Matrix& states) {
  for (std::size_t k = 0; k < places.size(); ++k) {
    add(gradient.row(k).first(states.columns), states.row(first_row + places[k].first));
    add(gradient.row(k).subspan(states.columns), states.row(first_row + places[k].last));
  }
}

Matrix side_by_side(const Matrix& left, const Matrix& right) {
  Matrix out(left.rows, left.columns + right.columns);
  for (std::size_t r = 0; r < out.rows; ++r) {
    std::ranges::copy(left.row(r), out.row(r).begin());
    std::ranges::copy(right.row(r), out.row(r).subspan(left.columns).begin());
  }
  return out;
}

/// So many columns of a matrix, from one on.
Matrix columns_of(const Matrix& from, std::size_t first, std::size_t count) {
  Matrix out(from.rows, count);
  for (std::size_t r = 0; r < out.rows; ++r) std::ranges::copy(from.row(r).subspan(first, count), out.row(r).begin());
  return out;
}

/// a * b with the bias added to every row.
Matrix affine(const Matrix& a, const Matrix& b, const Matrix& bias) {
  Matrix out = product(a, b);
  add_to_rows(bias.row(0), out);
  return out;
}

/// The way back through affine(): adds to the gradients of b and the bias; gives that of a.
Matrix affine_back(const Matrix& a, const Matrix& b, const Matrix& out_gradient, Matrix& b_gradient, Matrix* bias_gradient) {
  multiply_transposed_add(a, out_gradient, b_gradient);
  if (bias_gradient) add_rows(out_gradient, bias_gradient->row(0));
  return product(out_gradient, transposed(b));
}

void rectified_sum(std::span<const float> x, std::span<const float> y, std::span<float> out) {
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = std::max(x[k] + y[k], 0.0f);
}

/// What an item and a party amount to together, rectified.
void pair_values(const NetworkInput& input, const NetworkWeights& w, const Matrix& items, const Matrix& parties, std::size_t item, std::size_t party,
                 std::span<float> out) {
  const std::span<const float> x = items.row(item), y = parties.row(party);
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = x[k] + y[k];
  const std::size_t pair = item * parties.rows + party;
  for (std::uint32_t k = input.pair_features.begin_of(pair); k < input.pair_features.ends[pair]; ++k) add(w.pair_features.row(input.pair_features.features[k]), out);
  for (float& value : out) value = std::max(value, 0.0f);
}

/// The same of an item and one of its readings.
void reading_values(const NetworkInput& input, const NetworkWeights& w, const Matrix& items, const Matrix& antecedents, std::size_t item, std::size_t reading,
                    std::span<float> out) {
  std::ranges::copy(items.row(item), out.begin());
  if (const int antecedent = input.readings[reading]; antecedent >= 0) add(antecedents.row(static_cast<std::size_t>(antecedent)), out);
  for (std::uint32_t k = input.reading_features.begin_of(reading); k < input.reading_features.ends[reading]; ++k)
    add(w.reading_features.row(input.reading_features.features[k]), out);
  for (float& value : out) value = std::max(value, 0.0f);
}

std::vector<bool> has_mention(const NetworkInput& input) {
  std::vector<bool> out(input.candidates);
  for (const int candidate : input.candidate_of) out[static_cast<std::size_t>(candidate)] = true;
  return out;
}

/// How much each output counts: the columns of a candidate with and without a mention.
constexpr std::size_t kDonor = 0, kRecipient = 1, kUnmentioned = 2;

/// Calls each(item, candidate, what they amount to together, the first row of its outputs) for all of them.
template <typename Each>
void for_candidates(const NetworkInput& input, const Matrix& items, const Matrix& candidates, Each each) {
  const std::vector<bool> mentioned = has_mention(input);
  std::vector<float> values(candidates.columns);
  for (std::size_t i = 0; i < input.items.size(); ++i)
    for (std::size_t k = 0; k < input.candidates; ++k) {
      rectified_sum(items.row(i), candidates.row(k), values);
      each(i, k, std::span<float>(values), mentioned[k] ? 0 : kUnmentioned);
    }
}

/// The way back through the two outputs, donor and recipient: `values`, what led to them, become the gradient of that.
void outputs_back(const float (&told)[2], std::size_t from, const Matrix& out, std::span<float> values, Matrix& out_gradient, Matrix& bias_gradient) {
  for (const std::size_t k : {kDonor, kRecipient}) {
    add_scaled(told[k], values, out_gradient.row(from + k));
    bias_gradient.values[from + k] += told[k];
  }
  const std::span<const float> donor = out.row(from + kDonor), recipient = out.row(from + kRecipient);
  for (std::size_t u = 0; u < values.size(); ++u) values[u] = values[u] > 0 ? told[kDonor] * donor[u] + told[kRecipient] * recipient[u] : 0;
}

}  // namespace

NetworkPass::NetworkPass(const ReadingNetwork& network, const std::vector<Part>& parts, const Dropout* dropout)
    : w_(network.weights()), words_(network.words()), parts_(parts), first_row_(parts.size()), decisions_(parts.size()), scores_(parts.size()) {
  if (dropout) random_ = dropout->seed;
  std::vector<std::size_t> by_length(parts.size());
  std::iota(by_length.begin(), by_length.end(), std::size_t{0});
  std::stable_sort(by_length.begin(), by_length.end(), [&](std::size_t x, std::size_t y) { return parts[x].tokens->size() > parts[y].tokens->size(); });
  std::size_t rows = 0;
  for (const std::size_t k : by_length) {
    first_row_[k] = rows;
    sequences_.begin.push_back(rows);
    sequences_.length.push_back(parts[k].tokens->size());
    rows += parts[k].tokens->size();
  }
  embed(dropout);
  const std::size_t units = w_.forward.units();
  states_ = Matrix(rows, 2 * units);
  gru_forward(w_.forward, token_, sequences_, false, states_, 0, dropout ? &forward_ : nullptr);
  gru_forward(w_.backward, token_, sequences_, true, states_, units, dropout ? &backward_ : nullptr);
  shown_ = states_;
  if (dropout) {
    states_kept_ = mask(states_.rows, states_.columns, dropout->states);
    multiply_by(states_kept_, shown_);
  }
  keys_values_ = product(shown_, w_.attention.key_value);
  for (std::size_t k = 0; k < parts_.size(); ++k) decide(k, dropout);
}

Matrix NetworkPass::mask(std::size_t rows, std::size_t columns, double share) {
  Matrix out(rows, columns);
  const auto kept = static_cast<float>(1 / (1 - share));
  const auto limit = static_cast<std::uint32_t>(share * 65536);
  for (std::size_t k = 0; k < out.values.size(); k += 4) {
    std::uint64_t bits = next_random(random_);
    for (std::size_t l = k; l < std::min(k + 4, out.values.size()); ++l, bits >>= 16) out.values[l] = (bits & 0xFFFF) < limit ? 0 : kept;
  }
  return out;
}

void NetworkPass::embed(const Dropout* dropout) {
  std::size_t rows = 0;
  for (const std::size_t length : sequences_.length) rows += length;
  vectors_ = Matrix(rows, w_.tokens.columns + Meanings::kSize);
  without_word_.assign(rows, false);
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const FeatureLists<std::uint32_t>& lists = *parts_[p].tokens;
    const NetworkInput& input = *parts_[p].input;
    for (std::size_t t = 0; t < lists.size(); ++t) {
      const std::size_t row = first_row_[p] + t;
      const std::span<float> vector = vectors_.row(row).first(w_.tokens.columns);
      if (input.meanings[t] >= 0) input.table->get(input.meanings[t], vectors_.row(row).last<Meanings::kSize>());
      if (dropout) without_word_[row] = next_share(random_) < dropout->words;
      for (std::uint32_t k = lists.begin_of(t); k < lists.ends[t]; ++k)
        if (!without_word_[row] || lists.features[k] >= words_) add(w_.tokens.row(lists.features[k]), vector);
    }
  }
  if (dropout) vectors_kept_ = mask(rows, vectors_.columns, dropout->vectors);
  multiply_by(vectors_kept_, vectors_);
  token_ = affine(vectors_, w_.token, w_.token_bias);
  rectify(token_);
}

void NetworkPass::decide(std::size_t part, const Dropout* dropout) {
  const NetworkInput& input = *parts_[part].input;
  Decisions& d = decisions_[part];
  NetworkScores& scores = scores_[part];
  d.item_at = at_places(input.items, shown_, first_row_[part]);
  d.party_in = at_places(input.parties, shown_, first_row_[part]);
  d.antecedent_in = at_places(input.antecedents, shown_, first_row_[part]);
  d.query = product(d.item_at, w_.attention.query);
  d.item_in = side_by_side(d.item_at, attend(w_.attention, d.query, keys_values_, input.windows, first_row_[part], d.shares));
  d.item = affine(d.item_in, w_.item, w_.item_bias);
  add_features(input.item_features, w_.item_features, d.item);
  rectify(d.item);
  d.status = affine(d.item, w_.status, w_.status_bias);
  rectify(d.status);
  if (dropout) d.status_kept = mask(d.status.rows, d.status.columns, dropout->states);
  multiply_by(d.status_kept, d.status);
  scores.status = affine(d.status, w_.status_out, w_.status_out_bias);
  scores.donor = Matrix(input.items.size(), input.candidates);
  scores.recipient = scores.donor;
  score_candidates(input, d, scores);
  score_pairs(input, d, scores);
  score_readings(input, d, scores);
}

void NetworkPass::score_readings(const NetworkInput& input, Decisions& d, NetworkScores& scores) const {
  scores.reading.assign(input.readings.size(), 0.0f);
  if (input.readings.empty()) return;
  d.reading_item = affine(d.item, w_.reading_item, w_.reading_item_bias);
  d.reading_antecedent = product(d.antecedent_in, w_.reading_antecedent);
  std::vector<float> values(d.reading_item.columns);
  for (std::size_t i = 0; i < input.items.size(); ++i)
    for (std::uint32_t r = input.first_reading(i); r < input.reading_ends[i]; ++r) {
      reading_values(input, w_, d.reading_item, d.reading_antecedent, i, r, values);
      scores.reading[r] = dot(values, w_.reading_out.row(0));
    }
}

Matrix NetworkPass::back_candidates(std::size_t part, const NetworkScores& score_gradient, NetworkWeights& gradient) const {
  const NetworkInput& input = *parts_[part].input;
  const Decisions& d = decisions_[part];
  Matrix item(d.candidate_item.rows, d.candidate_item.columns), candidate(d.candidate.rows, d.candidate.columns);
  for_candidates(input, d.candidate_item, d.candidate, [&](std::size_t i, std::size_t k, std::span<float> values, std::size_t from) {
    outputs_back({score_gradient.donor.row(i)[k], score_gradient.recipient.row(i)[k]}, from, w_.candidate_out, values, gradient.candidate_out, gradient.candidate_out_bias);
    add(values, item.row(i));
    add(values, candidate.row(k));
  });
  add_feature_gradients(input.candidate_features, candidate, gradient.candidate_features);
  return affine_back(d.item, w_.candidate_item, item, gradient.candidate_item, &gradient.candidate_item_bias);
}

Matrix NetworkPass::back_pairs(std::size_t part, const NetworkScores& score_gradient, NetworkWeights& gradient, Matrix& state_gradient) const {
  const NetworkInput& input = *parts_[part].input;
  const Decisions& d = decisions_[part];
  Matrix item(d.pair_item.rows, d.pair_item.columns), party(d.pair_party.rows, d.pair_party.columns);
  std::vector<float> values(item.columns);
  for (std::size_t i = 0; i < input.items.size(); ++i)
    for (std::size_t j = 0; j < input.parties.size(); ++j) {
      const auto k = static_cast<std::size_t>(input.candidate_of[j]);
      const float told[] = {score_gradient.donor.row(i)[k] * d.donor_share.row(i)[j], score_gradient.recipient.row(i)[k] * d.recipient_share.row(i)[j]};
      if (told[kDonor] == 0 && told[kRecipient] == 0) continue;
      pair_values(input, w_, d.pair_item, d.pair_party, i, j, values);
      outputs_back(told, 0, w_.pair_out, values, gradient.pair_out, gradient.pair_out_bias);
      add(values, item.row(i));
      add(values, party.row(j));
      const std::size_t pair = i * input.parties.size() + j;
      for (std::uint32_t f = input.pair_features.begin_of(pair); f < input.pair_features.ends[pair]; ++f)
        add(values, gradient.pair_features.row(input.pair_features.features[f]));
    }
  add_feature_gradients(input.party_features, party, gradient.party_features);
  back_to_places(input.parties, affine_back(d.party_in, w_.pair_party, party, gradient.pair_party, nullptr), first_row_[part], state_gradient);
  return affine_back(d.item, w_.pair_item, item, gradient.pair_item, &gradient.pair_item_bias);
}

Matrix NetworkPass::back_readings(std::size_t part, const std::vector<float>& score_gradient, NetworkWeights& gradient, Matrix& state_gradient) const {
  const NetworkInput& input = *parts_[part].input;
  const Decisions& d = decisions_[part];
  Matrix item(d.reading_item.rows, d.reading_item.columns), antecedent(d.reading_antecedent.rows, d.reading_antecedent.columns);
  std::vector<float> values(item.columns);
  const std::span<const float> out = w_.reading_out.row(0);
  for (std::size_t i = 0; i < input.items.size(); ++i)
    for (std::uint32_t r = input.first_reading(i); r < input.reading_ends[i]; ++r) {
      if (score_gradient[r] == 0) continue;
      reading_values(input, w_, d.reading_item, d.reading_antecedent, i, r, values);
      add_scaled(score_gradient[r], values, gradient.reading_out.row(0));
      for (std::size_t u = 0; u < values.size(); ++u) values[u] = values[u] > 0 ? score_gradient[r] * out[u] : 0;
      add(values, item.row(i));
      if (input.readings[r] >= 0) add(values, antecedent.row(static_cast<std::size_t>(input.readings[r])));
      for (std::uint32_t f = input.reading_features.begin_of(r); f < input.reading_features.ends[r]; ++f)
        add(values, gradient.reading_features.row(input.reading_features.features[f]));
    }
  if (!input.antecedents.empty())
    back_to_places(input.antecedents, affine_back(d.antecedent_in, w_.reading_antecedent, antecedent, gradient.reading_antecedent, nullptr), first_row_[part], state_gradient);
  return affine_back(d.item, w_.reading_item, item, gradient.reading_item, &gradient.reading_item_bias);
}

void NetworkPass::score_candidates(const NetworkInput& input, Decisions& d, NetworkScores& scores) const {
  d.candidate_item = affine(d.item, w_.candidate_item, w_.candidate_item_bias);
  d.candidate = Matrix(input.candidates, w_.candidate_features.columns);
  add_features(input.candidate_features, w_.candidate_features, d.candidate);
  for_candidates(input, d.candidate_item, d.candidate, [&](std::size_t i, std::size_t k, std::span<const float> values, std::size_t from) {
    scores.donor.row(i)[k] = dot(values, w_.candidate_out.row(from + kDonor)) + w_.candidate_out_bias.values[from + kDonor];
    scores.recipient.row(i)[k] = dot(values, w_.candidate_out.row(from + kRecipient)) + w_.candidate_out_bias.values[from + kRecipient];
  });
}

void NetworkPass::score_pairs(const NetworkInput& input, Decisions& d, NetworkScores& scores) const {
  if (input.parties.empty()) return;
  d.pair_item = affine(d.item, w_.pair_item, w_.pair_item_bias);
  d.pair_party = product(d.party_in, w_.pair_party);
  add_features(input.party_features, w_.party_features, d.pair_party);
  d.donor_share = Matrix(input.items.size(), input.parties.size());
  d.recipient_share = d.donor_share;
  const std::vector<bool> mentioned = has_mention(input);
  std::vector<float> values(d.pair_item.columns), top(input.candidates), sum(input.candidates);
  // A candidate's score is the logarithm of the sum over its mentions.
  const auto gather = [&](std::span<float> shares, std::span<float> out) {
    std::fill(top.begin(), top.end(), -std::numeric_limits<float>::infinity());
    std::fill(sum.begin(), sum.end(), 0.0f);
    const auto of = [&](std::size_t j) { return static_cast<std::size_t>(input.candidate_of[j]); };
    for (std::size_t j = 0; j < shares.size(); ++j) top[of(j)] = std::max(top[of(j)], shares[j]);
    for (std::size_t j = 0; j < shares.size(); ++j) sum[of(j)] += shares[j] = std::exp(shares[j] - top[of(j)]);
    for (std::size_t j = 0; j < shares.size(); ++j) shares[j] /= sum[of(j)];
    for (std::size_t k = 0; k < out.size(); ++k)
      if (mentioned[k]) out[k] += top[k] + std::log(sum[k]);
  };
  for (std::size_t i = 0; i < input.items.size(); ++i) {
    for (std::size_t j = 0; j < input.parties.size(); ++j) {
      pair_values(input, w_, d.pair_item, d.pair_party, i, j, values);
      d.donor_share.row(i)[j] = dot(values, w_.pair_out.row(kDonor)) + w_.pair_out_bias.values[kDonor];
      d.recipient_share.row(i)[j] = dot(values, w_.pair_out.row(kRecipient)) + w_.pair_out_bias.values[kRecipient];
    }
    gather(d.donor_share.row(i), scores.donor.row(i));
    gather(d.recipient_share.row(i), scores.recipient.row(i));
  }
}

double NetworkPass::teach(const Lessons& lessons, const Teacher& teacher, double weight, Teacher& gradient) {
  Matrix told = affine(shown_, teacher.weights, teacher.bias);
  std::array<float, Meanings::kSize> lesson{};
  const auto share = static_cast<float>(weight / Meanings::kSize);
  double loss = 0;
  for (std::size_t p = 0; p < parts_.size(); ++p)
    for (std::size_t t = 0; t < parts_[p].tokens->size(); ++t) {
      const std::span<float> row = told.row(first_row_[p] + t);
      if (const int which = parts_[p].lessons ? (*parts_[p].lessons)[t] : -1; which >= 0) {
        lessons.get(which, lesson);
        for (std::size_t k = 0; k < row.size(); ++k) {
          const float apart = row[k] - lesson[k];
          loss += static_cast<double>(share * apart * apart / 2);
          row[k] = share * apart;
        }
      } else {
        std::ranges::fill(row, 0.0f);
      }
    }
  taught_ = affine_back(shown_, teacher.weights, told, gradient.weights, &gradient.bias);
  return loss;
}

void NetworkPass::back(const std::vector<NetworkScores>& score_gradients, NetworkWeights& gradient) const {
  Matrix state_gradient(states_.rows, states_.columns);
  Matrix key_value_gradient(keys_values_.rows, keys_values_.columns);
  for (std::size_t k = 0; k < parts_.size(); ++k) back_decisions(k, score_gradients[k], gradient, state_gradient, key_value_gradient);
  add(affine_back(shown_, w_.attention.key_value, key_value_gradient, gradient.attention.key_value, nullptr).values, state_gradient.values);
  if (taught_.rows > 0) add(taught_.values, state_gradient.values);
  multiply_by(states_kept_, state_gradient);
  Matrix token_gradient(token_.rows, token_.columns);
  gru_backward(w_.forward, token_, sequences_, false, states_, 0, forward_, state_gradient, gradient.forward, token_gradient);
  gru_backward(w_.backward, token_, sequences_, true, states_, w_.forward.units(), backward_, state_gradient, gradient.backward, token_gradient);
  back_embedding(token_gradient, gradient);
}

void NetworkPass::back_embedding(Matrix& token_gradient, NetworkWeights& gradient) const {
  rectify_gradient(token_, token_gradient);
  Matrix vector_gradient = affine_back(vectors_, w_.token, token_gradient, gradient.token, &gradient.token_bias);
  multiply_by(vectors_kept_, vector_gradient);
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const FeatureLists<std::uint32_t>& lists = *parts_[p].tokens;
    for (std::size_t t = 0; t < lists.size(); ++t) {
      const std::size_t row = first_row_[p] + t;
      for (std::uint32_t k = lists.begin_of(t); k < lists.ends[t]; ++k)
        if (!without_word_[row] || lists.features[k] >= words_) add(vector_gradient.row(row), gradient.tokens.row(lists.features[k]));
    }
  }
}

void NetworkPass::back_decisions(std::size_t part, const NetworkScores& score_gradient, NetworkWeights& gradient, Matrix& state_gradient,
                                 Matrix& key_value_gradient) const {
  const NetworkInput& input = *parts_[part].input;
  const Decisions& d = decisions_[part];
  Matrix status = affine_back(d.status, w_.status_out, score_gradient.status, gradient.status_out, &gradient.status_out_bias);
  multiply_by(d.status_kept, status);
  rectify_gradient(d.status, status);
  Matrix item = affine_back(d.item, w_.status, status, gradient.status, &gradient.status_bias);
  const auto add_to_item = [&](const Matrix& more) { add(more.values, item.values); };
  add_to_item(back_candidates(part, score_gradient, gradient));
  if (!input.parties.empty()) add_to_item(back_pairs(part, score_gradient, gradient, state_gradient));
  if (!input.readings.empty()) add_to_item(back_readings(part, score_gradient.reading, gradient, state_gradient));
  rectify_gradient(d.item, item);
  add_feature_gradients(input.item_features, item, gradient.item_features);
  const Matrix item_in = affine_back(d.item_in, w_.item, item, gradient.item, &gradient.item_bias);
  const Matrix query = attend_back(w_.attention, d.query, keys_values_, input.windows, first_row_[part], d.shares,
                                   columns_of(item_in, d.item_at.columns, w_.attention.size()), key_value_gradient, gradient.attention.nearness);
  Matrix item_at = columns_of(item_in, 0, d.item_at.columns);
  add(affine_back(d.item_at, w_.attention.query, query, gradient.attention.query, nullptr).values, item_at.values);
  back_to_places(input.items, item_at, first_row_[part], state_gradient);
}

}  // namespace pledgegraph
