// What yEd shows at first sight: a column a kind of node, colours by type, lines by status.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "graph/export/graphml_stream.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

/// The entity type that an id's prefix tells ("country:DE" -> "country"); "group" and "unknown" are groups.
std::string type_of_id(std::string_view id);

/// Hands out places: persons, parties, commitments, items, documents, from left to right and downwards in order of
/// asking.
class YedColumns {
 public:
  YedShape entity(std::string_view type);
  YedShape commitment(Status status);

 private:
  double next_y(std::size_t column);
  std::array<double, 5> filled_{};
};

YedLine yed_line(Status status);

}  // namespace pledgegraph
