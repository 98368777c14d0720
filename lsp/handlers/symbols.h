// Answers where reports, sections and tables of a name stand, in all documents and files of the workspace.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer workspace_symbol(Server& server, const rpc::Field& params);

rpc::Json workspace_symbol_capability(const Session& session);

}  // namespace gouji::handlers
