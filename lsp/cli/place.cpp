// Counts as editors show positions to their users.
#include "lsp/cli/place.h"

#include "core/text/position.h"

namespace gouji::cli {

Place place_of(const text::Text& text, std::size_t offset) {
  const text::Position position = text::position_of(text, offset, text::Encoding::utf32);
  const bool behind_mark = position.line == 0 && position.column > 0 && text.slice({0, 3}) == "\xEF\xBB\xBF";
  return {position.line + 1, position.column + (behind_mark ? 0 : 1)};
}

}  // namespace gouji::cli
