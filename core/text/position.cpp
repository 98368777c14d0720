// Implements positions on the sums the rope keeps: no line table exists that an edit would have to shift.
#include "core/text/position.h"

#include <algorithm>

namespace gouji::text {
namespace {

// Lines up to this length are counted byte by byte, which is quicker than asking the tree for sums on both sides of
// them.
constexpr std::size_t short_line = 2048;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t units(char byte, Encoding encoding) {
  if (encoding == Encoding::utf8) return 1;
  if (continues(byte)) return 0;
  return encoding == Encoding::utf16 && static_cast<unsigned char>(byte) >= 0xF0 ? 2 : 1;
}

std::size_t units(const Counts& counts, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return counts.bytes;
    case Encoding::utf16: return counts.utf16_units;
    case Encoding::utf32: return counts.code_points;
  }
  return counts.bytes;
}

/// The begin of the character that the offset is inside of, not before the line's begin. Stray continuation bytes
/// belong to the character before them, as they do where code points are counted.
std::size_t character_begin(const Text& text, std::size_t offset, std::size_t line_begin) {
  if (offset <= line_begin || !continues(text.byte_at(offset))) return offset;
  const std::size_t code_points = text.counts_before(offset).code_points;
  return code_points == 0 ? line_begin : std::max(line_begin, text.offset_of_code_point(code_points - 1));
}

/// How many columns the range takes, which lies in one line and ends between characters.
std::size_t columns(const Text& text, Range range, Encoding encoding) {
  if (encoding == Encoding::utf8) return range.size();
  if (range.size() > short_line) {
    return units(text.counts_before(range.end), encoding) - units(text.counts_before(range.begin), encoding);
  }
  std::size_t sum = 0;
  // Chunks end between characters, so the pieces add up.
  text.for_each_chunk(range, [&](std::string_view piece) { sum += units(count(piece), encoding); });
  return sum;
}

/// The offset of the character in which so many columns of the line have passed; the line's end when it does not have
/// them.
std::size_t offset_in_line(const Text& text, Range line, std::size_t column, Encoding encoding) {
  if (encoding == Encoding::utf8) {
    return column >= line.size() ? line.end : character_begin(text, line.begin + column, line.begin);
  }
  if (line.size() > short_line) {
    const std::size_t target = units(text.counts_before(line.begin), encoding) + column;
    const bool utf16 = encoding == Encoding::utf16;
    return std::min(line.end, utf16 ? text.offset_of_utf16_unit(target) : text.offset_of_code_point(target));
  }
  std::size_t offset = line.begin;
  text.for_each_chunk(line, [&](std::string_view piece) {
    for (const char byte : piece) {
      const std::size_t own = units(byte, encoding);
      if (own > column) return false;
      column -= own;
      ++offset;
    }
    return true;
  });
  return offset;
}

}  // namespace

std::size_t offset_of(const Text& text, Position position, Encoding encoding) {
  if (position.line >= text.lines()) return text.bytes();
  const Range line = text.line_range(position.line);
  // A byte is at most two columns (a lone 0xF0 counts as two UTF-16 units), so no sum below can overflow. Column 0 is
  // answered here, because stray bytes at the line's begin take no column.
  if (position.column / 2 >= line.size()) return line.end;
  if (position.column == 0) return line.begin;
  return offset_in_line(text, line, position.column, encoding);
}

Position position_of(const Text& text, std::size_t offset, Encoding encoding) {
  offset = std::min(offset, text.bytes());
  const std::size_t line = text.line_of(offset);
  const std::size_t begin = text.line_begin(line);
  // The only offset of a line behind its end is the one between \r and \n.
  if (offset > begin && text.byte_at(offset) == '\n' && text.byte_at(offset - 1) == '\r') --offset;
  offset = character_begin(text, offset, begin);
  return {line, columns(text, {begin, offset}, encoding)};
}

}  // namespace gouji::text
