// Counts positions in the client's encoding at the last moment, so that nothing before needs to know of it.
#include "lsp/to_lsp.h"

namespace gouji {

protocol::Position to_lsp(const text::Text& text, std::size_t offset, text::Encoding encoding) {
  const text::Position position = text::position_of(text, offset, encoding);
  return {static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

protocol::Range to_lsp(const text::Text& text, text::Range range, text::Encoding encoding) {
  return {to_lsp(text, range.begin, encoding), to_lsp(text, range.end, encoding)};
}

rpc::Json to_lsp(const text::Text& text, const text::EditList& edits, text::Encoding encoding) {
  rpc::Json out = rpc::Json::array();
  for (const text::Edit& edit : edits)
    out.push_back({{"range", json(to_lsp(text, edit.range, encoding))}, {"newText", edit.text}});
  return out;
}

}  // namespace gouji
