// Reads and writes the judgement file, line by line.
#include "graph/resolve/judgements.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/error.hpp"

namespace pledgegraph {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const auto tab = line.find('\t');
    fields.push_back(trimmed(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

Judgements parse_judgements(std::string_view text, std::string_view name) {
  Judgements out;
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto fault = [&](std::string_view what) { return InputError(fmt::format("{}:{}: {}", name, number, what)); };
    const auto fields = fields_of(line);
    if (fields.size() < 3 || fields.size() > 4) {
      throw fault("expected three or four fields with tabs between: same|not-same, left, right, note");
    }
    if (fields[0] != "same" && fields[0] != "not-same") {
      throw fault(fmt::format("\"{}\" is neither same nor not-same", fields[0]));
    }
    if (fields[1].empty() || fields[2].empty() || fields[1] == fields[2]) {
      throw fault("left and right must be two different ids");
    }
    if (fields[1].starts_with("person:") != fields[2].starts_with("person:")) {
      throw fault("a person can only be compared with a person");
    }
    out.push_back({fields[0] == "same", std::string(fields[1]), std::string(fields[2]),
                   fields.size() == 4 ? std::string(fields[3]) : std::string()});
  }
  return out;
}

std::string format_judgements(const Judgements& judgements) {
  std::string out;
  for (const Judgement& one : judgements) {
    out += fmt::format("{}\t{}\t{}", one.same ? "same" : "not-same", one.left, one.right);
    if (!one.note.empty()) out += "\t" + one.note;
    out += '\n';
  }
  return out;
}

}  // namespace pledgegraph
