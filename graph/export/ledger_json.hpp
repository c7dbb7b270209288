// The parts of a ledger that GraphML has no shape for (statements with their spans, timelines, documents) as compact
// JSON, and back. Empty strings and missing numbers are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// A statement and the id of the document it stands in.
struct LocatedStatement {
  Statement statement;
  std::string document;
};

std::string statements_to_json(const std::vector<LocatedStatement>& statements);
std::string timeline_to_json(const std::vector<TimelineEntry>& timeline);
std::string documents_to_json(const std::vector<LedgerDocument>& documents);

/// The inverses. Keys they do not know are ignored, missing ones left at their default.
/// @throws InputError naming the fault and its byte offset.
std::vector<LocatedStatement> statements_from_json(std::string_view json);
std::vector<TimelineEntry> timeline_from_json(std::string_view json);
std::vector<LedgerDocument> documents_from_json(std::string_view json);

}  // namespace pledgegraph
