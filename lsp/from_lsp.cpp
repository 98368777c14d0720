// Trusts no number of the client: whatever it says becomes a place in the text.
#include "lsp/from_lsp.h"

#include <utility>

namespace gouji {

std::size_t from_lsp(const text::Text& text, protocol::Position position, text::Encoding encoding) {
  return text::offset_of(text, {position.line, position.character}, encoding);
}

text::Range from_lsp(const text::Text& text, protocol::Range range, text::Encoding encoding) {
  std::size_t begin = from_lsp(text, range.start, encoding);
  std::size_t end = from_lsp(text, range.end, encoding);
  if (end < begin) std::swap(begin, end);
  return {begin, end};
}

text::Edit from_lsp(const text::Text& text, protocol::ContentChange change, text::Encoding encoding) {
  const text::Range whole{0, text.bytes()};
  return {change.range ? from_lsp(text, *change.range, encoding) : whole, std::move(change.text)};
}

}  // namespace gouji
