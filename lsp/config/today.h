// Tells the core, which has no clock, what day it is where the user is.
#pragma once

#include <ctime>

#include "core/model/settings.h"

namespace gouji::config {

inline model::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &now);
#else
  localtime_r(&now, &local);
#endif
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace gouji::config
