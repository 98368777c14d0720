// Turns what the core says into the protocol's words: byte offsets into positions, plain structs into JSON.
#pragma once

#include "core/text/edit.h"
#include "core/text/position.h"
#include "lsp/protocol/base.h"

namespace gouji {

protocol::Position to_lsp(const text::Text& text, std::size_t offset, text::Encoding encoding);
protocol::Range to_lsp(const text::Text& text, text::Range range, text::Encoding encoding);

// An array of TextEdit.
rpc::Json to_lsp(const text::Text& text, const text::EditList& edits, text::Encoding encoding);

}  // namespace gouji
