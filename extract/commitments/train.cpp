#include "extract/commitments/train.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>
#include <utility>

#include "extract/commitments/feature_table.hpp"
#include "extract/commitments/item_readings.hpp"
#include "extract/commitments/mechanisms.hpp"
#include "extract/document/reader.hpp"
#include "graph/model/hash.hpp"

namespace pledgegraph {
namespace {

struct Examples {
  std::vector<Example> listing, mention, donor, recipient;
};

constexpr int kInnerFolds = 4;

bool contains(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

/// Examples of the item scorer: each reading of the mentions of which the gold tells what they stand for.
void add_readings(const TrainingDocument& doc, const Scorers& scorers, const NetworkOpinions& network, const SumOpinions& sum, std::vector<Example>& out) {
  std::vector<float> features;
  for (int m = 0; m < static_cast<int>(doc.analysis->items.size()); ++m) {
    const MentionLabel& label = doc.alignment.labels[static_cast<std::size_t>(m)];
    if (label.reading < 0) continue;
    const std::vector<ItemReading>& readings = doc.context->readings[static_cast<std::size_t>(m)];
    for (std::size_t k = 0; k < readings.size() && readings.size() > 1; ++k) {
      scorers.item_features.fill(*doc.context, m, readings, k, sum[static_cast<std::size_t>(m)], network.reading(static_cast<std::size_t>(m)), features);
      out.push_back({features, static_cast<int>(k) == label.reading, static_cast<float>(label.reading_weight)});
    }
  }
}

/// Examples of the model of sums.
std::vector<SparseExample> sum_examples(const TrainingDocument& doc, std::unordered_map<std::uint64_t, std::string>& names) {
  std::vector<SparseExample> out;
  const TextFeatures text(*doc.context);
  for (int m = 0; m < static_cast<int>(doc.analysis->items.size()); ++m) {
    const MentionLabel& label = doc.alignment.labels[static_cast<std::size_t>(m)];
    if (label.reading < 0 || !is_sum(doc.analysis->items[static_cast<std::size_t>(m)])) continue;
    const ItemReading& reading = doc.context->readings[static_cast<std::size_t>(m)][static_cast<std::size_t>(label.reading)];
    out.push_back({sum_keys(text, m, &names), static_cast<int>(sum_class(reading.name)), static_cast<float>(label.reading_weight)});
  }
  return out;
}

void take_gold_readings(TrainingDocument& doc) {
  for (std::size_t m = 0; m < doc.analysis->items.size(); ++m)
    if (const int reading = doc.alignment.labels[m].reading; reading >= 0)
      take_reading(doc.analysis->items[m], doc.context->readings[m][static_cast<std::size_t>(reading)]);
}

/// Examples of the mention scorer.
void add_mentions(const TrainingDocument& doc, const Scorers& scorers, const NetworkOpinions& network, const TextOpinions& text, std::vector<Example>& out) {
  std::vector<float> features;
  for (int m = 0; m < static_cast<int>(doc.analysis->items.size()); ++m) {
    const MentionLabel& label = doc.alignment.labels[static_cast<std::size_t>(m)];
    if (!is_case(doc.analysis->items[static_cast<std::size_t>(m)]) || label.weight <= 0) continue;
    scorers.mention_features.fill(*doc.context, m, text[static_cast<std::size_t>(m)], features);
    scorers.neighbour_features.append(*doc.context, m, network, features);
    out.push_back({features, label.status_class, static_cast<float>(label.weight)});
  }
}

/// Examples of the listing scorer: does the gold list the item of each mention that names one? A document's item counts
/// once, however often it is named. The mentions stand for what scorers say who have not read the document (`unread`): the
/// gold's own readings would hide the names that such scorers leave unexplained.
void add_listings(TrainingDocument& doc, const std::vector<ItemMention>& unread, const Scorers& scorers, const TextOpinions& text, std::vector<Example>& out) {
  const std::vector<ItemMention> kept = std::exchange(doc.analysis->items, unread);
  std::map<std::string, int> named;
  for (int m = 0; m < static_cast<int>(unread.size()); ++m)
    if (names_a_weapon(*doc.analysis, m)) ++named[unread[static_cast<std::size_t>(m)].slug];
  std::vector<float> mention, features;
  for (int m = 0; m < static_cast<int>(unread.size()); ++m) {
    if (!names_a_weapon(*doc.analysis, m)) continue;
    const std::string& slug = unread[static_cast<std::size_t>(m)].slug;
    const bool listed = std::any_of(doc.gold.weapons.begin(), doc.gold.weapons.end(), [&](const std::string& weapon) { return same_item(weapon, slug); });
    scorers.mention_features.fill(*doc.context, m, text[static_cast<std::size_t>(m)], mention);
    scorers.listing_features.fill(*doc.context, m, mention, features);
    out.push_back({features, listed, 1.0f / static_cast<float>(named[slug])});
  }
  doc.analysis->items = kept;
}

/// Examples of the sparse models.
void add_texts(const TrainingDocument& doc, std::unordered_map<std::uint64_t, std::string>& names, std::vector<SparseExample>& words,
               std::vector<SparseExample>& classes) {
  const TextFeatures text(*doc.context);
  for (int m = 0; m < static_cast<int>(doc.analysis->items.size()); ++m) {
    const MentionLabel& label = doc.alignment.labels[static_cast<std::size_t>(m)];
    if (!is_case(doc.analysis->items[static_cast<std::size_t>(m)]) || label.weight <= 0) continue;
    TextKeys keys = text_keys(text, m, &names);
    words.push_back({std::move(keys.words), label.status_class, static_cast<float>(label.weight)});
    classes.push_back({std::move(keys.classes), label.status_class, static_cast<float>(label.weight)});
  }
}

/// The examples of all documents but those of a fold.
template <typename Each>
std::vector<Each> joined(const std::vector<std::vector<Each>>& all, int left_out) {
  std::vector<Each> out;
  for (std::size_t k = 0; k < all.size(); ++k)
    if (static_cast<int>(k % kInnerFolds) != left_out) out.insert(out.end(), all[k].begin(), all[k].end());
  return out;
}

/// Notes in the discourse state what those decide of a mention who have not learned from its document: the network of its
/// status, `scorers` of its parties. Without a network nothing is noted.
void remember_decision(History& history, const Context& c, int m, const Scorers& scorers, const NetworkOpinions& network) {
  static const DecisionOptions options;
  const int row = network.row(static_cast<std::size_t>(m));
  const std::span<const float> p = row < 0 ? std::span<const float>() : network.status.row(static_cast<std::size_t>(row));
  if (p.empty() || 1 - p[0] < options.commitment) return remember(history, c, m, 0, {}, -1);
  const int status_class = static_cast<int>(std::max_element(p.begin() + 1, p.end()) - p.begin());
  Decision decision;
  decision.mention = m;
  decision.status = status_of(status_class);
  choose_parties(c, scorers, network, history, options, decision);
  remember(history, c, m, status_class, decision.donors, decision.recipient);
}

/// Examples of the party scorers. The discourse state is what the gold says of the mentions before; with `unread`, what
/// those scorers say of them.
void add_parties(const TrainingDocument& doc, const Scorers& scorers, const NetworkOpinions& network, const Scorers* unread, Examples& out) {
  const Context& c = *doc.context;
  History history;
  std::vector<float> features;
  for (int m = 0; m < static_cast<int>(c.a.items.size()); ++m) {
    if (!is_case(c.a.items[static_cast<std::size_t>(m)])) continue;
    const MentionLabel& label = doc.alignment.labels[static_cast<std::size_t>(m)];
    if (label.status_class > 0) {
      for (int k = 0; k < static_cast<int>(c.candidates.size()); ++k) {
        const bool donor = contains(label.donors, k);
        if (donor || (!label.donors.empty() && !contains(label.possible_donors, k))) {
          scorers.party_features.fill(c, network, m, k, label.status_class, history, features);
          out.donor.push_back({features, donor ? 1 : 0, 1});
        }
        if (label.recipient >= 0) {
          scorers.party_features.fill(c, network, m, k, label.status_class, history, features);
          out.recipient.push_back({features, label.recipient == k ? 1 : 0, 1});
        }
      }
    }
    if (unread) remember_decision(history, c, m, *unread, network);
    else remember(history, c, m, label.status_class, label.donors, label.recipient);
  }
}

/// The options of a scorer, blind to the mechanisms that are left out.
TrainOptions blinded(TrainOptions options, const TrainingOptions& all, std::string_view scorer) {
  if (!all.without.empty())
    options.unseen = [&all, scorer](std::string_view feature) {
      return std::any_of(all.without.begin(), all.without.end(), [&](const std::string& mechanism) { return belongs_to(mechanism, scorer, feature); });
    };
  return options;
}

void train_parties(Scorers& scorers, const Examples& examples, const TrainOptions& options, const TrainingOptions& all) {
  scorers.donor = BoostedTrees::train(examples.donor, 2, scorers.party_features.names(), blinded(options, all, "donor"));
  scorers.recipient = BoostedTrees::train(examples.recipient, 2, scorers.party_features.names(), blinded(options, all, "recipient"));
}

}  // namespace

std::vector<TrainingDocument> prepare_training(std::vector<GoldDocument> gold, const Resources& resources, Extractor& extractor,
                                               const std::function<void(const std::string&)>& warn) {
  std::vector<TrainingDocument> out;
  for (GoldDocument& one : gold) {
    TrainingDocument doc;
    doc.gold = std::move(one);
    if (doc.gold.text.empty()) {
      warn(doc.gold.doc + ": no text beside its gold; left out");
      continue;
    }
    read_path(doc.gold.text, {}, [&](Document&& read) { doc.document = std::make_unique<Document>(prepare(std::move(read), resources.documents)); },
              [&](const Diagnostic& d) { warn(d.place + ": " + d.message); });
    if (!doc.document) continue;
    doc.analysis = extractor.analyse(*doc.document);
    if (!doc.analysis) {
      warn(doc.gold.doc + ": no tables for language '" + doc.document->language + "'");
      continue;
    }
    doc.context = std::make_unique<Context>(*doc.analysis);
    doc.alignment = align(*doc.context, doc.gold);
    out.push_back(std::move(doc));
  }
  return out;
}

int part_of(const GoldDocument& document, int parts) {
  return static_cast<int>(std::stoull(stable_hash(document.doc).substr(0, 8), nullptr, 16) % static_cast<unsigned>(parts));
}

ReadingNetwork train_network_of(const std::vector<TrainingDocument>& documents, const std::function<bool(std::size_t)>& use, const TrainingOptions& options) {
  std::vector<const TrainingDocument*> read;
  for (std::size_t k = 0; k < documents.size(); ++k)
    if (use(k)) read.push_back(&documents[k]);
  return train_network(read, options.network, options.tell);
}

Scorers train_scorers(std::vector<TrainingDocument>& documents, const std::function<bool(std::size_t)>& use,
                      const std::vector<NetworkOpinions>& unread, const TrainingOptions& options) {
  Scorers scorers;
  Examples examples;
  std::vector<std::size_t> used;
  for (std::size_t k = 0; k < documents.size(); ++k)
    if (use(k)) used.push_back(k);
  const NetworkOpinions silent;
  const auto network = [&](std::size_t k) -> const NetworkOpinions& { return unread.empty() ? silent : unread[used[k]]; };
  // A scorer that others learn from is shown to them as it is on unread documents: each document's opinions come from
  // models that did not learn from it.
  std::vector<std::vector<SparseExample>> sums;
  for (const std::size_t k : used) sums.push_back(sum_examples(documents[k], scorers.text_names));
  std::vector<Scorers> inner_items(kInnerFolds);
  std::vector<std::vector<Example>> readings(used.size());
  for (int fold = 0; fold < kInnerFolds; ++fold) {
    Scorers& inner = inner_items[static_cast<std::size_t>(fold)];
    inner.sums = SparseModel::train(joined(sums, fold), static_cast<int>(SumClass::Count), options.sums);
    for (std::size_t k = 0; k < used.size(); ++k)
      if (static_cast<int>(k % kInnerFolds) == fold) add_readings(documents[used[k]], scorers, network(k), inner.sum_opinions(*documents[used[k]].context), readings[k]);
  }
  std::vector<std::vector<ItemMention>> unread_items(used.size());
  for (int fold = 0; fold < kInnerFolds; ++fold) {
    Scorers& inner = inner_items[static_cast<std::size_t>(fold)];
    inner.item = BoostedTrees::train(joined(readings, fold), 2, scorers.item_features.names(), blinded(options.item, options, "item"));
    for (std::size_t k = 0; k < used.size(); ++k)
      if (static_cast<int>(k % kInnerFolds) == fold) {
        TrainingDocument& doc = documents[used[k]];
        inner.resolve_items(*doc.analysis, *doc.context, network(k));
        unread_items[k] = doc.analysis->items;
      }
  }
  scorers.sums = SparseModel::train(joined(sums, -1), static_cast<int>(SumClass::Count), options.sums);
  scorers.item = BoostedTrees::train(joined(readings, -1), 2, scorers.item_features.names(), blinded(options.item, options, "item"));
  for (const std::size_t k : used) take_gold_readings(documents[k]);
  std::vector<std::vector<SparseExample>> words(used.size()), classes(used.size());
  for (std::size_t k = 0; k < used.size(); ++k) add_texts(documents[used[k]], scorers.text_names, words[k], classes[k]);
  std::vector<TextOpinions> text(used.size());
  for (int fold = 0; fold < kInnerFolds; ++fold) {
    Scorers inner;
    inner.words = SparseModel::train(joined(words, fold), kStatusClasses, options.text);
    inner.classes = SparseModel::train(joined(classes, fold), kStatusClasses, options.text);
    for (std::size_t k = 0; k < used.size(); ++k)
      if (static_cast<int>(k % kInnerFolds) == fold) text[k] = inner.text_opinions(*documents[used[k]].context);
  }
  scorers.words = SparseModel::train(joined(words, -1), kStatusClasses, options.text);
  scorers.classes = SparseModel::train(joined(classes, -1), kStatusClasses, options.text);
  for (std::size_t k = 0; k < used.size(); ++k) add_listings(documents[used[k]], unread_items[k], scorers, text[k], examples.listing);
  scorers.listing = BoostedTrees::train(examples.listing, 2, scorers.listing_features.names(), blinded(options.listing, options, "listing"));
  for (std::size_t k = 0; k < used.size(); ++k) add_mentions(documents[used[k]], scorers, network(k), text[k], examples.mention);
  scorers.mention = BoostedTrees::train(examples.mention, kStatusClasses, scorers.neighbour_features.names(), blinded(options.mention, options, "mention"));
  for (int fold = 0; fold < kInnerFolds; ++fold) {
    Scorers inner;
    Examples others;
    for (std::size_t k = 0; k < used.size(); ++k)
      if (static_cast<int>(k % kInnerFolds) != fold) add_parties(documents[used[k]], inner, network(k), nullptr, others);
    train_parties(inner, others, options.inner_party, options);
    for (std::size_t k = 0; k < used.size(); ++k)
      if (static_cast<int>(k % kInnerFolds) == fold) add_parties(documents[used[k]], scorers, network(k), &inner, examples);
  }
  train_parties(scorers, examples, options.party, options);
  return scorers;
}

void ScorerAccuracy::add(const TrainingDocument& document, const Scorers& scorers) {
  const Context& c = *document.context;
  History history;
  std::vector<float> features;
  const NetworkOpinions network = scorers.network.read(c);
  const StatusOpinions opinions = scorers.opinions(c, network, scorers.mention_rows(c, scorers.text_opinions(c)));
  for (int m = 0; m < static_cast<int>(c.a.items.size()); ++m) {
    if (!is_case(c.a.items[static_cast<std::size_t>(m)])) continue;
    const MentionLabel& label = document.alignment.labels[static_cast<std::size_t>(m)];
    if (label.status_class > 0 && label.reading >= 0)
      if (const auto& choice = c.readings[static_cast<std::size_t>(m)]; choice.size() > 1) {
        const ItemMention& item = c.a.items[static_cast<std::size_t>(m)];
        auto& [right, all] = readings[mention_type_names()[static_cast<std::size_t>(item.type)]];
        ++all;
        right += item.slug == choice[static_cast<std::size_t>(label.reading)].name.slug;
      }
    if (label.weight >= 1) {
      const std::vector<double>& p = opinions[static_cast<std::size_t>(m)];
      ++confusion[label.status_class][std::max_element(p.begin(), p.end()) - p.begin()];
    }
    const auto best = [&](const BoostedTrees& model, int but) {
      int chosen = -1;
      double top = -1;
      for (int k = 0; k < static_cast<int>(c.candidates.size()); ++k) {
        if (k == but) continue;
        scorers.party_features.fill(c, network, m, k, label.status_class, history, features);
        if (const double p = model.probability(features); p > top) {
          top = p;
          chosen = k;
        }
      }
      return chosen;
    };
    if (label.status_class > 0 && !label.donors.empty()) {
      ++donors;
      donors_right += contains(label.donors, best(scorers.donor, label.recipient));
    }
    if (label.status_class > 0 && label.recipient >= 0) {
      ++recipients;
      recipients_right += label.recipient == best(scorers.recipient, -1);
    }
    remember(history, c, m, label.status_class, label.donors, label.recipient);
  }
}

std::string ScorerAccuracy::table() const {
  static constexpr const char* kNames[] = {"none", "requested", "considered", "pledged", "delivered", "refused"};
  std::string out = fmt::format("{:12}", "gold");
  for (const char* name : kNames) out += fmt::format("{:>11}", name);
  for (int g = 0; g < kStatusClasses; ++g) {
    out += fmt::format("\n{:12}", kNames[g]);
    for (int d = 0; d < kStatusClasses; ++d) out += fmt::format("{:>11}", confusion[g][d]);
  }
  for (const auto& [type, counts] : readings) out += fmt::format("\nreading of {}: {} of {}", type, counts.first, counts.second);
  return out + fmt::format("\ndonor {} of {}, recipient {} of {}", donors_right, donors, recipients_right, recipients);
}

}  // namespace pledgegraph
