// Writes rows, or any cells, as a table for the terminal, or as CSV, TSV, JSON, JSON Lines or Markdown.
#pragma once

#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/rows.hpp"

namespace pledgegraph {

enum class TableFormat { Table, Csv, Tsv, Json, JsonLines, Markdown };

/// "table", "csv", "tsv", "json", "jsonl" or "md".
std::optional<TableFormat> table_format_from(std::string_view word);

struct TableOptions {
  int width = 100;      ///< columns of the terminal; Table only
  bool colour = false;  ///< ANSI colours for statuses; Table only
};

/// Any table: a heading and rows of as many cells.
struct CellTable {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

/// CSV follows RFC 4180 with "\n" line ends, one header line, UTF-8 without a mark, and guards cells that a spreadsheet
/// would take for a formula with a leading apostrophe. TSV replaces tabs and line ends by blanks. JSON is an array of
/// objects, JSON Lines one object a line, with null for what is absent.
void write_cells(std::ostream& out, const CellTable& table, TableFormat format, const TableOptions& options = {});

/// The same for rows of the ledger. Table and Markdown show fewer columns.
void write_rows(std::ostream& out, std::span<const Row> rows, TableFormat format, const TableOptions& options = {});

}  // namespace pledgegraph
