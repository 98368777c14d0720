// Begins and ends a session and follows its settings.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer initialize(Server& server, const rpc::Field& params);
void initialized(Server& server, const rpc::Field& params);
rpc::Answer shutdown(Server& server, const rpc::Field& params);
void set_trace(Server& server, const rpc::Field& params);
void did_change_configuration(Server& server, const rpc::Field& params);
void did_change_watched_files(Server& server, const rpc::Field& params);
void did_change_workspace_folders(Server& server, const rpc::Field& params);
void cancel_progress(Server& server, const rpc::Field& params);

rpc::Json encoding_capability(const Session& session);
rpc::Json folders_capability(const Session& session);

}  // namespace gouji::handlers
