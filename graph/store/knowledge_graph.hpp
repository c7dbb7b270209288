// The knowledge graph: a Boost.Graph adjacency list over a ledger, and the two projections that diagrams and flow
// analyses read.
//
//   donor -> commitment -> recipient       who gives, to whom         (Gives, GivenTo)
//            commitment -> item -> kind    what                       (Concerns, IsA)
//   document -> commitment                 one edge a statement       (Tells)
//   speaker  -> commitment                 one edge a statement       (Said)
//   person   -> country                    whom a person speaks for   (SpeaksFor)
//   document -> entity                     what it mentions           (Mentions)
//
// Nodes point back into the ledger by index, so nothing is copied that the ledger already holds; the ledger must
// outlive whoever follows those indices. Nodes are sorted by id within their type and edges by id: building twice
// gives the same graph.
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

enum class NodeType : std::uint8_t { Entity, Commitment, Document };
enum class EdgeType : std::uint8_t { Gives, GivenTo, Concerns, Tells, Said, SpeaksFor, IsA, Mentions };

inline constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

struct GraphNode {
  std::string id;      ///< "country:DE", "commitment:<hash>", "document:<doc>"
  NodeType type = NodeType::Entity;
  std::string label;   ///< "Country", "Person", "Organization", "Weapon", "Aid", "Group", "Commitment", "Document"
  std::string name;    ///< what a person reads: "Germany", "50 Gepard: Germany to Ukraine", the document's title
  std::size_t index = 0;  ///< into Ledger::entities, ::commitments or ::documents, as `type` says; kNoIndex for a kind
                          ///< that only the catalogue knows
};

struct GraphEdge {
  std::string id;     ///< unique and stable: "<label>:<source>:<target>" and the statement's id where there is one
  EdgeType type = EdgeType::Gives;
  std::string label;  ///< "PLEDGED" and the other statuses on Gives, else "GIVEN_TO", "CONCERNS", "TELLS", "SAID",
                      ///< "SPEAKS_FOR", "IS_A", "MENTIONS"
  std::optional<Status> status;         ///< Gives: the commitment's; Tells and Said: the statement's
  int weight = 1;                       ///< number of independent documents behind it
  std::size_t commitment = kNoIndex;    ///< into Ledger::commitments
  std::size_t statement = kNoIndex;     ///< into Ledger::statements: Tells and Said
};

using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, GraphNode, GraphEdge>;

/// What build_knowledge_graph puts in beside commitments and their parties.
struct GraphOptions {
  bool documents = true;  ///< document nodes with Tells edges
  bool mentions = true;   ///< Mentions edges (needs documents)
  bool kinds = true;      ///< IsA edges up the catalogue's taxonomy
};

/// The graph and a way from ids to vertices.
struct KnowledgeGraph {
  BoostGraph graph;
  std::unordered_map<std::string, BoostGraph::vertex_descriptor> vertices;

  /// The vertex with this id, or nothing.
  std::optional<BoostGraph::vertex_descriptor> find(const std::string& id) const;
};

/// "document:<doc>".
std::string document_node_id(std::string_view doc);

/// The entity with this id, or nothing. Logarithmic.
const Entity* find_entity(const Ledger& ledger, std::string_view id);
/// The display name of an entity id: "country:DE" -> "Germany", "group" -> "several countries"; the id's slug where
/// neither ledger nor catalogue knows it.
std::string entity_name(const Ledger& ledger, const Catalogue& catalogue, const std::string& id);
/// A number for people, English: "50", "1,500", "0.5", "3.7 million", "18 billion".
std::string human_number(double value);
/// Item with its quantity or amount: "50 Gepard", "about 50 Gepard", "military aid worth USD 3.7 billion", "Leopard 2".
std::string item_phrase(const Commitment& commitment, const Catalogue& catalogue);
/// "50 Gepard: Germany to Ukraine".
std::string commitment_name(const Ledger& ledger, const Catalogue& catalogue, const Commitment& commitment);

/// Derives the graph. Deterministic; linear in the ledger but for sorting.
KnowledgeGraph build_knowledge_graph(const Ledger& ledger, const Catalogue& catalogue,
                                     const GraphOptions& options = {});

/// One edge of a projection: everything that one party gives to another in one status.
struct FlowEdge {
  std::string donor;      ///< entity id
  std::string recipient;  ///< entity id
  Status status = Status::Pledged;
  std::vector<std::size_t> commitments;     ///< into Ledger::commitments, ascending
  std::map<std::string, double> amounts;    ///< currency -> sum of what is priced
  int sources = 0;                          ///< distinct documents behind them
};

/// One line of a diagram: donor -> item -> recipient in one status.
struct ItemFlow {
  std::string donor, item, recipient;       ///< entity ids
  Status status = Status::Pledged;
  std::vector<std::size_t> commitments;     ///< into Ledger::commitments, ascending
  std::optional<double> quantity;           ///< sum of those that give one
  bool approximate = false;                 ///< one of them is approximate or gives no number
  std::map<std::string, double> amounts;    ///< currency -> sum
  int sources = 0;                          ///< distinct documents behind them
};

/// Sorted by donor, recipient, status.
std::vector<FlowEdge> project_flows(const Ledger& ledger);
/// Sorted by donor, item, recipient, status.
std::vector<ItemFlow> project_item_flows(const Ledger& ledger);

}  // namespace pledgegraph
