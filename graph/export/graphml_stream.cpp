// See graphml_stream.hpp. One element a line, so that files can be compared with diff.
#include "graph/export/graphml_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/export/graphml_profile.hpp"
#include "graph/export/plain_text.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

void write_key(std::ostream& out, const GraphmlKey& key) {
  out << fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", key.id, key.domain, key.name,
                     key.type);
}

/// XML's NMTOKEN over ASCII. Which letters beyond it are allowed depends on the edition of XML, so none is used.
bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' ||
         c == '_' || c == '.';
}

}  // namespace

std::string nmtoken_from_id(std::string_view id) {
  std::string out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool like_code = id[i] == '_' && i + 1 < id.size() && id[i + 1] == 'x';
    if (is_name_char(id[i]) && !like_code) {
      out += id[i];
    } else {
      out += fmt::format("_x{:02X}_", static_cast<unsigned char>(id[i]));
    }
  }
  return out.empty() ? "_x_" : out;
}

std::string id_from_nmtoken(std::string_view token) {
  if (token == "_x_") return {};
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i < token.size();) {
    const std::string_view code = token.substr(i, 5);
    if (code.size() == 5 && code.starts_with("_x") && code[4] == '_' && digit(code[2]) >= 0 && digit(code[3]) >= 0) {
      out += static_cast<char>(digit(code[2]) * 16 + digit(code[3]));
      i += 5;
    } else {
      out += token[i++];
    }
  }
  return out;
}

GraphmlStream::GraphmlStream(std::ostream& out, const GraphmlOptions& options) : out_(out), options_(options) {
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
  if (options_.strict) {
    out_ << " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\"";
  }
  if (options_.yed) out_ << " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
  out_ << ">\n";
  for (const GraphmlKey& key : kGraphKeys) write_key(out_, key);
  for (const GraphmlKey& key : kNodeKeys) write_key(out_, key);
  for (const GraphmlKey& key : kEdgeKeys) write_key(out_, key);
  if (options_.yed) {
    out_ << "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
            "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
  }
}

void GraphmlStream::begin_graph() { out_ << "  <graph id=\"G\" edgedefault=\"directed\">\n"; }

void GraphmlStream::finish() { out_ << "  </graph>\n</graphml>\n"; }

std::string GraphmlStream::id_text(std::string_view id) const {
  if (!options_.strict) return xml_escaped(id);
  return nmtoken_from_id(clean_text(id));
}

void GraphmlStream::begin_node(std::string_view id, std::string_view label, std::string_view name,
                               const YedShape& shape) {
  out_ << "    <node id=\"" << id_text(id) << '"';
  if (!options_.strict) out_ << " labels=\":" << xml_escaped(label) << '"';
  out_ << ">\n      <desc>" << xml_escaped(name) << "</desc>\n";
  data("labels", fmt::format(":{}", label));
  data("nlabel", name);
  if (options_.yed) {
    const std::string text = xml_escaped(name);
    out_ << fmt::format(
        "      <data key=\"nodegraphics\"><y:ShapeNode><y:Geometry height=\"30.0\" width=\"{}.0\" x=\"{}\" y=\"{}\"/>"
        "<y:Fill color=\"{}\" transparent=\"false\"/><y:BorderStyle color=\"#444444\" type=\"line\" width=\"1.0\"/>"
        "<y:NodeLabel fontFamily=\"Dialog\" fontSize=\"12\">{}</y:NodeLabel><y:Shape type=\"{}\"/></y:ShapeNode>"
        "</data>\n",
        40 + 7 * std::min<std::size_t>(text.size(), 40), shortest_number(shape.x), shortest_number(shape.y), shape.fill, text,
        shape.shape);
  }
}

void GraphmlStream::end_node() { out_ << "    </node>\n"; }

void GraphmlStream::begin_edge(std::string_view id, std::string_view source, std::string_view target,
                               std::string_view label, const YedLine& line) {
  out_ << "    <edge id=\"" << id_text(id) << "\" source=\"" << id_text(source) << "\" target=\"" << id_text(target)
       << '"';
  if (!options_.strict) out_ << " label=\"" << xml_escaped(label) << '"';
  out_ << ">\n";
  data("label", label);
  data("interaction", lower(label));
  if (options_.yed) {
    out_ << fmt::format(
        "      <data key=\"edgegraphics\"><y:PolyLineEdge><y:LineStyle color=\"{}\" type=\"{}\" width=\"1.5\"/>"
        "<y:Arrows source=\"none\" target=\"{}\"/><y:EdgeLabel fontSize=\"10\">{}</y:EdgeLabel></y:PolyLineEdge>"
        "</data>\n",
        line.color, line.style, line.arrow, xml_escaped(label));
  }
}

void GraphmlStream::end_edge() { out_ << "    </edge>\n"; }

void GraphmlStream::data(std::string_view key, std::string_view text) {
  if (text.empty()) return;
  out_ << "      <data key=\"" << key << "\">" << xml_escaped(text) << "</data>\n";
}

void GraphmlStream::data(std::string_view key, const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return;
  data(key, std::string_view(shortest_number(*number)));
}

void GraphmlStream::data(std::string_view key, const std::vector<std::string>& lines) {
  data(key, std::string_view(joined(lines, "\n")));
}

void GraphmlStream::flag(std::string_view key, bool value) { data(key, std::string_view(value ? "true" : "false")); }

}  // namespace pledgegraph
