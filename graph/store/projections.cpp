// The two projections of a ledger: flows between parties, and flows by item.
#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

namespace {

/// Counts distinct documents over several commitments.
class SourceCounter {
 public:
  explicit SourceCounter(const Ledger& ledger) : ledger_(ledger) {
    for (std::size_t k = 0; k < ledger.statements.size(); ++k) {
      documents_.emplace(ledger.statements[k].id, &ledger.statement_documents[k]);
    }
  }
  int count(const std::vector<std::size_t>& commitments) const {
    std::set<std::string_view> seen;
    for (const std::size_t k : commitments) {
      for (const std::string& id : ledger_.commitments[k].statements) {
        if (const auto at = documents_.find(id); at != documents_.end()) seen.insert(*at->second);
      }
    }
    return static_cast<int>(seen.size());
  }

 private:
  const Ledger& ledger_;
  std::unordered_map<std::string_view, const std::string*> documents_;
};

}  // namespace

std::vector<FlowEdge> project_flows(const Ledger& ledger) {
  std::map<std::tuple<std::string, std::string, Status>, FlowEdge> flows;
  for (std::size_t k = 0; k < ledger.commitments.size(); ++k) {
    const Commitment& c = ledger.commitments[k];
    FlowEdge& flow = flows[{c.donor, c.recipient, c.status}];
    flow.donor = c.donor;
    flow.recipient = c.recipient;
    flow.status = c.status;
    flow.commitments.push_back(k);
    if (c.amount && !c.total) flow.amounts[c.currency] += *c.amount;
  }
  const SourceCounter sources(ledger);
  std::vector<FlowEdge> out;
  for (auto& [key, flow] : flows) {
    flow.sources = sources.count(flow.commitments);
    out.push_back(std::move(flow));
  }
  return out;
}

std::vector<ItemFlow> project_item_flows(const Ledger& ledger) {
  std::map<std::tuple<std::string, std::string, std::string, Status>, ItemFlow> flows;
  for (std::size_t k = 0; k < ledger.commitments.size(); ++k) {
    const Commitment& c = ledger.commitments[k];
    ItemFlow& flow = flows[{c.donor, c.item, c.recipient, c.status}];
    flow.donor = c.donor;
    flow.item = c.item;
    flow.recipient = c.recipient;
    flow.status = c.status;
    flow.commitments.push_back(k);
    if (c.total) continue;  // its parts stand for it
    if (c.quantity) flow.quantity = flow.quantity.value_or(0) + *c.quantity;
    flow.approximate = flow.approximate || c.approximate || !c.quantity;
    if (c.amount) flow.amounts[c.currency] += *c.amount;
  }
  const SourceCounter sources(ledger);
  std::vector<ItemFlow> out;
  for (auto& [key, flow] : flows) {
    flow.sources = sources.count(flow.commitments);
    out.push_back(std::move(flow));
  }
  return out;
}

}  // namespace pledgegraph
