// The explanation for programs.
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/model/number.hpp"
#include "graph/query/explain.hpp"
#include "graph/query/explain_sources.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

namespace {

class Json {
 public:
  Json() : out(buffer) { out.SetIndent(' ', 1); }
  void text(std::string_view key, std::string_view value) {
    name(key);
    if (value.empty()) {
      out.Null();
    } else {
      string(value);
    }
  }
  void number(std::string_view key, const std::optional<double>& value) {
    name(key);
    const std::string digits = value ? shortest_number(*value) : "";
    if (digits.empty()) {
      out.Null();
    } else {
      out.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    }
  }
  void flag(std::string_view key, bool value) {
    name(key);
    out.Bool(value);
  }
  void list(std::string_view key, const std::vector<std::string>& values) {
    name(key);
    out.StartArray();
    for (const std::string& value : values) string(value);
    out.EndArray();
  }
  void name(std::string_view key) { out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); }
  void string(std::string_view s) { out.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); }

  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> out;
};

}  // namespace

std::vector<StatementSource> statement_sources(const Ledger& ledger, const Commitment& commitment) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (const std::string& id : commitment.statements) places.emplace(id, ledger.statements.size());
  for (std::size_t k = 0; k < ledger.statements.size(); ++k) {
    if (const auto at = places.find(ledger.statements[k].id); at != places.end()) at->second = k;
  }
  std::vector<StatementSource> out;
  for (const std::string& id : commitment.statements) {
    const std::size_t k = places.at(id);
    if (k >= ledger.statements.size()) continue;
    StatementSource source{&ledger.statements[k], nullptr};
    const auto document =
        std::lower_bound(ledger.documents.begin(), ledger.documents.end(), ledger.statement_documents[k],
                         [](const LedgerDocument& d, const std::string& key) { return d.id < key; });
    if (document != ledger.documents.end() && document->id == ledger.statement_documents[k]) {
      source.document = &*document;
    }
    out.push_back(source);
  }
  return out;
}

void explain_json(std::ostream& stream, const Ledger& ledger, const Catalogue& catalogue, const Commitment& c) {
  Json json;
  json.out.StartObject();
  json.text("commitment", c.id);
  json.text("name", commitment_name(ledger, catalogue, c));
  json.text("status", to_string(c.status));
  json.text("donor", c.donor);
  json.text("recipient", c.recipient);
  json.text("item", c.item);
  json.number("quantity", c.quantity);
  json.flag("approximate", c.approximate);
  json.number("amount", c.amount);
  json.text("currency", c.currency);
  json.flag("total", c.total);
  json.number("confidence", c.confidence);
  json.name("timeline");
  json.out.StartArray();
  for (const TimelineEntry& entry : c.timeline) {
    json.out.StartObject();
    json.text("status", to_string(entry.status));
    json.text("date", entry.date);
    json.number("quantity", entry.quantity);
    json.flag("approximate", entry.approximate);
    json.number("amount", entry.amount);
    json.text("currency", entry.currency);
    json.list("statements", entry.statements);
    json.out.EndObject();
  }
  json.out.EndArray();
  json.list("conflicts", c.conflicts);
  json.name("statements");
  json.out.StartArray();
  for (const StatementSource& source : statement_sources(ledger, c)) {
    const Statement& s = *source.statement;
    json.out.StartObject();
    json.text("id", s.id);
    json.text("status", to_string(s.status));
    json.number("quantity", s.quantity);
    json.number("amount", s.amount);
    json.text("currency", s.currency);
    json.text("document", source.document ? source.document->id : "");
    json.text("publisher", source.document ? source.document->publisher : "");
    json.text("date", source.document ? source.document->date : "");
    json.text("url", source.document ? source.document->url : "");
    json.text("sentence", s.sentence);
    json.text("marked", mark_parts(s));
    json.text("speaker", s.speaker);
    json.text("announced", s.announced);
    json.text("due", s.due);
    json.number("confidence", s.confidence);
    json.text("rule", s.rule);
    json.list("features", s.features);
    json.out.EndObject();
  }
  json.out.EndArray();
  json.list("merge_reasons", c.merge_reasons);
  json.out.EndObject();
  stream << json.buffer.GetString() << '\n';
}

}  // namespace pledgegraph
