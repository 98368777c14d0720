// Answers what the user asks at a place of a document.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer hover(Server& server, const rpc::Field& params);
rpc::Answer completion(Server& server, const rpc::Field& params);
rpc::Answer completion_resolve(Server& server, const rpc::Field& params);
rpc::Answer code_action(Server& server, const rpc::Field& params);
rpc::Answer document_symbol(Server& server, const rpc::Field& params);
rpc::Answer formatting(Server& server, const rpc::Field& params);

rpc::Json hover_capability(const Session& session);
rpc::Json completion_capability(const Session& session);
rpc::Json code_action_capability(const Session& session);
rpc::Json document_symbol_capability(const Session& session);
rpc::Json formatting_capability(const Session& session);

}  // namespace gouji::handlers
