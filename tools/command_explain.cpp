// pledgegraph explain: every sentence behind a commitment, where it stands and why it was read so.
#include <fmt/format.h>

#include <memory>

#include "graph/model/error.hpp"
#include "graph/query/explain.hpp"
#include "graph/query/query.hpp"
#include "tools/command.hpp"
#include "tools/ledger_source.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct ExplainCommand {
  std::string ledger, format = "text", judgements;
  std::vector<std::string> what;
};

ExplainFormat format_from(const std::string& word) {
  if (word == "text") return ExplainFormat::Text;
  if (word == "md") return ExplainFormat::Markdown;
  if (word == "json") return ExplainFormat::Json;
  throw UsageError(fmt::format("--format: \"{}\" is no format; name text, md or json", word));
}

int run_explain(const Common& common, const ExplainCommand& command) {
  const ExplainFormat format = format_from(command.format);
  if (command.what.size() > 3) throw UsageError("explain takes an id, or donor and item, or donor, item and recipient");
  const NamedLedger source = load_ledger(common, command.ledger, read_judgements(command.judgements));
  std::vector<std::size_t> found;
  if (command.what.size() == 1) {
    found = find_commitments(source.ledger, command.what[0]);
  } else {
    Query query;
    query.donors = {command.what[0]};
    query.items = {command.what[1]};
    if (command.what.size() == 3) query.recipients = {command.what[2]};
    found = run_query(source.ledger, source.catalogue, query);
  }
  if (found.empty()) {
    common.talk(command.what.size() == 1 ? fmt::format("no commitment, statement or edge has the id {}", command.what[0])
                                         : fmt::format("no commitment by {} of {} was found", command.what[0], command.what[1]));
    return kNothingFound;
  }
  write_output({}, [&](std::ostream& out) {
    const bool array = format == ExplainFormat::Json && found.size() > 1;
    if (array) out << "[\n";
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (k > 0) out << (array ? ",\n" : "\n");
      explain(out, source.ledger, source.catalogue, source.ledger.commitments[found[k]], format);
    }
    if (array) out << "]\n";
  });
  return kDone;
}

}  // namespace

void add_explain_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ExplainCommand>();
  CLI::App* command = add_command(app, "explain", "Show every sentence behind a commitment, its source, and why it was read so",
                                  "pledgegraph explain out/ Germany gepard");
  command->add_option("ledger", options->ledger, "A build folder, graph.graphml, ledger.sqlite, or records; - for standard input")->required();
  command->add_option("what", options->what, "An id (of a commitment, statement or edge), or: DONOR ITEM [RECIPIENT]")->required();
  command->add_option("-f,--format", options->format, "text, md or json");
  command->add_option("--judgements", options->judgements, "What is the same and what is not, where records are read (docs/merging.md)");
  command->callback([&common, options] { common.run = [&common, options] { return run_explain(common, *options); }; });
}

}  // namespace pledgegraph
