#include "extract/commitments/gold.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

std::string text_of(const rapidjson::Value& object, const char* key) {
  const auto at = object.FindMember(key);
  return at != object.MemberEnd() && at->value.IsString() ? at->value.GetString() : std::string();
}

std::optional<double> number_of(const rapidjson::Value& object, const char* key) {
  const auto at = object.FindMember(key);
  return at != object.MemberEnd() && at->value.IsNumber() ? std::optional(at->value.GetDouble()) : std::nullopt;
}

bool flag_of(const rapidjson::Value& object, const char* key) {
  const auto at = object.FindMember(key);
  return at != object.MemberEnd() && at->value.IsBool() && at->value.GetBool();
}

std::vector<std::string> strings_of(const rapidjson::Value& object, const char* key) {
  std::vector<std::string> out;
  const auto at = object.FindMember(key);
  if (at != object.MemberEnd() && at->value.IsArray())
    for (const auto& value : at->value.GetArray())
      if (value.IsString()) out.emplace_back(value.GetString());
  return out;
}

GoldDocument parse(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream buffer;
  buffer << in.rdbuf();
  rapidjson::Document json;
  json.Parse(buffer.str().c_str());
  if (!in || json.HasParseError() || !json.IsObject())
    throw InputError(fmt::format("{}: is no gold file: {} at byte {}", file.string(),
                                 json.HasParseError() ? rapidjson::GetParseError_En(json.GetParseError()) : "no JSON object", json.GetErrorOffset()));
  GoldDocument gold;
  gold.doc = text_of(json, "doc");
  gold.language = text_of(json, "language");
  gold.date = text_of(json, "date");
  gold.countries = strings_of(json, "countries");
  gold.organizations = strings_of(json, "organizations");
  gold.weapons = strings_of(json, "weapons");
  if (json.HasMember("persons") && json["persons"].IsArray())
    for (const auto& person : json["persons"].GetArray())
      gold.persons.push_back({{text_of(person, "name"), text_of(person, "country"), text_of(person, "role"), {}}, flag_of(person, "optional")});
  if (json.HasMember("commitments") && json["commitments"].IsArray())
    for (const auto& row : json["commitments"].GetArray()) {
      GoldCommitment commitment;
      Statement& s = commitment.said;
      const auto status = status_from(text_of(row, "status"));
      if (!status) throw InputError(fmt::format("{}: '{}' is no status", file.string(), text_of(row, "status")));
      s.status = *status;
      s.donor = text_of(row, "donor");
      s.recipient = text_of(row, "recipient");
      s.item = text_of(row, "item");
      s.quantity = number_of(row, "quantity");
      s.approximate = flag_of(row, "approximate");
      s.amount = number_of(row, "amount");
      s.currency = text_of(row, "currency");
      s.evidence = text_of(row, "evidence");
      commitment.optional = flag_of(row, "optional");
      gold.commitments.push_back(std::move(commitment));
    }
  return gold;
}

}  // namespace

std::vector<GoldDocument> read_gold(const std::filesystem::path& folder, const std::filesystem::path& texts) {
  std::vector<GoldDocument> out;
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().string().ends_with(".gold.json")) files.push_back(entry.path());
  if (error) throw InputError(fmt::format("{}: cannot be read: {}", folder.string(), error.message()));
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    GoldDocument gold = parse(file);
    const std::string name = file.filename().string();
    gold.doc = name.substr(0, name.size() - std::string(".gold.json").size());
    for (const char* suffix : {".txt", ".html"}) {
      const auto text = (texts.empty() ? folder : texts) / (gold.doc + suffix);
      if (std::filesystem::exists(text)) gold.text = text;
    }
    out.push_back(std::move(gold));
  }
  return out;
}

bool is_probe(const std::string& doc) { return !doc.empty() && (doc.back() == '0' || doc.back() == '5'); }

}  // namespace pledgegraph
