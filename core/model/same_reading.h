// Compares two readings of a block that was edited in one place, field by field.
#pragma once

#include <optional>

#include "core/model/reading.h"
#include "core/text/range.h"

namespace gouji::model {

// Where an edit moves the places around it, in bytes of one block. Of ranges that end or begin at an insertion, what is
// inserted is no part.
struct Shift {
  text::Range replaced;
  std::size_t size = 0;  // of what stands there now

  // Empty where the edit cuts into the range, or nothing tells on which side of it an empty range lies.
  std::optional<text::Range> at(text::Range range) const;
};

// Whether the block can be nothing but a paragraph: neither a label, a title, a name nor a piece of one of them.
bool is_paragraph(const Reading& reading);

// Whether the paragraph says what it said before, and every place in it is where the edit has moved it. False where a
// change of words alone may matter: in headings, titles, labels, short lines and comments.
bool is_same_prose(const Reading& before, const Reading& after, const Shift& shift);

// The index of the only cell that differs, where it is the number of which `shift` replaces the digits, and the row is
// otherwise what it was; empty for all other differences.
std::optional<std::size_t> only_new_number(const Reading& before, const Reading& after, const Shift& shift);

}  // namespace gouji::model
