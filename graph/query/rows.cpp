// Makes rows from commitments.
#include "graph/query/rows.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

namespace {

class RowMaker {
 public:
  RowMaker(const Ledger& ledger, const Catalogue& catalogue) : ledger_(ledger), catalogue_(catalogue) {
    for (std::size_t k = 0; k < ledger.statements.size(); ++k) statements_.emplace(ledger.statements[k].id, k);
    for (const LedgerDocument& document : ledger.documents) documents_.emplace(document.id, &document);
    for (const Entity& entity : ledger.entities) {
      if (entity.type != "person") continue;
      for (const std::string& alias : entity.aliases) speakers_.emplace(alias, entity.name);
    }
  }

  Row make(const Commitment& c) const {
    Row row;
    row.commitment = c.id;
    row.status = to_string(c.status);
    row.donor = entity_name(ledger_, catalogue_, c.donor);
    row.donor_id = c.donor;
    row.recipient = entity_name(ledger_, catalogue_, c.recipient);
    row.recipient_id = c.recipient;
    row.item = entity_name(ledger_, catalogue_, c.item);
    row.item_id = c.item;
    row.category = catalogue_.category(c.item);
    row.quantity = c.quantity;
    row.approximate = c.approximate;
    row.amount = c.amount;
    row.currency = c.currency;
    row.total = c.total;
    row.first_date = c.first_date;
    row.last_date = c.last_date;
    add_stages(row, c);
    row.sources = c.sources;
    row.confidence = c.confidence;
    add_sentence(row, c);
    for (const std::string& conflict : c.conflicts) row.conflicts += (row.conflicts.empty() ? "" : "; ") + conflict;
    return row;
  }

 private:
  static void add_stages(Row& row, const Commitment& c) {
    for (const TimelineEntry& entry : c.timeline) {
      std::string* day = nullptr;
      switch (entry.status) {
        case Status::Requested: day = &row.requested; break;
        case Status::Considered: day = &row.considered; break;
        case Status::Pledged: day = &row.pledged; break;
        case Status::Delivered: day = &row.delivered; break;
        case Status::Refused: day = &row.refused; break;
      }
      if (day->empty() || *day == "undated") *day = entry.date.empty() ? "undated" : entry.date;
      if (entry.status == Status::Delivered && entry.quantity) {
        row.delivered_quantity = std::max(row.delivered_quantity.value_or(0), *entry.quantity);
      }
    }
  }

  void add_sentence(Row& row, const Commitment& c) const {
    const Statement* best = nullptr;
    std::size_t place = 0;
    for (const std::string& id : c.statements) {
      const auto at = statements_.find(id);
      if (at == statements_.end()) continue;
      const Statement& one = ledger_.statements[at->second];
      const auto worth = [&](const Statement& s) { return std::tuple(s.status == c.status, s.confidence); };
      if (!best || worth(one) > worth(*best)) std::tie(best, place) = std::tuple(&one, at->second);
    }
    if (!best) return;
    row.sentence = best->sentence.empty() ? best->evidence : best->sentence;
    row.document = ledger_.statement_documents[place];
    if (!best->speaker.empty()) {
      const auto alias = speakers_.find(best->speaker);
      const auto country = catalogue_.countries.find(best->speaker);
      row.speaker = alias != speakers_.end()                   ? std::string(alias->second)
                    : country != catalogue_.countries.end() ? country->second
                                                               : best->speaker;
    }
    if (const auto document = documents_.find(row.document); document != documents_.end()) {
      row.publisher = document->second->publisher;
      row.source_date = document->second->date;
      row.url = document->second->url;
    }
  }

  const Ledger& ledger_;
  const Catalogue& catalogue_;
  std::unordered_map<std::string_view, std::size_t> statements_;
  std::unordered_map<std::string_view, const LedgerDocument*> documents_;
  std::unordered_map<std::string_view, std::string_view> speakers_;  ///< alias -> display name
};

Cell text(const std::string& value) { return value.empty() ? Cell{} : Cell{value}; }
Cell number(const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; }

}  // namespace

const std::vector<std::string>& row_columns() {
  static const std::vector<std::string> columns{
      "commitment", "status",     "donor",     "donor_id",  "recipient", "recipient_id", "item",       "item_id",
      "category",   "quantity",   "approximate", "amount",  "currency",  "total",        "first_date", "last_date",
      "requested",  "considered", "pledged",   "delivered", "refused",   "delivered_quantity", "sources", "confidence",
      "speaker",    "sentence",   "document",  "publisher", "source_date", "url",        "conflicts"};
  return columns;
}

std::vector<Cell> row_cells(const Row& row) {
  return {text(row.commitment),
          text(row.status),
          text(row.donor),
          text(row.donor_id),
          text(row.recipient),
          text(row.recipient_id),
          text(row.item),
          text(row.item_id),
          text(row.category),
          number(row.quantity),
          Cell{row.approximate},
          number(row.amount),
          text(row.currency),
          Cell{row.total},
          text(row.first_date),
          text(row.last_date),
          text(row.requested),
          text(row.considered),
          text(row.pledged),
          text(row.delivered),
          text(row.refused),
          number(row.delivered_quantity),
          Cell{static_cast<double>(row.sources)},
          Cell{row.confidence},
          text(row.speaker),
          text(row.sentence),
          text(row.document),
          text(row.publisher),
          text(row.source_date),
          text(row.url),
          text(row.conflicts)};
}

std::vector<Row> make_rows(const Ledger& ledger, const Catalogue& catalogue, std::span<const std::size_t> commitments) {
  const RowMaker maker(ledger, catalogue);
  std::vector<Row> rows;
  rows.reserve(commitments.size());
  for (const std::size_t k : commitments) rows.push_back(maker.make(ledger.commitments[k]));
  return rows;
}

std::vector<Row> make_rows(const Ledger& ledger, const Catalogue& catalogue) {
  std::vector<std::size_t> all(ledger.commitments.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Row> rows = make_rows(ledger, catalogue, all);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.donor, a.recipient, a.item, a.first_date, a.commitment) <
           std::tie(b.donor, b.recipient, b.item, b.first_date, b.commitment);
  });
  return rows;
}

}  // namespace pledgegraph
