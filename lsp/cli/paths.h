// Turns what the user names on the command line into the list of files that are meant.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::cli {

// Paths are UTF-8 everywhere in Gouji; the file system is asked in its own way.
std::filesystem::path native(std::string_view path);

// Files stay as they are named, also when they do not exist; a folder stands for the documents below it, sorted.
std::vector<std::string> expanded(const std::vector<std::string>& paths);

}  // namespace gouji::cli
