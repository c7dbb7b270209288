// Text as every output format wants it: valid UTF-8 in NFC, free of characters that XML forbids.
#pragma once

#include <string>
#include <string_view>

namespace pledgegraph {

/// NFC; bytes that are not UTF-8 become U+FFFD; characters outside XML 1.0's Char (control characters but tab, line
/// feed and carriage return, U+FFFE, U+FFFF) are dropped.
std::string clean_text(std::string_view text);

/// clean_text with & < > " and the white space that XML would fold written as references: fit for element content and
/// for attribute values in double quotes alike.
std::string xml_escaped(std::string_view text);

/// The parts with the separator between them.
template <class Range>
std::string joined(const Range& parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

}  // namespace pledgegraph
