// The class of every token, which is the same in every language: what the tables, the mentions and the events make of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/commitments/context.hpp"

namespace pledgegraph {

/// An event by class, stage and polarity ("give.done-").
std::string_view event_symbol(const Analysis& analysis, int event);

struct TokenClasses {
  explicit TokenClasses(const Context& context);

  std::vector<std::string_view> symbol;  ///< by token; empty for words of no class
  std::vector<std::uint32_t> end;        ///< by token: where the unit that it belongs to ends
  std::vector<bool> name;                ///< by token: part of a name or a number
};

}  // namespace pledgegraph
