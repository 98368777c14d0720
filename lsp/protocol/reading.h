// Holds the parameters of what is asked while a report is read.
#pragma once

#include <string>
#include <vector>

#include "lsp/protocol/base.h"

namespace gouji::protocol {

struct ReferenceParams {
  TextDocumentPositionParams at;
  bool includeDeclaration = false;
};

inline ReferenceParams read_reference(const rpc::Field& params) {
  return {read_document_position(params), params["context"]["includeDeclaration"].boolean()};
}

struct SelectionRangeParams {
  std::string uri;
  std::vector<Position> positions;
};

inline SelectionRangeParams read_selection_range(const rpc::Field& params) {
  SelectionRangeParams out{params["textDocument"]["uri"].string(), {}};
  const rpc::Field positions = params["positions"];
  for (std::size_t i = 0; i < positions.size(); ++i) out.positions.push_back(read_position(positions[i]));
  return out;
}

struct SemanticTokensDeltaParams {
  std::string uri;
  std::string previousResultId;
};

inline SemanticTokensDeltaParams read_semantic_tokens_delta(const rpc::Field& params) {
  return {params["textDocument"]["uri"].string(), params["previousResultId"].string()};
}

struct SemanticTokensRangeParams {
  std::string uri;
  Range range;
};

inline SemanticTokensRangeParams read_semantic_tokens_range(const rpc::Field& params) {
  return {params["textDocument"]["uri"].string(), read_range(params["range"])};
}

struct WorkspaceSymbolParams {
  std::string query;
  rpc::Json workDoneToken;  // null: none
};

inline WorkspaceSymbolParams read_workspace_symbol(const rpc::Field& params) {
  return {params["query"].string(), params["workDoneToken"].json()};
}

}  // namespace gouji::protocol
