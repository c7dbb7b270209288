// One line of the ledger as a person reads it: the row model of every table (terminal, CSV, JSON, Markdown).
//
// Names are display names, dates ISO, numbers plain. A row stands for one commitment; its sentence is the one that
// speaks best for it: of the status that the row shows, with the highest confidence.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

struct Row {
  std::string commitment;  ///< "commitment:<hash>"
  std::string status;      ///< "pledged", ...
  std::string donor, donor_id;          ///< "Germany", "country:DE"
  std::string recipient, recipient_id;
  std::string item, item_id;            ///< "Gepard", "weapon:gepard"
  std::string category;                 ///< "air-defence"
  std::optional<double> quantity;
  bool approximate = false;
  std::optional<double> amount;
  std::string currency;
  bool total = false;                   ///< a sum over other rows
  std::string first_date, last_date;
  std::string requested, considered, pledged, delivered, refused;  ///< first day of each stage; "undated" where the
                                                                   ///< stage is told but not when; empty where not told
  std::optional<double> delivered_quantity;  ///< the largest number told as delivered
  int sources = 0;
  double confidence = 0;
  std::string speaker;                  ///< display name
  std::string sentence;
  std::string document, publisher, source_date, url;  ///< where `sentence` stands
  std::string conflicts;                ///< joined with "; "
};

/// One cell of a row: text, a number, or nothing.
using Cell = std::variant<std::monostate, std::string, double, bool>;

/// The columns that machine formats write, in order: ("commitment", ...).
const std::vector<std::string>& row_columns();
/// The cells of a row in the order of row_columns().
std::vector<Cell> row_cells(const Row& row);

/// Rows of the given commitments (indices into Ledger::commitments), in the same order.
std::vector<Row> make_rows(const Ledger& ledger, const Catalogue& catalogue, std::span<const std::size_t> commitments);
/// Rows of all commitments, by donor, recipient, item and first date: the order of ledger.csv.
std::vector<Row> make_rows(const Ledger& ledger, const Catalogue& catalogue);

}  // namespace pledgegraph
