// See ledger_csv.hpp. Several values in one field stand one a line.
#include "graph/export/ledger_csv.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <type_traits>
#include <vector>

#include "graph/export/ledger_view.hpp"
#include "graph/export/plain_text.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

constexpr std::array kHeading = {
    "commitment", "status",     "donor_id",      "donor",          "recipient_id",  "recipient", "item_id",
    "item",       "category",   "quantity",      "approximate",    "amount",        "currency",  "total",
    "first_date", "last_date",  "pledged_on",    "delivered_on",   "sources",       "confidence", "speakers",
    "evidence",   "sentences",  "documents",     "publishers",     "urls",          "conflicts"};

/// The first dated stage of that status.
std::string date_of(const Commitment& c, Status status) {
  for (const TimelineEntry& entry : c.timeline) {
    if (entry.status == status && !entry.date.empty()) return entry.date;
  }
  return {};
}

std::string number(const std::optional<double>& value) { return value ? shortest_number(*value) : std::string(); }

}  // namespace

std::string csv_field(std::string_view text) {
  std::string clean = clean_text(text);
  const std::string_view formula_starts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  if (std::ranges::any_of(formula_starts, [&](std::string_view start) { return clean.starts_with(start); })) {
    clean = '\'' + clean;
  }
  if (clean.find_first_of(",\"\r\n;") == std::string::npos && !clean.starts_with(' ') && !clean.ends_with(' ')) {
    return clean;
  }
  std::string quoted = "\"";
  for (const char c : clean) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void write_ledger_csv(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue, const CsvOptions& options) {
  const LedgerView view(ledger, catalogue);
  std::vector<const Commitment*> rows;
  for (const Commitment& c : ledger.commitments) rows.push_back(&c);
  std::ranges::sort(rows, {}, [&](const Commitment* c) {
    return std::tuple(view.name(c->donor), view.name(c->recipient), view.name(c->item), c->first_date, c->id);
  });

  if (options.byte_order_mark) out << "\xEF\xBB\xBF";
  out << joined(kHeading, ",") << "\r\n";
  for (const Commitment* c : rows) {
    const std::string fields[] = {csv_field(c->id),
                                  std::string(to_string(c->status)),
                                  csv_field(c->donor),
                                  csv_field(view.name(c->donor)),
                                  csv_field(c->recipient),
                                  csv_field(view.name(c->recipient)),
                                  csv_field(c->item),
                                  csv_field(view.name(c->item)),
                                  csv_field(view.category(c->item)),
                                  number(c->quantity),
                                  c->approximate ? "true" : "false",
                                  number(c->amount),
                                  csv_field(c->currency),
                                  c->total ? "true" : "false",
                                  csv_field(c->first_date),
                                  csv_field(c->last_date),
                                  csv_field(date_of(*c, Status::Pledged)),
                                  csv_field(date_of(*c, Status::Delivered)),
                                  std::to_string(c->sources),
                                  shortest_number(c->confidence),
                                  csv_field(joined(view.speakers(*c), "\n")),
                                  csv_field(joined(view.evidence(*c), "\n")),
                                  csv_field(joined(view.sentences(*c), "\n")),
                                  csv_field(joined(view.document_ids(*c), "\n")),
                                  csv_field(joined(view.publishers(*c), "\n")),
                                  csv_field(joined(view.urls(*c), "\n")),
                                  csv_field(joined(c->conflicts, "\n"))};
    static_assert(std::extent_v<decltype(fields)> == kHeading.size());
    bool first = true;
    for (const std::string& field : fields) {
      if (!first) out << ',';
      first = false;
      out << field;
    }
    out << "\r\n";
  }
}

}  // namespace pledgegraph
