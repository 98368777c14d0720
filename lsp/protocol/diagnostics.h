// Holds the parameters of a client that asks for findings itself.
#pragma once

#include <map>
#include <string>

#include "lsp/protocol/base.h"

namespace gouji::protocol {

struct DocumentDiagnosticParams {
  std::string uri;
  std::string previousResultId;  // empty: none
};

inline DocumentDiagnosticParams read_document_diagnostic(const rpc::Field& params) {
  return {params["textDocument"]["uri"].string(), params["previousResultId"].string_or("")};
}

struct WorkspaceDiagnosticParams {
  std::map<std::string, std::string> previousResultIds;  // by URI
  rpc::Json workDoneToken;                               // null: none, as the next
  rpc::Json partialResultToken;
};

inline WorkspaceDiagnosticParams read_workspace_diagnostic(const rpc::Field& params) {
  WorkspaceDiagnosticParams out{{}, params["workDoneToken"].json(), params["partialResultToken"].json()};
  const rpc::Field ids = params["previousResultIds"];
  for (std::size_t i = 0; i < ids.size(); ++i)
    out.previousResultIds.emplace(ids[i]["uri"].string(), ids[i]["value"].string());
  return out;
}

}  // namespace gouji::protocol
