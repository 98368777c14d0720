// Formats tables: all of a document, those in a range, or the one being typed.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer range_formatting(Server& server, const rpc::Field& params);
rpc::Answer on_type_formatting(Server& server, const rpc::Field& params);

rpc::Json range_formatting_capability(const Session& session);
rpc::Json on_type_formatting_capability(const Session& session);

}  // namespace gouji::handlers
