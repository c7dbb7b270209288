// One function a format.
#include "graph/query/table_writer.hpp"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "graph/model/number.hpp"
#include "graph/query/display_width.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

namespace {

// ---- cells as text ----

std::string plain(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<double>(&cell)) return shortest_number(*number);
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  return {};
}

/// Four digits are what a person reads of a share or a score; whole numbers stay whole.
std::string rounded(const Cell& cell) {
  const auto* number = std::get_if<double>(&cell);
  return number && *number != std::floor(*number) ? fmt::format("{:.4g}", *number) : plain(cell);
}

/// A cell that begins like a formula is shown as one by spreadsheets, and may be run by them.
std::string csv_cell(const Cell& cell) {
  std::string text = plain(cell);
  const bool formula = std::holds_alternative<std::string>(cell) && !text.empty() &&
                       std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (formula) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

template <class Encode>
void write_separated(std::ostream& out, const CellTable& table, char separator, Encode encode) {
  const auto write_line = [&](const std::vector<std::string>& cells) {
    for (std::size_t k = 0; k < cells.size(); ++k) out << (k ? std::string(1, separator) : "") << cells[k];
    out << '\n';
  };
  write_line(table.columns);
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<std::string> cells;
    for (const Cell& cell : row) cells.push_back(encode(cell));
    write_line(cells);
  }
}

std::string json_object(const CellTable& table, const std::vector<Cell>& cells) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto text = [&](const std::string& s) { writer.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); };
  writer.StartObject();
  for (std::size_t k = 0; k < cells.size(); ++k) {
    const std::string& column = table.columns[k];
    writer.Key(column.data(), static_cast<rapidjson::SizeType>(column.size()));
    const std::string shown = plain(cells[k]);
    if (std::holds_alternative<std::string>(cells[k])) {
      text(shown);
    } else if (shown.empty()) {
      writer.Null();
    } else {
      writer.RawValue(shown.data(), shown.size(),
                      std::holds_alternative<bool>(cells[k]) ? rapidjson::kTrueType : rapidjson::kNumberType);
    }
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

// ---- for people ----

/// "50", "about 50", "USD 3.7 billion", "50, EUR 300 million", "–".
std::string how_much(const Row& row) {
  std::string out;
  if (row.quantity) out = (row.approximate ? "about " : "") + human_number(*row.quantity);
  if (row.amount) out += (out.empty() ? "" : ", ") + row.currency + " " + human_number(*row.amount);
  if (row.total) out += " in all";
  return out;
}

/// "2022-04-26 to 2023-02" or what of it is known.
std::string when(const Row& row) {
  if (row.first_date.empty() || row.first_date == row.last_date) return row.last_date;
  return row.first_date + " to " + row.last_date;
}

/// What a person reads of the rows: fewer columns, numbers in words.
CellTable for_people(std::span<const Row> rows) {
  CellTable out{{"status", "donor", "recipient", "item", "how much", "when", "papers"}, {}};
  for (const Row& row : rows)
    out.rows.push_back({row.status, row.donor, row.recipient, row.item, how_much(row), when(row),
                        std::to_string(row.sources) + (row.conflicts.empty() ? "" : " !")});
  return out;
}

std::string_view colour_of(std::string_view status) {
  if (status == "delivered") return "\x1b[32m";
  if (status == "pledged") return "\x1b[34m";
  if (status == "refused") return "\x1b[31m";
  return "\x1b[33m";
}

void write_table(std::ostream& out, const CellTable& table, const TableOptions& options) {
  const std::size_t columns = table.columns.size();
  std::vector<std::vector<std::string>> lines;
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (const Cell& cell : row) line.push_back(one_line(rounded(cell)));
  }
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns; ++c) {
    widths.push_back(table.columns[c].size());
    for (const auto& line : lines) widths[c] = std::max(widths[c], display_width(line[c]));
  }
  // Too wide for the terminal: the widest column gives way, down to eight characters each.
  const auto total = [&] {
    std::size_t sum = 2 * (columns - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
  };
  while (total() > static_cast<std::size_t>(std::max(options.width, 40))) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 8) break;
    --*widest;
  }
  const auto write_line = [&](const std::vector<std::string>& cells, bool heading) {
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string shown = cut_to_width(cells[c], widths[c]);
      const std::string_view colour = !options.colour ? "" : heading ? "\x1b[1m" : c == 0 ? colour_of(cells[0]) : "";
      out << colour << shown << (colour.empty() ? "" : "\x1b[0m");
      if (c + 1 < columns) out << std::string(widths[c] - display_width(shown) + 2, ' ');
    }
    out << '\n';
  };
  write_line(table.columns, true);
  for (const auto& line : lines) write_line(line, false);
}

void write_markdown(std::ostream& out, const CellTable& table) {
  const auto escaped = [](const Cell& cell) {
    std::string text;
    for (const char c : one_line(rounded(cell))) {
      if (c == '|' || c == '\\' || c == '<') text += '\\';
      text += c;
    }
    return text;
  };
  const auto write_line = [&](const auto& cells) {
    out << '|';
    for (const auto& cell : cells) out << ' ' << escaped(cell) << " |";
    out << '\n';
  };
  write_line(table.columns);
  out << '|';
  for (std::size_t c = 0; c < table.columns.size(); ++c) out << " --- |";
  out << '\n';
  for (const auto& row : table.rows) write_line(row);
}

}  // namespace

std::optional<TableFormat> table_format_from(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, TableFormat>, 6> words{
      {{"table", TableFormat::Table}, {"csv", TableFormat::Csv}, {"tsv", TableFormat::Tsv},
       {"json", TableFormat::Json}, {"jsonl", TableFormat::JsonLines}, {"md", TableFormat::Markdown}}};
  for (const auto& [name, format] : words) {
    if (name == word) return format;
  }
  return std::nullopt;
}

void write_cells(std::ostream& out, const CellTable& table, TableFormat format, const TableOptions& options) {
  switch (format) {
    case TableFormat::Table: return write_table(out, table, options);
    case TableFormat::Csv: return write_separated(out, table, ',', csv_cell);
    case TableFormat::Tsv: return write_separated(out, table, '\t', [](const Cell& c) { return one_line(plain(c)); });
    case TableFormat::Markdown: return write_markdown(out, table);
    case TableFormat::JsonLines:
      for (const auto& row : table.rows) out << json_object(table, row) << '\n';
      return;
    case TableFormat::Json:
      out << '[';
      for (std::size_t k = 0; k < table.rows.size(); ++k) out << (k ? ",\n " : "\n ") << json_object(table, table.rows[k]);
      out << (table.rows.empty() ? "]\n" : "\n]\n");
      return;
  }
}

void write_rows(std::ostream& out, std::span<const Row> rows, TableFormat format, const TableOptions& options) {
  if (format == TableFormat::Table || format == TableFormat::Markdown) return write_cells(out, for_people(rows), format, options);
  CellTable table{row_columns(), {}};
  for (const Row& row : rows) table.rows.push_back(row_cells(row));
  write_cells(out, table, format, options);
}

}  // namespace pledgegraph
