// Turns what the core says into the protocol's words: byte offsets into positions, plain structs into JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/features/code_actions.h"
#include "core/features/outline.h"
#include "core/text/edit.h"
#include "core/text/position.h"
#include "lsp/catalog.h"
#include "lsp/protocol/base.h"
#include "lsp/session.h"

namespace gouji {

protocol::Position to_lsp(const text::Text& text, std::size_t offset, text::Encoding encoding);
protocol::Range to_lsp(const text::Text& text, text::Range range, text::Encoding encoding);

// What an answer is made for.
struct Terms {
  const Session& session;
  const Catalog& catalog;
  const text::Text& text;
  const std::string& uri;
  std::int64_t version;

  text::Encoding encoding() const { return session.encoding; }
};

rpc::Json to_lsp(const text::EditList& edits, const Terms& terms);

// For the version the edits were made for, where the client can tell versions apart.
rpc::Json workspace_edit(const text::EditList& edits, const Terms& terms);

// True when the kind, or a kind above it, is asked for; everything is when nothing is named.
bool is_asked_for(std::string_view kind, const std::vector<std::string>& only);

rpc::Json to_lsp(const features::CodeAction& action, const Terms& terms);

// DocumentSymbol for clients that can show a tree, else SymbolInformation.
rpc::Json to_lsp(const std::vector<features::Symbol>& symbols, const Terms& terms);

}  // namespace gouji
