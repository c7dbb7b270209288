// std::to_chars, but plain digits for whole numbers: a reader of 3.7e+09 has to count.
#include "graph/model/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace pledgegraph {

std::string shortest_number(double value) {
  if (!std::isfinite(value)) return {};
  // Beyond 2^53 whole doubles stand for more than one integer, and digits would claim too much.
  constexpr double kExact = 9007199254740992.0;
  std::array<char, 32> digits{};
  const bool whole = std::abs(value) < kExact && value == std::trunc(value);
  const auto result = whole ? std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<long long>(value))
                            : std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return std::string(digits.data(), result.ptr);
}

}  // namespace pledgegraph
