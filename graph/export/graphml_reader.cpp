// GraphML's syntax. Nested graphs and hyperedges, which we do not write, are refused rather than half read; ports and
// the shapes of yEd are passed over.
#include "graph/export/graphml_reader.hpp"

#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

struct Source {
  std::istream* in = nullptr;
};

int read_some(void* context, char* buffer, int length) {
  std::istream& in = *static_cast<Source*>(context)->in;
  in.read(buffer, length);
  return in.bad() ? -1 : static_cast<int>(in.gcount());
}

/// The first error that libxml2 tells of.
struct Fault {
  std::string message;
  int line = 0;
};

void keep_fault(void* context, const char* message, xmlParserSeverities severity, xmlTextReaderLocatorPtr place) {
  auto& fault = *static_cast<Fault*>(context);
  if (!fault.message.empty() || severity == XML_PARSER_SEVERITY_WARNING ||
      severity == XML_PARSER_SEVERITY_VALIDITY_WARNING) {
    return;
  }
  fault.message = message == nullptr ? "unknown" : message;
  while (!fault.message.empty() && fault.message.back() == '\n') fault.message.pop_back();
  fault.line = xmlTextReaderLocatorLineNumber(place);
}

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

const char* chars(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

class Parser {
 public:
  Parser(std::istream& in, std::string name) : source_{&in}, name_(std::move(name)) {
    // HUGE: a list of documents may be one long text. Its guard against entities is not needed, there are none.
    reader_.reset(xmlReaderForIO(read_some, nullptr, &source_, nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT));
    if (!reader_) throw InternalError("libxml2 gave no reader");
    xmlTextReaderSetErrorHandler(reader_.get(), keep_fault, &fault_);
  }

  GraphmlContent content() {
    bool root = false;
    while (next()) {
      const int type = xmlTextReaderNodeType(reader_.get());
      if (type == XML_READER_TYPE_DOCUMENT_TYPE) fail("holds a document type declaration, which is not read");
      if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
          type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE) {
        if (collecting_) text_ += chars(xmlTextReaderConstValue(reader_.get()));
      } else if (type == XML_READER_TYPE_ELEMENT) {
        const std::string element = chars(xmlTextReaderConstLocalName(reader_.get()));
        const bool empty = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        if (!root && element != "graphml") fail(fmt::format("is not GraphML: its root element is <{}>", element));
        root = true;
        begin(element);
        if (empty) end(element);
      } else if (type == XML_READER_TYPE_END_ELEMENT) {
        end(chars(xmlTextReaderConstLocalName(reader_.get())));
      }
    }
    if (!root) fail("is not GraphML: it is empty");
    if (!graph_) fail("holds no <graph>");
    check_ends();
    return std::move(content_);
  }

 private:
  bool next() {
    const int result = xmlTextReaderRead(reader_.get());
    if (result < 0 || !fault_.message.empty()) {
      throw InputError(fmt::format("{}:{}: is not well-formed XML: {}", name_, fault_.line,
                                   fault_.message.empty() ? "it ends early" : fault_.message));
    }
    return result == 1;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(fmt::format("{}:{}: {}", name_, xmlTextReaderGetParserLineNumber(reader_.get()), what));
  }

  std::string attribute(const char* name) const {
    xmlChar* value = xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name));
    std::string out = chars(value);
    xmlFree(value);
    return out;
  }

  void begin(const std::string& element) {
    if (element == "key") {
      const std::string id = attribute("id"), name = attribute("attr.name");
      names_[id] = name.empty() ? id : name;
    } else if (element == "graph") {
      if (graph_) fail("holds a graph within a graph, or two graphs, which are not read");
      graph_ = true;
    } else if (element == "node") {
      GraphmlNode node;
      node.id = attribute("id");
      if (!ids_.insert(node.id).second) fail(fmt::format("two nodes have the id \"{}\"", node.id));
      content_.nodes.push_back(std::move(node));
      owner_ = Owner::Node;
    } else if (element == "edge") {
      content_.edges.push_back({attribute("id"), attribute("source"), attribute("target"), {}});
      edge_lines_.push_back(xmlTextReaderGetParserLineNumber(reader_.get()));
      owner_ = Owner::Edge;
    } else if (element == "hyperedge") {
      fail("holds hyperedges, which are not read");
    } else if (element == "data") {
      const std::string id = attribute("key");
      const auto found = names_.find(id);
      key_ = found == names_.end() ? id : found->second;
      collecting_ = true;
      text_.clear();
    } else if (element == "desc" && owner_ == Owner::Node) {
      key_.clear();
      collecting_ = true;
      text_.clear();
    } else if (collecting_) {
      collecting_ = false;  // shapes within a value: not text of ours
    }
  }

  void end(const std::string& element) {
    if (element == "node" || element == "edge") {
      owner_ = Owner::Graph;
    } else if ((element == "data" || element == "desc") && collecting_) {
      collecting_ = false;
      if (element == "desc") {
        content_.nodes.back().description = text_;
      } else if (owner_ == Owner::Node) {
        content_.nodes.back().attributes[key_] = text_;
      } else if (owner_ == Owner::Edge) {
        content_.edges.back().attributes[key_] = text_;
      } else {
        content_.attributes[key_] = text_;
      }
    }
  }

  void check_ends() const {
    for (std::size_t i = 0; i < content_.edges.size(); ++i) {
      const GraphmlEdge& edge = content_.edges[i];
      for (const std::string* id : {&edge.source, &edge.target}) {
        if (!ids_.contains(*id)) {
          throw InputError(fmt::format("{}:{}: an edge has an end that is no node: \"{}\"", name_, edge_lines_[i], *id));
        }
      }
    }
  }

  enum class Owner { Graph, Node, Edge };

  Source source_;
  std::string name_;
  Fault fault_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
  GraphmlContent content_;
  std::unordered_map<std::string, std::string> names_;
  std::unordered_set<std::string> ids_;
  std::vector<int> edge_lines_;
  Owner owner_ = Owner::Graph;
  bool graph_ = false;
  bool collecting_ = false;
  std::string key_, text_;
};

}  // namespace

GraphmlContent read_graphml(std::istream& in, const std::string& name) { return Parser(in, name).content(); }

GraphmlContent read_graphml(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw InputError(fmt::format("{}: is a folder, not a GraphML file", path.string()));
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(fmt::format("{}: cannot be read: {}", path.string(), std::strerror(errno)));
  return read_graphml(in, path.string());
}

}  // namespace pledgegraph
