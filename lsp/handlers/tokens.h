// Answers which words and numbers of a document are what, for editors that colour them.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer semantic_tokens(Server& server, const rpc::Field& params);
rpc::Answer semantic_tokens_delta(Server& server, const rpc::Field& params);
rpc::Answer semantic_tokens_range(Server& server, const rpc::Field& params);

rpc::Json semantic_tokens_capability(const Session& session);

}  // namespace gouji::handlers
