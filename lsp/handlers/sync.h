// Follows the client's documents.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

void did_open(Server& server, const rpc::Field& params);
void did_change(Server& server, const rpc::Field& params);
void did_save(Server& server, const rpc::Field& params);
void did_close(Server& server, const rpc::Field& params);

rpc::Json open_close_capability(const Session& session);
rpc::Json change_capability(const Session& session);
rpc::Json save_capability(const Session& session);

}  // namespace gouji::handlers
