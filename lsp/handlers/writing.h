// Answers what helps while a report is written: the row being typed, numbers that belong together, what they should be.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer signature_help(Server& server, const rpc::Field& params);
rpc::Answer inlay_hint(Server& server, const rpc::Field& params);
rpc::Answer prepare_rename(Server& server, const rpc::Field& params);
rpc::Answer rename(Server& server, const rpc::Field& params);
rpc::Answer linked_editing_range(Server& server, const rpc::Field& params);

rpc::Json signature_help_capability(const Session& session);
rpc::Json inlay_hint_capability(const Session& session);
rpc::Json rename_capability(const Session& session);
rpc::Json linked_editing_range_capability(const Session& session);

}  // namespace gouji::handlers
