// Says where something stands as the command line counts: lines and columns from 1, columns in code points.
#pragma once

#include <cstddef>
#include <string>

#include "core/text/text.h"

namespace gouji::cli {

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
};

// A byte-order mark takes no column.
Place place_of(const text::Text& text, std::size_t offset);

}  // namespace gouji::cli
