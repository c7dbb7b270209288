// The one family of exceptions, divided by who must act: the caller of the program, the giver of a file, or us.
#pragma once

#include <stdexcept>
#include <string>

namespace pledgegraph {

/// The command line asks for something that cannot be meant (exit code 2).
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file that cannot be read or does not hold what it should; the message names file, place and remedy (exit code 3).
struct InputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A broken promise of our own code (exit code 4).
struct InternalError : std::logic_error {
  using std::logic_error::logic_error;
};

}  // namespace pledgegraph
