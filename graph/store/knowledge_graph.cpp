// Builds the adjacency list: first the nodes by type and id, then the edges by id.
#include "graph/store/knowledge_graph.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace pledgegraph {

namespace {

using Vertex = BoostGraph::vertex_descriptor;

std::string upper(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::string capitalised(std::string word) {
  if (!word.empty()) word.front() = upper(word.substr(0, 1)).front();
  return word;
}

struct PlannedEdge {
  Vertex from, to;
  GraphEdge edge;
};

class Builder {
 public:
  Builder(const Ledger& ledger, const Catalogue& catalogue, const GraphOptions& options)
      : ledger_(ledger), catalogue_(catalogue), options_(options) {}

  KnowledgeGraph build() {
    add_entities();
    add_commitments();
    if (options_.documents) add_documents();
    add_commitment_edges();
    add_person_edges();
    if (options_.documents) add_statement_edges();
    if (options_.documents && options_.mentions) add_mention_edges();
    if (options_.kinds) add_kind_edges();
    std::sort(edges_.begin(), edges_.end(),
              [](const PlannedEdge& a, const PlannedEdge& b) { return a.edge.id < b.edge.id; });
    for (PlannedEdge& planned : edges_) {
      boost::add_edge(planned.from, planned.to, std::move(planned.edge), out_.graph);
    }
    return std::move(out_);
  }

 private:
  Vertex add_node(GraphNode node) {
    const std::string id = node.id;
    const auto [at, fresh] = out_.vertices.try_emplace(id, 0);
    if (fresh) at->second = boost::add_vertex(std::move(node), out_.graph);
    return at->second;
  }

  /// An entity's vertex, made where the ledger does not list the entity (a hand-made ledger, a kind above an item).
  Vertex entity_vertex(const std::string& id) {
    if (const auto at = out_.vertices.find(id); at != out_.vertices.end()) return at->second;
    std::string type = id.substr(0, id.find(':'));
    if (id == "unknown") type = "group";
    return add_node({id, NodeType::Entity, capitalised(type), entity_name(ledger_, catalogue_, id), kNoIndex});
  }

  void plan(Vertex from, Vertex to, GraphEdge edge, std::string_view tail = {}) {
    const BoostGraph& graph = out_.graph;
    edge.id = edge.label + ":" + graph[from].id + ":" + graph[to].id;
    if (!tail.empty()) (edge.id += ':') += tail;
    edges_.push_back({from, to, std::move(edge)});
  }

  void add_entities() {
    // What commitments name must stand among the entities, in order of id.
    std::set<std::string> ids;
    for (const Entity& entity : ledger_.entities) ids.insert(entity.id);
    for (const Commitment& c : ledger_.commitments) ids.insert({c.donor, c.recipient, c.item});
    if (options_.kinds) {
      for (const Commitment& c : ledger_.commitments) {
        for (const std::string& kind : kinds_above(c.item)) ids.insert(kind);
      }
    }
    for (const std::string& id : ids) {
      if (const Entity* entity = find_entity(ledger_, id)) {
        add_node({id, NodeType::Entity, capitalised(entity->type), entity_name(ledger_, catalogue_, id),
                  static_cast<std::size_t>(entity - ledger_.entities.data())});
      } else {
        entity_vertex(id);
      }
    }
  }

  /// "weapon:leopard-2" -> "weapon:tank", "weapon:armoured-vehicle", ... by the catalogue.
  std::vector<std::string> kinds_above(const std::string& item) const {
    std::vector<std::string> out;
    const auto colon = item.find(':');
    if (colon == std::string::npos) return out;
    std::string slug = item.substr(colon + 1);
    for (int depth = 0; depth < 16; ++depth) {
      const auto found = catalogue_.items.find(slug);
      if (found == catalogue_.items.end() || found->second.kind.empty()) break;
      slug = found->second.kind;
      out.push_back(item.substr(0, colon + 1) + slug);
    }
    return out;
  }

  void add_commitments() {
    for (std::size_t k = 0; k < ledger_.commitments.size(); ++k) {
      const Commitment& c = ledger_.commitments[k];
      add_node({c.id, NodeType::Commitment, "Commitment", commitment_name(ledger_, catalogue_, c), k});
    }
  }

  void add_documents() {
    for (std::size_t k = 0; k < ledger_.documents.size(); ++k) {
      const LedgerDocument& d = ledger_.documents[k];
      add_node({document_node_id(d.id), NodeType::Document, "Document", d.title.empty() ? d.id : d.title, k});
    }
  }

  void add_commitment_edges() {
    for (std::size_t k = 0; k < ledger_.commitments.size(); ++k) {
      const Commitment& c = ledger_.commitments[k];
      const Vertex self = out_.vertices.at(c.id);
      const auto edge = [&](EdgeType type, std::string label) {
        return GraphEdge{{}, type, std::move(label), c.status, std::max(c.sources, 1), k, kNoIndex};
      };
      plan(entity_vertex(c.donor), self, edge(EdgeType::Gives, upper(to_string(c.status))));
      plan(self, entity_vertex(c.recipient), edge(EdgeType::GivenTo, "GIVEN_TO"));
      plan(self, entity_vertex(c.item), edge(EdgeType::Concerns, "CONCERNS"));
    }
  }

  void add_person_edges() {
    for (const Entity& entity : ledger_.entities) {
      if (entity.type != "person" || entity.country.empty()) continue;
      const int weight = std::max(1, static_cast<int>(entity.documents.size()));
      plan(out_.vertices.at(entity.id), entity_vertex("country:" + entity.country),
           {{}, EdgeType::SpeaksFor, "SPEAKS_FOR", std::nullopt, weight, kNoIndex, kNoIndex});
    }
  }

  void add_statement_edges() {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t k = 0; k < ledger_.statements.size(); ++k) places.emplace(ledger_.statements[k].id, k);
    for (std::size_t c = 0; c < ledger_.commitments.size(); ++c) {
      const Vertex commitment = out_.vertices.at(ledger_.commitments[c].id);
      for (const std::string& id : ledger_.commitments[c].statements) {
        const auto at = places.find(id);
        if (at == places.end()) continue;
        const Statement& statement = ledger_.statements[at->second];
        const std::string& doc = ledger_.statement_documents[at->second];
        const GraphEdge tells{{}, EdgeType::Tells, "TELLS", statement.status, 1, c, at->second};
        if (const auto from = out_.vertices.find(document_node_id(doc)); from != out_.vertices.end()) {
          plan(from->second, commitment, tells, id);
        }
        if (const auto who = speaker(statement.speaker, doc)) {
          GraphEdge said = tells;
          said.type = EdgeType::Said;
          said.label = "SAID";
          plan(*who, commitment, std::move(said), id);
        }
      }
    }
  }

  /// The person of this name (of several the one whom the document mentions), the country or the organization.
  std::optional<Vertex> speaker(const std::string& name, const std::string& doc) {
    if (name.empty()) return std::nullopt;
    if (speakers_.empty()) index_speakers();
    const auto [from, to] = speakers_.equal_range(name);
    if (from == to) return std::nullopt;
    for (auto at = from; at != to; ++at) {
      if (std::binary_search(at->second->documents.begin(), at->second->documents.end(), doc)) {
        return out_.vertices.at(at->second->id);
      }
    }
    return out_.vertices.at(from->second->id);
  }

  void index_speakers() {
    for (const Entity& entity : ledger_.entities) {
      if (entity.type == "person" || entity.type == "organization") {
        speakers_.emplace(entity.name, &entity);
        for (const std::string& alias : entity.aliases) speakers_.emplace(alias, &entity);
      } else if (entity.type == "country") {
        speakers_.emplace(entity.id.substr(entity.id.find(':') + 1), &entity);
      }
    }
  }

  void add_mention_edges() {
    for (const Entity& entity : ledger_.entities) {
      if (entity.type == "group") continue;
      const Vertex to = out_.vertices.at(entity.id);
      for (const std::string& doc : entity.documents) {
        const auto from = out_.vertices.find(document_node_id(doc));
        if (from == out_.vertices.end()) continue;
        plan(from->second, to, {{}, EdgeType::Mentions, "MENTIONS", std::nullopt, 1, kNoIndex, kNoIndex});
      }
    }
  }

  void add_kind_edges() {
    std::vector<std::string> items;
    for (const auto& [id, vertex] : out_.vertices) {
      if (out_.graph[vertex].type == NodeType::Entity) items.push_back(id);
    }
    for (const std::string& id : items) {
      const auto above = kinds_above(id);
      if (above.empty()) continue;
      // The nearest kind that is in the graph: what a document mentions need not have every step above it.
      for (const std::string& kind : above) {
        const auto to = out_.vertices.find(kind);
        if (to == out_.vertices.end()) continue;
        plan(out_.vertices.at(id), to->second,
             {{}, EdgeType::IsA, "IS_A", std::nullopt, 1, kNoIndex, kNoIndex});
        break;
      }
    }
  }

  const Ledger& ledger_;
  const Catalogue& catalogue_;
  const GraphOptions& options_;
  KnowledgeGraph out_;
  std::vector<PlannedEdge> edges_;
  std::multimap<std::string, const Entity*> speakers_;
};

}  // namespace

std::optional<BoostGraph::vertex_descriptor> KnowledgeGraph::find(const std::string& id) const {
  const auto at = vertices.find(id);
  if (at == vertices.end()) return std::nullopt;
  return at->second;
}

std::string document_node_id(std::string_view doc) { return "document:" + std::string(doc); }

KnowledgeGraph build_knowledge_graph(const Ledger& ledger, const Catalogue& catalogue, const GraphOptions& options) {
  return Builder(ledger, catalogue, options).build();
}

}  // namespace pledgegraph
