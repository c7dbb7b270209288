// Learning the reading network from documents with gold.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/commitments/network_pass.hpp"

namespace pledgegraph {

struct TrainingDocument;

struct NetworkOptions {
  NetworkShape shape;
  int epochs = 10;
  double rate = 0.004;      ///< of Adam (Kingma and Ba 2015) at its highest: up over a tenth of the way, then down to nothing
  std::size_t batch = 16;   ///< documents
  int least = 6;            ///< tokens that must have a feature
  Dropout dropout{0.25, 0.4, 0.45};
  std::string lessons;      ///< the file of Lessons, or empty
  double lesson_weight = 0.4;  ///< half the mean square of what a token's lesson is from what was foretold counts so much
  std::uint64_t seed = 1;
};

/// Takes two threads; the result does not depend on that. `tell` hears of each epoch.
ReadingNetwork train_network(const std::vector<const TrainingDocument*>& documents, const NetworkOptions& options,
                             const std::function<void(const std::string&)>& tell);

/// The sum over a document's items of how far the scores are from the gold (natural logarithms), and its gradient. A status
/// counts as much as its example; where the gold tells them, what a mention stands for and the recipient count less than
/// the status, and donors half each by itself and half as the choice of one.
double network_loss(const TrainingDocument& document, const NetworkInput& input, const NetworkScores& scores, NetworkScores& gradient);

}  // namespace pledgegraph
