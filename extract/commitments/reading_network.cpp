#include "extract/commitments/reading_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "extract/learning/common.hpp"
#include "extract/commitments/network_pass.hpp"
#include "extract/learning/sparse_model.hpp"
#include "extract/learning/weights_text.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kLargest = 4096, kMostRows = 10'000'000;  // of a network's sizes; of its tables

// A number is written as two letters of this alphabet (printable ASCII but blank, tab and '#'), which count from -kHalf to
// kHalf; its row's scale is kHalf.
constexpr int kFirst = '$', kBase = '~' - '$' + 1, kHalf = kBase * kBase / 2 - 1;

void write_row(std::ostream& out, std::string_view name, std::span<const float> row) {
  float top = 0;
  for (const float value : row) top = std::max(top, std::abs(value));
  out << name << '\t' << fmt::format("{:.4g}", top) << '\t';
  for (const float value : row) {
    const int step = (top > 0 ? static_cast<int>(std::lround(value / top * kHalf)) : 0) + kHalf;
    out << static_cast<char>(kFirst + step / kBase) << static_cast<char>(kFirst + step % kBase);
  }
  out << '\n';
}

bool is_word(std::string_view name) { return name.starts_with("word ") || name.starts_with("begins ") || name.starts_with("ends "); }

/// Reads a row of numbers and gives its name.
std::string_view read_row(WeightsText& text, std::span<float> out) {
  const auto fields = text.fields();
  if (fields.size() != 3 || fields[2].size() != 2 * out.size()) text.fail("a name, a scale and two letters a number expected");
  const float top = text.number<float>(fields[1]) / static_cast<float>(kHalf);
  const char* from = fields[2].data();
  for (float& value : out) {
    value = static_cast<float>((from[0] - kFirst) * kBase + (from[1] - kFirst) - kHalf) * top;
    from += 2;
  }
  return fields[0];
}

}  // namespace

NetworkWeights::NetworkWeights(const NetworkShape& s, std::size_t token_features, const NetworkFeatures& features)
    : tokens(token_features, s.vector), token(s.vector + Meanings::kSize, s.token), token_bias(1, s.token),
      forward{Matrix(s.token, 3 * s.units), Matrix(s.units, 3 * s.units), Matrix(1, 3 * s.units), Matrix(1, s.units)}, backward(forward),
      attention{Matrix(4 * s.units, s.attention), Matrix(2 * s.units, 2 * s.attention), Matrix(features.nearness().size(), Attention::kHeads)},
      item(4 * s.units + s.attention, 2 * s.hidden), item_features(features.items().size(), 2 * s.hidden), item_bias(1, 2 * s.hidden),
      status(2 * s.hidden, s.hidden), status_bias(1, s.hidden), status_out(s.hidden, kStatusClasses), status_out_bias(1, kStatusClasses),
      pair_item(2 * s.hidden, s.hidden), pair_item_bias(1, s.hidden), pair_party(4 * s.units, s.hidden),
      party_features(features.parties().size(), s.hidden), pair_features(features.pairs().size(), s.hidden), pair_out(2, s.hidden), pair_out_bias(1, 2),
      candidate_item(2 * s.hidden, s.hidden), candidate_item_bias(1, s.hidden), candidate_features(features.candidates().size(), s.hidden),
      candidate_out(4, s.hidden), candidate_out_bias(1, 4),
      reading_item(2 * s.hidden, s.hidden), reading_item_bias(1, s.hidden), reading_antecedent(4 * s.units, s.hidden),
      reading_features(features.readings().size(), s.hidden), reading_out(1, s.hidden) {}

std::vector<std::pair<const char*, Matrix*>> NetworkWeights::all() {
  return {{"tokens", &tokens}, {"token", &token}, {"token-bias", &token_bias},
          {"forward-input", &forward.input}, {"forward-recurrent", &forward.recurrent}, {"forward-bias", &forward.bias}, {"forward-new-bias", &forward.new_bias},
          {"backward-input", &backward.input}, {"backward-recurrent", &backward.recurrent}, {"backward-bias", &backward.bias}, {"backward-new-bias", &backward.new_bias},
          {"attention-query", &attention.query}, {"attention-key-value", &attention.key_value}, {"attention-nearness", &attention.nearness},
          {"item", &item}, {"item-features", &item_features}, {"item-bias", &item_bias},
          {"status", &status}, {"status-bias", &status_bias}, {"status-out", &status_out}, {"status-out-bias", &status_out_bias},
          {"pair-item", &pair_item}, {"pair-item-bias", &pair_item_bias}, {"pair-party", &pair_party}, {"party-features", &party_features},
          {"pair-features", &pair_features}, {"pair-out", &pair_out}, {"pair-out-bias", &pair_out_bias},
          {"candidate-item", &candidate_item}, {"candidate-item-bias", &candidate_item_bias}, {"candidate-features", &candidate_features},
          {"candidate-out", &candidate_out}, {"candidate-out-bias", &candidate_out_bias},
          {"reading-item", &reading_item}, {"reading-item-bias", &reading_item_bias}, {"reading-antecedent", &reading_antecedent},
          {"reading-features", &reading_features}, {"reading-out", &reading_out}};
}

ReadingNetwork::ReadingNetwork(const NetworkShape& shape, std::vector<std::string> names, std::uint64_t seed)
    : shape_(shape), names_(std::move(names)), weights_(shape, names_.size(), features_) {
  std::stable_partition(names_.begin(), names_.end(), is_word);
  index_names();
  // Uniform about zero, the wider the fewer values a sum has (Glorot and Bengio 2010); vectors of features are rows that are added.
  for (const auto& [name, matrix] : weights_.all()) {
    const std::string_view what = name;
    const bool table = what == "tokens" || what == "attention-nearness" || what.ends_with("-features");
    const bool out = what == "pair-out" || what == "candidate-out" || what == "reading-out";
    const double width = table ? 0.3 : 1 / std::sqrt(static_cast<double>(out ? matrix->columns : matrix->rows == 1 ? shape.hidden : matrix->rows));
    for (float& value : matrix->values) value = static_cast<float>((next_share(seed) * 2 - 1) * width);
  }
}

void ReadingNetwork::index_names() {
  row_of_.clear();
  row_of_.reserve(names_.size());
  for (std::uint32_t row = 0; row < names_.size(); ++row) row_of_.emplace(feature_key(names_[row]), row);
  words_ = static_cast<std::size_t>(std::find_if_not(names_.begin(), names_.end(), is_word) - names_.begin());
}

const std::vector<std::string>* ReadingNetwork::row_names(std::string_view matrix) const {
  if (matrix == "tokens") return &names_;
  if (matrix == "item-features") return &features_.items();
  if (matrix == "party-features") return &features_.parties();
  if (matrix == "pair-features") return &features_.pairs();
  if (matrix == "attention-nearness") return &features_.nearness();
  if (matrix == "reading-features") return &features_.readings();
  return matrix == "candidate-features" ? &features_.candidates() : nullptr;
}

FeatureLists<std::uint32_t> ReadingNetwork::rows(const FeatureLists<std::uint64_t>& keys) const {
  FeatureLists<std::uint32_t> out;
  for (std::size_t list = 0; list < keys.size(); ++list) {
    for (std::uint32_t k = keys.begin_of(list); k < keys.ends[list]; ++k)
      if (const auto found = row_of_.find(keys.features[k]); found != row_of_.end()) out.put(found->second);
    out.end();
  }
  return out;
}

NetworkOpinions ReadingNetwork::read(const Context& context) const {
  NetworkOpinions out;
  if (empty()) return out;
  out.row_of.assign(context.a.items.size(), -1);
  const NetworkInput input = features_.input(context);
  if (input.items.empty()) return out;
  const FeatureLists<std::uint32_t> tokens = rows(input.tokens);
  const NetworkPass pass(*this, {{&input, &tokens}}, nullptr);
  for (std::size_t k = 0; k < input.mentions.size(); ++k) out.row_of[static_cast<std::size_t>(input.mentions[k])] = static_cast<int>(k);
  const NetworkScores& scores = pass.scores().front();
  out.status = scores.status;
  out.donor = scores.donor;
  out.recipient = scores.recipient;
  logistic(out.donor.values);
  std::vector<double> row;
  for (std::size_t k = 0; k < input.items.size(); ++k) {
    row.assign(scores.reading.begin() + input.first_reading(k), scores.reading.begin() + input.reading_ends[k]);
    softmax(row);
    out.readings.emplace_back(row.begin(), row.end());
  }
  for (Matrix* matrix : {&out.status, &out.recipient})
    for (std::size_t k = 0; k < matrix->rows; ++k) {
      row.assign(matrix->row(k).begin(), matrix->row(k).end());
      softmax(row);
      std::transform(row.begin(), row.end(), matrix->row(k).begin(), [](double p) { return static_cast<float>(p); });
    }
  return out;
}

void ReadingNetwork::save(const std::filesystem::path& file, const std::vector<std::string>& header) const {
  std::ofstream out(file);
  for (const std::string& line : header) out << "# " << line << '\n';
  out << fmt::format("network\t{}\t{}\t{}\t{}\t{}\n", shape_.vector, shape_.token, shape_.units, shape_.hidden, shape_.attention);
  NetworkWeights copy = weights_;
  for (const auto& [what, matrix] : copy.all()) {
    const std::string_view table = what;
    const std::vector<std::string>* names = row_names(table);
    out << fmt::format("matrix\t{}\t{}\n", table, matrix->rows);
    for (std::size_t k = 0; k < matrix->rows; ++k) write_row(out, names ? (*names)[k] : std::to_string(k), matrix->row(k));
  }
  if (!out.flush()) throw InputError(fmt::format("{}: cannot be written", file.string()));
}

void ReadingNetwork::load(const std::filesystem::path& path) {
  WeightsText text = WeightsText::open(path);
  while (text.comment()) text.next();
  const auto sizes = text.fields("network", 6);
  std::size_t* const shape[] = {&shape_.vector, &shape_.token, &shape_.units, &shape_.hidden, &shape_.attention};
  for (std::size_t k = 0; k < std::size(shape); ++k)
    if (*shape[k] = text.number<std::size_t>(sizes[k + 1]); *shape[k] > kLargest) text.fail(fmt::format("sizes of at most {} expected", kLargest));
  if (shape_.attention % Attention::kHeads != 0) text.fail(fmt::format("attention for {} heads expected", Attention::kHeads));
  weights_ = NetworkWeights(shape_, 0, features_);
  for (const auto& [what, matrix] : weights_.all()) {
    const auto head = text.fields("matrix", 3);
    if (head[1] != what) text.fail(fmt::format("'matrix {}' expected", what));
    const auto rows = text.number<std::size_t>(head[2]);
    const std::vector<std::string>* names = row_names(what);
    if (rows > kMostRows) text.fail(fmt::format("at most {} rows expected", kMostRows));
    if (names == &names_) {
      *matrix = Matrix(rows, shape_.vector);
      names_.resize(rows);
    } else if (rows != matrix->rows) {
      text.fail(fmt::format("{} rows expected", matrix->rows));
    }
    for (std::size_t k = 0; k < rows; ++k) {
      const std::string_view row = read_row(text, matrix->row(k));
      if (names == &names_) names_[k] = row;
      else if (names && row != (*names)[k]) text.fail(fmt::format("feature '{}' expected", (*names)[k]));
    }
  }
  index_names();
}

}  // namespace pledgegraph
