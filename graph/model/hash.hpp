// Short stable ids: the same text gives the same sixteen hex digits on every machine and in every release.
#pragma once

#include <string>
#include <string_view>

#include "graph/model/record.hpp"

namespace pledgegraph {

/// 64-bit FNV-1a with a final avalanche (MurmurHash3's fmix64), as sixteen lower-case hex digits. Not cryptographic:
/// among a million texts two collide with a chance of 3e-8.
std::string stable_hash(std::string_view text);

/// The id of a statement of document `doc`: a hash of the document's id, status, parties, item, numbers and spans.
std::string statement_id(std::string_view doc, const Statement& statement);

}  // namespace pledgegraph
