// Records as JSON, one object a line: what `extract` prints, `build` writes to records.jsonl and reads back.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/record.hpp"

namespace pledgegraph {

/// One line of JSON without the line feed, keys in a fixed order, UTF-8, doubles as short as they round-trip.
/// Missing strings and numbers are null.
std::string to_json_line(const Record& record);

/// Reads what to_json_line wrote; keys it does not know are ignored, and keys beyond doc and commitments may be
/// missing (so that gold files can be read too).
/// @throws InputError naming the fault and where: a byte offset for broken JSON, the key for a value of the wrong kind.
Record record_from_json(std::string_view line);

}  // namespace pledgegraph
