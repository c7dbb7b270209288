// Bytes of an input in order, with a look ahead: what all input formats read from, whether it is a file, a stream, or
// either of them unpacked.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <utility>

namespace pledgegraph {

/// Fills at most `size` bytes of `buffer` and says how many; 0 at the end. May throw InputError (a broken archive, a
/// disk error).
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;

/// The bytes of a C++ stream, which must live as long as the source.
ByteSource source_of(std::istream& in);
/// The bytes of a gzip file of one or more members. @throws InputError at the first broken byte, through the source.
ByteSource unpacked(ByteSource packed);

class ByteStream {
 public:
  explicit ByteStream(ByteSource source) : source_(std::move(source)) {}

  /// The next `size` bytes, or fewer at the end, without taking them. Valid until the next call.
  std::string_view peek(std::size_t size);
  /// Takes `size` bytes, or fewer at the end.
  std::string read(std::size_t size);
  /// Takes everything that is left if it is at most `limit` bytes; false (and the rest is passed over) if it is longer.
  bool read_all(std::size_t limit, std::string& all);
  /// Takes the next line without its line feed; `too_long` if it has more than `limit` bytes (then `line` is empty and
  /// the line is passed over). False at the end.
  bool read_line(std::size_t limit, std::string& line, bool& too_long);
  /// Gives up the source, with what was looked at before put back.
  ByteSource release();

 private:
  bool fill(std::size_t size);  // at least `size` bytes ready if there are that many

  ByteSource source_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace pledgegraph
