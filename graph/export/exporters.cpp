// The table of formats.
#include "graph/export/exporters.hpp"

#include <fmt/format.h>

#include <string>

#include "graph/export/commitments_jsonl.hpp"
#include "graph/export/cypher_writer.hpp"
#include "graph/export/graphml_writer.hpp"
#include "graph/export/ledger_csv.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

template <bool GraphmlOptions::*Variant>
void graphml_variant(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue) {
  GraphmlOptions options;
  options.*Variant = true;
  write_graphml(out, ledger, catalogue, options);
}

constexpr Exporter kExporters[] = {
    {"graphml", ".graphml", "the whole graph, for Gephi, yEd, Cytoscape, Neo4j, NetworkX, igraph",
     [](std::ostream& out, const Ledger& l, const Catalogue& c) { write_graphml(out, l, c); }},
    {"graphml-strict", ".graphml", "the same, valid against the GraphML schema",
     graphml_variant<&GraphmlOptions::strict>},
    {"graphml-yed", ".graphml", "the same, with yEd's shapes, colours and layout", graphml_variant<&GraphmlOptions::yed>},
    {"graphml-documents", ".graphml", "the same, with documents as nodes",
     graphml_variant<&GraphmlOptions::documents>},
    {"graphml-collapse", ".graphml", "one edge a donor, recipient and status",
     graphml_variant<&GraphmlOptions::collapse>},
    {"csv", ".csv", "the ledger as a table, one line a commitment",
     [](std::ostream& out, const Ledger& l, const Catalogue& c) { write_ledger_csv(out, l, c); }},
    {"csv-excel", ".csv", "the same with the mark that Excel needs to see UTF-8",
     [](std::ostream& out, const Ledger& l, const Catalogue& c) { write_ledger_csv(out, l, c, {.byte_order_mark = true}); }},
    {"jsonl", ".jsonl", "one JSON object a commitment, with timeline and sentences", write_commitments_jsonl},
    {"cypher", ".cypher", "statements that load the graph into Neo4j", write_cypher},
};

}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* exporter_for_format(std::string_view format) {
  for (const Exporter& exporter : kExporters) {
    if (exporter.format == format) return &exporter;
  }
  return nullptr;
}

const Exporter* exporter_for_path(std::string_view path) {
  for (const Exporter& exporter : kExporters) {
    if (path.size() > exporter.suffix.size() && path.ends_with(exporter.suffix)) return &exporter;
  }
  return nullptr;
}

const Exporter& find_exporter(std::string_view format, std::string_view path) {
  const Exporter* found = format.empty() ? exporter_for_path(path) : exporter_for_format(format);
  if (found != nullptr) return *found;
  std::string names;
  for (const Exporter& exporter : kExporters) names += fmt::format("{}{}", names.empty() ? "" : ", ", exporter.format);
  throw UsageError(format.empty() ? fmt::format("\"{}\" does not tell a format; name one of {}", path, names)
                                  : fmt::format("there is no format \"{}\"; name one of {}", format, names));
}

}  // namespace pledgegraph
