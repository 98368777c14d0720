// Carries out commands and the code actions that were only promised, and shows above each table what can be done there.
#pragma once

#include "core/features/code_actions.h"
#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"
#include "lsp/to_lsp.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

rpc::Answer execute_command(Server& server, const rpc::Field& params);
rpc::Answer code_action_resolve(Server& server, const rpc::Field& params);
rpc::Answer code_lens(Server& server, const rpc::Field& params);
rpc::Answer code_lens_resolve(Server& server, const rpc::Field& params);

// The data of a quick fix whose edit is made when it is chosen: the range that was asked about, and which one it is of
// those offered there.
rpc::Json quick_fix_data(const features::CodeAction& fix, const rpc::Json& range, std::size_t index,
                         const Terms& terms);

// An action with a task as a Command, for clients that take no other actions.
rpc::Json as_command(const features::CodeAction& action, const Terms& terms);

rpc::Json execute_command_capability(const Session& session);
rpc::Json code_lens_capability(const Session& session);

}  // namespace gouji::handlers
