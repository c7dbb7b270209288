// Widths code point by code point; good enough for names, which is all that tables hold.
#include "graph/query/display_width.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace pledgegraph {

namespace {

std::size_t code_point_width(UChar32 c) {
  if (c < 0) return 1;
  const int category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

/// Calls visit(code point, its bytes) until it returns false.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // within ICU's macro
    U8_NEXT(text.data(), at, size, c);
#pragma GCC diagnostic pop
    if (!visit(c, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)))) return;
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  each_code_point(text, [&](UChar32 c, std::string_view) {
    width += code_point_width(c);
    return true;
  });
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  const bool fits = display_width(text) <= width;
  const std::size_t room = fits ? width : width - (width > 0 ? 1 : 0);
  std::string out;
  std::size_t used = 0;
  each_code_point(text, [&](UChar32 c, std::string_view bytes) {
    used += code_point_width(c);
    if (used > room) return false;
    out += c >= 0 && u_iscntrl(c) ? " " : bytes;
    return true;
  });
  return fits || width == 0 ? out : out + "…";
}

}  // namespace pledgegraph
