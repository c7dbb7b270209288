// See diagram_source.hpp.
#include "graph/render/diagram_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "graph/export/plain_text.hpp"
#include "graph/render/diagram_style.hpp"
#include "graph/render/diagram_text.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kMostSentences = 3, kLongestSentence = 400, kLongestName = 40;  // bytes

/// For HTML-like labels.
std::string html(std::string_view text) { return xml_escaped(text); }

/// A string attribute in quotes. Graphviz reads backslashes and, in tooltips and addresses, entities.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : clean_text(text)) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '&': out += "&amp;"; break;
      case '\r': break;
      default: out += c;
    }
  }
  return out + '"';
}

std::string tooltip(const DiagramLine& line, const LedgerView& view) {
  std::string text;
  std::size_t told = 0, left = 0;
  for (const Commitment* c : line.commitments) {
    std::string stages;
    for (const TimelineEntry& entry : c->timeline) {
      if (entry.date.empty()) continue;
      if (!stages.empty()) stages += ", ";
      stages += fmt::format("{} {}", to_string(entry.status), entry.date);
    }
    if (stages.empty()) stages = to_string(line.status);
    text += fmt::format("{}{} ({})", text.empty() ? "" : "\n", view.title(*c), stages);
    for (const Statement* s : view.statements(*c)) {
      if (told == kMostSentences) {
        ++left;
        continue;
      }
      ++told;
      const LedgerDocument* d = view.document_of(s->id);
      text += fmt::format("\n“{}”", shortened(s->sentence, kLongestSentence));
      if (d != nullptr) {
        text += fmt::format(" — {}", d->publisher.empty() ? d->id : d->publisher);
        if (!d->date.empty()) text += fmt::format(", {}", d->date);
      }
    }
  }
  if (left > 0) text += fmt::format("\n… and {} more", left);
  return text;
}

/// `URL=…, tooltip=…` of a line: the first source's address.
std::string link(const DiagramLine& line, const LedgerView& view) {
  std::string out = fmt::format("tooltip={}", quoted(tooltip(line, view)));
  for (const Commitment* c : line.commitments) {
    const std::vector<std::string> urls = view.urls(*c);
    if (urls.empty()) continue;
    return out + fmt::format(", URL={}, target=\"_blank\"", quoted(urls.front()));
  }
  return out;
}

std::string legend_row(const DiagramModel& model) {
  std::string cells;
  for (const Status status : model.statuses) {
    const StatusStyle style = status_style(status);
    // The middle of three cells' borders is the line.
    cells += fmt::format(
        "<TD WIDTH=\"44\" CELLPADDING=\"0\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"
        "<TR><TD WIDTH=\"40\" HEIGHT=\"7\" FIXEDSIZE=\"TRUE\" BORDER=\"2\" SIDES=\"B\" STYLE=\"{0}\" COLOR=\"{1}\"></TD></TR>"
        "<TR><TD WIDTH=\"40\" HEIGHT=\"6\" FIXEDSIZE=\"TRUE\"></TD></TR></TABLE></TD>"
        "<TD><FONT COLOR=\"{1}\">{2}</FONT></TD><TD><FONT COLOR=\"{3}\">{4}</FONT></TD><TD WIDTH=\"14\"></TD>",
        style.style, style.line, style.sign, style.text, to_string(status));
  }
  return cells;
}

void write_head(std::string& out, const DiagramModel& model, const DiagramLayout& layout) {
  std::string label = fmt::format(
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">"
      "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"18\" COLOR=\"#1A1A1A\"><B>{}</B></FONT></TD></TR>"
      "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\" COLOR=\"#555555\">{}</FONT></TD></TR>",
      html(model.title), html(model.subtitle));
  if (layout.legend && !model.statuses.empty()) {
    label += fmt::format(
        "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\"><TR>{}"
        "<TD><FONT COLOR=\"#555555\">thicker: more sources</FONT></TD></TR></TABLE></TD></TR>",
        legend_row(model));
  }
  label += "<TR><TD HEIGHT=\"10\"></TD></TR></TABLE>";
  out += fmt::format(
      "digraph {} {{\n"
      "  graph [rankdir=LR, charset=\"UTF-8\", bgcolor=\"#FFFFFF\", fontname=\"DejaVu Sans\", fontsize=10, labelloc=t,"
      " labeljust=l, ranksep=\"{:.4f}\", nodesep=0.09, splines={}, outputorder=edgesfirst, pad={}, dpi={:.4f},"
      " size=\"{:.4f},1000\", tooltip=\" \",\n    label=<{}>]\n"
      "  node [fontname=\"DejaVu Sans\", fontsize=11, shape=plain, tooltip=\" \"]\n"
      "  edge [fontname=\"DejaVu Sans\", fontsize=10, arrowsize=0.6, tooltip=\" \"]\n",
      quoted(model.title), layout.rank_gap, layout.curved ? "true" : "line", kPadding, layout.dpi, layout.width, label);
}

void write_party(std::string& out, const std::string& node, const DiagramParty& party, bool donor, double width) {
  std::string people;
  for (const std::string& person : party.people) {
    people += fmt::format("<TR><TD> <FONT POINT-SIZE=\"8.5\" COLOR=\"{}\">{}</FONT> </TD></TR>",
                          donor ? "#555555" : "#D5DEE8", html(person));
  }
  const std::string name = party.named ? fmt::format("<B>{}</B>", html(party.name))
                                       : fmt::format("<I>{}</I>", html(party.name));
  out += fmt::format(
      "  {} [label=<<TABLE BORDER=\"{}\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" STYLE=\"ROUNDED{}\""
      " COLOR=\"#7A8591\" BGCOLOR=\"{}\"><TR><TD HEIGHT=\"2\"></TD></TR><TR><TD CELLPADDING=\"4\" WIDTH=\"{:.0f}\"> <FONT POINT-SIZE=\"12\" COLOR=\"{}\">{}</FONT> </TD></TR>"
      "{}{}</TABLE>>]\n",
      node, donor ? 1 : 0, donor && !party.named ? ",DASHED" : "", donor ? "#FFFFFF" : "#22384F", width,
      donor ? "#1A1A1A" : "#FFFFFF", name, people, people.empty() ? "" : "<TR><TD HEIGHT=\"3\"></TD></TR>");
}

void write_group(std::string& out, const std::string& node, const DiagramGroup& group, const LedgerView& view,
                 double width) {
  out += fmt::format(
      "  {} [label=<<TABLE BORDER=\"1\" COLOR=\"#C5CDD5\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\""
      " BGCOLOR=\"#F4F6F8\"><TR><TD ALIGN=\"LEFT\" BGCOLOR=\"#DFE5EB\" WIDTH=\"{:.0f}\"><FONT POINT-SIZE=\"9\" COLOR=\"#44505C\">{}</FONT></TD></TR>",
      node, width, html(group.heading));
  for (std::size_t i = 0; i < group.items.size(); ++i) {
    out += fmt::format("<TR><TD PORT=\"i{}\" ALIGN=\"LEFT\"> {} </TD></TR>", i, html(shortened(capitalized(view.name(group.items[i])), kLongestName)));
  }
  out += "</TABLE>>]\n";
}

class Names {
 public:
  explicit Names(const DiagramModel& model) {
    for (std::size_t i = 0; i < model.donors.size(); ++i) donors_[model.donors[i].id] = fmt::format("d{}", i);
    for (std::size_t g = 0; g < model.groups.size(); ++g) {
      const DiagramGroup& group = model.groups[g];
      for (std::size_t i = 0; i < group.items.size(); ++i) {
        rows_[{group.recipient, group.items[i]}] = fmt::format("g{}:i{}", g, i);
      }
    }
  }
  const std::string& donor(const DiagramLine& line) const { return donors_.at(line.donor); }
  const std::string& row(const DiagramLine& line) const { return rows_.at({line.recipient, line.item}); }

 private:
  std::map<std::string, std::string> donors_;
  std::map<std::pair<std::string, std::string>, std::string> rows_;
};

void write_line(std::string& out, const std::string& tag, const DiagramLine& line, const LedgerView& view,
                const Names& names, const DiagramLayout& layout) {
  const StatusStyle style = status_style(line.status);
  const double width = std::min(1.2 + 0.4 * std::log2(std::max(1, line.sources)), 3.0);
  const std::string look = fmt::format("style={}, color=\"{}\", penwidth={:.2f}, {}", style.style, style.line, width,
                                       link(line, view));
  if (!layout.tags || line.amount.empty()) {
    out += fmt::format("  {}:e -> {}:w [minlen={}, arrowhead={}, {}]\n", names.donor(line), names.row(line),
                       layout.tags ? 2 : 1, style.arrowhead, look);
    return;
  }
  out += fmt::format("  {} [label=<<FONT POINT-SIZE=\"10\" COLOR=\"{}\"><B>&#160;{}&#160;</B></FONT>>, {}]\n", tag, style.text,
                     html(line.amount), link(line, view));
  out += fmt::format("  {}:e -> {}:w [arrowhead=none, {}]\n", names.donor(line), tag, look);
  out += fmt::format("  {}:e -> {}:w [arrowhead={}, {}]\n", tag, names.row(line), style.arrowhead, look);
}

}  // namespace

std::string diagram_source(const DiagramModel& model, const LedgerView& view, const DiagramLayout& layout) {
  std::string out;
  write_head(out, model, layout);
  if (!model.donors.empty()) {
    out += "  subgraph { rank=source\n";
    for (std::size_t i = 0; i < model.donors.size(); ++i) write_party(out, fmt::format("d{}", i), model.donors[i], true, layout.donor_width);
    out += "  }\n  subgraph { rank=sink\n";
    for (std::size_t i = 0; i < model.recipients.size(); ++i) {
      write_party(out, fmt::format("r{}", i), model.recipients[i], false, layout.recipient_width);
    }
    out += "  }\n";
  }
  for (std::size_t i = 0; i < model.groups.size(); ++i) write_group(out, fmt::format("g{}", i), model.groups[i], view, layout.group_width);
  const Names names(model);
  for (std::size_t i = 0; i < model.lines.size(); ++i) {
    write_line(out, fmt::format("t{}", i), model.lines[i], view, names, layout);
  }
  for (std::size_t i = 0; i < model.groups.size(); ++i) {
    const auto to = std::ranges::find(model.recipients, model.groups[i].recipient, &DiagramParty::id);
    out += fmt::format("  g{}:e -> r{}:w [color=\"#9AA5B1\", penwidth=1.4, weight=4]\n", i,
                       std::distance(model.recipients.begin(), to));
  }
  out += "}\n";
  return out;
}

}  // namespace pledgegraph
