// Answers what is asked while a report is read: where numbers come from, what belongs together, what may be folded.
#pragma once

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer definition(Server& server, const rpc::Field& params);
rpc::Answer references(Server& server, const rpc::Field& params);
rpc::Answer document_highlight(Server& server, const rpc::Field& params);
rpc::Answer selection_range(Server& server, const rpc::Field& params);
rpc::Answer folding_range(Server& server, const rpc::Field& params);
rpc::Answer document_link(Server& server, const rpc::Field& params);

rpc::Json definition_capability(const Session& session);
rpc::Json references_capability(const Session& session);
rpc::Json document_highlight_capability(const Session& session);
rpc::Json selection_range_capability(const Session& session);
rpc::Json folding_range_capability(const Session& session);
rpc::Json document_link_capability(const Session& session);

}  // namespace gouji::handlers
