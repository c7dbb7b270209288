// GraphML's syntax, element by element, onto a stream: knows the order that the schema asks for and how the variants
// differ, and nothing of ledgers.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

/// How a GraphML file is written.
struct GraphmlOptions {
  bool strict = false;    ///< valid against graphml.xsd: no attributes of other tools, ids made NMTOKENs
  bool yed = false;       ///< with yEd's shapes, colours and a layout in columns
  bool collapse = false;  ///< one edge a donor, recipient and status instead of commitments as nodes
  bool documents = false; ///< documents as nodes, too (not with collapse)
};

/// What yEd shows of a node; positions in its pixels.
struct YedShape {
  double x = 0, y = 0;
  std::string_view shape = "roundrectangle";
  std::string_view fill = "#FFFFFF";
};

/// What yEd shows of an edge.
struct YedLine {
  std::string_view color = "#999999";
  std::string_view style = "line";  ///< line, dashed, dotted
  std::string_view arrow = "standard";
};

/// An id as `strict` writes it: bytes beyond [A-Za-z0-9:._-] as _xHH_, so that it is an NMTOKEN; and back.
std::string nmtoken_from_id(std::string_view id);
std::string id_from_nmtoken(std::string_view token);

class GraphmlStream {
 public:
  /// Writes the head: root element and all keys.
  GraphmlStream(std::ostream& out, const GraphmlOptions& options);

  /// Next: the graph's own data, then all nodes, then all edges, then finish().
  void begin_graph();
  void finish();

  /// `label` is the Neo4j label without colon ("Country"); `name` the display name.
  void begin_node(std::string_view id, std::string_view label, std::string_view name, const YedShape& shape);
  void end_node();
  /// `label` is the type in capitals ("PLEDGED").
  void begin_edge(std::string_view id, std::string_view source, std::string_view target, std::string_view label,
                  const YedLine& line);
  void end_edge();

  /// One value of the open element; nothing is written for empty texts and missing or infinite numbers.
  void data(std::string_view key, std::string_view text);
  void data(std::string_view key, const std::optional<double>& number);
  void data(std::string_view key, const std::vector<std::string>& lines);
  void flag(std::string_view key, bool value);

 private:
  std::string id_text(std::string_view id) const;

  std::ostream& out_;
  GraphmlOptions options_;
};

}  // namespace pledgegraph
