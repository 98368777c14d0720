// Finds places in long texts by the line that holds them, with the cursor marked in the line.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/marks.h"

namespace gouji::tests {

/// The offset of the cursor `$0` of the marked words in the text, which must hold the words without the mark.
inline std::size_t cursor_in(std::string_view text, std::string_view marked) {
  const MarkedText words = read_marks(marked);
  const std::size_t at = text.find(words.text);
  if (at == text.npos || !words.cursor) throw std::runtime_error("not in the text: " + std::string(marked));
  return at + *words.cursor;
}

}  // namespace gouji::tests
