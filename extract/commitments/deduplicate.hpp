// What one document says twice is one statement.
#pragma once

#include <vector>

#include "extract/text/world.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

/// Keeps, of statements with equal status, parties and item, one for each clearly different quantity or amount; a promise
/// that the document says has been kept gives way to its delivery. Order is kept.
/// A kind that only echoes a system of that kind from the same donor to the same recipient goes too, and so does aid
/// as such, without a sum, beside what it consists of.
void deduplicate(std::vector<Statement>& statements, const World& world);

}  // namespace pledgegraph
