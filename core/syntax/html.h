// Reads what HTML shows: the cells of a table row and the words of a paragraph, each with its place in the source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/cell.h"
#include "core/text/range.h"

namespace gouji::syntax {

// Whether a tag begins somewhere in the text; `<` before anything but an ASCII letter is a mark of the prose.
bool has_tag(std::string_view text);

// Where the line must be cut so that a block-level element begins or ends a piece: the size of the first piece.
std::size_t html_piece(std::string_view line);

// Whether the text begins with this tag, for example "tr" or "/table", in any case.
bool begins_with_tag(std::string_view text, std::string_view name);

// Whether there is nothing to see but tags and space.
bool shows_nothing(std::string_view text);

// The cells of <tr>…</tr>. A cell's content is the stretch from its first to its last visible character.
std::vector<Cell> read_html_row(std::string_view bytes);

// The words that a piece of HTML shows, entities decoded, and the stretch of the source that they come from.
struct VisibleText {
  std::string text;
  text::Range range;
};
VisibleText visible_text(std::string_view bytes);

}  // namespace gouji::syntax
