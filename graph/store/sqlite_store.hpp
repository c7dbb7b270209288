// A ledger as one SQLite file, a table a type: for those who ask in SQL, and to be read back.
//
// Tables: document, statement, statement_part, statement_feature, entity, entity_alias, entity_document, commitment,
// timeline, commitment_statement, commitment_note; "position" keeps the order of lists. `PRAGMA user_version` is the
// schema's version.
#pragma once

#include <filesystem>

#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// Writes a new file beside `path` and renames it over it, so that readers see the old ledger or the new one. The same
/// ledger gives the same bytes (with one version of SQLite).
/// @throws InputError naming the file where it cannot be written.
void write_store(const std::filesystem::path& path, const Ledger& ledger);

/// Reads what write_store wrote.
/// @throws InputError where the file is missing, no SQLite file, or of another schema version.
Ledger read_store(const std::filesystem::path& path);

}  // namespace pledgegraph
