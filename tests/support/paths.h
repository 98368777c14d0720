// Tells tests where the sources and the program under test are.
#pragma once

#include <filesystem>
#include <string>

namespace gouji::tests {

/// The folder that holds CMakeLists.txt.
std::filesystem::path source_dir();

/// The executable `gouji` of this build.
std::string gouji_binary();

/// The server that does nothing, which the bench measures against.
std::string floor_binary();

}  // namespace gouji::tests
