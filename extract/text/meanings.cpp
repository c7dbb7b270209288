#include "extract/text/meanings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {

// A number is written as one letter of printable ASCII but blank, tab and '#'; they count from -kHalf to kHalf.
constexpr int kFirst = '$', kHalf = ('~' - '$') / 2;
constexpr float kStep = 2.0f / kHalf;
/// A word that no table has is taken for the one that begins like it, unless this many letters' bytes differ or so few agree.
constexpr std::size_t kMostUnlike = 6, kLeastAlike = 5;

std::size_t common_beginning(std::string_view x, std::string_view y) {
  const std::size_t most = std::min(x.size(), y.size());
  return static_cast<std::size_t>(std::mismatch(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(most), y.begin()).first - x.begin());
}

}  // namespace

std::string_view Meanings::word(std::size_t line) const {
  const std::size_t end = line + 1 < begins_.size() ? begins_[line + 1] : text_.size();
  return std::string_view(text_).substr(begins_[line], end - begins_[line] - kSize - 2);
}

void Meanings::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  if (!(all << in.rdbuf())) throw TableError(fmt::format("{}: the table cannot be read", file.string()));
  text_ = std::move(all).str();
  begins_.clear();
  int number = 0;
  std::size_t data = 0;  // where the first word stands: comments are cut off, so that only words are left
  for (std::size_t at = 0; at < text_.size();) {
    ++number;
    const auto fail = [&](std::string_view what) { throw TableError(fmt::format("{}:{}: {}", file.string(), number, what)); };
    const std::size_t end = text_.find('\n', at);
    if (end == text_.npos) fail("the line has no end; the table seems to be cut off");
    const std::string_view line = std::string_view(text_).substr(at, end - at);
    if (line.starts_with('#') && begins_.empty()) {
      data = end + 1;
    } else {
      if (line.size() < kSize + 2 || line[line.size() - kSize - 1] != '\t') fail(fmt::format("a word, a tab and {} letters expected", kSize));
      const std::string_view letters = line.substr(line.size() - kSize);
      if (std::any_of(letters.begin(), letters.end(), [](char c) { return c < kFirst || c > '~'; })) fail("a letter that stands for no number");
      begins_.push_back(static_cast<std::uint32_t>(at - data));
    }
    at = end + 1;
  }
  text_.erase(0, data);
  for (std::size_t k = 1; k < begins_.size(); ++k)
    if (word(k - 1) >= word(k)) throw TableError(fmt::format("{}: '{}' stands behind '{}'; sort the words by their bytes", file.string(), word(k), word(k - 1)));
}

int Meanings::find(std::string_view lower) const {
  std::size_t low = 0, high = begins_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (word(middle) < lower) low = middle + 1;
    else high = middle;
  }
  if (low < begins_.size() && word(low) == lower) return static_cast<int>(low);
  // Among all words those that begin most like it stand right before and behind its place.
  int best = -1;
  std::size_t most = 0;
  for (const std::size_t k : {low, low - 1}) {
    if (k >= begins_.size()) continue;
    const std::size_t alike = common_beginning(word(k), lower), unlike = std::max(word(k).size(), lower.size()) - alike;
    if (alike <= most || alike < kLeastAlike || unlike > kMostUnlike || alike < 2 * unlike) continue;
    most = alike;
    best = static_cast<int>(k);
  }
  return best;
}

void Meanings::get(int place, std::span<float, kSize> out) const {
  const std::size_t line = static_cast<std::size_t>(place);
  decode(text_.data() + begins_[line] + word(line).size() + 1, out);
}

void Meanings::decode(const char* letters, std::span<float, kSize> out) {
  for (std::size_t k = 0; k < kSize; ++k) out[k] = static_cast<float>(letters[k] - kFirst - kHalf) * kStep;
}

}  // namespace pledgegraph
