// Is the only file of the tests that knows absolute paths, so that all others compile alike in any folder.
#include "tests/support/paths.h"

namespace gouji::tests {

std::filesystem::path source_dir() { return GOUJI_SOURCE_DIR; }

std::string gouji_binary() { return GOUJI_BINARY; }

std::string floor_binary() { return GOUJI_FLOOR; }

}  // namespace gouji::tests
