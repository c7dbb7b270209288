#include "extract/commitments/scorers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <map>
#include <numeric>
#include <string_view>

#include "extract/commitments/decide.hpp"
#include "extract/commitments/item_readings.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {

void Scorers::resolve_items(Analysis& a, const Context& context, const NetworkOpinions& said) const {
  const SumOpinions sum = sum_opinions(context);
  for (std::size_t m = 0; m < a.items.size(); ++m) {
    const std::vector<ItemReading>& readings = context.readings[m];
    std::size_t best = 0;
    double certainty = 1;
    if (readings.size() > 1) {
      std::vector<std::vector<float>> features(readings.size());
      for (std::size_t k = 0; k < readings.size(); ++k) item_features.fill(context, static_cast<int>(m), readings, k, sum[m], said.reading(m), features[k]);
      std::vector<double> p = item.probabilities(std::vector<std::span<const float>>(features.begin(), features.end()));
      const double sum_of_all = std::accumulate(p.begin(), p.end(), 0.0);
      for (double& each : p) each /= sum_of_all;
      best = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
      certainty = p[best];
    }
    take_reading(a.items[m], readings[best]);
    a.items[m].certainty = certainty;
  }
}

std::vector<std::uint64_t> sum_keys(const TextFeatures& features, int mention, std::unordered_map<std::uint64_t, std::string>* names) {
  std::vector<std::uint64_t> out;
  features.words(mention, FeatureSink(out, names));
  features.classes(mention, FeatureSink(out, names));
  features.purposes(mention, FeatureSink(out, names));
  features.document_words(FeatureSink(out, names));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

SumOpinions Scorers::sum_opinions(const Context& context) const {
  SumOpinions out(context.a.items.size());
  if (std::none_of(context.a.items.begin(), context.a.items.end(), is_sum)) return out;
  const TextFeatures text(context, sums, context.rows ? &context.rows->sums : nullptr);
  std::vector<std::uint64_t> of_document, keys, rows;
  text.document_words(FeatureSink(keys, of_document));
  for (std::size_t m = 0; m < out.size(); ++m) {
    if (!is_sum(context.a.items[m])) continue;
    keys.clear();
    rows = of_document;
    text.words(static_cast<int>(m), FeatureSink(keys, rows));
    text.classes(static_cast<int>(m), FeatureSink(keys, rows));
    text.purposes(static_cast<int>(m), FeatureSink(keys, rows));
    sums.add_rows(keys, rows);
    for (const double p : sums.predict_rows(rows)) out[m].push_back(static_cast<float>(p));
  }
  return out;
}

TextKeys text_keys(const TextFeatures& features, int mention, std::unordered_map<std::uint64_t, std::string>* names) {
  TextKeys out;
  features.words(mention, FeatureSink(out.words, names));
  features.classes(mention, FeatureSink(out.classes, names));
  for (std::vector<std::uint64_t>* list : {&out.words, &out.classes}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return out;
}

std::vector<double> Scorers::listed(const Context& context, const MentionRows& rows) const {
  std::vector<double> out(context.a.items.size(), 1.0);
  std::vector<std::size_t> asked;
  for (std::size_t m = 0; m < out.size(); ++m)
    if (names_a_weapon(context.a, static_cast<int>(m))) asked.push_back(m);
  std::vector<std::vector<float>> features(asked.size());
  for (std::size_t k = 0; k < asked.size(); ++k) listing_features.fill(context, static_cast<int>(asked[k]), rows[asked[k]], features[k]);
  const std::vector<double> p = listing.probabilities(std::vector<std::span<const float>>(features.begin(), features.end()));
  // Of a thing named several times the plainest mention tells.
  std::map<std::string_view, double> plainest;
  for (std::size_t k = 0; k < asked.size(); ++k) {
    double& best = plainest[context.a.items[asked[k]].slug];
    best = std::max(best, p[k]);
  }
  for (const std::size_t m : asked) out[m] = plainest[context.a.items[m].slug];
  return out;
}

TextOpinions Scorers::text_opinions(const Context& context) const {
  TextOpinions out(context.a.items.size());
  const TextFeatures text(context, words, context.rows ? &context.rows->words : nullptr);
  std::vector<std::uint64_t> keys, rows;
  const auto add = [&](std::vector<float>& to, const SparseModel& model) {
    model.add_rows(keys, rows);
    for (const double p : model.predict_rows(rows)) to.push_back(static_cast<float>(p));
    keys.clear();
    rows.clear();
  };
  for (std::size_t m = 0; m < out.size(); ++m) {
    if (!is_case(context.a.items[m])) continue;
    text.words(static_cast<int>(m), FeatureSink(keys, rows));
    add(out[m], words);
    text.classes(static_cast<int>(m), FeatureSink(keys, rows));
    add(out[m], classes);
  }
  return out;
}

MentionRows Scorers::mention_rows(const Context& context, const TextOpinions& text) const {
  MentionRows out(context.a.items.size());
  for (std::size_t m = 0; m < out.size(); ++m)
    if (is_case(context.a.items[m])) mention_features.fill(context, static_cast<int>(m), text[m], out[m]);
  return out;
}

StatusOpinions Scorers::opinions(const Context& context, const NetworkOpinions& said, const MentionRows& rows) const {
  MentionRows longer;
  std::vector<std::size_t> asked;
  for (std::size_t m = 0; m < rows.size(); ++m) {
    if (rows[m].empty()) continue;
    asked.push_back(m);
    neighbour_features.append(context, static_cast<int>(m), said, longer.emplace_back(rows[m]));
  }
  std::vector<std::vector<double>> found = mention.predict(std::vector<std::span<const float>>(longer.begin(), longer.end()));
  StatusOpinions out(rows.size());
  for (std::size_t k = 0; k < asked.size(); ++k) out[asked[k]] = std::move(found[k]);
  return out;
}

namespace {

std::filesystem::path network_beside(const std::filesystem::path& scorers) { return scorers.parent_path() / "network.tsv"; }

}  // namespace

void Scorers::load(const std::filesystem::path& file) {
  // Both take about the same time.
  auto beside = std::async(std::launch::async, [path = network_beside(file)] {
    ReadingNetwork read;
    if (std::filesystem::exists(path)) read.load(path);
    return read;
  });
  WeightsText text = WeightsText::open(file);
  provenance.clear();
  while (text.comment()) {
    const std::string_view line = text.next();
    provenance.emplace_back(line.substr(std::min(line.find_first_not_of("# "), line.size())));
  }
  const auto section = [&](std::string_view name) {
    if (text.fields("scorer", 2)[1] != name) text.fail(fmt::format("'scorer {}' expected", name));
  };
  section("item");
  item = BoostedTrees::read(text, item_features.names());
  section("listing");
  listing = BoostedTrees::read(text, listing_features.names());
  section("sums");
  sums = SparseModel::read(text);
  section("words");
  words = SparseModel::read(text);
  section("classes");
  classes = SparseModel::read(text);
  section("mention");
  mention = BoostedTrees::read(text, neighbour_features.names());
  section("donor");
  donor = BoostedTrees::read(text, party_features.names());
  section("recipient");
  recipient = BoostedTrees::read(text, party_features.names());
  network = beside.get();
}

void Scorers::save(const std::filesystem::path& file) const {
  std::ofstream out(file);
  for (const std::string& text : provenance) out << "# " << text << '\n';
  out << "scorer\titem\n";
  item.write(out);
  out << "scorer\tlisting\n";
  listing.write(out);
  out << "scorer\tsums\n";
  sums.write(out, text_names);
  out << "scorer\twords\n";
  words.write(out, text_names);
  out << "scorer\tclasses\n";
  classes.write(out, text_names);
  out << "scorer\tmention\n";
  mention.write(out);
  out << "scorer\tdonor\n";
  donor.write(out);
  out << "scorer\trecipient\n";
  recipient.write(out);
  if (!out.flush()) throw InputError(fmt::format("{}: cannot be written", file.string()));
  if (network.empty()) {
    std::filesystem::remove(network_beside(file));
    return;
  }
  std::vector<std::string> header = provenance;
  if (!header.empty()) header.front() = "The reading network of extract/commitments (reading_network.hpp).";
  network.save(network_beside(file), header);
}

}  // namespace pledgegraph
