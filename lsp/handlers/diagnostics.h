// Answers clients that ask for findings instead of being told: of one document, or of all in the workspace.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer document_diagnostic(Server& server, const rpc::Field& params);
rpc::Answer workspace_diagnostic(Server& server, const rpc::Field& params);

rpc::Json diagnostic_capability(const Session& session);

}  // namespace gouji::handlers
