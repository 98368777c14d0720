// Shows how a text changes, in the form that patch and git read.
#pragma once

#include <string>
#include <string_view>

namespace gouji::cli {

// A unified diff with three lines of context; empty where both are equal. The path is the name on both sides.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace gouji::cli
