// Writes what was read of a report: title, sections and every cell by its address.
#pragma once

#include <string>
#include <vector>

namespace gouji::cli {

enum class FactsFormat {
  json,    // one document
  ndjson,  // one file a line
  csv,     // one cell a line, RFC 4180
};

struct FactsOptions {
  FactsFormat format = FactsFormat::json;
  std::vector<std::string> paths;
};

// Writes to standard output and returns the exit code: 0, or 2 when a file could not be read.
int facts(const FactsOptions& options);

}  // namespace gouji::cli
