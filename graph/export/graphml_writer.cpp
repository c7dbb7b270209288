// The lossless graph. Which nodes and edges there are is decided first, as small references sorted by id; their data
// is written from the ledger as they pass.
#include "graph/export/graphml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/export/graphml_flows.hpp"
#include "graph/export/graphml_profile.hpp"
#include "graph/export/ledger_json.hpp"
#include "graph/export/ledger_view.hpp"
#include "graph/export/yed_style.hpp"
#include "graph/model/error.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {
namespace {

struct NodeRef {
  std::string id;
  const Entity* entity = nullptr;
  const Commitment* commitment = nullptr;
  const LedgerDocument* document = nullptr;  // all three null: named by a commitment only
};

struct EdgeRef {
  std::string id, source, target, label;
  const Commitment* commitment = nullptr;  // gives, given to, concerns, said, tells
  const Entity* person = nullptr;          // speaks for, said
  bool gives = false;
};

std::string or_unknown(const std::string& id) { return id.empty() ? std::string(kUnknownId) : id; }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string country_id(const std::string& code) {
  return code.find(':') == std::string::npos ? "country:" + code : code;
}

std::vector<NodeRef> nodes_of(const LedgerView& view, const GraphmlOptions& options) {
  const Ledger& ledger = view.ledger();
  std::vector<NodeRef> nodes;
  std::set<std::string, std::less<>> known;
  for (const Entity& e : ledger.entities) {
    if (known.insert(e.id).second) nodes.push_back({e.id, &e, nullptr, nullptr});
  }
  const auto require = [&](const std::string& id) {
    if (known.insert(id).second) nodes.push_back({id, nullptr, nullptr, nullptr});
  };
  for (const Entity& e : ledger.entities) {
    if (e.type == "person" && !e.country.empty()) require(country_id(e.country));
  }
  for (const Commitment& c : ledger.commitments) {
    for (const std::string* id : {&c.donor, &c.recipient, &c.item}) require(or_unknown(*id));
    if (known.insert(c.id).second) nodes.push_back({c.id, nullptr, &c, nullptr});
  }
  if (options.documents) {
    for (const LedgerDocument& d : ledger.documents) {
      const std::string id = document_node_id(d.id);
      if (known.insert(id).second) nodes.push_back({id, nullptr, nullptr, &d});
    }
  }
  std::ranges::sort(nodes, {}, &NodeRef::id);
  return nodes;
}

std::vector<EdgeRef> edges_of(const LedgerView& view, const GraphmlOptions& options) {
  const Ledger& ledger = view.ledger();
  std::vector<EdgeRef> edges;
  const auto add = [&](std::string_view kind, std::string source, std::string target, std::string label,
                       const Commitment* c, const Entity* person) {
    std::string id = fmt::format("{}:{}:{}", kind, source, target);
    edges.push_back({std::move(id), std::move(source), std::move(target), std::move(label), c, person, false});
  };
  for (const Commitment& c : ledger.commitments) {
    add("gives", or_unknown(c.donor), c.id, upper(to_string(c.status)), &c, nullptr);
    edges.back().gives = true;
    add("given-to", c.id, or_unknown(c.recipient), "GIVEN_TO", &c, nullptr);
    add("concerns", c.id, or_unknown(c.item), "CONCERNS", &c, nullptr);
    std::set<const Entity*> speakers;
    for (const Statement* s : view.statements(c)) {
      const Entity* person = view.speaker(*s);
      if (person != nullptr && speakers.insert(person).second) add("said", person->id, c.id, "SAID", &c, person);
    }
    if (options.documents) {
      for (const LedgerDocument* d : view.documents(c)) add("tells", document_node_id(d->id), c.id, "TELLS", &c, nullptr);
    }
  }
  for (const Entity& e : ledger.entities) {
    if (e.type == "person" && !e.country.empty()) {
      add("speaks-for", e.id, country_id(e.country), "SPEAKS_FOR", nullptr, &e);
    }
    if (options.documents) {
      for (const std::string& d : e.documents) {
        if (view.document(d) != nullptr) add("mentions", document_node_id(d), e.id, "MENTIONS", nullptr, nullptr);
      }
    }
  }
  std::ranges::sort(edges, {}, &EdgeRef::id);
  return edges;
}

void write_commitment(GraphmlStream& xml, const LedgerView& view, const Commitment& c) {
  xml.data("type", "commitment");
  xml.data("category", view.category(c.item));
  xml.data("status", to_string(c.status));
  xml.data("donor", c.donor);
  xml.data("recipient", c.recipient);
  xml.data("item", c.item);
  xml.data("quantity", c.quantity);
  xml.flag("approximate", c.approximate);
  xml.data("amount", c.amount);
  xml.data("currency", c.currency);
  xml.flag("total", c.total);
  xml.data("first_date", c.first_date);
  xml.data("last_date", c.last_date);
  xml.data("sources", std::optional<double>(c.sources));
  xml.data("confidence", std::optional(c.confidence));
  xml.data("evidence", view.evidence(c));
  xml.data("sentence", view.sentences(c));
  xml.data("speakers", view.speakers(c));
  xml.data("documents", view.document_ids(c));
  xml.data("urls", view.urls(c));
  xml.data("conflicts", c.conflicts);
  xml.data("merge_reasons", c.merge_reasons);
  xml.data("timeline", timeline_to_json(c.timeline));
  std::vector<LocatedStatement> statements;
  for (const Statement* s : view.statements(c)) {
    const LedgerDocument* d = view.document_of(s->id);
    statements.push_back({*s, d == nullptr ? std::string() : d->id});
  }
  xml.data("statements", statements_to_json(statements));
}

void write_node(GraphmlStream& xml, const LedgerView& view, const NodeRef& node, YedColumns& columns) {
  if (node.commitment != nullptr) {
    xml.begin_node(node.id, "Commitment", view.title(*node.commitment),
                   columns.commitment(node.commitment->status));
    write_commitment(xml, view, *node.commitment);
  } else if (node.document != nullptr) {
    const LedgerDocument& d = *node.document;
    xml.begin_node(node.id, "Document", d.title.empty() ? d.id : d.title, columns.entity("document"));
    xml.data("type", "document");
    xml.data("title", d.title);
    xml.data("publisher", d.publisher);
    xml.data("url", d.url);
    xml.data("date", d.date);
    xml.data("language", d.language);
    xml.data("source", d.source);
  } else {
    const Entity* e = node.entity;
    const std::string type = e != nullptr ? e->type : type_of_id(node.id);
    std::string label = type.empty() ? "Entity" : type;
    label[0] = upper(label.substr(0, 1))[0];
    xml.begin_node(node.id, label, view.name(node.id), columns.entity(type));
    xml.data("type", type);
    if (e != nullptr) {
      xml.data("country", e->country);
      xml.data("role", e->role);
      xml.data("kind", e->kind);
      xml.data("category", e->category);
      xml.data("aliases", e->aliases);
      xml.data("documents", e->documents);
    } else {
      xml.flag("implied", true);
    }
  }
  xml.end_node();
}

void write_edge(GraphmlStream& xml, const LedgerView& view, const EdgeRef& edge) {
  const Commitment* c = edge.commitment;
  xml.begin_edge(edge.id, edge.source, edge.target, edge.label,
                 edge.gives ? yed_line(c->status) : YedLine{});
  if (edge.label == "SAID") {
    std::vector<std::string> sentences, documents;
    for (const Statement* s : view.statements(*c)) {
      if (view.speaker(*s) != edge.person) continue;
      sentences.push_back(s->sentence);
      const LedgerDocument* d = view.document_of(s->id);
      if (d != nullptr && std::ranges::find(documents, d->id) == documents.end()) documents.push_back(d->id);
    }
    xml.data("weight", std::optional<double>(std::max<double>(1, static_cast<double>(documents.size()))));
    xml.data("e_sentence", sentences);
    xml.data("e_documents", documents);
  } else if (c != nullptr) {
    xml.data("weight", std::optional<double>(edge.label == "TELLS" ? 1 : c->sources));
    xml.data("e_commitment", c->id);
    xml.data("e_status", to_string(c->status));
    if (edge.gives) {  // only here, so that sums over edges count once
      xml.data("e_quantity", c->quantity);
      xml.flag("e_approximate", c->approximate);
      xml.data("e_amount", c->amount);
      xml.data("e_currency", c->currency);
      xml.flag("e_total", c->total);
    }
    xml.data("e_first_date", c->first_date);
    xml.data("e_last_date", c->last_date);
    xml.data("e_sources", std::optional<double>(c->sources));
    xml.data("e_confidence", std::optional(c->confidence));
    if (edge.gives) {
      xml.data("e_evidence", view.evidence(*c));
      xml.data("e_sentence", view.sentences(*c));
      xml.data("e_urls", view.urls(*c));
    }
    xml.data("e_documents", view.document_ids(*c));
  } else if (edge.person != nullptr) {
    xml.data("weight", std::optional<double>(std::max<double>(1, static_cast<double>(edge.person->documents.size()))));
    xml.data("e_documents", edge.person->documents);
  } else {
    xml.data("weight", std::optional<double>(1));
  }
  xml.end_edge();
}

}  // namespace

void write_graphml(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue, const GraphmlOptions& options) {
  if (options.collapse && options.documents) {
    throw UsageError("GraphML with one edge a pair has no room for documents as nodes: ask for one of the two");
  }
  const LedgerView view(ledger, catalogue);
  GraphmlStream xml(out, options);
  xml.begin_graph();
  if (options.collapse) {
    write_flows(xml, view);
  } else {
    xml.data("profile", kLedgerProfile);
    if (options.strict) xml.data("ids", "encoded");
    if (!options.documents) xml.data("g_documents", documents_to_json(ledger.documents));
    YedColumns columns;
    for (const NodeRef& node : nodes_of(view, options)) write_node(xml, view, node, columns);
    for (const EdgeRef& edge : edges_of(view, options)) write_edge(xml, view, edge);
  }
  xml.finish();
}

}  // namespace pledgegraph
