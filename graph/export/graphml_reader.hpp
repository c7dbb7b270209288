// Reads GraphML in a stream (libxml2's xmlTextReader): any tool's file as plain nodes and edges, and our own as the
// ledger it was written from.
#pragma once

#include <filesystem>
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// A node; attributes by `attr.name` (the key's id where it has no name).
struct GraphmlNode {
  std::string id;
  std::string description;
  std::map<std::string, std::string> attributes;
};

struct GraphmlEdge {
  std::string id;  ///< may be empty
  std::string source, target;
  std::map<std::string, std::string> attributes;
};

struct GraphmlContent {
  std::map<std::string, std::string> attributes;  ///< the graph's own
  std::vector<GraphmlNode> nodes;                 ///< in the order of the file
  std::vector<GraphmlEdge> edges;
};

/// Reads the file's nodes and edges. Memory: what the result holds and one element.
/// @throws InputError naming file and line for what is not well-formed, not GraphML, holds a document type (entities
///         can be bombs), has an edge to a node that is not there, or two nodes with one id.
GraphmlContent read_graphml(const std::filesystem::path& path);
/// The same from a stream; `name` stands for the file in messages.
GraphmlContent read_graphml(std::istream& in, const std::string& name);

/// The ledger that write_graphml wrote, whatever variant but `collapse`.
///
/// Lost against the ledger written: statements that no commitment holds; the difference between texts that are the
/// same in NFC, and characters that XML forbids.
/// @throws InputError also for GraphML that is not a ledger of ours.
Ledger read_ledger_graphml(const std::filesystem::path& path);
Ledger read_ledger_graphml(std::istream& in, const std::string& name);

}  // namespace pledgegraph
