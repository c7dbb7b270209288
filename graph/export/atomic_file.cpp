// Atomic writing over POSIX file descriptors: std::ofstream would forget why a write failed.
#include "graph/export/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <streambuf>
#include <string>

#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

namespace fs = std::filesystem;

/// A buffered stream over a descriptor that keeps the first error's number.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
  }
  int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override {
    if (!drain()) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override { return drain() ? 0 : -1; }

 private:
  bool drain() {
    const char* from = pbase();
    while (error_ == 0 && from < pptr()) {
      const ssize_t n = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
      if (n >= 0) {
        from += n;
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return error_ == 0;
  }

  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> buffer_{};
};

std::string reason(int error) { return std::strerror(error); }

/// Where a link leads, or the path itself.
fs::path followed(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_symlink(path, ignored)) return path;
  const fs::path real = fs::weakly_canonical(path, ignored);
  return ignored ? path : real;
}

fs::path temporary_name(const fs::path& path, unsigned attempt) {
  static std::atomic<unsigned> serial{0};
  return path.parent_path() / fmt::format(".{}.{}-{}-{}.tmp", path.filename().string().substr(0, 200), ::getpid(),
                                          serial.fetch_add(1), attempt);
}

}  // namespace

struct AtomicFile::State {
  fs::path shown;      // as the caller named it, for messages
  fs::path place;      // where it goes
  fs::path temporary;  // empty where we write straight into a device
  int descriptor = -1;
  std::unique_ptr<DescriptorBuffer> buffer;
  std::unique_ptr<std::ostream> stream;

  ~State() {
    stream.reset();
    if (descriptor >= 0) ::close(descriptor);
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }
};

AtomicFile::AtomicFile(const fs::path& path) : state_(std::make_unique<State>()) {
  state_->shown = path;
  state_->place = followed(path);
  const fs::path& place = state_->place;
  if (place.filename().empty()) throw InputError(fmt::format("{}: is not the name of a file", path.string()));

  std::error_code ignored;
  const fs::file_status status = fs::status(place, ignored);
  if (fs::is_directory(status)) throw InputError(fmt::format("{}: is a folder; name a file in it", path.string()));
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    state_->descriptor = ::open(place.c_str(), O_WRONLY | O_CLOEXEC);
    if (state_->descriptor < 0) throw InputError(fmt::format("{}: cannot be written: {}", path.string(), reason(errno)));
  } else {
    const fs::path folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ignored)) {
      throw InputError(fmt::format("{}: cannot be written: the folder {} does not exist", path.string(), folder.string()));
    }
    for (unsigned attempt = 0; attempt < 100 && state_->descriptor < 0; ++attempt) {
      const fs::path name = temporary_name(place, attempt);
      state_->descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (state_->descriptor >= 0) {
        state_->temporary = name;
      } else if (errno != EEXIST) {
        break;
      }
    }
    if (state_->descriptor < 0) {
      throw InputError(fmt::format("{}: cannot be written: folder {}: {}", path.string(), folder.string(), reason(errno)));
    }
    struct stat old {};
    if (::stat(place.c_str(), &old) == 0) (void)::fchmod(state_->descriptor, old.st_mode & 07777);
  }
  state_->buffer = std::make_unique<DescriptorBuffer>(state_->descriptor);
  state_->stream = std::make_unique<std::ostream>(state_->buffer.get());
}

AtomicFile::~AtomicFile() = default;

std::ostream& AtomicFile::stream() { return *state_->stream; }

void AtomicFile::commit() {
  State& s = *state_;
  s.stream->flush();
  int error = s.buffer->error();
  // Some file systems tell of a full disk only when the file is closed.
  if (::close(s.descriptor) != 0 && error == 0) error = errno;
  s.descriptor = -1;
  if (error != 0) throw InputError(fmt::format("{}: writing failed: {}", s.shown.string(), reason(error)));
  if (s.stream->bad()) throw InternalError(fmt::format("{}: the writer failed", s.shown.string()));
  if (!s.temporary.empty()) {
    if (::rename(s.temporary.c_str(), s.place.c_str()) != 0) {
      throw InputError(fmt::format("{}: cannot be put in its place: {}", s.shown.string(), reason(errno)));
    }
    s.temporary.clear();
  }
}

void write_file_atomically(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  AtomicFile file(path);
  write(file.stream());
  file.commit();
}

void write_file_atomically(const fs::path& path, std::string_view bytes) {
  write_file_atomically(path, [bytes](std::ostream& out) {
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  });
}

}  // namespace pledgegraph
