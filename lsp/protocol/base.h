// Holds the protocol's most common shapes with the protocol's own names, and how they are read and written.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "lsp/rpc/field.h"
#include "lsp/rpc/json.h"

namespace gouji::protocol {

// Counted from 0, in units of the negotiated encoding. Numbers outside what the protocol allows are clamped: a client
// that says "line -1" or "column 2^40" means the nearest place there is.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
};

struct Range {
  Position start;
  Position end;
};

inline std::uint32_t read_uinteger(const rpc::Field& field) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(field.integer(), 0, most));
}

inline Position read_position(const rpc::Field& field) {
  return {read_uinteger(field["line"]), read_uinteger(field["character"])};
}

inline Range read_range(const rpc::Field& field) {
  return {read_position(field["start"]), read_position(field["end"])};
}

inline rpc::Json json(Position position) { return {{"line", position.line}, {"character", position.character}}; }

inline rpc::Json json(Range range) { return {{"start", json(range.start)}, {"end", json(range.end)}}; }

struct TextDocumentPositionParams {
  std::string uri;
  Position position;
};

inline TextDocumentPositionParams read_document_position(const rpc::Field& params) {
  return {params["textDocument"]["uri"].string(), read_position(params["position"])};
}

// Whether the list, which may be absent, holds the word.
inline bool contains(const rpc::Field& list, std::string_view word) {
  if (!list.is_array()) return false;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].string_or("") == word) return true;
  return false;
}

enum class MessageType { error = 1, warning = 2, info = 3, log = 4 };

}  // namespace gouji::protocol
