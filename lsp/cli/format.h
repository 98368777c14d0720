// Rewrites the tables of files in one notation.
#pragma once

#include <string>
#include <vector>

#include "core/edits/sheet.h"

namespace gouji::cli {

struct FormatOptions {
  edits::ConvertOptions convert;
  bool check = false;      // says which files would change, writes none
  bool to_stdout = false;  // instead of in place
  std::vector<std::string> paths;
};

// Returns the exit code: 0, 1 when --check found something to change, 2 when a file could not be read or written.
int format(const FormatOptions& options);

}  // namespace gouji::cli
