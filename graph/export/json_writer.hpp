// RapidJSON's writer with our conventions: cleaned text, shortest doubles, empty values left out.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "graph/export/plain_text.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {

class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) {}

  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void null() { writer_.Null(); }
  void boolean(bool value) { writer_.Bool(value); }
  void integer(std::int64_t value) { writer_.Int64(value); }

  void string(std::string_view text) {
    const std::string clean = clean_text(text);
    writer_.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
  }
  /// Null where JSON has no such number.
  void number(double value) {
    if (!std::isfinite(value)) return null();
    const std::string digits = shortest_number(value);
    writer_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }

  void member(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    string(text);
  }
  void member(std::string_view name, const std::optional<double>& value) {
    if (!value) return;
    key(name);
    number(*value);
  }
  template <class Strings>
  void members(std::string_view name, const Strings& texts) {
    if (texts.empty()) return;
    key(name);
    begin_array();
    for (const auto& text : texts) string(text);
    end_array();
  }

  std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace pledgegraph
