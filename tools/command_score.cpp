// pledgegraph score: how well records agree with gold.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "extract/commitments/scoring.hpp"
#include "graph/model/error.hpp"
#include "graph/model/number.hpp"
#include "tools/command.hpp"
#include "tools/ledger_source.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct ScoreCommand {
  std::string gold, records, texts;
  std::vector<std::string> only;
  bool by_document = false, errors = false, json = false, calibration = false;
};

std::string errors_text(const Score& result) {
  std::string out;
  for (const ScoreError& error : result.errors) {
    out += fmt::format("{}: {} {}: {}\n", error.doc, error.missed ? "missed" : "spurious", kScoreKinds[static_cast<std::size_t>(error.kind)], error.what);
    if (!error.sentence.empty()) out += fmt::format("    {}\n", error.sentence);
  }
  return out;
}

std::string table_text(const Score& result) {
  std::string out = fmt::format("{} documents\n", result.documents);
  for (std::size_t k = 0; k < kScoreKindCount; ++k) {
    const Rates& r = result.kinds[k];
    out += fmt::format("{:28} P {:.3f}  R {:.3f}  F1 {:.3f}   (tp {}, fp {}, fn {})\n", kScoreKinds[k], r.precision(), r.recall(), r.f1(), r.tp, r.fp, r.fn);
  }
  const auto share = [&](const char* name, const Share& s) { out += fmt::format("{:28} {} of {} right\n", name, s.right, s.of); };
  share("quantity", result.quantity);
  share("amount", result.amount);
  share("person country", result.person_country);
  return out;
}

std::string documents_text(const Score& result) {
  std::string out;
  for (const DocumentScore& d : result.by_document)
    out += fmt::format("{:40} F1 {:.2f}  tp {} fp {} fn {}{}\n", d.doc, d.commitments.f1(), d.commitments.tp, d.commitments.fp, d.commitments.fn,
                       d.answered ? "" : "  NO RECORD");
  return out;
}

std::string calibration_text(const Score& result) {
  std::string out = "confidence     right    of   share\n";
  for (std::size_t k = 0; k < result.calibration.size(); ++k) {
    const Share& s = result.calibration[k];
    out += fmt::format("{:.1f} to {:.1f} {:8} {:6}   {}\n", static_cast<double>(k) / 10, static_cast<double>(k + 1) / 10, s.right, s.of,
                       s.of == 0 ? "-" : fmt::format("{:.3f}", static_cast<double>(s.right) / s.of));
  }
  return out;
}

std::string json_text(const Score& result) {
  std::string out = fmt::format("{{\n \"documents\": {},\n \"answered\": {},\n \"scores\": {{", result.documents, result.answered);
  for (std::size_t k = 0; k < kScoreKindCount; ++k) {
    const Rates& r = result.kinds[k];
    out += fmt::format("{}\n  \"{}\": {{\"precision\": {}, \"recall\": {}, \"f1\": {}, \"tp\": {}, \"fp\": {}, \"fn\": {}}}", k == 0 ? "" : ",", kScoreKinds[k],
                       shortest_number(r.precision()), shortest_number(r.recall()), shortest_number(r.f1()), r.tp, r.fp, r.fn);
  }
  const auto share = [&](const char* name, const Share& s) { return fmt::format("\"{}\": {{\"right\": {}, \"of\": {}}}", name, s.right, s.of); };
  out += fmt::format("\n }},\n \"numbers\": {{{}, {}, {}}},\n \"calibration\": [", share("quantity", result.quantity), share("amount", result.amount),
                     share("person country", result.person_country));
  for (std::size_t k = 0; k < result.calibration.size(); ++k)
    out += fmt::format("{}{{\"from\": {}, \"right\": {}, \"of\": {}}}", k == 0 ? "" : ", ", shortest_number(static_cast<double>(k) / 10), result.calibration[k].right,
                       result.calibration[k].of);
  return out + "]\n}\n";
}

int run_score(const Common&, const ScoreCommand& command) {
  std::vector<GoldDocument> gold = read_gold(command.gold, command.texts);
  if (!command.only.empty())
    std::erase_if(gold, [&](const GoldDocument& g) {
      return std::none_of(command.only.begin(), command.only.end(), [&](const std::string& prefix) { return g.doc.starts_with(prefix); });
    });
  if (gold.empty()) throw InputError(fmt::format("{}: holds no *.gold.json{}", command.gold, command.only.empty() ? "" : " of such a name"));
  std::map<std::string, Record> answers;
  for (Record& record : read_records(std::filesystem::path(command.records))) {
    std::string name = answer_name(record.doc);
    answers.insert_or_assign(std::move(name), std::move(record));
  }
  const Score result = score(gold, answers);
  std::string out;
  if (command.errors) out += errors_text(result);
  if (command.json) {
    out += json_text(result);
  } else {
    if (command.by_document) out += documents_text(result);
    out += table_text(result);
    if (command.calibration) out += calibration_text(result);
  }
  write_stdout(out);
  return kDone;
}

}  // namespace

void add_score_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ScoreCommand>();
  CLI::App* command = add_command(app, "score", "Say how well records agree with gold", "pledgegraph score tests/gold/train records.jsonl --errors");
  command->add_option("gold", options->gold, "A folder with NAME.gold.json (tests/gold/README.md has the format)")->required();
  command->add_option("records", options->records, "What 'extract' printed; - for standard input")->required();
  command->add_option("--texts", options->texts, "Where the texts are, if not beside the gold");
  command->add_option("--only", options->only, "Only documents whose name begins so (comma between several)")->delimiter(',');
  command->add_flag("--by-document", options->by_document, "A line for each document, too");
  command->add_flag("--errors", options->errors, "Each missed and each spurious entry, next to its sentence");
  command->add_flag("--calibration", options->calibration, "How many are right by confidence");
  command->add_flag("--json", options->json, "The figures as JSON");
  command->callback([&common, options] { common.run = [&common, options] { return run_score(common, *options); }; });
}

}  // namespace pledgegraph
