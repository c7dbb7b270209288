// WARC files: the HTML of their response records.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "extract/document/encoding.hpp"
#include "extract/document/input_format.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kLongestHeader = 1 << 16;

/// Field names are compared without case.
bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return (x | 32) == (y | 32); });
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

struct Header {
  std::string first_line;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string_view operator[](std::string_view name) const {
    for (const auto& [key, value] : fields)
      if (same_name(key, name)) return value;
    return {};
  }
};

/// Cuts "name: value" lines up to an empty one from the beginning of `bytes`.
Header take_header(std::string_view& bytes) {
  Header header;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = trim(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (header.first_line.empty())
      header.first_line = line;
    else if (colon != line.npos)
      header.fields.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return header;
}

/// The body of an HTTP message sent in chunks.
std::string join_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t line = body.find('\n');
    if (error != std::errc{} || line == body.npos || size == 0) break;
    joined += body.substr(line + 1, size);
    body.remove_prefix(std::min(body.size(), line + 1 + size));
    while (!body.empty() && (body.front() == '\r' || body.front() == '\n')) body.remove_prefix(1);
  }
  return joined;
}

std::string unpack(std::string_view packed, std::size_t limit) {
  ByteStream inside(unpacked([packed](char* buffer, std::size_t size) mutable {
    const std::size_t n = packed.copy(buffer, size);
    packed.remove_prefix(n);
    return n;
  }));
  std::string all;
  if (!inside.read_all(limit, all)) throw InputError("the page is too long when unpacked");
  return all;
}

std::string charset_of(std::string_view content_type) {
  std::size_t at = content_type.find("charset=");
  if (at == content_type.npos) return {};
  std::string_view value = content_type.substr(at + 8);
  if (value.starts_with('"')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of("\"; \t")));
}

void read_response(std::string_view message, const Header& record, std::size_t number, const Input& input) {
  const Header http = take_header(message);
  const std::string_view type = http["Content-Type"];
  if (!http.first_line.starts_with("HTTP/") || http.first_line.find(" 200") == std::string::npos || message.empty())
    return;
  if (type.find("html") == type.npos && type.find("text/plain") == type.npos) return;
  std::string body = same_name(http["Transfer-Encoding"], "chunked") ? join_chunks(message) : std::string(message);
  if (body.empty()) body = message;
  Document document;
  document.source = fmt::format("{}#{}", input.source, number);
  document.id = fmt::format("{}-{}", input.id, number);
  document.url = record["WARC-Target-URI"];
  if (document.url.starts_with('<') && document.url.ends_with('>'))
    document.url = document.url.substr(1, document.url.size() - 2);
  const std::string part = fmt::format("record {}", number);
  try {
    if (same_name(http["Content-Encoding"], "gzip")) body = unpack(body, input.options.max_document_bytes);
    const bool html = type.find("html") != type.npos;
    if (html ? read_html(body, charset_of(type), document) : read_text(body, charset_of(type), document))
      input.documents(std::move(document));
    else
      input.skip("holds no article", part);
  } catch (const InputError& error) {
    input.skip(error.what(), part);
  }
}

class WarcFormat final : public InputFormat {
 public:
  bool recognises(std::string_view, std::string_view head) const override { return head.starts_with("WARC/"); }

  void read(ByteStream& bytes, const Input& input) const override {
    for (std::size_t number = 1;; ++number) {
      while (!bytes.peek(1).empty() && (bytes.peek(1)[0] == '\r' || bytes.peek(1)[0] == '\n')) (void)bytes.read(1);
      const std::string_view ahead = bytes.peek(kLongestHeader);
      if (ahead.empty()) return;
      std::string_view rest = ahead;
      const Header header = take_header(rest);
      const std::string_view length_text = header["Content-Length"];
      std::size_t length = 0;
      const auto [end, error] = std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
      if (!header.first_line.starts_with("WARC/") || error != std::errc{})
        throw InputError(
            fmt::format("record {} has no WARC header with a Content-Length; reading stops there", number));
      (void)bytes.read(ahead.size() - rest.size());
      const bool response = same_name(header["WARC-Type"], "response");
      const bool fits = length <= input.options.max_document_bytes;
      if (response && !fits) input.skip("is longer than a document may be", fmt::format("record {}", number));
      if (response && fits) {
        const std::string message = bytes.read(length);
        read_response(message, header, number, input);
      } else {
        for (std::size_t left = length; left > 0;) {
          const std::size_t taken = bytes.read(std::min<std::size_t>(left, 1 << 20)).size();
          if (taken == 0) return;
          left -= taken;
        }
      }
    }
  }
};

}  // namespace

const InputFormat& warc_format() {
  static const WarcFormat format;
  return format;
}

}  // namespace pledgegraph
