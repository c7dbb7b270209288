// The graph is made undirected and simple for what asks for that.
#include "graph/analyse/structure.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace pledgegraph {

namespace {

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// One edge between each two neighbours.
Undirected simple_graph(const BoostGraph& graph) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    const std::size_t a = boost::source(edge, graph), b = boost::target(edge, graph);
    if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
  }
  return {pairs.begin(), pairs.end(), boost::num_vertices(graph)};
}

void sort_ranked(std::vector<Ranked>& ranked) {
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
}

template <class Scores>
std::vector<Ranked> ranked_nodes(const BoostGraph& graph, const Scores& scores) {
  std::vector<Ranked> out;
  for (std::size_t v = 0; v < boost::num_vertices(graph); ++v) {
    out.push_back({graph[v].id, graph[v].name, graph[v].label, static_cast<double>(scores[v])});
  }
  sort_ranked(out);
  return out;
}

}  // namespace

std::vector<Component> connected_components(const KnowledgeGraph& graph) {
  const Undirected simple = simple_graph(graph.graph);
  std::vector<int> component(boost::num_vertices(simple));
  if (component.empty()) return {};
  const int count = boost::connected_components(simple, component.data());
  std::vector<Component> out(static_cast<std::size_t>(count));
  for (std::size_t v = 0; v < component.size(); ++v) {
    out[static_cast<std::size_t>(component[v])].nodes.push_back(graph.graph[v].id);
  }
  for (Component& one : out) std::sort(one.nodes.begin(), one.nodes.end());
  std::sort(out.begin(), out.end(), [](const Component& a, const Component& b) {
    return a.nodes.size() != b.nodes.size() ? a.nodes.size() > b.nodes.size() : a.nodes < b.nodes;
  });
  return out;
}

std::vector<Ranked> betweenness(const KnowledgeGraph& graph, std::size_t limit) {
  const Undirected simple = simple_graph(graph.graph);
  const std::size_t n = boost::num_vertices(simple);
  if (n > limit) return {};
  std::vector<double> scores(n, 0.0);
  if (n > 2) {
    auto map = boost::make_iterator_property_map(scores.begin(), boost::get(boost::vertex_index, simple));
    boost::brandes_betweenness_centrality(simple, map);
    boost::relative_betweenness_centrality(simple, map);
  }
  return ranked_nodes(graph.graph, scores);
}

std::vector<Ranked> core_numbers(const KnowledgeGraph& graph) {
  const Undirected simple = simple_graph(graph.graph);
  const std::size_t n = boost::num_vertices(simple);
  std::vector<std::size_t> degree(n), core(n, 0);
  std::set<std::pair<std::size_t, std::size_t>> queue;  // (degree left, vertex)
  for (std::size_t v = 0; v < n; ++v) queue.emplace(degree[v] = boost::degree(v, simple), v);
  std::size_t level = 0;
  while (!queue.empty()) {
    const auto [left, v] = *queue.begin();
    queue.erase(queue.begin());
    core[v] = level = std::max(level, left);
    for (const auto w : boost::make_iterator_range(boost::adjacent_vertices(v, simple))) {
      if (queue.erase({degree[w], w}) > 0) queue.emplace(--degree[w], w);
    }
  }
  return ranked_nodes(graph.graph, core);
}

std::vector<Degree> degrees(const KnowledgeGraph& graph) {
  const BoostGraph& g = graph.graph;
  std::vector<Degree> out;
  for (std::size_t v = 0; v < boost::num_vertices(g); ++v) {
    Degree degree{g[v].id, g[v].name, g[v].label, boost::in_degree(v, g), boost::out_degree(v, g), 0};
    for (const auto edge : boost::make_iterator_range(boost::in_edges(v, g))) degree.weighted += g[edge].weight;
    for (const auto edge : boost::make_iterator_range(boost::out_edges(v, g))) degree.weighted += g[edge].weight;
    out.push_back(std::move(degree));
  }
  std::sort(out.begin(), out.end(), [](const Degree& a, const Degree& b) {
    return a.weighted != b.weighted ? a.weighted > b.weighted : a.id < b.id;
  });
  return out;
}

std::vector<Ranked> donor_rank(const Ledger& ledger, const Catalogue& catalogue) {
  // Weights are small whole numbers, so a weighed edge is that many parallel edges, which Boost's page_rank follows.
  constexpr int kHeaviest = 100;
  using Flow = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  std::map<std::string, std::size_t> index;
  std::vector<std::tuple<std::string, std::string, int>> edges;  // from whoever receives to whoever gives
  for (const ItemFlow& flow : project_item_flows(ledger)) {
    if (flow.status != Status::Pledged && flow.status != Status::Delivered) continue;
    const int weight = std::clamp(flow.sources, 1, kHeaviest);
    edges.emplace_back(flow.recipient, flow.donor, weight);
    edges.emplace_back(flow.recipient, flow.item, weight);
    edges.emplace_back(flow.item, flow.donor, weight);
  }
  for (const auto& [from, to, weight] : edges) {
    index.try_emplace(from, 0);
    index.try_emplace(to, 0);
  }
  std::size_t next = 0;
  for (auto& [id, place] : index) place = next++;
  Flow flow(index.size());
  for (const auto& [from, to, weight] : edges) {
    for (int k = 0; k < weight; ++k) boost::add_edge(index[from], index[to], flow);
  }
  std::vector<double> rank(index.size(), 0.0);
  if (!rank.empty()) {
    boost::graph::page_rank(
        flow, boost::make_iterator_property_map(rank.begin(), boost::get(boost::vertex_index, flow)),
        boost::graph::n_iterations(50), 0.85);
  }
  double sum = 0;
  for (const double score : rank) sum += score;
  std::vector<Ranked> out;
  for (const auto& [id, place] : index) {
    const Entity* entity = find_entity(ledger, id);
    const std::string type = entity ? entity->type : id.substr(0, id.find(':'));
    std::string label = type;
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
    out.push_back({id, entity_name(ledger, catalogue, id), label, sum > 0 ? rank[place] / sum : 0});
  }
  sort_ranked(out);
  return out;
}

}  // namespace pledgegraph
