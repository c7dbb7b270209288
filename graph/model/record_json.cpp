// Writes a record key by key, and reads one with a checker that names the key where something is wrong.
//
// `countries`, `organizations` and `weapons` are plain arrays of ids, as the annotation format has them; where each is
// named stands apart under `mentions`. A statement's `spans` are an object, one [begin, end] a part, or an array of
// such pairs where a part stands in several places.
#include "graph/model/record_json.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using Value = rapidjson::Value;

// ---- writing ----

void put(Writer& out, std::string_view text) { out.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

void put_key(Writer& out, std::string_view key) { out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); }

void put_text(Writer& out, std::string_view key, std::string_view text) {
  put_key(out, key);
  if (text.empty()) {
    out.Null();
  } else {
    put(out, text);
  }
}

void put_number(Writer& out, std::string_view key, const std::optional<double>& number) {
  put_key(out, key);
  const std::string digits = number ? shortest_number(*number) : std::string();
  if (digits.empty()) {
    out.Null();
  } else {
    out.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
}

void put_span(Writer& out, Span span) {
  out.StartArray();
  out.Uint(span.begin);
  out.Uint(span.end);
  out.EndArray();
}

void put_spans(Writer& out, const std::vector<Span>& spans) {
  out.StartArray();
  for (const Span span : spans) put_span(out, span);
  out.EndArray();
}

void put_parts(Writer& out, const std::vector<StatementPart>& parts) {
  std::vector<std::pair<std::string_view, std::vector<Span>>> grouped;
  for (const StatementPart& part : parts) {
    const auto at = std::find_if(grouped.begin(), grouped.end(), [&](const auto& g) { return g.first == part.part; });
    if (at == grouped.end()) {
      grouped.push_back({part.part, {part.span}});
    } else {
      at->second.push_back(part.span);
    }
  }
  put_key(out, "spans");
  out.StartObject();
  for (const auto& [name, spans] : grouped) {
    put_key(out, name);
    if (spans.size() == 1) {
      put_span(out, spans.front());
    } else {
      put_spans(out, spans);
    }
  }
  out.EndObject();
}

void put_statement(Writer& out, const Statement& statement) {
  out.StartObject();
  put_text(out, "status", to_string(statement.status));
  put_text(out, "donor", statement.donor);
  put_text(out, "recipient", statement.recipient);
  put_text(out, "item", statement.item);
  put_number(out, "quantity", statement.quantity);
  put_key(out, "approximate");
  out.Bool(statement.approximate);
  put_number(out, "amount", statement.amount);
  put_text(out, "currency", statement.currency);
  put_text(out, "evidence", statement.evidence);
  put_text(out, "id", statement.id);
  put_number(out, "confidence", statement.confidence);
  put_text(out, "sentence", statement.sentence);
  put_key(out, "sentence_span");
  put_span(out, statement.sentence_span);
  put_parts(out, statement.parts);
  put_text(out, "speaker", statement.speaker);
  put_text(out, "announced", statement.announced);
  put_text(out, "due", statement.due);
  put_text(out, "rule", statement.rule);
  put_key(out, "features");
  out.StartArray();
  for (const std::string& feature : statement.features) put(out, feature);
  out.EndArray();
  out.EndObject();
}

void put_ids(Writer& out, std::string_view key, const std::vector<RecordEntity>& entities) {
  put_key(out, key);
  out.StartArray();
  for (const RecordEntity& entity : entities) put(out, entity.id);
  out.EndArray();
}

void put_mentions(Writer& out, std::string_view key, const std::vector<RecordEntity>& entities) {
  put_key(out, key);
  out.StartObject();
  for (const RecordEntity& entity : entities) {
    if (entity.mentions.empty()) continue;
    put_key(out, entity.id);
    put_spans(out, entity.mentions);
  }
  out.EndObject();
}

// ---- reading ----

[[noreturn]] void fail(std::string_view where, std::string_view fault) {
  throw InputError(fmt::format("record: {}: {}", where, fault));
}

const Value* member(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::string as_text(const Value& value, std::string_view where) {
  if (!value.IsString()) fail(where, "expected a string");
  return {value.GetString(), value.GetStringLength()};
}

std::string text(const Value& object, const char* key, const std::string& where) {
  const Value* value = member(object, key);
  return value ? as_text(*value, where + key) : std::string();
}

std::optional<double> number(const Value& object, const char* key, const std::string& where) {
  const Value* value = member(object, key);
  if (!value) return std::nullopt;
  if (!value->IsNumber()) fail(where + key, "expected a number");
  return value->GetDouble();
}

bool flag(const Value& object, const char* key, const std::string& where) {
  const Value* value = member(object, key);
  if (!value) return false;
  if (!value->IsBool()) fail(where + key, "expected true or false");
  return value->GetBool();
}

Span as_span(const Value& value, std::string_view where) {
  if (!value.IsArray() || value.Size() != 2 || !value[0].IsUint() || !value[1].IsUint()) {
    fail(where, "expected [begin, end] in bytes");
  }
  const Span span{value[0].GetUint(), value[1].GetUint()};
  if (span.begin > span.end) fail(where, "begin lies behind end");
  return span;
}

std::vector<Span> as_spans(const Value& value, const std::string& where) {
  if (!value.IsArray()) fail(where, "expected an array of [begin, end]");
  std::vector<Span> spans;
  for (const Value& one : value.GetArray()) spans.push_back(as_span(one, where));
  return spans;
}

const Value* array(const Value& object, const char* key, const std::string& where) {
  const Value* value = member(object, key);
  if (value && !value->IsArray()) fail(where + key, "expected an array");
  return value;
}

std::vector<StatementPart> parts(const Value& object, const std::string& where) {
  std::vector<StatementPart> out;
  const Value* spans = member(object, "spans");
  if (!spans) return out;
  if (!spans->IsObject()) fail(where + "spans", "expected an object");
  for (const auto& [name, value] : spans->GetObject()) {
    const std::string part = as_text(name, where);
    const std::string at = where + "spans." + part;
    if (value.IsArray() && !value.Empty() && value[0].IsArray()) {
      for (const Span span : as_spans(value, at)) out.push_back({part, span});
    } else {
      out.push_back({part, as_span(value, at)});
    }
  }
  return out;
}

Statement statement(const Value& value, const std::string& at) {
  if (!value.IsObject()) fail(at, "expected an object");
  const std::string where = at + ".";
  Statement out;
  const std::string status = text(value, "status", where);
  const auto known = status_from(status);
  if (!known) fail(where + "status", fmt::format("\"{}\" is no status", status));
  out.status = *known;
  out.donor = text(value, "donor", where);
  out.recipient = text(value, "recipient", where);
  out.item = text(value, "item", where);
  if (out.item.empty()) fail(where + "item", "missing");
  out.quantity = number(value, "quantity", where);
  out.approximate = flag(value, "approximate", where);
  out.amount = number(value, "amount", where);
  out.currency = text(value, "currency", where);
  out.evidence = text(value, "evidence", where);
  out.id = text(value, "id", where);
  out.confidence = number(value, "confidence", where).value_or(0);
  out.sentence = text(value, "sentence", where);
  if (const Value* span = member(value, "sentence_span")) out.sentence_span = as_span(*span, where + "sentence_span");
  out.parts = parts(value, where);
  out.speaker = text(value, "speaker", where);
  out.announced = text(value, "announced", where);
  out.due = text(value, "due", where);
  out.rule = text(value, "rule", where);
  if (const Value* features = array(value, "features", where)) {
    for (const Value& one : features->GetArray()) out.features.push_back(as_text(one, where + "features"));
  }
  return out;
}

std::vector<RecordPerson> persons(const Value& root) {
  std::vector<RecordPerson> out;
  const Value* list = array(root, "persons", "");
  if (!list) return out;
  for (rapidjson::SizeType k = 0; k < list->Size(); ++k) {
    const Value& one = (*list)[k];
    const std::string at = fmt::format("persons[{}]", k);
    if (!one.IsObject()) fail(at, "expected an object");
    const std::string where = at + ".";
    RecordPerson person{text(one, "name", where), text(one, "country", where), text(one, "role", where), {}};
    if (person.name.empty()) fail(where + "name", "missing");
    if (const Value* spans = array(one, "mentions", where)) person.mentions = as_spans(*spans, where + "mentions");
    out.push_back(std::move(person));
  }
  return out;
}

std::vector<RecordEntity> entities(const Value& root, const char* key) {
  std::vector<RecordEntity> out;
  const Value* list = array(root, key, "");
  if (!list) return out;
  const Value* mentions = member(root, "mentions");
  if (mentions && !mentions->IsObject()) fail("mentions", "expected an object");
  const Value* spans = mentions ? member(*mentions, key) : nullptr;
  const std::string where = fmt::format("mentions.{}", key);
  if (spans && !spans->IsObject()) fail(where, "expected an object");
  for (const Value& one : list->GetArray()) {
    RecordEntity entity{as_text(one, key), {}};
    const Value* places = spans ? member(*spans, entity.id.c_str()) : nullptr;
    if (places) entity.mentions = as_spans(*places, where + "." + entity.id);
    out.push_back(std::move(entity));
  }
  return out;
}

}  // namespace

std::string to_json_line(const Record& record) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  put_text(out, "doc", record.doc);
  put_text(out, "language", record.language);
  put_text(out, "date", record.date);
  put_text(out, "title", record.title);
  put_text(out, "publisher", record.publisher);
  put_text(out, "url", record.url);
  put_text(out, "source", record.source);
  put_key(out, "persons");
  out.StartArray();
  for (const RecordPerson& person : record.persons) {
    out.StartObject();
    put_text(out, "name", person.name);
    put_text(out, "country", person.country);
    put_text(out, "role", person.role);
    put_key(out, "mentions");
    put_spans(out, person.mentions);
    out.EndObject();
  }
  out.EndArray();
  put_ids(out, "countries", record.countries);
  put_ids(out, "organizations", record.organizations);
  put_ids(out, "weapons", record.weapons);
  put_key(out, "commitments");
  out.StartArray();
  for (const Statement& one : record.commitments) put_statement(out, one);
  out.EndArray();
  put_key(out, "mentions");
  out.StartObject();
  put_mentions(out, "countries", record.countries);
  put_mentions(out, "organizations", record.organizations);
  put_mentions(out, "weapons", record.weapons);
  out.EndObject();
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Record record_from_json(std::string_view line) {
  rapidjson::Document root;
  // Iterative: a line of a million brackets must not overflow the stack.
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
  root.Parse<kFlags>(line.data(), line.size());
  if (root.HasParseError()) {
    throw InputError(fmt::format("record: no JSON at byte {}: {}", root.GetErrorOffset(),
                                 rapidjson::GetParseError_En(root.GetParseError())));
  }
  if (!root.IsObject()) throw InputError("record: at byte 0: expected an object");
  Record record;
  record.doc = text(root, "doc", "");
  if (record.doc.empty()) fail("doc", "missing");
  record.language = text(root, "language", "");
  record.date = text(root, "date", "");
  record.title = text(root, "title", "");
  record.publisher = text(root, "publisher", "");
  record.url = text(root, "url", "");
  record.source = text(root, "source", "");
  record.persons = persons(root);
  record.countries = entities(root, "countries");
  record.organizations = entities(root, "organizations");
  record.weapons = entities(root, "weapons");
  const Value* commitments = array(root, "commitments", "");
  if (!commitments) fail("commitments", "missing");
  for (rapidjson::SizeType k = 0; k < commitments->Size(); ++k) {
    record.commitments.push_back(statement((*commitments)[k], fmt::format("commitments[{}]", k)));
  }
  return record;
}

}  // namespace pledgegraph
