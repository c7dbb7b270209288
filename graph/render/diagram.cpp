// Measures and draws: a first layout tells how wide the boxes are and in which order the donors came to stand; the next
// has the items of each table in that order and boxes of one width a column; the last has the columns spread to the
// width asked for.
#include "graph/render/diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/model/error.hpp"
#include "graph/render/diagram_model.hpp"
#include "graph/render/diagram_source.hpp"
#include "graph/render/graphviz.hpp"
#include "graph/render/portable_svg.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kMostTagged = 110;   // lines; dot's time grows with the tags it must order
constexpr std::size_t kMostCurved = 300;   // lines
constexpr double kPointsPerPixel = 0.75;   // at 96 dpi
constexpr int kMostAttempts = 4;
constexpr double kNarrowestGap = 0.35, kWidestGap = 12.0;  // inches

DiagramLayout first_layout(const DiagramModel& model, const DiagramOptions& options) {
  DiagramLayout layout;
  layout.tags = model.lines.size() <= kMostTagged;
  layout.curved = model.lines.size() <= kMostCurved;
  layout.legend = options.legend;
  layout.width = options.width / 96.0;
  return layout;
}

/// Items of a table in the order of the donors they come from, so that lines do not cross on their last inch.
void order_items(DiagramModel& model, const LaidOutGraph& laid_out) {
  std::map<std::string, double> donor_y;
  for (std::size_t i = 0; i < model.donors.size(); ++i) {
    donor_y[model.donors[i].id] = laid_out.y_of(fmt::format("d{}", i));
  }
  for (DiagramGroup& group : model.groups) {
    std::map<std::string, std::pair<double, double>> sums;  // item -> sum of y, count
    for (const DiagramLine& line : model.lines) {
      if (line.recipient != group.recipient) continue;
      auto& [sum, count] = sums[line.item];
      sum += donor_y[line.donor];
      ++count;
    }
    std::ranges::stable_sort(group.items, std::ranges::greater{},
                             [&](const std::string& item) { return sums[item].first / sums[item].second; });
  }
}

/// All boxes of a column as wide as its widest.
void align_columns(DiagramLayout& layout, const DiagramModel& model, const LaidOutGraph& laid_out) {
  const auto widest = [&](char prefix, std::size_t count) {
    double width = 0;
    for (std::size_t i = 0; i < count; ++i) width = std::max(width, laid_out.width_of(fmt::format("{}{}", prefix, i)));
    return std::max(0.0, width - 4);  // the table's own border and padding
  };
  layout.donor_width = widest('d', model.donors.size());
  layout.group_width = widest('g', model.groups.size());
  layout.recipient_width = widest('r', model.recipients.size());
}

/// The last layout's source and the model that it draws.
std::string final_source(const LedgerView& view, const DiagramOptions& options, double dpi) {
  DiagramModel model = diagram_model(view, options);
  DiagramLayout layout = first_layout(model, options);
  layout.dpi = dpi;
  if (model.lines.empty()) return diagram_source(model, view, layout);
  const LaidOutGraph measured(diagram_source(model, view, layout), "dot");
  order_items(model, measured);
  align_columns(layout, model, measured);
  const double gaps = layout.tags ? 3 : 2;
  const double wanted = options.width * kPointsPerPixel - 2 * kPadding * 72 - 1;
  std::string source = diagram_source(model, view, layout);
  // dot itself widens a gap that steep lines cross, so that the answer to a new gap is not quite linear.
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    const double missing = wanted - LaidOutGraph(source, "dot").width();
    if (missing >= 0 && missing < 0.01 * wanted) break;
    layout.rank_gap = std::clamp(layout.rank_gap + missing / 72 / gaps, kNarrowestGap, kWidestGap);
    source = diagram_source(model, view, layout);
  }
  return source;
}

void check(const DiagramOptions& options) {
  if (options.width < 200 || options.width > 20000 || !(options.scale > 0) || options.width * options.scale > 20000 ||
      options.width * options.scale < 200) {
    throw UsageError("a picture is 200 to 20000 pixels wide");
  }
}

}  // namespace

std::optional<DiagramFormat> diagram_format_from(std::string_view word) {
  if (word == "dot" || word == "gv") return DiagramFormat::Dot;
  if (word == "svg") return DiagramFormat::Svg;
  if (word == "png") return DiagramFormat::Png;
  return std::nullopt;
}

std::optional<DiagramFormat> diagram_format_for_path(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::nullopt : diagram_format_from(path.substr(dot + 1));
}

std::string diagram_dot(const Ledger& ledger, const Catalogue& catalogue, const DiagramOptions& options) {
  check(options);
  return final_source(LedgerView(ledger, catalogue), options, 96);
}

std::string render_diagram(const Ledger& ledger, const Catalogue& catalogue, DiagramFormat format,
                           const DiagramOptions& options) {
  check(options);
  const LedgerView view(ledger, catalogue);
  const double dpi = format == DiagramFormat::Png ? 96 * options.scale : 72;
  const std::string source = final_source(view, options, format == DiagramFormat::Dot ? 96 : dpi);
  if (format == DiagramFormat::Dot) return source;
  const LaidOutGraph drawn(source, "dot");
  return format == DiagramFormat::Svg ? portable_svg(drawn.rendered("svg")) : drawn.rendered("png");
}

}  // namespace pledgegraph
