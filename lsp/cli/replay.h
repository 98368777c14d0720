// Plays a recorded session again, to see whether it goes as it went, or to make a copy that can be shown to others.
#pragma once

#include <string>

namespace gouji::cli {

struct ReplayOptions {
  std::string file;
  bool scrub = false;
  std::string output;  // of the copy; empty: standard output
};

// Returns the exit code: 0, 1 where the server answers otherwise now, 2 where the record cannot be read.
int replay(const ReplayOptions& options);

}  // namespace gouji::cli
