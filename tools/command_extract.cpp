// pledgegraph extract: documents in, one record a line out.
#include <memory>

#include "graph/export/atomic_file.hpp"
#include "graph/model/error.hpp"
#include "tools/command.hpp"
#include "tools/extraction.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct ExtractCommand {
  ExtractionOptions extraction;
  std::string output;
};

int run_extract(const Common& common, const ExtractCommand& command) {
  ExtractionOutcome outcome;
  if (command.output.empty() || command.output == "-") {
    outcome = extract_all(common, command.extraction, [](Record&&, const std::string& line) { write_stdout(line); });
  } else {
    AtomicFile file(command.output);
    outcome = extract_all(common, command.extraction, [&](Record&&, const std::string& line) { file.stream() << line; });
    file.commit();
    common.talk(outcome.summary());
  }
  return outcome.exit_code(command.extraction.strict);
}

}  // namespace

void add_extract_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ExtractCommand>();
  CLI::App* command = add_command(app, "extract", "Print what documents say, one record (JSON) a line",
                                  "pledgegraph extract articles/ > records.jsonl");
  add_extraction_options(*command, options->extraction);
  command->add_option("-o,--output", options->output, "The file to write, instead of standard output");
  command->callback([&common, options] { common.run = [&common, options] { return run_extract(common, *options); }; });
}

}  // namespace pledgegraph
