#include "tools/filters.hpp"

#include <fmt/format.h>

#include "graph/model/error.hpp"
#include "tools/output.hpp"

namespace pledgegraph {

Query Filters::checked() const {
  Query out = query;
  for (const std::string& word : statuses) {
    const auto status = status_from(word);
    if (!status) throw UsageError(fmt::format("--status: \"{}\" is no status; name requested, considered, pledged, delivered or refused", word));
    out.statuses.insert(*status);
  }
  return out;
}

bool Filters::none() const {
  const Query& q = query;
  return q.donors.empty() && q.recipients.empty() && q.items.empty() && statuses.empty() && q.since.empty() && q.until.empty() &&
         q.min_confidence == 0 && q.min_sources == 0 && q.person.empty() && q.text.empty() && !q.conflicts_only && q.limit == 0;
}

void add_filter_options(CLI::App& command, Filters& filters) {
  Query& q = filters.query;
  command.add_option("--donor", q.donors, "Who gives: code, English name or organization (comma between several)")->delimiter(',')->group("Filters");
  command.add_option("--recipient", q.recipients, "To whom, likewise")->delimiter(',')->group("Filters");
  command.add_option("--item", q.items, "What: slug, name, kind or category; a kind finds its systems")->delimiter(',')->group("Filters");
  command.add_option("--status", filters.statuses, "requested, considered, pledged, delivered, refused: reached at some time")->delimiter(',')->group("Filters");
  command.add_flag("--current", q.current_status_only, "... and this is where it stands now")->group("Filters");
  command.add_option("--since", q.since, "Something happened on this day, month or year or later")->group("Filters");
  command.add_option("--until", q.until, "... or earlier")->group("Filters");
  command.add_option("--person", q.person, "Who said it")->group("Filters");
  command.add_option("--text", q.text, "Words that stand in a sentence behind it")->group("Filters");
  command.add_option("--min-confidence", q.min_confidence, "Leave out what is less sure (0 to 1)")->check(CLI::Range(0.0, 1.0))->group("Filters");
  command.add_option("--min-sources", q.min_sources, "Only what so many documents tell")->group("Filters");
  command.add_flag("--conflicts", q.conflicts_only, "Only what documents tell differently")->group("Filters");
  command.add_option("--limit", q.limit, "At most so many")->group("Filters");
}

void add_table_format_option(CLI::App& command, std::string& format) {
  command.add_option("-f,--format", format, "table, csv, tsv, json, jsonl or md");
}

TableFormat checked_format(const std::string& word) {
  const auto format = table_format_from(word);
  if (!format) throw UsageError(fmt::format("\"{}\" is no format of tables; name table, csv, tsv, json, jsonl or md", word));
  return *format;
}

void print_rows(std::span<const Row> rows, TableFormat format) {
  write_output({}, [&](std::ostream& out) { write_rows(out, rows, format, {terminal_width(), use_colour()}); });
}

void print_cells(const CellTable& table, TableFormat format) {
  write_output({}, [&](std::ostream& out) { write_cells(out, table, format, {terminal_width(), use_colour()}); });
}

}  // namespace pledgegraph
