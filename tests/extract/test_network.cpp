// The reading network: its gradient, its file, and that it learns.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "extract/learning/common.hpp"
#include "extract/commitments/network_pass.hpp"
#include "extract/commitments/train.hpp"
#include "graph/model/error.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

constexpr NetworkShape kSmall{6, 8, 5, 7, 8};

const std::vector<std::string> kNames = {"word en sends", "begins en sends", "class give.done", "name", "sentence"};

/// A document of random tokens with two items, of which the first may stand for three things, three parties and three
/// candidates, one of them without a mention.
struct Sample {
  TrainingDocument document;
  NetworkInput input;
  std::vector<int> lessons;  ///< by token: one of small_lessons(), or -1

  Sample(std::size_t tokens, std::uint64_t seed) {
    input.table = &test::resources().languages->get("en")->meanings;
    for (std::size_t t = 0; t < tokens; ++t) {
      for (const std::string& name : kNames)
        if (next_share(seed) < 0.4) input.tokens.put(feature_key(name));
      input.tokens.end();
      lessons.push_back(static_cast<int>(next_random(seed) % 4) - 1);
      input.meanings.push_back(next_share(seed) < 0.7 ? static_cast<int>(next_random(seed) % input.table->size()) : -1);
    }
    const auto place = [&] {
      const auto at = static_cast<std::uint32_t>(next_random(seed) % tokens);
      return NetworkInput::Place{at, std::min(at + 1, static_cast<std::uint32_t>(tokens - 1))};
    };
    const NetworkFeatures features;
    const auto list = [&](FeatureLists<std::uint16_t>& lists, std::size_t count) {
      lists.put(static_cast<std::uint16_t>(next_random(seed) % count));
      lists.end();
    };
    input.mentions = {0, 1};
    input.candidates = 3;
    input.candidate_of = {0, 1, 0};
    for (int i = 0; i < 2; ++i) {
      input.items.push_back(place());
      list(input.item_features, features.items().size());
      const std::size_t seen = 1 + next_random(seed) % (tokens - 1);
      input.windows.first.push_back(static_cast<std::uint32_t>(next_random(seed) % (tokens - seen + 1)));
      for (std::size_t t = 0; t < seen; ++t) input.windows.nearness.push_back(static_cast<std::uint16_t>(next_random(seed) % features.nearness().size()));
      input.windows.ends.push_back(static_cast<std::uint32_t>(input.windows.nearness.size()));
    }
    for (int p = 0; p < 3; ++p) {
      input.parties.push_back(place());
      list(input.party_features, features.parties().size());
      list(input.candidate_features, features.candidates().size());
    }
    for (int pair = 0; pair < 6; ++pair) list(input.pair_features, features.pairs().size());
    input.antecedents = {place(), place()};
    input.readings = {-1, 0, 1};
    input.reading_ends = {3, 3};
    for (int reading = 0; reading < 3; ++reading) list(input.reading_features, features.readings().size());
    document.alignment.labels.resize(2);
    MentionLabel& told = document.alignment.labels[0];
    told.reading = 1;
    told.reading_weight = 1;
    told.status_class = 3;
    told.donors = {0};
    told.possible_donors = {1};
    told.recipient = 2;
    document.alignment.labels[1].weight = 0.5;
  }
};

/// Three lessons of a document "told": "we", "send" and "tanks".
const Lessons& small_lessons() {
  static const Lessons lessons = [] {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "network-lessons.tsv";
    std::ofstream out(file, std::ios::binary);
    for (const auto& [word, letter] : {std::pair("we", 'Z'), std::pair("send", '4'), std::pair("tanks", 'm')})
      out << "told\t" << word << '\t' << std::string(Meanings::kSize, letter) << '\n';
    out.close();
    Lessons read;
    read.load(file);
    return read;
  }();
  return lessons;
}

double loss_of(const ReadingNetwork& network, const Teacher& teacher, const std::vector<const Sample*>& samples, const Dropout& dropout,
               NetworkWeights* gradient, Teacher* teacher_gradient) {
  std::vector<FeatureLists<std::uint32_t>> rows;
  std::vector<NetworkPass::Part> parts;
  for (const Sample* sample : samples) rows.push_back(network.rows(sample->input.tokens));
  for (std::size_t k = 0; k < samples.size(); ++k) parts.push_back({&samples[k]->input, &rows[k], &samples[k]->lessons});
  NetworkPass pass(network, parts, &dropout);
  std::vector<NetworkScores> gradients(samples.size());
  double loss = 0;
  for (std::size_t k = 0; k < samples.size(); ++k) loss += network_loss(samples[k]->document, samples[k]->input, pass.scores()[k], gradients[k]);
  Teacher unused(network.shape().units);
  loss += pass.teach(small_lessons(), teacher, 3, teacher_gradient ? *teacher_gradient : unused);
  if (gradient) pass.back(gradients, *gradient);
  return loss;
}

/// Each element is its terms added one by one, each rounded: the bits that every processor gives.
TEST(Network, ProductsHaveTheSameBitsEverywhere) {
  std::uint64_t random = 7;
  for (const std::size_t rows : {1, 3, 4, 6, 9})
    for (const std::size_t columns : {7, 16, 100, 288}) {
      Matrix a(rows, 33), b(33, columns);
      for (Matrix* matrix : {&a, &b})
        for (float& value : matrix->values) value = static_cast<float>(next_share(random) * 2 - 1);
      const Matrix told = product(a, b);
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
          float sum = 0;
          for (std::size_t d = 0; d < 33; ++d) {
            volatile float term = a.row(r)[d] * b.row(d)[c];
            sum = sum + term;
          }
          ASSERT_EQ(told.row(r)[c], sum) << rows << " rows, " << columns << " columns, at " << r << ", " << c;
        }
    }
}

TEST(Network, GradientIsThatOfTheLoss) {
  ReadingNetwork network(kSmall, kNames, 5);
  const Sample longer(11, 1), shorter(4, 2);
  const std::vector<const Sample*> samples = {&shorter, &longer};
  const Dropout dropout{0.2, 0.3, 0.3, 9};
  NetworkWeights gradient(kSmall, kNames.size(), network.features());
  Teacher teacher(kSmall.units), teacher_gradient(kSmall.units);
  std::uint64_t random = 3;
  for (float& value : teacher.weights.values) value = static_cast<float>(next_share(random) * 2 - 1);
  loss_of(network, teacher, samples, dropout, &gradient, &teacher_gradient);
  auto weights = network.weights().all(), gradients = gradient.all();
  weights.insert(weights.end(), {{"teacher", &teacher.weights}, {"teacher-bias", &teacher.bias}});
  gradients.insert(gradients.end(), {{"teacher", &teacher_gradient.weights}, {"teacher-bias", &teacher_gradient.bias}});
  for (std::size_t m = 0; m < weights.size(); ++m) {
    double told = 0, measured = 0, size = 0;
    std::vector<float>& values = weights[m].second->values;
    // Along a random direction, so that every weight has a part in it.
    std::vector<float> direction(values.size()), kept = values;
    for (float& d : direction) d = static_cast<float>(next_share(random) * 2 - 1);
    for (std::size_t k = 0; k < values.size(); ++k) {
      told += static_cast<double>(gradients[m].second->values[k]) * direction[k];
      size += std::abs(static_cast<double>(gradients[m].second->values[k]));
    }
    constexpr float kStep = 5e-4f;
    for (const float sign : {1.0f, -1.0f}) {
      for (std::size_t k = 0; k < values.size(); ++k) values[k] = kept[k] + sign * kStep * direction[k];
      measured += sign * loss_of(network, teacher, samples, dropout, nullptr, nullptr) / (2 * kStep);
    }
    values = kept;
    EXPECT_NEAR(told, measured, 0.02 * size / std::sqrt(static_cast<double>(values.size())) + 2e-3) << weights[m].first;
    EXPECT_GT(size, 0) << weights[m].first;
  }
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Network, FileKeepsWhatWasLearned) {
  const std::filesystem::path first = std::filesystem::path(testing::TempDir()) / "network-1.tsv", second = std::filesystem::path(testing::TempDir()) / "network-2.tsv";
  ReadingNetwork network(kSmall, kNames, 5), loaded, again;
  network.save(first, {"made by a test"});
  loaded.load(first);
  EXPECT_EQ(loaded.words(), 2u);
  EXPECT_EQ(loaded.rows(Sample(9, 4).input.tokens).features, network.rows(Sample(9, 4).input.tokens).features);
  const auto before = network.weights().all(), after = loaded.weights().all();
  for (std::size_t m = 0; m < before.size(); ++m) {
    ASSERT_EQ(before[m].second->values.size(), after[m].second->values.size()) << before[m].first;
    for (std::size_t k = 0; k < before[m].second->values.size(); ++k)
      ASSERT_NEAR(before[m].second->values[k], after[m].second->values[k], 2e-4) << before[m].first;
  }
  loaded.save(first, {});
  again.load(first);
  again.save(second, {});
  EXPECT_EQ(bytes_of(first), bytes_of(second));
}

TEST(Network, BrokenFilesAreNamedWithTheirLine) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "network-broken.tsv";
  ReadingNetwork(kSmall, kNames, 5).save(file, {"made by a test"});
  const std::string whole = bytes_of(file);
  const auto complaint = [&](const std::string& text) -> std::string {
    std::ofstream(file, std::ios::binary) << text;
    try {
      ReadingNetwork().load(file);
    } catch (const InputError& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_NE(complaint("").find("network-broken.tsv:1: the table ends too early"), std::string::npos);
  EXPECT_NE(complaint("# a line\nnetwork\t6\n").find(":2: 'network' with 6 fields expected"), std::string::npos);
  EXPECT_NE(complaint(whole.substr(0, whole.size() / 2)).find("network-broken.tsv:"), std::string::npos);
  EXPECT_NE(complaint("network\t6\t8\t5\t7\t9\n").find(":1: attention for 4 heads expected"), std::string::npos);
  EXPECT_NE(complaint("network\t6\t8\t5000\t7\t8\n").find(":1: sizes of at most 4096 expected"), std::string::npos);
  std::string renamed = whole;
  renamed.replace(renamed.find("type=system"), 11, "type=sister");
  EXPECT_NE(complaint(renamed).find("feature 'type=system' expected"), std::string::npos);
}

/// "SENTENCE" with its donor and status as a document of gold.
TrainingDocument told(const std::string& text, const std::string& donor, int status_class) {
  static Extractor extractor{test::resources()};
  TrainingDocument out;
  out.document = std::make_unique<Document>();
  out.document->language = "en";
  out.document->text = text;
  out.document->blocks.push_back({BlockType::Paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  out.analysis = extractor.analyse(*out.document);
  out.context = std::make_unique<Context>(*out.analysis);
  out.alignment.labels.resize(out.analysis->items.size());
  for (MentionLabel& label : out.alignment.labels) {
    label.status_class = status_class;
    label.donors = {out.context->candidate_of.at(donor)};
    label.recipient = out.context->candidate_of.at("UA");
  }
  return out;
}

/// A token's lesson is that of its word, or of the word that it begins with; words in between may be missing on either side.
TEST(Lessons, GoToTheirWords) {
  const std::pair<const char*, std::vector<int>> texts[] = {
      {"We send tanks.", {0, 1, 2, -1}}, {"Tomorrow we send old tanks", {-1, 0, 1, -1, 2}}, {"Send tanks, we say", {1, 2, -1, -1, -1}}, {"We sender", {0, 1}}, {"Nobody", {-1}}};
  for (const auto& [text, lessons] : texts) {
    const test::Reading reading("en", text);
    EXPECT_EQ(small_lessons().of(*reading.analysis, "told"), lessons) << text;
    EXPECT_EQ(small_lessons().of(*reading.analysis, "other"), std::vector<int>(lessons.size(), -1));
  }
}

TEST(Lessons, BrokenFilesAreNamedWithTheirLine) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "broken-lessons.tsv";
  std::ofstream(file) << "told\twe\t" << std::string(Meanings::kSize, 'Z') << "\ntold\tsend\tZZ\n";
  try {
    Lessons().load(file);
    FAIL() << "no complaint";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("broken-lessons.tsv:2: a document, a word and 64 letters expected"), std::string::npos) << error.what();
  }
}

/// A network that a few sentences teach in a second.
NetworkOptions small_options() {
  NetworkOptions options;
  options.shape = {12, 16, 12, 16, 8};
  options.epochs = 60;
  options.rate = 0.01;
  options.batch = 4;
  return options;
}

/// A sum goes to what was named before or to what is named behind it; the thing read of was never learned of.
TEST(Network, LearnsWhatAMentionStandsFor) {
  const auto document = [](const std::string& text, const std::string& slug) {
    TrainingDocument out = told(text, "NO", 3);
    for (std::size_t m = 0; m < out.alignment.labels.size(); ++m) {
      MentionLabel& label = out.alignment.labels[m];
      const std::vector<ItemReading>& readings = out.context->readings[m];
      for (std::size_t k = 0; k < readings.size(); ++k)
        if (readings.size() > 1 && readings[k].name.slug == slug) label.reading = static_cast<int>(k);
      label.reading_weight = label.reading >= 0 ? 1 : 0;
    }
    return out;
  };
  std::vector<TrainingDocument> documents;
  const std::pair<const char*, const char*> items[] = {{"Howitzers", "howitzer"}, {"Tanks", "tank"}, {"Drones", "drone"}};
  for (const char* sum : {"20 million euros", "300 million euros", "5 million euros", "70 million euros"})
    for (const auto& [item, slug] : items) {
      documents.push_back(document(std::string(item) + " leave for Kyiv. Norway pays " + sum + " for them.", slug));
      documents.push_back(document(std::string(item) + " leave for Kyiv. Norway pays " + sum + " for refugees.", "humanitarian-aid"));
    }
  std::vector<const TrainingDocument*> gold;
  for (const TrainingDocument& one : documents) gold.push_back(&one);
  NetworkOptions options = small_options();
  options.least = 2;
  options.dropout = {0.1, 0.1, 0.1};
  const ReadingNetwork network = train_network(gold, options, [](const std::string&) {});
  for (const auto& [text, slug] : {std::pair{"Mortars leave for Kyiv. Norway pays 40 million euros for them.", "mortar"},
                                   {"Mortars leave for Kyiv. Norway pays 40 million euros for refugees.", "humanitarian-aid"}}) {
    const TrainingDocument unread = document(text, slug);
    const NetworkOpinions opinions = network.read(*unread.context);
    const std::size_t sum = unread.analysis->items.size() - 1;
    const std::vector<float>& likely = opinions.readings[static_cast<std::size_t>(opinions.row_of[sum])];
    ASSERT_EQ(likely.size(), unread.context->readings[sum].size()) << text;
    const auto best = static_cast<std::size_t>(std::max_element(likely.begin(), likely.end()) - likely.begin());
    EXPECT_EQ(unread.context->readings[sum][best].name.slug, slug) << text;
  }
}

TEST(Network, LearnsWhoGivesAndHowFarItHasCome) {
  std::vector<TrainingDocument> documents;
  const std::pair<const char*, const char*> givers[] = {{"France", "FR"}, {"Germany", "DE"}, {"Spain", "ES"}, {"Norway", "NO"}, {"Italy", "IT"}, {"Latvia", "LV"}};
  for (const auto& [name, code] : givers) {
    documents.push_back(told(std::string(name) + " will send ten tanks to Ukraine, as Poland wished.", code, 3));
    documents.push_back(told(std::string("As Poland wished, ten tanks reached Ukraine from ") + name + ".", code, 4));
    documents.push_back(told(std::string("Poland wished it: ten tanks will be sent to Ukraine by ") + name + ".", code, 3));
  }
  std::vector<const TrainingDocument*> gold;
  for (const TrainingDocument& document : documents) gold.push_back(&document);
  const NetworkOptions options = small_options();
  std::vector<std::string> said;
  const ReadingNetwork network = train_network(gold, options, [&](const std::string& line) { said.push_back(line); });
  EXPECT_EQ(said.size(), 60u);
  for (const auto& [text, status_class] : {std::pair{"Sweden will send ten tanks to Ukraine, as Poland wished.", 3}, {"As Poland wished, ten tanks reached Ukraine from Sweden.", 4}}) {
    const TrainingDocument unread = told(text, "SE", status_class);
    const NetworkOpinions opinions = network.read(*unread.context);
    ASSERT_EQ(opinions.row_of, std::vector<int>{0}) << text;
    const auto sweden = static_cast<std::size_t>(unread.context->candidate_of.at("SE")), poland = static_cast<std::size_t>(unread.context->candidate_of.at("PL"));
    EXPECT_GT(opinions.status.row(0)[static_cast<std::size_t>(status_class)], 0.8) << text;
    EXPECT_GT(opinions.donor.row(0)[sweden], 0.5) << text;
    EXPECT_LT(opinions.donor.row(0)[poland], 0.5) << text;
    EXPECT_GT(opinions.recipient.row(0)[static_cast<std::size_t>(unread.context->candidate_of.at("UA"))], 0.8) << text;
  }
  // Two threads or one, learning is the same.
  const ReadingNetwork again = train_network(gold, options, [](const std::string&) {});
  EXPECT_EQ(network.weights().tokens.values, again.weights().tokens.values);
}

}  // namespace
}  // namespace pledgegraph
