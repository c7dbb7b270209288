// pledgegraph render: the diagram of a ledger, or of a part of it.
#include <fmt/format.h>

#include <memory>

#include "graph/model/error.hpp"
#include "graph/render/diagram.hpp"
#include "tools/command.hpp"
#include "tools/filters.hpp"
#include "tools/ledger_source.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct RenderCommand {
  std::string ledger, output, format, judgements;
  Filters filters;
  DiagramOptions diagram;
  bool no_persons = false, no_legend = false;
};

DiagramFormat format_of(const RenderCommand& command) {
  const auto format = command.format.empty() ? diagram_format_for_path(command.output) : diagram_format_from(command.format);
  if (format) return *format;
  throw UsageError(command.format.empty() ? fmt::format("\"{}\" does not tell a format; say -f svg, png or dot", command.output.empty() ? "-" : command.output)
                                          : fmt::format("--format: \"{}\" is no format; name svg, png or dot", command.format));
}

int run_render(const Common& common, const RenderCommand& command) {
  const DiagramFormat format = format_of(command);
  if (format == DiagramFormat::Png && (command.output.empty() || command.output == "-") && stdout_is_terminal())
    throw UsageError("a PNG is nothing for a terminal; name a file with -o");
  const Query query = command.filters.checked();
  const NamedLedger source = load_ledger(common, command.ledger, read_judgements(command.judgements));
  DiagramOptions diagram = command.diagram;
  diagram.persons = !command.no_persons;
  diagram.legend = !command.no_legend;
  if (!query.statuses.empty()) diagram.statuses.assign(query.statuses.begin(), query.statuses.end());
  if (!command.filters.none()) {
    diagram.commitments = run_query(source.ledger, source.catalogue, query);
    if (diagram.commitments->empty()) {
      common.talk("no commitment is as asked for");
      return kNothingFound;
    }
  }
  const std::string picture = render_diagram(source.ledger, source.catalogue, format, diagram);
  write_output(command.output, [&](std::ostream& out) { out << picture; });
  return kDone;
}

}  // namespace

void add_render_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<RenderCommand>();
  CLI::App* command = add_command(app, "render", "Draw the ledger, or a part of it", "pledgegraph render out/ --donor Germany -o germany.svg");
  command->add_option("ledger", options->ledger, "A build folder, graph.graphml, ledger.sqlite, or records; - for standard input")->required();
  command->add_option("-o,--output", options->output, "The picture to write (else standard output); its suffix tells the format");
  command->add_option("-f,--format", options->format, "svg, png or dot");
  command->add_option("--top", options->diagram.top, "At most so many commitments, those that most documents tell of; 0 for all");
  command->add_option("--title", options->diagram.title, "The title");
  command->add_option("--width", options->diagram.width, "Pixels");
  command->add_option("--scale", options->diagram.scale, "PNG: 2 for twice the pixels of the same picture");
  command->add_flag("--no-persons", options->no_persons, "Without those who speak for a country");
  command->add_flag("--no-legend", options->no_legend, "Without the legend");
  command->add_option("--judgements", options->judgements, "What is the same and what is not, where records are read (docs/merging.md)");
  add_filter_options(*command, options->filters);
  command->callback([&common, options] { common.run = [&common, options] { return run_render(common, *options); }; });
}

}  // namespace pledgegraph
