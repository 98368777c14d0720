// Serves our own client with whole reports: new ones, and what an open one looks like (requests.md says how).
#pragma once

#include "lsp/rpc/dispatcher.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer report_templates(Server& server, const rpc::Field& params);
rpc::Answer new_report(Server& server, const rpc::Field& params);

}  // namespace gouji::handlers
