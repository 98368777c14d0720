// Converts between byte offsets and the line and column an editor speaks of.
#pragma once

#include <compare>
#include <cstddef>

#include "core/text/text.h"

namespace gouji::text {

/// The unit in which columns are counted: bytes, UTF-16 code units or code points.
enum class Encoding { utf8, utf16, utf32 };

/// A place between two characters; line and column count from 0.
struct Position {
  std::size_t line = 0;
  std::size_t column = 0;

  auto operator<=>(const Position&) const = default;
};

/// The byte offset of a position. A line behind the last one is the end of the text, a column behind the line's end
/// is the line's end (before its line break), and a column inside a character is that character's begin. O(log n).
std::size_t offset_of(const Text& text, Position position, Encoding encoding);

/// The position of a byte offset. An offset behind the end is the end, one between \r and \n is the line's end, and one
/// inside a character is that character's begin. O(log n).
Position position_of(const Text& text, std::size_t offset, Encoding encoding);

}  // namespace gouji::text
