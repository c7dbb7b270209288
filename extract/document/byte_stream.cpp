#include "extract/document/byte_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kPiece = 1 << 16;

/// zlib's state and what it has not yet unpacked. Many members may follow one another, as WARC files are written.
class Inflater {
 public:
  explicit Inflater(ByteSource packed) : packed_(std::move(packed)), input_(kPiece) {
    ok_ = inflateInit2(&state_, 15 + 16) == Z_OK;
  }
  ~Inflater() { inflateEnd(&state_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  std::size_t read(char* buffer, std::size_t size) {
    if (!ok_) throw InputError("zlib could not be started");
    state_.next_out = reinterpret_cast<Bytef*>(buffer);
    state_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
    const uInt wanted = state_.avail_out;
    while (state_.avail_out == wanted) {
      if (state_.avail_in == 0) {
        state_.avail_in = static_cast<uInt>(packed_(input_.data(), input_.size()));
        state_.next_in = reinterpret_cast<Bytef*>(input_.data());
        if (state_.avail_in == 0) {
          if (!between_) throw InputError("the gzip data ends too early");
          return 0;
        }
      }
      // Zero bytes may pad the end; anything else that is not a member is not read.
      if (between_ && anything_ && *state_.next_in != 0x1F) return 0;
      between_ = false;
      const int result = inflate(&state_, Z_NO_FLUSH);
      anything_ = true;
      if (result == Z_STREAM_END) {
        between_ = true;
        inflateReset(&state_);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        throw InputError("the gzip data is damaged");
      }
    }
    return wanted - state_.avail_out;
  }

 private:
  ByteSource packed_;
  std::vector<char> input_;
  z_stream state_{};
  bool ok_ = false, between_ = true, anything_ = false;
};

}  // namespace

ByteSource source_of(std::istream& in) {
  return [&in](char* buffer, std::size_t size) -> std::size_t {
    in.read(buffer, static_cast<std::streamsize>(size));
    if (in.bad()) throw InputError("cannot be read to its end");
    return static_cast<std::size_t>(in.gcount());
  };
}

ByteSource unpacked(ByteSource packed) {
  auto inflater = std::make_shared<Inflater>(std::move(packed));
  return [inflater](char* buffer, std::size_t size) { return inflater->read(buffer, size); };
}

bool ByteStream::fill(std::size_t size) {
  if (buffer_.size() - at_ >= size) return true;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  while (!ended_ && buffer_.size() < size) {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + std::clamp(before, kPiece, std::size_t{1} << 24));
    std::size_t got = 0;
    try {
      got = source_(buffer_.data() + before, buffer_.size() - before);
    } catch (...) {
      buffer_.resize(before);
      ended_ = true;
      throw;
    }
    buffer_.resize(before + got);
    ended_ = got == 0;
  }
  return buffer_.size() >= size;
}

std::string_view ByteStream::peek(std::size_t size) {
  fill(size);
  return std::string_view(buffer_).substr(at_, size);
}

std::string ByteStream::read(std::size_t size) {
  std::string taken(peek(size));
  at_ += taken.size();
  return taken;
}

bool ByteStream::read_all(std::size_t limit, std::string& all) {
  if (!fill(limit + 1)) {
    buffer_.erase(0, at_);
    at_ = 0;
    all = std::exchange(buffer_, {});
    return true;
  }
  while (fill(1)) at_ = buffer_.size();
  all.clear();
  return false;
}

bool ByteStream::read_line(std::size_t limit, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  if (!fill(1)) return false;
  for (std::size_t seen = 0;;) {
    const std::size_t end = buffer_.find('\n', at_ + seen);
    if (end != buffer_.npos) {
      too_long = too_long || end - at_ > limit;
      if (!too_long) line.assign(buffer_, at_, end - at_);
      at_ = end + 1;
      break;
    }
    seen = buffer_.size() - at_;
    if (seen > limit) {
      too_long = true;
      at_ = buffer_.size();
      seen = 0;
    }
    if (!fill(seen + 1)) {
      if (!too_long) line.assign(buffer_, at_);
      at_ = buffer_.size();
      break;
    }
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

ByteSource ByteStream::release() {
  auto rest = std::make_shared<std::string>(buffer_.substr(at_));
  auto given = std::make_shared<std::size_t>(0);
  buffer_.clear();
  at_ = 0;
  return [rest, given, source = std::move(source_)](char* buffer, std::size_t size) -> std::size_t {
    if (*given < rest->size()) {
      const std::size_t n = std::min(size, rest->size() - *given);
      rest->copy(buffer, n, *given);
      *given += n;
      return n;
    }
    return source(buffer, size);
  };
}

}  // namespace pledgegraph
