// Is the only file of the tests that knows absolute paths, so that all others compile alike in any folder.
#include "tests/support/paths.h"

#include <cstdlib>

namespace gouji::tests {

std::filesystem::path source_dir() { return GOUJI_SOURCE_DIR; }

// The environment may name another one, such as the static one that ships.
std::string gouji_binary() {
  const char* asked = std::getenv("GOUJI_BINARY");
  return asked != nullptr && *asked != '\0' ? asked : GOUJI_BINARY;
}

std::string floor_binary() { return GOUJI_FLOOR; }

}  // namespace gouji::tests
