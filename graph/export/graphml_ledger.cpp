// From GraphML's nodes back to the ledger: the inverse of graphml_writer.cpp. Edges are not needed, commitments name
// their ends.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "graph/export/graphml_profile.hpp"
#include "graph/export/graphml_reader.hpp"
#include "graph/export/graphml_stream.hpp"
#include "graph/export/ledger_json.hpp"
#include "graph/model/error.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {
namespace {

using Attributes = std::map<std::string, std::string>;

std::string text(const Attributes& all, const std::string& name) {
  const auto found = all.find(name);
  return found == all.end() ? std::string() : found->second;
}

std::optional<double> number(const Attributes& all, const std::string& name) {
  const std::string digits = text(all, name);
  if (digits.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw InputError(fmt::format("\"{}\" is not a number ({})", digits, name));
  }
  return value;
}

std::vector<std::string> lines(const Attributes& all, const std::string& name) {
  std::vector<std::string> out;
  const std::string whole = text(all, name);
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', begin), whole.size());
    out.push_back(whole.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

Entity entity_from(const GraphmlNode& node) {
  const Attributes& a = node.attributes;
  return {node.id,           text(a, "type"),     text(a, "label"),   text(a, "country"),  text(a, "role"),
          text(a, "kind"),   text(a, "category"), lines(a, "aliases"), lines(a, "documents")};
}

LedgerDocument document_from(const GraphmlNode& node) {
  const Attributes& a = node.attributes;
  const std::string prefix = document_node_id("");
  return {node.id.starts_with(prefix) ? node.id.substr(prefix.size()) : node.id,
          text(a, "title"), text(a, "publisher"), text(a, "url"), text(a, "date"), text(a, "language"),
          text(a, "source")};
}

Commitment commitment_from(const GraphmlNode& node) {
  const Attributes& a = node.attributes;
  Commitment c;
  c.id = node.id;
  c.donor = text(a, "donor");
  c.recipient = text(a, "recipient");
  c.item = text(a, "item");
  const auto status = status_from(text(a, "status"));
  if (!status) throw InputError(fmt::format("unknown status \"{}\"", text(a, "status")));
  c.status = *status;
  c.quantity = number(a, "quantity");
  c.approximate = text(a, "approximate") == "true";
  c.amount = number(a, "amount");
  c.currency = text(a, "currency");
  c.total = text(a, "total") == "true";
  c.first_date = text(a, "first_date");
  c.last_date = text(a, "last_date");
  c.timeline = timeline_from_json(a.contains("timeline") ? text(a, "timeline") : "[]");
  c.conflicts = lines(a, "conflicts");
  c.merge_reasons = lines(a, "merge_reasons");
  const double sources = number(a, "sources").value_or(0);
  if (!(sources >= 0 && sources < 1e9)) throw InputError("the number of sources is out of range");
  c.sources = static_cast<int>(sources);
  c.confidence = number(a, "confidence").value_or(0);
  return c;
}

Ledger ledger_from(GraphmlContent content, const std::string& name) {
  const std::string profile = text(content.attributes, "profile");
  if (profile != kLedgerProfile) {
    throw InputError(fmt::format("{}: {}", name,
                                 profile == kFlowsProfile
                                     ? "holds sums of commitments, not the commitments; export without --collapse"
                                     : "is GraphML, but not a ledger written by pledgegraph"));
  }
  Ledger ledger;
  std::vector<LocatedStatement> statements;
  if (const std::string json = text(content.attributes, "documents"); !json.empty()) {
    try {
      ledger.documents = documents_from_json(json);
    } catch (const InputError& error) {
      throw InputError(fmt::format("{}: documents: {}", name, error.what()));
    }
  }
  const bool encoded = text(content.attributes, "ids") == "encoded";
  for (GraphmlNode& node : content.nodes) {
    if (encoded) node.id = id_from_nmtoken(node.id);
    try {
      const std::string type = text(node.attributes, "type");
      if (type == "commitment") {
        ledger.commitments.push_back(commitment_from(node));
        const std::string json = text(node.attributes, "statements");
        for (LocatedStatement& s : statements_from_json(json.empty() ? "[]" : json)) {
          ledger.commitments.back().statements.push_back(s.statement.id);
          statements.push_back(std::move(s));
        }
      } else if (type == "document") {
        ledger.documents.push_back(document_from(node));
      } else if (text(node.attributes, "implied") != "true") {
        ledger.entities.push_back(entity_from(node));
      }
    } catch (const InputError& error) {
      throw InputError(fmt::format("{}: node \"{}\": {}", name, node.id, error.what()));
    }
  }
  std::ranges::stable_sort(statements, {}, [](const LocatedStatement& s) {
    return std::tuple(s.document, s.statement.sentence_span, s.statement.id);
  });
  for (LocatedStatement& s : statements) {
    ledger.statements.push_back(std::move(s.statement));
    ledger.statement_documents.push_back(std::move(s.document));
  }
  std::ranges::sort(ledger.documents, {}, &LedgerDocument::id);
  std::ranges::sort(ledger.entities, {}, &Entity::id);
  std::ranges::sort(ledger.commitments, {}, &Commitment::id);
  return ledger;
}

}  // namespace

Ledger read_ledger_graphml(std::istream& in, const std::string& name) {
  return ledger_from(read_graphml(in, name), name);
}

Ledger read_ledger_graphml(const std::filesystem::path& path) {
  return ledger_from(read_graphml(path), path.string());
}

}  // namespace pledgegraph
