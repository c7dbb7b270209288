// What one document says twice is one statement.
#pragma once

#include <vector>

#include "graph/model/record.hpp"

namespace pledgegraph {

/// Keeps, of statements with equal status, parties and item, one for each clearly different quantity or amount; a promise
/// that the document says has been kept gives way to its delivery. Order is kept.
void deduplicate(std::vector<Statement>& statements);

}  // namespace pledgegraph
