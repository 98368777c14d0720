// Turns the client's positions into byte offsets, and its changes into edits.
#pragma once

#include "core/text/edit.h"
#include "core/text/position.h"
#include "lsp/protocol/requests.h"

namespace gouji {

// Clamped to the text, to the line and to a character's begin.
std::size_t from_lsp(const text::Text& text, protocol::Position position, text::Encoding encoding);

// A range whose ends are the wrong way round is taken the right way round.
text::Range from_lsp(const text::Text& text, protocol::Range range, text::Encoding encoding);

text::Edit from_lsp(const text::Text& text, protocol::ContentChange change, text::Encoding encoding);

}  // namespace gouji
