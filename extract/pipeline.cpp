#include "extract/pipeline.hpp"

#include "extract/commitments/mentions.hpp"
#include "extract/commitments/roles.hpp"

namespace pledgegraph {

Resources Resources::load(const std::filesystem::path& data_dir, const std::filesystem::path& weights) {
  Resources out;
  // Weights and tables take about the same time.
  out.scorers_ = std::async([weights] {
    auto scorers = std::make_unique<Scorers>();
    if (weights.empty()) return scorers;
    scorers->load(weights);
    if (const auto table = weights.parent_path() / "calibration.tsv"; std::filesystem::exists(table)) scorers->calibration = Calibration::read(table);
    return scorers;
  });
  out.languages = std::make_unique<Languages>(data_dir);
  out.documents = DocumentResources::load(data_dir);
  return out;
}

std::unique_ptr<Analysis> Extractor::analyse(const Document& document) {
  const Language* language = resources_->languages->get(document.language);
  if (!language) return nullptr;
  Words& words = words_[document.language];
  if (!words.vocabulary || words.vocabulary->size() > 500000) words = {std::make_unique<Vocabulary>(*language), {}};
  auto analysis = std::make_unique<Analysis>();
  analysis->document = &document;
  analysis->language = language;
  analysis->world = &resources_->languages->world();
  analysis->vocabulary = words.vocabulary.get();

  segment(*analysis);
  find_numbers(*analysis);
  find_times(*analysis);
  find_parties(*analysis);
  find_persons(*analysis);
  find_items(*analysis);
  find_events(*analysis);
  free_accessories(*analysis);
  add_implied(*analysis);
  add_training(*analysis);
  find_roles(*analysis);
  return analysis;
}

Record Extractor::extract(Document&& raw) {
  const Document document = prepare(std::move(raw), resources_->documents);
  const std::unique_ptr<Analysis> analysis = analyse(document);
  const Scorers& scorers = resources_->scorers();
  if (!analysis) {
    Record record;
    record.doc = document.id;
    record.source = document.source;
    record.language = document.language;
    record.date = document.date;
    record.title = document.title;
    record.publisher = document.publisher;
    record.url = document.url;
    return record;
  }
  Context context(*analysis);
  context.rows = &words_[document.language].rows;
  DecisionOptions options = resources_->options;
  options.explain = explain_;
  return make_record(*analysis, context, scorers, options);
}

}  // namespace pledgegraph
