// See cypher_writer.hpp.
#include "graph/export/cypher_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export/ledger_view.hpp"
#include "graph/export/plain_text.hpp"
#include "graph/export/yed_style.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : clean_text(text)) {
    switch (c) {
      case '\'': out += "\\'"; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: out += c;
    }
  }
  return out + "'";
}

/// Collects "key: value" pairs, leaving out what is empty.
class Properties {
 public:
  Properties& text(std::string_view key, std::string_view value) {
    return value.empty() ? *this : put(key, quoted(value));
  }
  Properties& number(std::string_view key, const std::optional<double>& value) {
    return value && std::isfinite(*value) ? put(key, shortest_number(*value)) : *this;
  }
  Properties& flag(std::string_view key, bool value) { return put(key, value ? "true" : "false"); }
  Properties& list(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return *this;
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : ", ") + quoted(value);
    return put(key, "[" + all + "]");
  }
  std::string str() const { return "{" + pairs_ + "}"; }

 private:
  Properties& put(std::string_view key, std::string_view value) {
    pairs_ += fmt::format("{}{}: {}", pairs_.empty() ? "" : ", ", key, value);
    return *this;
  }
  std::string pairs_;
};

void node(std::ostream& out, std::string_view id, std::string label, const Properties& properties) {
  // A label is part of the syntax, not a value: letters only.
  std::erase_if(label, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); });
  if (label.empty()) label = "entity";
  if (label[0] >= 'a') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  out << fmt::format("MERGE (n:Pledgegraph {{id: {}}}) SET n:{}, n += {};\n", quoted(id), label, properties.str());
}

void relation(std::ostream& out, std::string_view source, std::string_view type, std::string_view target,
              const Properties& properties) {
  out << fmt::format(
      "MATCH (a:Pledgegraph {{id: {}}}), (b:Pledgegraph {{id: {}}}) MERGE (a)-[r:{}]->(b) SET r += {};\n",
      quoted(source), quoted(target), type, properties.str());
}

std::string or_unknown(const std::string& id) { return id.empty() ? std::string(kUnknownId) : id; }

}  // namespace

void write_cypher(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue) {
  const LedgerView view(ledger, catalogue);
  out << "CREATE CONSTRAINT pledgegraph_id IF NOT EXISTS FOR (n:Pledgegraph) REQUIRE n.id IS UNIQUE;\n";
  for (const Entity& e : ledger.entities) {
    node(out, e.id, e.type,
         Properties().text("name", e.name).text("country", e.country).text("role", e.role).text("kind", e.kind)
             .text("category", e.category).list("aliases", e.aliases).list("documents", e.documents));
  }
  std::set<std::string> others;
  for (const Commitment& c : ledger.commitments) {
    for (const std::string* id : {&c.donor, &c.recipient, &c.item}) {
      if (view.entity(*id) == nullptr) others.insert(or_unknown(*id));
    }
  }
  for (const Entity& e : ledger.entities) {
    if (e.type == "person" && !e.country.empty()) {
      const std::string id = e.country.find(':') == std::string::npos ? "country:" + e.country : e.country;
      if (view.entity(id) == nullptr) others.insert(id);
    }
  }
  for (const std::string& id : others) node(out, id, type_of_id(id), Properties().text("name", view.name(id)));
  for (const Commitment& c : ledger.commitments) {
    node(out, c.id, "Commitment",
         Properties().text("name", view.title(c)).text("status", to_string(c.status))
             .number("quantity", c.quantity).flag("approximate", c.approximate).number("amount", c.amount)
             .text("currency", c.currency).flag("total", c.total).text("first_date", c.first_date).text("last_date", c.last_date)
             .number("sources", c.sources).number("confidence", c.confidence).list("evidence", view.evidence(c))
             .list("sentences", view.sentences(c)).list("documents", view.document_ids(c)).list("urls", view.urls(c))
             .list("conflicts", c.conflicts));
  }
  for (const Commitment& c : ledger.commitments) {
    relation(out, or_unknown(c.donor), "GIVES", c.id, Properties().text("status", to_string(c.status)));
    relation(out, c.id, "GIVEN_TO", or_unknown(c.recipient), Properties());
    relation(out, c.id, "CONCERNS", or_unknown(c.item), Properties());
  }
  for (const Entity& e : ledger.entities) {
    if (e.type != "person" || e.country.empty()) continue;
    const std::string id = e.country.find(':') == std::string::npos ? "country:" + e.country : e.country;
    relation(out, e.id, "SPEAKS_FOR", id, Properties());
  }
}

}  // namespace pledgegraph
