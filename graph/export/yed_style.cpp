// The palette is that of the diagram: Okabe and Ito's, told apart by the colour-blind, too.
#include "graph/export/yed_style.hpp"

namespace pledgegraph {
namespace {

constexpr double kColumnWidth = 380, kRowHeight = 50;

}  // namespace

std::string type_of_id(std::string_view id) {
  const std::size_t colon = id.find(':');
  return colon == std::string_view::npos ? "group" : std::string(id.substr(0, colon));
}

double YedColumns::next_y(std::size_t column) { return kRowHeight * filled_[column]++; }

YedShape YedColumns::entity(std::string_view type) {
  std::size_t column = 1;
  YedShape shape{0, 0, "roundrectangle", "#F5F5F5"};
  if (type == "person") {
    column = 0;
    shape.shape = "ellipse";
    shape.fill = "#FFF7DC";
  } else if (type == "weapon" || type == "aid") {
    column = 3;
    shape.shape = "hexagon";
    shape.fill = "#E8EDF3";
  } else if (type == "document") {
    column = 4;
    shape.shape = "rectangle";
    shape.fill = "#FFFFFF";
  }
  shape.x = kColumnWidth * static_cast<double>(column);
  shape.y = next_y(column);
  return shape;
}

YedShape YedColumns::commitment(Status status) {
  YedShape shape{kColumnWidth * 2, next_y(2), "rectangle", "#F0F0F0"};
  if (status == Status::Pledged) shape.fill = "#D6E8F5";
  if (status == Status::Delivered) shape.fill = "#D3EFE5";
  if (status == Status::Refused) shape.fill = "#F9DFCC";
  return shape;
}

YedLine yed_line(Status status) {
  switch (status) {
    case Status::Pledged: return {"#0072B2", "dashed", "standard"};
    case Status::Delivered: return {"#009E73", "line", "standard"};
    case Status::Refused: return {"#D55E00", "dotted", "t_shape"};
    case Status::Considered: return {"#808080", "dotted", "plain"};
    case Status::Requested: return {"#808080", "dotted", "white_diamond"};
  }
  return {};
}

}  // namespace pledgegraph
