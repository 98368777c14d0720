// Pads the cells of one Markdown table to columns while it is typed, and changes nothing but space and dashes.
#pragma once

#include <cstddef>

#include "core/syntax/tree.h"
#include "core/text/edit.h"
#include "core/text/text.h"

namespace gouji::edits {

// The edits that align the table whose line holds the offset; empty where there is no table with a line of dashes, or
// where it is aligned. `ambiguous_width` is that of characters that are wide in Chinese fonts and narrow elsewhere.
text::EditList align_table(const text::Text& text, const syntax::Tree& tree, std::size_t offset, int ambiguous_width);

}  // namespace gouji::edits
