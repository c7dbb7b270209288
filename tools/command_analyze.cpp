// pledgegraph analyze: totals, what has come of promises, and the shape of the graph.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>

#include "graph/analyse/structure.hpp"
#include "graph/analyse/totals_by_donor.hpp"
#include "graph/model/error.hpp"
#include "graph/query/query.hpp"
#include "tools/command.hpp"
#include "tools/filters.hpp"
#include "tools/ledger_source.hpp"

namespace pledgegraph {
namespace {

struct AnalyzeCommand {
  std::string ledger, what = "totals", format = "table", judgements;
  std::size_t limit = 20;
};

using Analyser = CellTable (*)(const NamedLedger&);

Cell count(std::size_t n) { return static_cast<double>(n); }

std::string money(const std::map<std::string, double>& amounts) {
  std::vector<std::string> parts;
  for (const auto& [currency, sum] : amounts) parts.push_back(fmt::format("{} {}", currency, human_number(sum)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

CellTable totals(const NamedLedger& source) {
  CellTable out{{"status", "donor", "commitments", "recipients", "items", "pieces", "money"}, {}};
  for (const DonorTotal& total : totals_by_donor(source.ledger))
    out.rows.push_back({std::string(to_string(total.status)), entity_name(source.ledger, source.catalogue, total.donor), count(total.commitments),
                        count(total.recipients), count(total.items), total.pieces, money(total.amounts)});
  return out;
}

CellTable fulfilment(const NamedLedger& source) {
  CellTable out{{"donor", "promised", "of these delivered", "pieces promised", "pieces delivered"}, {}};
  for (const Fulfilment& f : fulfilment_by_donor(source.ledger))
    out.rows.push_back({entity_name(source.ledger, source.catalogue, f.donor), count(f.promised), count(f.delivered), f.promised_pieces, f.delivered_pieces});
  return out;
}

CellTable ranking(const std::vector<Ranked>& nodes, const std::string& score) {
  CellTable out{{"name", "type", score, "id"}, {}};
  for (const Ranked& node : nodes) out.rows.push_back({node.name, node.label, node.score, node.id});
  return out;
}

KnowledgeGraph graph_of(const NamedLedger& source) { return build_knowledge_graph(source.ledger, source.catalogue); }

CellTable reliance(const NamedLedger& source) { return ranking(donor_rank(source.ledger, source.catalogue), "share"); }
CellTable between(const NamedLedger& source) { return ranking(betweenness(graph_of(source)), "betweenness"); }
CellTable cores(const NamedLedger& source) { return ranking(core_numbers(graph_of(source)), "core"); }

CellTable degree_table(const NamedLedger& source) {
  CellTable out{{"name", "type", "in", "out", "weighted", "id"}, {}};
  for (const Degree& d : degrees(graph_of(source)))
    out.rows.push_back({d.name, d.label, count(d.in), count(d.out), static_cast<double>(d.weighted), d.id});
  return out;
}

CellTable components(const NamedLedger& source) {
  CellTable out{{"nodes", "first", "ids"}, {}};
  const KnowledgeGraph graph = graph_of(source);
  for (const Component& part : connected_components(graph))
    out.rows.push_back({count(part.nodes.size()), graph.graph[*graph.find(part.nodes.front())].name, fmt::format("{}", fmt::join(part.nodes, " "))});
  return out;
}

struct NamedAnalysis {
  const char* name;
  const char* about;
  Analyser run;
};

constexpr std::array<NamedAnalysis, 7> kAnalyses{{
    {"totals", "what each donor has pledged, delivered, refused", totals},
    {"fulfilment", "how many of a donor's promises have been kept", fulfilment},
    {"reliance", "on whom recipients rely most (PageRank over flows)", reliance},
    {"betweenness", "what holds the graph together (Brandes)", between},
    {"cores", "the densest parts (k-cores)", cores},
    {"degrees", "how many edges each node has", degree_table},
    {"components", "connected parts", components},
}};

int run_analyze(const Common& common, const AnalyzeCommand& command) {
  const auto* const analysis = std::find_if(kAnalyses.begin(), kAnalyses.end(), [&](const NamedAnalysis& a) { return command.what == a.name; });
  if (analysis == kAnalyses.end()) {
    std::vector<std::string_view> names;
    for (const NamedAnalysis& a : kAnalyses) names.emplace_back(a.name);
    throw UsageError(fmt::format("there is no analysis \"{}\"; name one of {}", command.what, fmt::join(names, ", ")));
  }
  const TableFormat format = checked_format(command.format);
  CellTable table = analysis->run(load_ledger(common, command.ledger, read_judgements(command.judgements)));
  if (command.limit != 0 && table.rows.size() > command.limit) {
    common.talk(fmt::format("the first {} of {} lines; --limit 0 shows all", command.limit, table.rows.size()));
    table.rows.resize(command.limit);
  }
  print_cells(table, format);
  return table.rows.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_analyze_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<AnalyzeCommand>();
  CLI::App* command = add_command(app, "analyze", "Totals, promises kept, and the shape of the graph", "pledgegraph analyze out/ fulfilment");
  command->add_option("ledger", options->ledger, "A build folder, graph.graphml, ledger.sqlite, or records; - for standard input")->required();
  std::string names;
  for (const NamedAnalysis& a : kAnalyses) names += fmt::format("\n{}: {}", a.name, a.about);
  command->add_option("what", options->what, fmt::format("One of:{}", names));
  add_table_format_option(*command, options->format);
  command->add_option("--limit", options->limit, "At most so many lines, 0 for all");
  command->add_option("--judgements", options->judgements, "What is the same and what is not, where records are read (docs/merging.md)");
  command->callback([&common, options] { common.run = [&common, options] { return run_analyze(common, *options); }; });
}

}  // namespace pledgegraph
