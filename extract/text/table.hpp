// Data tables: UTF-8, one entry a line, columns divided by tabs, `#` comments. Every complaint names file and line.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/error.hpp"

namespace pledgegraph {

/// A fault in a data table; what() is "file:line: message".
struct TableError : InputError {
  using InputError::InputError;
};

/// One line of a table. The columns point into the file's text and live as long as the callback runs.
struct TableRow {
  const std::string& file;
  int line;
  std::vector<std::string_view> columns;

  /// The column, or empty where the line is shorter.
  std::string_view operator[](std::size_t k) const { return k < columns.size() ? columns[k] : std::string_view{}; }
  /// @throws TableError "file:line: message".
  [[noreturn]] void fail(const std::string& message) const;
};

/// Calls `use` for every entry of `file` and checks that it has at least `min_columns`.
/// @throws TableError if the file cannot be read, is not UTF-8, or a line has too few columns.
void read_table(const std::filesystem::path& file, std::size_t min_columns, const std::function<void(const TableRow&)>& use);

/// The parts of a list divided by " | ", without surrounding blanks.
std::vector<std::string_view> split_list(std::string_view list);
/// The words of `text` divided by blanks.
std::vector<std::string_view> split_words(std::string_view text);

}  // namespace pledgegraph
