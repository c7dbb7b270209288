// pledgegraph query: which commitments are as asked for, by options or by a question in words.
#include <fmt/format.h>

#include <memory>

#include "graph/model/error.hpp"
#include "tools/command.hpp"
#include "tools/filters.hpp"
#include "tools/ledger_source.hpp"
#include "tools/question.hpp"

namespace pledgegraph {
namespace {

struct QueryCommand {
  std::string ledger, question, format = "table", judgements;
  Filters filters;
};

int run_query_command(const Common& common, const QueryCommand& command) {
  const TableFormat format = checked_format(command.format);
  Query query = command.filters.checked();
  const NamedLedger source = load_ledger(common, command.ledger, read_judgements(command.judgements));
  if (!command.question.empty()) {
    const Question question = understand(command.question, common.data(), source.ledger, source.catalogue);
    common.talk(fmt::format("understood ({}): {}", question.language, question.understood));
    query = merged(query, question.query);
  }
  const std::vector<std::size_t> found = run_query(source.ledger, source.catalogue, query);
  if (found.empty()) common.talk("nothing in the ledger answers");
  if (!found.empty() || format != TableFormat::Table) print_rows(make_rows(source.ledger, source.catalogue, found), format);
  return found.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_query_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<QueryCommand>();
  CLI::App* command = add_command(app, "query", "List the commitments that answer a question",
                                  "pledgegraph query out/ \"Who pledged tanks to Ukraine?\"");
  command->add_option("ledger", options->ledger, "A build folder, graph.graphml, ledger.sqlite, or records; - for standard input")->required();
  command->add_option("question", options->question, "A question in words, in any language that has tables");
  add_table_format_option(*command, options->format);
  command->add_option("--judgements", options->judgements, "What is the same and what is not, where records are read (docs/merging.md)");
  add_filter_options(*command, options->filters);
  command->callback([&common, options] { common.run = [&common, options] { return run_query_command(common, *options); }; });
}

}  // namespace pledgegraph
