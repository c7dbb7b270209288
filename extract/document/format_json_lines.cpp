// JSON Lines: one object a line with id, url, title, date, lang, publisher, and text or html. A .json file may hold one
// such object, or an array of them, over any number of lines.
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <initializer_list>

#include "extract/document/encoding.hpp"
#include "extract/document/input_format.hpp"

namespace pledgegraph {
namespace {

using Json = rapidjson::Value;

/// The first of `keys` that holds a string or a number.
std::string field(const Json& object, std::initializer_list<const char*> keys) {
  for (const char* const key : keys) {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd()) continue;
    if (it->value.IsString()) return {it->value.GetString(), it->value.GetStringLength()};
    if (it->value.IsInt64()) return std::to_string(it->value.GetInt64());
  }
  return {};
}

void read_record(const Json& json, std::size_t number, const Input& input) {
  const std::string part = fmt::format("line {}", number);
  if (!json.IsObject()) {
    input.skip("is not a JSON object", part);
    return;
  }
  Document document;
  document.source = fmt::format("{}#{}", input.source, number);
  document.id = normalise_text(field(json, {"id", "doc", "doc_id", "_id"}));
  if (document.id.empty()) document.id = fmt::format("{}-{}", input.id, number);
  document.title = normalise_text(field(json, {"title", "headline"}));
  document.date = field(json, {"date", "published", "date_published", "datePublished", "published_at", "publish_date"});
  document.language = field(json, {"lang", "language"});
  document.publisher = normalise_text(field(json, {"publisher", "source", "site_name"}));
  document.url = field(json, {"url", "link"});
  const std::string text = field(json, {"text", "body", "content", "maintext"});
  if (!text.empty()) {
    const Document given = document;
    if (read_text(text, "utf-8", document)) {
      // Keys beside the text outweigh lines in it.
      document.id = given.id;
      if (!given.title.empty()) document.title = given.title;
      if (!given.date.empty()) document.date = given.date;
      input.documents(std::move(document));
    } else {
      input.skip("holds no text", part);
    }
    return;
  }
  const std::string html = field(json, {"html", "raw_html"});
  if (html.empty()) {
    input.skip("has neither \"text\" nor \"html\"", part);
  } else if (read_html(html, "utf-8", document)) {
    input.documents(std::move(document));
  } else {
    input.skip("no article was found in its html", part);
  }
}

/// Iterative: a line of a million brackets must not exhaust the stack.
bool parse(const std::string& text, rapidjson::Document& json, const std::string& part, const Input& input) {
  json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (!json.HasParseError()) return true;
  input.skip(fmt::format("is not JSON: {} at byte {}", rapidjson::GetParseError_En(json.GetParseError()),
                         json.GetErrorOffset()),
             part);
  return false;
}

class JsonLinesFormat final : public InputFormat {
 public:
  bool recognises(std::string_view suffix, std::string_view head) const override {
    if (suffix == ".jsonl" || suffix == ".ndjson" || suffix == ".json") return true;
    if (!suffix.empty()) return false;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t brace = head.find_first_not_of(" \t\r\n");
    if (brace == head.npos || head[brace] != '{') return false;
    const std::size_t quote = head.find_first_not_of(" \t\r\n", brace + 1);
    return quote != head.npos && (head[quote] == '"' || head[quote] == '}');
  }

  void read(ByteStream& bytes, const Input& input) const override {
    if (bytes.peek(3) == "\xEF\xBB\xBF") (void)bytes.read(3);
    if (input.source.ends_with(".json")) {
      read_whole(bytes, input);
      return;
    }
    std::string line;
    bool too_long = false;
    for (std::size_t number = 1; bytes.read_line(input.options.max_document_bytes, line, too_long); ++number) {
      if (too_long)
        input.skip(fmt::format("is longer than the {} MB a document may have", input.options.max_document_bytes >> 20),
                   fmt::format("line {}", number));
      else if (line.find_first_not_of(" \t\r") != line.npos)
        if (rapidjson::Document json; parse(line, json, fmt::format("line {}", number), input))
          read_record(json, number, input);
    }
  }

 private:
  static void read_whole(ByteStream& bytes, const Input& input) {
    std::string all;
    if (!bytes.read_all(input.options.max_document_bytes, all)) {
      input.skip(fmt::format("is longer than {} MB; give one document a line as JSON Lines",
                             input.options.max_document_bytes >> 20));
      return;
    }
    rapidjson::Document json;
    if (!parse(all, json, {}, input)) return;
    if (!json.IsArray()) {
      read_record(json, 1, input);
      return;
    }
    for (rapidjson::SizeType k = 0; k < json.Size(); ++k) read_record(json[k], k + 1, input);
  }
};

}  // namespace

const InputFormat& json_lines_format() {
  static const JsonLinesFormat format;
  return format;
}

}  // namespace pledgegraph
