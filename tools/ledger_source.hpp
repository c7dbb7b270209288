// Reads a ledger from wherever a build left one: a build folder, graph.graphml, ledger.sqlite, or records.
#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"
#include "graph/model/record.hpp"
#include "graph/resolve/judgements.hpp"
#include "tools/command.hpp"

namespace pledgegraph {

/// A ledger and the names to show it by.
struct NamedLedger {
  Ledger ledger;
  Catalogue catalogue;
};

/// Reads `path`: a folder that `build` wrote, or a file, told by its first bytes (SQLite, GraphML, JSON Lines of
/// records); "-" is standard input. Records are resolved with `judgements`.
/// @throws InputError naming the file, what is wrong with it, and the line where there is one.
NamedLedger load_ledger(const Common& common, const std::filesystem::path& path, const Judgements& judgements = {});

/// Reads records, one JSON object a line; `name` stands in messages. @throws InputError naming the line.
std::vector<Record> read_records(std::istream& in, const std::string& name);
/// The same from a file or, for "-", standard input.
std::vector<Record> read_records(const std::filesystem::path& path);

/// Reads a file of judgements; none for an empty path. @throws InputError.
Judgements read_judgements(const std::filesystem::path& path);

}  // namespace pledgegraph
