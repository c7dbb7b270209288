// The conditions that query, render and analyze share on the command line, and the formats of tables.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/query/query.hpp"
#include "graph/query/rows.hpp"
#include "graph/query/table_writer.hpp"
#include "tools/command.hpp"

namespace pledgegraph {

/// The conditions as they were typed.
struct Filters {
  Query query;
  std::vector<std::string> statuses;

  /// The query, with the statuses read. @throws UsageError for a word that is no status.
  Query checked() const;
  /// True if nothing is asked for.
  bool none() const;
};

void add_filter_options(CLI::App& command, Filters& filters);

/// Adds -f, --format with the table formats.
void add_table_format_option(CLI::App& command, std::string& format);

/// @throws UsageError for a word that names no format of tables.
TableFormat checked_format(const std::string& word);

/// Writes to standard output, as the terminal is.
void print_rows(std::span<const Row> rows, TableFormat format);
void print_cells(const CellTable& table, TableFormat format);

}  // namespace pledgegraph
