// Turns what the user names on the command line into the list of files that are meant.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace gouji::files {

// Paths are UTF-8 everywhere in Gouji; the file system is asked in its own way.
std::filesystem::path native(std::string_view path);

// The other way round. On Linux names are bytes and need not be UTF-8; they pass through unchanged.
std::string utf8(const std::filesystem::path& path);

// The whole way from the root, with / between its parts and neither . nor .. among them.
std::string absolute(std::string_view path);

struct Expanded {
  std::vector<std::string> files;
  std::vector<base::Error> unreadable;  // folders that could not be listed, or not to their end
};

// Files stay as they are named, also when they do not exist; a folder stands for the documents below it, sorted. Links to
// folders are not followed; hidden entries, node_modules, what ignore files name and what `excluded` says yes to are left out.
using Excluded = std::function<bool(const std::string& file)>;
enum class Kinds { text, text_and_word };
Expanded expanded(const std::vector<std::string>& paths, const Excluded& excluded = nullptr, Kinds kinds = Kinds::text);

// Keeps each file once, whatever way leads to it.
void drop_repeated(std::vector<std::string>& files);

}  // namespace gouji::files
