// See commitments_jsonl.hpp.
#include "graph/export/commitments_jsonl.hpp"

#include "graph/export/json_writer.hpp"
#include "graph/export/ledger_view.hpp"

namespace pledgegraph {
namespace {

void text(JsonWriter& json, std::string_view name, std::string_view value) {
  json.key(name);
  if (value.empty()) {
    json.null();
  } else {
    json.string(value);
  }
}

void number(JsonWriter& json, std::string_view name, const std::optional<double>& value) {
  json.key(name);
  if (value) {
    json.number(*value);
  } else {
    json.null();
  }
}

void party(JsonWriter& json, std::string_view name, const LedgerView& view, const std::string& id) {
  json.key(name);
  if (id.empty()) return json.null();
  json.begin_object();
  text(json, "id", id);
  text(json, "name", view.name(id));
  json.end_object();
}

void timeline(JsonWriter& json, const Commitment& c) {
  json.key("timeline");
  json.begin_array();
  for (const TimelineEntry& entry : c.timeline) {
    json.begin_object();
    text(json, "status", to_string(entry.status));
    text(json, "date", entry.date);
    number(json, "quantity", entry.quantity);
    json.key("approximate");
    json.boolean(entry.approximate);
    number(json, "amount", entry.amount);
    text(json, "currency", entry.currency);
    json.end_object();
  }
  json.end_array();
}

void statements(JsonWriter& json, const LedgerView& view, const Commitment& c) {
  json.key("statements");
  json.begin_array();
  for (const Statement* s : view.statements(c)) {
    const LedgerDocument* d = view.document_of(s->id);
    json.begin_object();
    text(json, "id", s->id);
    text(json, "status", to_string(s->status));
    text(json, "sentence", s->sentence);
    text(json, "evidence", s->evidence);
    text(json, "speaker", s->speaker);
    text(json, "document", d == nullptr ? "" : d->id);
    text(json, "publisher", d == nullptr ? "" : d->publisher);
    text(json, "date", d == nullptr ? "" : d->date);
    text(json, "url", d == nullptr || !is_web_address(d->url) ? "" : d->url);
    number(json, "confidence", s->confidence);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_commitments_jsonl(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue) {
  const LedgerView view(ledger, catalogue);
  for (const Commitment& c : ledger.commitments) {
    JsonWriter json;
    json.begin_object();
    text(json, "id", c.id);
    text(json, "status", to_string(c.status));
    party(json, "donor", view, c.donor);
    party(json, "recipient", view, c.recipient);
    party(json, "item", view, c.item);
    text(json, "category", view.category(c.item));
    number(json, "quantity", c.quantity);
    json.key("approximate");
    json.boolean(c.approximate);
    number(json, "amount", c.amount);
    text(json, "currency", c.currency);
    json.key("total");
    json.boolean(c.total);
    text(json, "first_date", c.first_date);
    text(json, "last_date", c.last_date);
    json.key("sources");
    json.integer(c.sources);
    number(json, "confidence", c.confidence);
    timeline(json, c);
    json.key("conflicts");
    json.begin_array();
    for (const std::string& conflict : c.conflicts) json.string(conflict);
    json.end_array();
    statements(json, view, c);
    json.end_object();
    out << json.text() << '\n';
  }
}

}  // namespace pledgegraph
