// Shows a place in its line, with a mark under it that stands right in a terminal.
#pragma once

#include <string>
#include <string_view>

#include "core/text/text.h"

namespace gouji::cli {

// The line and what stands under it, both without line break.
struct Excerpt {
  std::string line;
  std::string before_mark;  // blanks
  std::string mark;         // carets
};

// The line that holds the range's begin, with carets under the range as far as it goes in that line. Wide characters take
// two cells, a tab stays a tab; a long line is shown from near the range on, and what is cut off shows as an ellipsis.
// Control characters, which could do anything to a terminal, are shown as pictures.
Excerpt excerpt(const text::Text& text, text::Range range, int ambiguous_width);

// The text as it may be written to a terminal, in one line.
std::string printable(std::string_view text);

}  // namespace gouji::cli
