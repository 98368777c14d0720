// Cuts the bytes of one row into cells, whatever its notation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/block.h"
#include "core/text/range.h"

namespace gouji::syntax {

// Places are relative to the block's first byte.
struct Cell {
  text::Range slot;     // all that lies between the separators: where a value may be written
  text::Range content;  // the slot without space at its ends; empty, and where a value would stand, in a blank cell

  friend bool operator==(const Cell&, const Cell&) = default;
};

// The cells of a row block, left to right; blank cells included. Empty for other kinds of blocks.
std::vector<Cell> read_row(const Block& block, std::string_view bytes);

// What stands in a cell: its content with line breaks taken out.
std::string cell_text(const Cell& cell, std::string_view bytes);

}  // namespace gouji::syntax
