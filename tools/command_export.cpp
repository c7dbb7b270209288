// pledgegraph export: a ledger in the format of another program.
#include <fmt/format.h>

#include <memory>

#include "graph/export/exporters.hpp"
#include "graph/model/error.hpp"
#include "tools/command.hpp"
#include "tools/ledger_source.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct ExportCommand {
  std::string ledger, output, format, judgements;
};

int run_export(const Common& common, const ExportCommand& command) {
  const Exporter& exporter = find_exporter(command.format, command.output.empty() ? "-" : command.output);
  const NamedLedger source = load_ledger(common, command.ledger, read_judgements(command.judgements));
  write_output(command.output, [&](std::ostream& out) { exporter.write(out, source.ledger, source.catalogue); });
  return kDone;
}

}  // namespace

void add_export_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ExportCommand>();
  CLI::App* command = add_command(app, "export", "Write the ledger in another program's format",
                                  "pledgegraph export out/ -o flows.graphml -f graphml-collapse");
  command->add_option("ledger", options->ledger, "A build folder, graph.graphml, ledger.sqlite, or records; - for standard input")->required();
  command->add_option("-o,--output", options->output, "The file to write (else standard output); its suffix tells the format");
  std::string formats;
  for (const Exporter& exporter : exporters()) formats += fmt::format("\n{}: {}", exporter.format, exporter.about);
  command->add_option("-f,--format", options->format, fmt::format("One of:{}", formats));
  command->add_option("--judgements", options->judgements, "What is the same and what is not, where records are read (docs/merging.md)");
  command->callback([&common, options] { common.run = [&common, options] { return run_export(common, *options); }; });
}

}  // namespace pledgegraph
