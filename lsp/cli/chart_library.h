// Gives the script of the chart library that was there when the program was built.
#pragma once

#include <string_view>

namespace gouji::cli {

// Chart.js as one script that makes a global `Chart`; empty where the program was built without it.
std::string_view chart_library();

}  // namespace gouji::cli
