// States which release of Gouji this is.
#pragma once

#include <string_view>

namespace gouji {

inline constexpr std::string_view version = GOUJI_VERSION;

}  // namespace gouji
