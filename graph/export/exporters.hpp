// The registry of export formats: a name, a suffix, and the function that writes it. A new format is a new line here.
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

using ExportFunction = void (*)(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue);

struct Exporter {
  std::string_view format;  ///< "graphml"
  std::string_view suffix;  ///< ".graphml"; the first exporter of a suffix is the one the suffix means
  std::string_view about;   ///< one line for the help
  ExportFunction write;
};

std::span<const Exporter> exporters();

/// By name ("csv"), or null.
const Exporter* exporter_for_format(std::string_view format);
/// By the file's suffix, or null.
const Exporter* exporter_for_path(std::string_view path);
/// By name, or where that is empty by the path's suffix.
/// @throws UsageError naming all formats.
const Exporter& find_exporter(std::string_view format, std::string_view path);

}  // namespace pledgegraph
