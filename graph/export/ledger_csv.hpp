// The ledger as a table: one line a commitment, RFC 4180, UTF-8.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

struct CsvOptions {
  bool byte_order_mark = false;  ///< for Excel, which takes UTF-8 without it for the system's code page
};

/// Writes a heading and the commitments by donor, recipient, item, first date and id.
void write_ledger_csv(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue,
                      const CsvOptions& options = {});

/// One field of text: cleaned, in quotes where needed, and with an apostrophe before a first character that makes
/// spreadsheets compute (= + - @ tab, carriage return, and their full-width forms).
std::string csv_field(std::string_view text);

}  // namespace pledgegraph
