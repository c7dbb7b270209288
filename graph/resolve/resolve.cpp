// Brings records into one order, takes their statements into the ledger, and has entities and commitments derived.
#include "graph/resolve/resolve.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/model/hash.hpp"
#include "graph/model/record_json.hpp"
#include "graph/resolve/entities.hpp"
#include "graph/resolve/promises.hpp"

namespace pledgegraph {

namespace {

/// By document; records of one document (the same file given twice, or two that share a name) by their whole content.
std::vector<Record> sorted_records(std::span<const Record> records) {
  std::vector<Record> sorted(records.begin(), records.end());
  std::sort(sorted.begin(), sorted.end(), [](const Record& a, const Record& b) {
    return a.doc != b.doc ? a.doc < b.doc : &a != &b && to_json_line(a) < to_json_line(b);
  });
  return sorted;
}

/// Statements that gold files and foreign tools give without an id get one of the same making.
void give_ids(Record& record, std::unordered_set<std::string>& taken) {
  for (std::size_t k = 0; k < record.commitments.size(); ++k) {
    Statement& statement = record.commitments[k];
    if (!statement.id.empty()) continue;
    const std::string base = statement_id(record.doc, statement) + stable_hash(statement.evidence);
    std::string id = stable_hash(base);
    for (int n = 2; !taken.insert(id).second; ++n) id = stable_hash(base + std::to_string(n));
    statement.id = id;
  }
}

void take_document(Ledger& ledger, const Record& record) {
  if (!ledger.documents.empty() && ledger.documents.back().id == record.doc) return;
  ledger.documents.push_back({record.doc, record.title, record.publisher, record.url, record.date, record.language,
                              record.source});
}

void take_statements(Ledger& ledger, std::span<const Record> records) {
  std::vector<std::pair<const Record*, const Statement*>> all;
  std::unordered_set<std::string> seen;
  for (const Record& record : records) {
    for (const Statement& statement : record.commitments) {
      if (seen.insert(statement.id).second) all.emplace_back(&record, &statement);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first->doc, a.second->sentence_span, a.second->id) <
           std::tie(b.first->doc, b.second->sentence_span, b.second->id);
  });
  ledger.statements.reserve(all.size());
  ledger.statement_documents.reserve(all.size());
  for (const auto& [record, statement] : all) {
    ledger.statements.push_back(*statement);
    ledger.statement_documents.push_back(record->doc);
  }
}

}  // namespace

Ledger resolve(std::span<const Record> records, const Catalogue& catalogue, const Judgements& judgements,
               const ResolveOptions& options) {
  std::vector<Record> sorted = sorted_records(records);
  Ledger ledger;
  std::string doc;
  std::unordered_set<std::string> taken;
  for (Record& record : sorted) {
    if (record.doc != doc) taken.clear();
    doc = record.doc;
    give_ids(record, taken);
    take_document(ledger, record);
  }
  take_statements(ledger, sorted);
  resolve_commitments(ledger, catalogue, judgements, options);
  resolve_entities(ledger, sorted, catalogue, judgements);
  return ledger;
}

}  // namespace pledgegraph
