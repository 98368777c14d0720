// Writes what was read of a report: title, sections and every cell by its address.
#pragma once

#include <string>
#include <vector>

namespace gouji::cli {

// Writes JSON to standard output and returns the exit code: 0, or 2 when a file could not be read.
int facts(const std::vector<std::string>& paths);

}  // namespace gouji::cli
