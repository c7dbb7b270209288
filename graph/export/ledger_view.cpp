// Cross references of a ledger, built once in linear time.
#include "graph/export/ledger_view.hpp"

#include <algorithm>
#include <set>

#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {
namespace {

/// The distinct non-empty values of `get` over `range`, in order.
template <class Range, class Get>
std::vector<std::string> distinct(const Range& range, Get get) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const auto& one : range) {
    std::string value = get(*one);
    if (!value.empty() && seen.insert(value).second) out.push_back(std::move(value));
  }
  return out;
}

template <class T>
const T* at(const std::vector<T>& all, const std::unordered_map<std::string, std::size_t>& index, const std::string& id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &all[found->second];
}

}  // namespace

std::string_view id_tail(std::string_view id) {
  const std::size_t colon = id.find(':');
  return colon == std::string_view::npos ? id : id.substr(colon + 1);
}

bool is_web_address(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return false;
  return std::ranges::none_of(url, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\\'; });
}

LedgerView::LedgerView(const Ledger& ledger, const Catalogue& catalogue) : ledger_(ledger), catalogue_(catalogue) {
  for (std::size_t i = 0; i < ledger.documents.size(); ++i) documents_.emplace(ledger.documents[i].id, i);
  for (std::size_t i = 0; i < ledger.statements.size(); ++i) statements_.emplace(ledger.statements[i].id, i);
  for (std::size_t i = 0; i < ledger.entities.size(); ++i) {
    const Entity& e = ledger.entities[i];
    entities_.emplace(e.id, i);
    if (e.type == "person") persons_.emplace(e.name, i);
  }
  for (std::size_t i = 0; i < ledger.entities.size(); ++i) {  // full names first: an alias never hides one
    const Entity& e = ledger.entities[i];
    if (e.type != "person") continue;
    for (const std::string& alias : e.aliases) persons_.emplace(alias, i);
  }
}

const Entity* LedgerView::entity(const std::string& id) const { return at(ledger_.entities, entities_, id); }
const Statement* LedgerView::statement(const std::string& id) const { return at(ledger_.statements, statements_, id); }
const LedgerDocument* LedgerView::document(const std::string& id) const {
  return at(ledger_.documents, documents_, id);
}

const LedgerDocument* LedgerView::document_of(const std::string& statement_id) const {
  const auto found = statements_.find(statement_id);
  if (found == statements_.end() || found->second >= ledger_.statement_documents.size()) return nullptr;
  return document(ledger_.statement_documents[found->second]);
}

std::string LedgerView::name(const std::string& id) const {
  if (const Entity* e = entity(id); e != nullptr && !e->name.empty()) return e->name;
  if (id.empty() || id == kUnknownId) return "unnamed";
  std::string name = entity_name(ledger_, catalogue_, id);
  return name.empty() ? id : name;
}

std::string LedgerView::title(const Commitment& commitment) const {
  return commitment_name(ledger_, catalogue_, commitment);
}

std::string LedgerView::category(const std::string& item_id) const {
  if (const Entity* e = entity(item_id); e != nullptr && !e->category.empty()) return e->category;
  return catalogue_.category(std::string(id_tail(item_id)));
}

const Entity* LedgerView::speaker(const Statement& statement) const {
  return statement.speaker.empty() ? nullptr : at(ledger_.entities, persons_, statement.speaker);
}

std::vector<const Statement*> LedgerView::statements(const Commitment& commitment) const {
  std::vector<const Statement*> out;
  for (const std::string& id : commitment.statements) {
    if (const Statement* s = statement(id)) out.push_back(s);
  }
  return out;
}

std::vector<const LedgerDocument*> LedgerView::documents(const Commitment& commitment) const {
  std::vector<const LedgerDocument*> out;
  for (const std::string& id : commitment.statements) {
    const LedgerDocument* d = document_of(id);
    if (d != nullptr && std::ranges::find(out, d) == out.end()) out.push_back(d);
  }
  return out;
}

std::vector<std::string> LedgerView::sentences(const Commitment& commitment) const {
  return distinct(statements(commitment), [](const Statement& s) { return s.sentence; });
}

std::vector<std::string> LedgerView::evidence(const Commitment& commitment) const {
  return distinct(statements(commitment), [](const Statement& s) { return s.evidence; });
}

std::vector<std::string> LedgerView::document_ids(const Commitment& commitment) const {
  return distinct(documents(commitment), [](const LedgerDocument& d) { return d.id; });
}

std::vector<std::string> LedgerView::publishers(const Commitment& commitment) const {
  return distinct(documents(commitment), [](const LedgerDocument& d) { return d.publisher; });
}

std::vector<std::string> LedgerView::speakers(const Commitment& commitment) const {
  return distinct(statements(commitment), [this](const Statement& s) {
    const Entity* person = speaker(s);
    return person != nullptr ? person->name : s.speaker;
  });
}

std::vector<std::string> LedgerView::urls(const Commitment& commitment) const {
  return distinct(documents(commitment),
                  [](const LedgerDocument& d) { return is_web_address(d.url) ? d.url : std::string(); });
}

}  // namespace pledgegraph
