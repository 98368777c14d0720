// Is one cell of a row as it stands in the source.
#pragma once

#include <string>

#include "core/text/range.h"

namespace gouji::syntax {

// Places are relative to the block's first byte.
struct Cell {
  text::Range slot;     // all that lies between the separators: where a value may be written
  text::Range content;  // the slot without space at its ends; empty, and where a value would stand, in a blank cell
  std::string text;     // what stands there, in one line, without markup

  friend bool operator==(const Cell&, const Cell&) = default;
};

}  // namespace gouji::syntax
