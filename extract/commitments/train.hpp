// Training: gold documents in, scorers out. Deterministic: the same gold and program give the same weights.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "extract/commitments/align.hpp"
#include "extract/commitments/train_network.hpp"
#include "extract/pipeline.hpp"

namespace pledgegraph {

/// A gold document as the scorers see it.
struct TrainingDocument {
  GoldDocument gold;
  std::unique_ptr<Document> document;
  std::unique_ptr<Analysis> analysis;  ///< null if its language has no tables
  std::unique_ptr<Context> context;
  Alignment alignment;
};

struct TrainingOptions {
  std::function<void(const std::string&)> tell = [](const std::string&) {};  ///< hears how far learning has come
  std::vector<std::string> without;  ///< mechanisms to do without (mechanisms.hpp)
  TrainOptions item{60, 4, 0.12, 3.0, 4.0, 0.6, 3};
  TrainOptions listing{300, 5, 0.05, 3.0, 4.0, 0.3, 13};
  SparseOptions text;
  SparseOptions sums{20, 1.0};  ///< few examples, each of which may count more
  TrainOptions mention{180, 5, 0.1, 3.0, 6.0, 0.2, 5, 3};
  NetworkOptions network;
  TrainOptions party{300, 4, 0.1, 3.0, 5.0, 0.5, 11};
  TrainOptions inner_party{80, 4, 0.15, 3.0, 5.0, 0.5, 11};  ///< those that only make the discourse state of unread documents
};

/// Analyses and aligns; `extractor` must outlive the result.
std::vector<TrainingDocument> prepare_training(std::vector<GoldDocument> gold, const Resources& resources, Extractor& extractor,
                                               const std::function<void(const std::string&)>& warn);

/// So many networks divide the documents among them.
constexpr int kParts = 3;
/// The one of `parts` that a document belongs to: its own, which does not change when documents are added.
int part_of(const GoldDocument& document, int parts);
/// A network that learned from the documents for which `use(index)` is true.
ReadingNetwork train_network_of(const std::vector<TrainingDocument>& documents, const std::function<bool(std::size_t)>& use, const TrainingOptions& options);

/// Trains all but the network on the documents for which `use(index)` is true. `unread` is what networks that did not learn
/// from a document say of it, by document; empty where there is no network. Leaves the items of those documents as the gold
/// has them.
Scorers train_scorers(std::vector<TrainingDocument>& documents, const std::function<bool(std::size_t)>& use,
                      const std::vector<NetworkOpinions>& unread, const TrainingOptions& options);

/// How often each scorer is right on documents it has not seen, told the truth of everything before it.
struct ScorerAccuracy {
  int confusion[kStatusClasses][kStatusClasses] = {};  ///< gold class, decided class
  int donors = 0, donors_right = 0, recipients = 0, recipients_right = 0;
  std::map<std::string, std::pair<int, int>> readings;  ///< by type of mention: right and all, where there was a choice
  void add(const TrainingDocument& document, const Scorers& scorers);
  std::string table() const;
};

}  // namespace pledgegraph
