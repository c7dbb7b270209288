// See graphml_flows.hpp.
#include "graph/export/graphml_flows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/export/graphml_profile.hpp"
#include "graph/export/plain_text.hpp"
#include "graph/export/yed_style.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

struct Flow {
  std::vector<const Commitment*> commitments;
  std::map<std::string, double> amounts;
  std::set<std::string> items, documents, urls, sentences;
  std::string first_date, last_date;
  double confidence = 0;
};

std::string or_unknown(const std::string& id) { return id.empty() ? std::string(kUnknownId) : id; }

std::vector<std::string> listed(const std::set<std::string>& all) { return {all.begin(), all.end()}; }

void add(Flow& flow, const LedgerView& view, const Commitment& c) {
  flow.commitments.push_back(&c);
  if (c.amount && !c.total) flow.amounts[c.currency] += *c.amount;
  flow.items.insert(view.name(c.item));
  for (const std::string& d : view.document_ids(c)) flow.documents.insert(d);
  for (const std::string& u : view.urls(c)) flow.urls.insert(u);
  for (const std::string& s : view.sentences(c)) flow.sentences.insert(s);
  if (!c.first_date.empty() && (flow.first_date.empty() || c.first_date < flow.first_date)) flow.first_date = c.first_date;
  flow.last_date = std::max(flow.last_date, c.last_date);
  flow.confidence = std::max(flow.confidence, c.confidence);
}

}  // namespace

void write_flows(GraphmlStream& xml, const LedgerView& view) {
  std::map<std::string, Flow> flows;  // by edge id
  std::map<std::string, std::tuple<std::string, std::string, Status>> ends;
  std::set<std::string> parties;
  for (const Commitment& c : view.ledger().commitments) {
    const std::string donor = or_unknown(c.donor), recipient = or_unknown(c.recipient);
    const std::string id = fmt::format("flow:{}:{}:{}", donor, recipient, to_string(c.status));
    add(flows[id], view, c);
    ends.emplace(id, std::tuple(donor, recipient, c.status));
    parties.insert({donor, recipient});
  }

  xml.data("profile", kFlowsProfile);
  YedColumns columns;
  for (const std::string& id : parties) {
    const Entity* e = view.entity(id);
    const std::string type = e != nullptr ? e->type : type_of_id(id);
    std::string label = type.empty() ? "Entity" : type;
    if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
    xml.begin_node(id, label, view.name(id), columns.entity(type));
    xml.data("type", type);
    if (e != nullptr) xml.data("documents", e->documents);
    xml.end_node();
  }
  for (const auto& [id, flow] : flows) {
    const auto& [donor, recipient, status] = ends.at(id);
    std::string label(to_string(status));
    for (char& c : label) c = static_cast<char>(c - 'a' + 'A');
    xml.begin_edge(id, donor, recipient, label, yed_line(status));
    xml.data("weight", std::optional<double>(std::max<double>(1, static_cast<double>(flow.documents.size()))));
    xml.data("e_status", to_string(status));
    if (flow.amounts.size() == 1) {
      xml.data("e_amount", std::optional(flow.amounts.begin()->second));
      xml.data("e_currency", flow.amounts.begin()->first);
    }
    std::vector<std::string> amounts;
    for (const auto& [currency, sum] : flow.amounts) amounts.push_back(currency + " " + shortest_number(sum));
    xml.data("e_amounts", amounts);
    xml.data("e_commitments", std::optional<double>(static_cast<double>(flow.commitments.size())));
    xml.data("e_items", listed(flow.items));
    xml.data("e_first_date", flow.first_date);
    xml.data("e_last_date", flow.last_date);
    xml.data("e_sources", std::optional<double>(static_cast<double>(flow.documents.size())));
    xml.data("e_confidence", std::optional(flow.confidence));
    xml.data("e_sentence", listed(flow.sentences));
    xml.data("e_documents", listed(flow.documents));
    xml.data("e_urls", listed(flow.urls));
    xml.end_edge();
  }
}

}  // namespace pledgegraph
