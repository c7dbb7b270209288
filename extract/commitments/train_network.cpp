#include "extract/commitments/train_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <map>
#include <numeric>

#include "extract/learning/common.hpp"
#include "extract/commitments/train.hpp"

namespace pledgegraph {
namespace {

constexpr double kRecipientWeight = 0.7, kReadingWeight = 0.7;
constexpr std::size_t kWindow = 20;  // batches whose documents are ordered by length, so that a batch's are alike
constexpr double kLongestStep = 1;   // of the whole gradient (Pascanu et al. 2013)

struct NetworkExample {
  const TrainingDocument* document;
  NetworkInput input;
  FeatureLists<std::uint32_t> tokens;
  std::vector<int> lessons;
};

std::vector<double> probabilities(std::span<const float> scores) {
  std::vector<double> out(scores.begin(), scores.end());
  softmax(out);
  return out;
}

/// The examples' names of token features that are frequent enough, sorted.
std::vector<std::string> frequent_names(const std::vector<NetworkExample>& examples, const std::unordered_map<std::uint64_t, std::string>& names, int least) {
  std::unordered_map<std::uint64_t, int> counts;
  for (const NetworkExample& example : examples)
    for (const std::uint64_t key : example.input.tokens.features) ++counts[key];
  std::vector<std::string> out;
  for (const auto& [key, count] : counts)
    if (count >= least) out.push_back(names.at(key));
  std::sort(out.begin(), out.end());
  return out;
}

/// All that is learned together: the network, and what foretells lessons from it.
struct Learned {
  NetworkWeights network;
  Teacher teacher;
  std::vector<Matrix*> all() {
    std::vector<Matrix*> out;
    for (const auto& [name, matrix] : network.all()) out.push_back(matrix);
    out.insert(out.end(), {&teacher.weights, &teacher.bias});
    return out;
  }
};

void clear(Learned& learned) {
  for (Matrix* matrix : learned.all()) std::fill(matrix->values.begin(), matrix->values.end(), 0.0f);
}

/// Adam's two running means, for every weight.
class Adam {
 public:
  explicit Adam(const Learned& like) : mean_(like), square_(like) {
    clear(mean_);
    clear(square_);
  }
  /// `weights` and `gradient` are Learned::all.
  void step(const std::vector<Matrix*>& weights, const std::vector<Matrix*>& gradient, double rate, double scale) {
    constexpr double kMean = 0.9, kSquare = 0.999;
    ++steps_;
    const auto pace = static_cast<float>(rate * std::sqrt(1 - std::pow(kSquare, steps_)) / (1 - std::pow(kMean, steps_)));
    const std::vector<Matrix*> means = mean_.all(), squares = square_.all();
    for (std::size_t k = 0; k < weights.size(); ++k) {
      std::vector<float>&w = weights[k]->values, &g = gradient[k]->values, &m = means[k]->values, &s = squares[k]->values;
      for (std::size_t i = 0; i < w.size(); ++i) {
        const float d = g[i] * static_cast<float>(scale);
        m[i] += 0.1f * (d - m[i]);
        s[i] += 0.001f * (d * d - s[i]);
        w[i] -= pace * m[i] / (std::sqrt(s[i]) + 1e-8f);
      }
    }
  }

 private:
  Learned mean_, square_;
  int steps_ = 0;
};

void add_to(Learned& to, Learned& from) {
  const std::vector<Matrix*> a = to.all(), b = from.all();
  for (std::size_t k = 0; k < a.size(); ++k)
    for (std::size_t i = 0; i < a[k]->values.size(); ++i) a[k]->values[i] += b[k]->values[i];
}

double length_of(Learned& gradient) {
  double sum = 0;
  for (const Matrix* matrix : gradient.all())
    for (const float value : matrix->values) sum += static_cast<double>(value) * value;
  return std::sqrt(sum);
}

/// What examples are learned with.
struct Learner {
  const ReadingNetwork& network;
  const Teacher& teacher;
  const Lessons& lessons;
  double lesson_weight;
};

/// Loss (that of the lessons aside) and gradient of half a batch.
double learn(const Learner& learner, const std::vector<const NetworkExample*>& examples, const Dropout& dropout, Learned& gradient) {
  clear(gradient);
  if (examples.empty()) return 0;
  std::vector<NetworkPass::Part> parts;
  for (const NetworkExample* example : examples) parts.push_back({&example->input, &example->tokens, example->lessons.empty() ? nullptr : &example->lessons});
  NetworkPass pass(learner.network, parts, &dropout);
  std::vector<NetworkScores> gradients(examples.size());
  double loss = 0;
  for (std::size_t k = 0; k < examples.size(); ++k) loss += network_loss(*examples[k]->document, examples[k]->input, pass.scores()[k], gradients[k]);
  if (!learner.lessons.empty()) pass.teach(learner.lessons, learner.teacher, learner.lesson_weight, gradient.teacher);
  pass.back(gradients, gradient.network);
  return loss;
}

template <typename Each>
void shuffle(std::vector<Each>& list, std::uint64_t& random) {
  for (std::size_t k = list.size(); k > 1; --k) std::swap(list[k - 1], list[next_random(random) % k]);
}

/// The batches of an epoch: in each, documents of about one length.
std::vector<std::vector<const NetworkExample*>> batches_of(std::vector<const NetworkExample*> examples, std::size_t size, std::uint64_t& random) {
  shuffle(examples, random);
  std::vector<std::vector<const NetworkExample*>> out;
  for (std::size_t window = 0; window < examples.size(); window += size * kWindow) {
    const auto end = examples.begin() + static_cast<std::ptrdiff_t>(std::min(window + size * kWindow, examples.size()));
    std::stable_sort(examples.begin() + static_cast<std::ptrdiff_t>(window), end,
                     [](const NetworkExample* x, const NetworkExample* y) { return x->tokens.size() < y->tokens.size(); });
  }
  for (std::size_t k = 0; k < examples.size(); k += size)
    out.emplace_back(examples.begin() + static_cast<std::ptrdiff_t>(k), examples.begin() + static_cast<std::ptrdiff_t>(std::min(k + size, examples.size())));
  shuffle(out, random);
  return out;
}

}  // namespace

double network_loss(const TrainingDocument& document, const NetworkInput& input, const NetworkScores& scores, NetworkScores& gradient) {
  gradient.status = Matrix(scores.status.rows, scores.status.columns);
  gradient.donor = gradient.recipient = Matrix(scores.donor.rows, scores.donor.columns);
  gradient.reading.assign(scores.reading.size(), 0.0f);
  double loss = 0;
  for (std::size_t i = 0; i < input.items.size(); ++i) {
    const MentionLabel& label = document.alignment.labels[static_cast<std::size_t>(input.mentions[i])];
    if (const std::uint32_t first = input.first_reading(i); label.reading >= 0 && first < input.reading_ends[i]) {
      const std::vector<double> p = probabilities(std::span(scores.reading).subspan(first, input.reading_ends[i] - first));
      const auto gold = static_cast<std::size_t>(label.reading);
      const double weight = kReadingWeight * label.reading_weight;
      loss -= weight * std::log(std::max(p[gold], 1e-12));
      for (std::size_t k = 0; k < p.size(); ++k) gradient.reading[first + k] = static_cast<float>(weight * (p[k] - (k == gold ? 1 : 0)));
    }
    if (label.weight > 0) {
      const std::vector<double> p = probabilities(scores.status.row(i));
      const auto gold = static_cast<std::size_t>(label.status_class);
      loss -= label.weight * std::log(std::max(p[gold], 1e-12));
      for (std::size_t k = 0; k < p.size(); ++k) gradient.status.row(i)[k] = static_cast<float>(label.weight * (p[k] - (k == gold ? 1 : 0)));
    }
    if (label.status_class == 0) continue;
    if (!label.donors.empty()) {
      const std::span<const float> s = scores.donor.row(i);
      std::vector<int> gold(s.size(), 0);  // 1 donor, -1 neither right nor wrong
      for (const int k : label.possible_donors) gold[static_cast<std::size_t>(k)] = -1;
      for (const int k : label.donors) gold[static_cast<std::size_t>(k)] = 1;
      std::vector<float> counted(s.begin(), s.end());
      for (std::size_t k = 0; k < s.size(); ++k)
        if (gold[k] < 0) counted[k] = -1e30f;
      const std::vector<double> p = probabilities(counted);
      double right = 0;
      for (std::size_t k = 0; k < s.size(); ++k) right += gold[k] == 1 ? p[k] : 0;
      right = std::max(right, 1e-12);
      loss -= 0.5 * std::log(right);
      for (std::size_t k = 0; k < s.size(); ++k) {
        if (gold[k] < 0) continue;
        const double alone = 1 / (1 + std::exp(-static_cast<double>(s[k])));
        loss -= 0.5 * std::log(std::max(gold[k] == 1 ? alone : 1 - alone, 1e-12));
        gradient.donor.row(i)[k] = static_cast<float>(0.5 * (alone - gold[k]) + 0.5 * (p[k] - (gold[k] == 1 ? p[k] / right : 0)));
      }
    }
    if (label.recipient >= 0) {
      const std::vector<double> p = probabilities(scores.recipient.row(i));
      const auto gold = static_cast<std::size_t>(label.recipient);
      loss -= kRecipientWeight * std::log(std::max(p[gold], 1e-12));
      for (std::size_t k = 0; k < p.size(); ++k) gradient.recipient.row(i)[k] = static_cast<float>(kRecipientWeight * (p[k] - (k == gold ? 1 : 0)));
    }
  }
  return loss;
}

ReadingNetwork train_network(const std::vector<const TrainingDocument*>& documents, const NetworkOptions& options,
                             const std::function<void(const std::string&)>& tell) {
  const NetworkFeatures features;
  Lessons lessons;
  if (!options.lessons.empty()) lessons.load(options.lessons);
  std::unordered_map<std::uint64_t, std::string> names;
  std::vector<NetworkExample> examples;
  for (const TrainingDocument* document : documents) {
    NetworkExample example{document, features.input(*document->context, &names), {}, {}};
    if (example.input.items.empty()) continue;
    if (!lessons.empty()) example.lessons = lessons.of(*document->analysis, document->gold.doc);
    examples.push_back(std::move(example));
  }
  ReadingNetwork network(options.shape, frequent_names(examples, names, options.least), options.seed);
  std::vector<const NetworkExample*> all;
  for (NetworkExample& example : examples) {
    example.tokens = network.rows(example.input.tokens);
    all.insert(all.end(), static_cast<std::size_t>(example.document->gold.weight), &example);
  }
  Teacher teacher(options.shape.units);
  const Learned like{network.weights(), teacher};
  Adam adam(like);
  Learned gradients[2] = {like, like};
  std::vector<Matrix*> weights;
  for (const auto& [name, matrix] : network.weights().all()) weights.push_back(matrix);
  weights.insert(weights.end(), {&teacher.weights, &teacher.bias});
  const Learner learner{network, teacher, lessons, options.lesson_weight};
  std::uint64_t random = options.seed;
  const std::size_t steps = static_cast<std::size_t>(options.epochs) * ((all.size() + options.batch - 1) / options.batch);
  std::size_t step = 0;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    double loss = 0, items = 0;
    for (const std::vector<const NetworkExample*>& batch : batches_of(all, options.batch, random)) {
      std::vector<const NetworkExample*> halves[2];
      double count = 0;
      for (std::size_t k = 0; k < batch.size(); ++k) {
        halves[k % 2].push_back(batch[k]);
        count += static_cast<double>(batch[k]->input.items.size());
      }
      Dropout dropouts[2] = {options.dropout, options.dropout};
      for (Dropout& dropout : dropouts) dropout.seed = next_random(random);
      auto other = std::async(std::launch::async, [&] { return learn(learner, halves[1], dropouts[1], gradients[1]); });
      loss += learn(learner, halves[0], dropouts[0], gradients[0]);
      loss += other.get();
      items += count;
      add_to(gradients[0], gradients[1]);
      const double length = length_of(gradients[0]) / count;
      const double way = static_cast<double>(step++) / static_cast<double>(steps);
      const double rate = options.rate * (way < 0.1 ? 0.04 + way / 0.1 * 0.96 : 0.5 + 0.5 * std::cos((way - 0.1) / 0.9 * 3.14159265358979));
      adam.step(weights, gradients[0].all(), rate, (length > kLongestStep ? kLongestStep / length : 1) / count);
    }
    tell(fmt::format("network: epoch {} of {}, loss {:.3f} an item", epoch + 1, options.epochs, loss / items));
  }
  return network;
}

}  // namespace pledgegraph
