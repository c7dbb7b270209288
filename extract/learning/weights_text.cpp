#include "extract/learning/weights_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "graph/model/error.hpp"

namespace pledgegraph {

WeightsText WeightsText::open(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  std::string text(error ? 0 : size, '\0');
  if (!in || error || !in.read(text.data(), static_cast<std::streamsize>(size)))
    throw InputError(fmt::format("{}: the weights cannot be read; make them with 'pledgegraph train'", file.string()));
  return {std::move(text), file.string()};
}

std::string_view WeightsText::next() {
  ++line_;
  if (at_ >= text_.size()) fail("the table ends too early");
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  const std::string_view line = std::string_view(text_).substr(at_, end - at_);
  at_ = end + 1;
  return line;
}

std::span<const std::string_view> WeightsText::fields() {
  const std::string_view line = next();
  fields_.clear();
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    fields_.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  return fields_;
}

std::span<const std::string_view> WeightsText::fields(std::string_view first, std::size_t count) {
  const std::span<const std::string_view> found = fields();
  if (found[0] != first || found.size() != count) fail(fmt::format("'{}' with {} fields expected", first, count));
  return found;
}

std::string_view WeightsText::named_numbers(std::span<int> out) {
  const std::string_view line = next();
  const char* const end = line.data() + line.size();
  const std::size_t name = std::min(line.find('\t'), line.size());
  const char* at = line.data() + name;
  const auto broken = [&] { fail(fmt::format("a name and {} whole numbers expected", out.size())); };
  for (int& number : out) {
    if (at == end || *at != '\t') broken();
    const auto [after, error] = std::from_chars(at + 1, end, number);
    if (error != std::errc()) broken();
    at = after;
  }
  if (at != end) broken();
  return line.substr(0, name);
}

void WeightsText::fail(std::string_view what) const { throw InputError(fmt::format("{}:{}: {}; train the weights anew", file_, line_, what)); }

}  // namespace pledgegraph
