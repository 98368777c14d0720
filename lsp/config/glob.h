// Matches paths against the globs of a project file.
#pragma once

#include <string_view>

namespace gouji::config {

// `*` and `?` stay inside a name, `**/` stands for any folders or none. A path below one that matches matches, too.
bool glob_matches(std::string_view glob, std::string_view path);

}  // namespace gouji::config
