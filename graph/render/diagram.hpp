// The picture of a ledger: donors left, what they give in the middle, recipients right; a line's style, colour and
// arrowhead tell how far a promise has come, the tag on it how much.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

enum class DiagramFormat { Dot, Svg, Png };

/// "dot" (or "gv"), "svg", "png".
std::optional<DiagramFormat> diagram_format_from(std::string_view word);
/// By the suffix of a path.
std::optional<DiagramFormat> diagram_format_for_path(std::string_view path);

struct DiagramOptions {
  std::string title = {};          ///< empty: one is made from the recipients
  std::size_t top = 40;            ///< so many commitments, those that most documents tell of; 0: all
  std::vector<Status> statuses = {Status::Pledged, Status::Delivered, Status::Refused};
  double min_confidence = 0;
  std::optional<std::vector<std::size_t>> commitments = {};  ///< only these, as indices into Ledger::commitments
  bool persons = true;             ///< who speaks for a country, under its name
  bool legend = true;
  int width = 1200;                ///< of the PNG in pixels; the SVG is as wide at 96 dpi
  double scale = 1;                ///< PNG only: 2 for twice the pixels of the same picture
};

/// The picture as dot's source text, laid out by no one yet. UTF-8; equal ledgers give equal bytes.
std::string diagram_dot(const Ledger& ledger, const Catalogue& catalogue, const DiagramOptions& options = {});

/// The picture's bytes. Graphviz is not thread-safe: one call at a time in a process.
/// Above some 100 lines tags are left out, above some 300 lines are drawn straight, so that no ledger takes long.
/// @throws UsageError if width or scale is out of range (200 to 20000 pixels), InternalError if Graphviz fails.
std::string render_diagram(const Ledger& ledger, const Catalogue& catalogue, DiagramFormat format,
                           const DiagramOptions& options = {});

}  // namespace pledgegraph
