// How we write numbers wherever text leaves the program: as short as they read back to the same double, whole ones
// without a fraction.
#pragma once

#include <string>

namespace pledgegraph {

/// "50", "0.5", "3700000000", "1e+300". The empty string for what is not finite.
std::string shortest_number(double value);

}  // namespace pledgegraph
