// pledgegraph train: gold documents in, the scorers' weights out; or, with --folds, records by cross-validation.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/mechanisms.hpp"
#include "extract/commitments/scoring.hpp"
#include "extract/commitments/train.hpp"
#include "graph/model/record_json.hpp"
#include "tools/command.hpp"

namespace pledgegraph {
namespace {

struct TrainCommand {
  std::vector<std::string> gold, emphasized;
  int emphasis = 4;
  std::string output, records, languages, unreached, dump, calibration, keep;
  int folds = 0;
  std::string probe;
  double threshold = DecisionOptions{}.commitment, least = DecisionOptions{}.least;
  TrainingOptions training;
};

/// The slugs of the mentions inside the words that a gold record quotes.
std::vector<std::string> mentions_at(const TrainingDocument& doc, const std::string& evidence) {
  std::vector<std::string> out;
  const std::size_t at = doc.document->text.find(evidence);
  if (at == std::string::npos) return out;
  for (const ItemMention& mention : doc.analysis->items) {
    const Span span = doc.analysis->span(mention.tokens);
    if (span.begin < at + evidence.size() && at < span.end) out.push_back(mention.slug.empty() ? "?" : mention.slug);
  }
  return out;
}

/// How many firm gold records have a mention at all: the most that the scorers can find.
std::string reach(const std::vector<TrainingDocument>& documents, std::ostream* unreached) {
  int firm = 0, reached = 0, donors = 0, recipients = 0;
  for (const TrainingDocument& doc : documents)
    for (std::size_t g = 0; g < doc.gold.commitments.size(); ++g) {
      const GoldCommitment& said = doc.gold.commitments[g];
      if (said.optional || (said.said.status != Status::Pledged && said.said.status != Status::Delivered)) continue;
      ++firm;
      if (doc.alignment.mention_of[g] < 0) {
        if (unreached)
          *unreached << fmt::format("{}\t{}\t{}\t{}\t{}\n", doc.gold.doc, said.said.item, said.said.quantity.value_or(0), said.said.evidence,
                                    fmt::join(mentions_at(doc, said.said.evidence), " "));
        continue;
      }
      ++reached;
      const auto has = [&](const std::string& party) {
        for (const Candidate& c : doc.context->candidates)
          if (same_party(party, c.party)) return true;
        return false;
      };
      donors += has(said.said.donor);
      recipients += has(said.said.recipient);
    }
  return fmt::format("{} documents, {} firm pledged and delivered records; {} have a mention, {} of these their donor and {} their recipient among the candidates",
                     documents.size(), firm, reached, donors, recipients);
}

/// Label, decision and sentence of every mention: what to read when looking for a mechanism that is missing.
void dump_mentions(const TrainingDocument& doc, const Scorers& scorers, std::ostream& out) {
  const Context& c = *doc.context;
  const StatusOpinions opinions = scorers.opinions(c, scorers.network.read(c), scorers.mention_rows(c, scorers.text_opinions(c)));
  for (int m = 0; m < static_cast<int>(c.a.items.size()); ++m) {
    const ItemMention& mention = c.a.items[static_cast<std::size_t>(m)];
    if (!is_case(mention)) continue;
    const MentionLabel& label = doc.alignment.labels[static_cast<std::size_t>(m)];
    const std::vector<double>& p = opinions[static_cast<std::size_t>(m)];
    const int event = governing_event(c, m);
    std::string sentence(c.a.text(c.a.sentences[c.a.sentence_of[mention.head.begin]].tokens));
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    out << fmt::format("{}\t{}\t{:.1f}\t{}\t{:.2f}\t{}\t{}\t{} {}\t{}\n", doc.gold.doc, label.status_class, label.weight,
                       std::max_element(p.begin(), p.end()) - p.begin(), 1 - p[0], mention.slug, c.a.text(mention.tokens),
                       event < 0 ? "-" : fmt::format("{}/{}", event_classes()[c.a.events[static_cast<std::size_t>(event)].event_class], static_cast<int>(c.a.events[static_cast<std::size_t>(event)].tense)),
                       event < 0 ? "" : c.a.text(c.a.events[static_cast<std::size_t>(event)].tokens), sentence);
  }
}

/// The folders as "gold/dev": two parts of the path, so that no machine's places get into the weights.
std::vector<std::string> folder_names(const std::vector<std::string>& folders) {
  std::vector<std::string> out;
  for (const std::string& folder : folders) {
    const std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
    out.push_back((path.parent_path().filename() / path.filename()).string());
  }
  return out;
}

bool has_network(const TrainingOptions& training) {
  return std::find(training.without.begin(), training.without.end(), "network") == training.without.end();
}

/// A weights file of a part of the documents: of what has not learned from it.
std::filesystem::path kept_file(const std::string& keep, int part, const char* name) { return std::filesystem::path(keep) / std::to_string(part) / name; }

/// For each of `parts` a network that learned from the others: those kept in `keep`, else learned, and then kept there.
std::vector<ReadingNetwork> part_networks(const std::vector<TrainingDocument>& documents, int parts, const TrainingOptions& training, const std::string& keep) {
  std::vector<ReadingNetwork> out(static_cast<std::size_t>(parts));
  for (int part = 0; part < parts; ++part) {
    ReadingNetwork& network = out[static_cast<std::size_t>(part)];
    const std::filesystem::path file = kept_file(keep, part, "network.tsv");
    if (!keep.empty() && std::filesystem::exists(file)) {
      network.load(file);
      continue;
    }
    training.tell(fmt::format("network {} of {}", part + 1, parts));
    network = train_network_of(documents, [&](std::size_t k) { return part_of(documents[k].gold, parts) != part; }, training);
    if (keep.empty()) continue;
    std::filesystem::create_directories(file.parent_path());
    network.save(file, {});
    network.load(file);  // as it will be read the next time, to the last digit
  }
  return out;
}

/// What the network that did not learn from it says of each document.
std::vector<NetworkOpinions> unread_opinions(const std::vector<TrainingDocument>& documents, const std::vector<ReadingNetwork>& networks) {
  std::vector<NetworkOpinions> out;
  for (const TrainingDocument& document : documents)
    out.push_back(networks[static_cast<std::size_t>(part_of(document.gold, static_cast<int>(networks.size())))].read(*document.context));
  return out;
}

/// The scorers of a part of a cross-validation: those kept in `keep`, else learned, and then kept there.
Scorers part_scorers(std::vector<TrainingDocument>& documents, int part, int parts, const std::vector<NetworkOpinions>& unread, ReadingNetwork network,
                     const TrainingOptions& training, const std::string& keep) {
  const std::filesystem::path file = kept_file(keep, part, "scorers.tsv");
  if (!keep.empty() && std::filesystem::exists(file)) {
    Scorers kept;
    kept.load(file);
    return kept;
  }
  Scorers scorers = train_scorers(documents, [&](std::size_t k) { return part_of(documents[k].gold, parts) != part; }, unread, training);
  scorers.network = std::move(network);
  if (!keep.empty()) {
    std::filesystem::create_directories(file.parent_path());
    scorers.save(file);
  }
  return scorers;
}

void expect_gold_folder(const TrainCommand& command, std::string_view option, const std::string& folder) {
  if (std::find(command.gold.begin(), command.gold.end(), folder) == command.gold.end())
    throw UsageError(fmt::format("{}: '{}' is none of the gold folders; name it as it stands there", option, folder));
}

int run_train(const Common& common, const TrainCommand& command) {
  for (const std::string& folder : command.emphasized) expect_gold_folder(command, "--emphasize", folder);
  if (!command.probe.empty()) expect_gold_folder(command, "--leave-out-probe", command.probe);
  const Resources resources = Resources::load(common.data(), {});
  Extractor extractor(resources);
  std::vector<GoldDocument> gold;
  for (const std::string& folder : command.gold)
    for (GoldDocument& one : read_gold(folder)) {
      if (folder == command.probe && is_probe(one.doc)) continue;
      if (std::find(command.emphasized.begin(), command.emphasized.end(), folder) != command.emphasized.end()) one.weight = command.emphasis;
      gold.push_back(std::move(one));
    }
  if (!command.languages.empty())
    std::erase_if(gold, [&](const GoldDocument& one) { return ("," + command.languages + ",").find("," + one.language + ",") == std::string::npos; });
  TrainingOptions training = command.training;
  training.tell = [&](const std::string& line) { common.talk(line); };
  std::vector<TrainingDocument> documents = prepare_training(std::move(gold), resources, extractor, [&](const std::string& line) { common.talk(line); });
  std::ofstream unreached;
  if (!command.unreached.empty()) unreached.open(command.unreached);
  common.talk(reach(documents, command.unreached.empty() ? nullptr : &unreached));
  const bool networked = has_network(training);
  const int parts = command.folds > 1 ? command.folds : kParts;
  std::vector<ReadingNetwork> networks;
  std::vector<NetworkOpinions> unread;
  if (networked) {
    networks = part_networks(documents, parts, training, command.keep);
    unread = unread_opinions(documents, networks);
  }
  if (command.folds > 1) {
    DecisionOptions decisions = resources.options;
    decisions.commitment = command.threshold;
    decisions.least = command.least;
    std::ofstream out(command.records);
    ScorerAccuracy accuracy;
    std::map<std::string, Record> answers;
    std::ofstream dump;
    if (!command.dump.empty()) dump.open(command.dump);
    for (int fold = 0; fold < command.folds; ++fold) {
      const Scorers scorers =
          part_scorers(documents, fold, parts, unread, networked ? std::move(networks[static_cast<std::size_t>(fold)]) : ReadingNetwork(), training, command.keep);
      for (std::size_t k = 0; k < documents.size(); ++k)
        if (part_of(documents[k].gold, parts) == fold) {
          Record record = make_record(*documents[k].analysis, *documents[k].context, scorers, decisions);
          accuracy.add(documents[k], scorers);
          if (dump.is_open()) dump_mentions(documents[k], scorers, dump);
          out << to_json_line(record) << '\n';
          answers[answer_name(record.doc)] = std::move(record);
        }
    }
    if (!command.calibration.empty()) {
      std::vector<GoldDocument> all;
      for (const TrainingDocument& doc : documents) all.push_back(doc.gold);
      Calibration::fit(score(all, answers).confidences).write(command.calibration);
    }
    common.talk(accuracy.table());
    if (!out.flush()) throw InputError(fmt::format("{}: cannot be written", command.records));
    return kDone;
  }
  const auto all = [](std::size_t) { return true; };
  Scorers scorers = train_scorers(documents, all, unread, training);
  if (networked) scorers.network = train_network_of(documents, all, training);
  scorers.provenance = {"Scorers of extract/commitments: boosted trees over the features named here.",
                        fmt::format("Made by: pledgegraph train {}{}{}{} -o FILE", fmt::join(folder_names(command.gold), " "),
                                    command.emphasized.empty() ? "" : fmt::format(", each document of {} read {} times by the network", fmt::join(folder_names(command.emphasized), " "), command.emphasis),
                                    command.training.network.lessons.empty() ? "" : ", with lessons of a larger model (docs/architecture.md)",
                                    command.probe.empty() ? "" : ", without the probe (numbers that end in 0 or 5) of the folder kept to measure by"),
                        reach(documents, nullptr)};
  scorers.save(command.output);
  return kDone;
}

}  // namespace

void add_train_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<TrainCommand>();
  CLI::App* command = add_command(app, "train", "Learn the scorers' weights from gold documents", "pledgegraph train tests/gold/train -o scorers.tsv");
  command->add_option("gold", options->gold, "Folders with NAME.txt and NAME.gold.json")->required();
  command->add_option("-o,--output", options->output, "The weights file to write");
  command->add_option("--folds", options->folds, "Cross-validate by document instead, in so many parts");
  command->add_option("--records", options->records, "With --folds: where the records go");
  command->add_option("--unreached", options->unreached, "Where the gold records that no mention tells are listed");
  command->add_option("--calibration", options->calibration, "With --folds: where the table of what a confidence is worth goes");
  command->add_option("--dump", options->dump, "With --folds: where every mention is listed with its label and decision");
  command->add_option("--keep", options->keep, "A folder for the weights of each part of the documents, that did not learn from it; those that are there are used and not learned again");
  command->add_option("--languages", options->languages, "Only gold in these languages, comma between");
  command->add_option("--mention-rounds", options->training.mention.rounds, "Boosting rounds of the mention scorer");
  command->add_option("--mention-depth", options->training.mention.depth, "Depth of its trees");
  command->add_option("--text-strength", options->training.text.strength, "How much an example counts in the sparse models (liblinear's C)");
  command->add_option("--lessons", options->training.network.lessons, "What a larger model makes of each word of the gold, for the network to foretell (scripts/teach)");
  command->add_option("--epochs", options->training.network.epochs, "How often the network reads the gold");
  command->add_option("--party-rounds", options->training.party.rounds, "Boosting rounds of the party scorers");
  std::vector<std::string> names;
  std::string without = "Mechanisms to do without, to see what they are worth:";
  for (const Mechanism& mechanism : mechanisms()) {
    names.emplace_back(mechanism.name);
    without += fmt::format("\n{}: {}", mechanism.name, mechanism.meaning);
  }
  command->add_option("--without", options->training.without, without)->delimiter(',')->check(CLI::IsMember(names));
  command->add_option("--threshold", options->threshold, "With --folds: least probability of a commitment");
  command->add_option("--least", options->least, "With --folds: least probability that item, status, donor and recipient are all right");
  command->add_option("--emphasize", options->emphasized, "Gold folders whose documents the network reads several times: gold that is surer, or nearer to what will be read")->allow_extra_args(false);
  command->add_option("--emphasis", options->emphasis, "How often it reads those documents for each time it reads the others")->check(CLI::Range(1, 100));
  command->add_option("--leave-out-probe", options->probe, "One of the gold folders: leave out its documents that are kept to measure by (numbers that end in 0 or 5)");
  command->callback([&common, options] {
    common.run = [&common, options] {
      if (options->folds > 1 ? options->records.empty() : options->output.empty())
        throw UsageError(options->folds > 1 ? "--folds needs --records FILE" : "train needs -o FILE for the weights");
      return run_train(common, *options);
    };
  });
}

}  // namespace pledgegraph
