// The shape of the graph: connected parts, centrality, cores. Boost.Graph's algorithms, with plain structs as results.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

/// A weakly connected part of the graph.
struct Component {
  std::vector<std::string> nodes;  ///< ids, sorted
};

/// Largest first, then by the first id.
std::vector<Component> connected_components(const KnowledgeGraph& graph);

/// A node with a score.
struct Ranked {
  std::string id;
  std::string name;
  std::string label;  ///< "Country", ...
  double score = 0;
};

/// Brandes' betweenness on the undirected graph, each edge of length one, scaled to 0..1. O(nodes * edges): above
/// `limit` nodes nothing is computed and the result is empty. Highest first, then by id.
std::vector<Ranked> betweenness(const KnowledgeGraph& graph, std::size_t limit = 20000);

/// PageRank (damping 0.85, 50 rounds) over donor -> recipient and donor -> item -> recipient flows, each edge weighed
/// by the number of documents behind it, read backwards from recipient to donor: those on whom others rely most rank
/// first. Over parties and items only. Highest first, then by id; scores sum to one.
std::vector<Ranked> donor_rank(const Ledger& ledger, const Catalogue& catalogue);

/// The largest k for which each node belongs to a part where all have at least k neighbours (Batagelj & Zaversnik
/// 2003), parallel edges and loops aside. Highest first, then by id.
std::vector<Ranked> core_numbers(const KnowledgeGraph& graph);

/// Number of edges of each node by direction.
struct Degree {
  std::string id, name, label;
  std::size_t in = 0, out = 0;
  long weighted = 0;  ///< sum of the weights of its edges
};

/// Highest weighted first, then by id.
std::vector<Degree> degrees(const KnowledgeGraph& graph);

}  // namespace pledgegraph
