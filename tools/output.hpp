// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>

namespace pledgegraph {

/// Runs `write` on standard output where `path` is empty or "-", else on an AtomicFile.
/// @throws InputError where not everything could be written.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& write);

/// Bytes to standard output at once. @throws InputError where not all could be written.
void write_stdout(std::string_view bytes);

bool stdout_is_terminal();
bool stderr_is_terminal();
/// Columns of the terminal that standard output is; 100 where it is none.
int terminal_width();
/// True where standard output is a terminal and NO_COLOR is not set.
bool use_colour();

}  // namespace pledgegraph
