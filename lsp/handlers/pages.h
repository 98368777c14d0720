// Serves our own client with what an open document looks like and how far it is (requests.md says how).
#pragma once

#include "lsp/rpc/dispatcher.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer overview(Server& server, const rpc::Field& params);
rpc::Answer preview(Server& server, const rpc::Field& params);
rpc::Answer export_model(Server& server, const rpc::Field& params);
rpc::Answer paste_table(Server& server, const rpc::Field& params);

}  // namespace gouji::handlers
