// How a status looks. Colours are Okabe and Ito's, told apart by the colour-blind, too; line style and arrowhead say the
// same again, for print without colour.
#pragma once

#include <string_view>

#include "graph/model/record.hpp"

namespace pledgegraph {

struct StatusStyle {
  std::string_view line;       ///< colour of the line
  std::string_view text;       ///< a darker shade for the tag: contrast above 4.5 on white
  std::string_view style;      ///< Graphviz: solid, dashed, dotted
  std::string_view arrowhead;  ///< Graphviz
  std::string_view sign;       ///< the arrowhead as a character, for the legend
};

constexpr StatusStyle status_style(Status status) {
  switch (status) {
    case Status::Pledged: return {"#0072B2", "#005A8C", "dashed", "vee", "▷"};
    case Status::Delivered: return {"#009E73", "#00664B", "solid", "normal", "▶"};
    case Status::Refused: return {"#D55E00", "#A84A00", "dotted", "tee", "┤"};
    case Status::Considered: return {"#8A8A8A", "#5F5F5F", "dotted", "odot", "○"};
    case Status::Requested: return {"#8A8A8A", "#5F5F5F", "dotted", "odiamond", "◇"};
  }
  return {};
}

}  // namespace pledgegraph
