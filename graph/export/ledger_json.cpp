// Statements, timelines and documents to JSON and back.
#include "graph/export/ledger_json.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "graph/export/json_writer.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

using Value = rapidjson::Value;

rapidjson::Document parsed_array(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError()) {
    throw InputError(fmt::format("broken JSON at byte {}: {}", document.GetErrorOffset(),
                                 rapidjson::GetParseError_En(document.GetParseError())));
  }
  if (!document.IsArray()) throw InputError("broken JSON: an array was expected");
  return document;
}

const Value* member(const Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string as_string(const Value& value) {
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

std::string text(const Value& object, const char* name) {
  const Value* value = member(object, name);
  return value == nullptr ? std::string() : as_string(*value);
}

std::optional<double> number(const Value& object, const char* name) {
  const Value* value = member(object, name);
  return value != nullptr && value->IsNumber() ? std::optional(value->GetDouble()) : std::nullopt;
}

bool flag(const Value& object, const char* name) {
  const Value* value = member(object, name);
  return value != nullptr && value->IsBool() && value->GetBool();
}

std::vector<std::string> strings(const Value& object, const char* name) {
  std::vector<std::string> out;
  if (const Value* value = member(object, name); value != nullptr && value->IsArray()) {
    for (const Value& one : value->GetArray()) out.push_back(as_string(one));
  }
  return out;
}

Status status(const Value& object) {
  const std::string word = text(object, "status");
  const auto found = status_from(word);
  if (!found) throw InputError(fmt::format("unknown status \"{}\"", word));
  return *found;
}

/// The two offsets at `first` of an array.
Span span(const Value& array, rapidjson::SizeType first) {
  Span out;
  if (array.IsArray() && array.Size() >= first + 2 && array[first].IsUint() && array[first + 1].IsUint()) {
    out = {array[first].GetUint(), array[first + 1].GetUint()};
  }
  return out;
}

}  // namespace

std::string statements_to_json(const std::vector<LocatedStatement>& statements) {
  JsonWriter json;
  json.begin_array();
  for (const auto& [s, document] : statements) {
    json.begin_object();
    json.member("id", s.id);
    json.member("doc", document);
    json.member("status", to_string(s.status));
    json.member("donor", s.donor);
    json.member("recipient", s.recipient);
    json.member("item", s.item);
    json.member("quantity", s.quantity);
    if (s.approximate) {
      json.key("approximate");
      json.boolean(true);
    }
    json.member("amount", s.amount);
    json.member("currency", s.currency);
    json.member("evidence", s.evidence);
    json.member("sentence", s.sentence);
    json.key("span");
    json.begin_array();
    json.integer(s.sentence_span.begin);
    json.integer(s.sentence_span.end);
    json.end_array();
    if (!s.parts.empty()) {
      json.key("parts");
      json.begin_array();
      for (const StatementPart& part : s.parts) {
        json.begin_array();
        json.string(part.part);
        json.integer(part.span.begin);
        json.integer(part.span.end);
        json.end_array();
      }
      json.end_array();
    }
    json.member("speaker", s.speaker);
    json.member("announced", s.announced);
    json.member("due", s.due);
    json.member("confidence", std::optional(s.confidence));
    json.member("rule", s.rule);
    json.members("features", s.features);
    json.end_object();
  }
  json.end_array();
  return json.text();
}

std::vector<LocatedStatement> statements_from_json(std::string_view json) {
  const rapidjson::Document all = parsed_array(json);
  std::vector<LocatedStatement> out;
  for (const Value& one : all.GetArray()) {
    Statement s;
    s.id = text(one, "id");
    s.status = status(one);
    s.donor = text(one, "donor");
    s.recipient = text(one, "recipient");
    s.item = text(one, "item");
    s.quantity = number(one, "quantity");
    s.approximate = flag(one, "approximate");
    s.amount = number(one, "amount");
    s.currency = text(one, "currency");
    s.evidence = text(one, "evidence");
    s.sentence = text(one, "sentence");
    if (const Value* v = member(one, "span")) s.sentence_span = span(*v, 0);
    if (const Value* parts = member(one, "parts"); parts != nullptr && parts->IsArray()) {
      for (const Value& part : parts->GetArray()) {
        if (part.IsArray() && part.Size() == 3) s.parts.push_back({as_string(part[0]), span(part, 1)});
      }
    }
    s.speaker = text(one, "speaker");
    s.announced = text(one, "announced");
    s.due = text(one, "due");
    s.confidence = number(one, "confidence").value_or(0);
    s.rule = text(one, "rule");
    s.features = strings(one, "features");
    out.push_back({std::move(s), text(one, "doc")});
  }
  return out;
}

std::string timeline_to_json(const std::vector<TimelineEntry>& timeline) {
  JsonWriter json;
  json.begin_array();
  for (const TimelineEntry& entry : timeline) {
    json.begin_object();
    json.member("status", to_string(entry.status));
    json.member("date", entry.date);
    json.member("quantity", entry.quantity);
    if (entry.approximate) {
      json.key("approximate");
      json.boolean(true);
    }
    json.member("amount", entry.amount);
    json.member("currency", entry.currency);
    json.members("statements", entry.statements);
    json.end_object();
  }
  json.end_array();
  return json.text();
}

std::vector<TimelineEntry> timeline_from_json(std::string_view json) {
  const rapidjson::Document all = parsed_array(json);
  std::vector<TimelineEntry> out;
  for (const Value& one : all.GetArray()) {
    out.push_back({status(one), text(one, "date"), number(one, "quantity"), flag(one, "approximate"),
                   number(one, "amount"), text(one, "currency"), strings(one, "statements")});
  }
  return out;
}

std::string documents_to_json(const std::vector<LedgerDocument>& documents) {
  JsonWriter json;
  json.begin_array();
  for (const LedgerDocument& d : documents) {
    json.begin_object();
    json.member("id", d.id);
    json.member("title", d.title);
    json.member("publisher", d.publisher);
    json.member("url", d.url);
    json.member("date", d.date);
    json.member("language", d.language);
    json.member("source", d.source);
    json.end_object();
  }
  json.end_array();
  return json.text();
}

std::vector<LedgerDocument> documents_from_json(std::string_view json) {
  const rapidjson::Document all = parsed_array(json);
  std::vector<LedgerDocument> out;
  for (const Value& one : all.GetArray()) {
    out.push_back({text(one, "id"), text(one, "title"), text(one, "publisher"), text(one, "url"), text(one, "date"),
                   text(one, "language"), text(one, "source")});
  }
  return out;
}

}  // namespace pledgegraph
