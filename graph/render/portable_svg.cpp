// One pass over Graphviz's SVG, whose elements each stand on a line of their own.
#include "graph/render/portable_svg.hpp"

namespace pledgegraph {
namespace {

/// The value of an attribute as it stands, or nothing.
std::string_view attribute(std::string_view element, std::string_view name) {
  std::string start(" ");
  start.append(name).append("=\"");
  const std::size_t begin = element.find(start);
  if (begin == std::string_view::npos) return {};
  const std::size_t from = begin + start.size(), end = element.find('"', from);
  return end == std::string_view::npos ? std::string_view() : element.substr(from, end - from);
}

void append_with_fonts(std::string& out, std::string_view line) {
  constexpr std::string_view kFrom = "font-family=\"DejaVu Sans\"";
  constexpr std::string_view kTo = "font-family=\"DejaVu Sans,Verdana,sans-serif\"";
  std::size_t begin = 0;
  for (std::size_t at = line.find(kFrom); at != std::string_view::npos; at = line.find(kFrom, begin)) {
    out.append(line.substr(begin, at - begin)).append(kTo);
    begin = at + kFrom.size();
  }
  out.append(line.substr(begin)).append("\n");
}

}  // namespace

std::string portable_svg(std::string_view svg) {
  std::string out;
  out.reserve(svg.size() + svg.size() / 8);
  bool titled = false;  // the first title is the picture's own
  while (!svg.empty()) {
    const std::size_t end = svg.find('\n');
    std::string_view line = svg.substr(0, end);
    svg.remove_prefix(end == std::string_view::npos ? svg.size() : end + 1);
    if (line.starts_with("<!")) {
      while (!line.ends_with('>') && !svg.empty()) {
        const std::size_t next = svg.find('\n');
        line = svg.substr(0, next);
        svg.remove_prefix(next == std::string_view::npos ? svg.size() : next + 1);
      }
      continue;
    }
    const std::size_t title = line.find("<title>"), close = line.find("</title>");
    if (title != std::string_view::npos && close != std::string_view::npos && titled) {
      line.remove_prefix(close + 8);
      if (!line.empty()) out.append(line).append("\n");
      continue;
    }
    titled = titled || title != std::string_view::npos;
    const std::size_t anchor = line.find("<a ");
    if (anchor == std::string_view::npos || !line.ends_with('>')) {
      append_with_fonts(out, line);
      continue;
    }
    const std::string_view element = line.substr(anchor);
    const std::string_view words = attribute(element, "xlink:title");
    const std::string_view address = attribute(element, "xlink:href");
    out.append(line.substr(0, anchor)).append("<a");
    if (!address.empty()) {
      out.append(" xlink:href=\"").append(address).append("\" target=\"_blank\" rel=\"noopener noreferrer\"");
    }
    out.append(">");
    if (words.find_first_not_of(' ') != std::string_view::npos) out.append("<title>").append(words).append("</title>");
    out.append("\n");
  }
  return out;
}

}  // namespace pledgegraph
