// Cuts the bytes of one row into cells, whatever its notation.
#pragma once

#include <string_view>
#include <vector>

#include "core/syntax/block.h"
#include "core/syntax/cell.h"

namespace gouji::syntax {

// The cells of a row block, left to right; blank cells included. Empty for other kinds of blocks.
std::vector<Cell> read_row(const Block& block, std::string_view bytes);

}  // namespace gouji::syntax
