// The lines of a file of weights, taken apart one by one; a fault is told with file and line.
#pragma once

#include <charconv>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

class WeightsText {
 public:
  /// `file` is the name that faults are told with.
  WeightsText(std::string text, std::string file) : text_(std::move(text)), file_(std::move(file)) {}
  /// @throws InputError where the file cannot be read.
  static WeightsText open(const std::filesystem::path& file);

  /// True where the next line is a comment.
  bool comment() const { return at_ < text_.size() && text_[at_] == '#'; }
  /// The next line.
  std::string_view next();
  /// The next line's fields, with tabs between. They stay until the next line is asked for.
  std::span<const std::string_view> fields();
  /// Those of a line of which the first field is known, and how many there are.
  std::span<const std::string_view> fields(std::string_view first, std::size_t count);

  /// The next line's name, and behind it as many whole numbers as `out` has places.
  std::string_view named_numbers(std::span<int> out);

  template <typename Number>
  Number number(std::string_view text) const {
    Number out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) fail("a number expected");
    return out;
  }
  /// @throws InputError of the line that was read last.
  [[noreturn]] void fail(std::string_view what) const;

 private:
  std::string text_, file_;
  std::size_t at_ = 0;
  int line_ = 0;
  std::vector<std::string_view> fields_;
};

}  // namespace pledgegraph
