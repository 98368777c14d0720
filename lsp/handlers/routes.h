// Lists what the server answers to; what it advertises is made from the same list, so nothing is promised that is not served.
#pragma once

#include <span>
#include <string_view>

#include "lsp/rpc/dispatcher.h"
#include "lsp/session.h"

namespace gouji {
class Server;
}

namespace gouji::handlers {

using Request = rpc::Answer (*)(Server& server, const rpc::Field& params);
using Notification = void (*)(Server& server, const rpc::Field& params);
using Capability = rpc::Json (*)(const Session& session);

struct Route {
  std::string_view method;
  Request request = nullptr;  // one of these two is there
  Notification notification = nullptr;
  Capability capability = nullptr;  // what this route adds to the server's capabilities
};

std::span<const Route> routes();

// The contributions of all routes, merged.
rpc::Json capabilities(const Session& session);

}  // namespace gouji::handlers
