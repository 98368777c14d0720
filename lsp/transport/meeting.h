// Brings editors and server together at a named place: a port of this machine or a file in its file system.
//
// Who listens? VS Code listens itself and starts a server that connects to it; Neovim, Emacs and everything that shares
// one server connect to a server that listens. Nothing on the command line tells these apart, but the place does: where
// somebody listens already, that is the editor, and we connect; where nobody does, we listen, for any number of editors.
#pragma once

#include <asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "lsp/transport/transport.h"

namespace gouji::transport {

struct Meeting {
  std::function<int(Transport& transport)> session;  // serves one editor, from a thread of its own; the exit code
  std::function<void(std::string_view line)> say;    // where we listen; from any thread
  std::int64_t client_process = 0;                   // when it ends, so does a server that listens; 0: nobody's
};

// Both return the exit code of the process: the session's where we connected, and 0 where we listened until a signal or
// the end of the client's process.
base::Result<int> meet_at_port(const asio::ip::tcp::endpoint& endpoint, const Meeting& meeting);
base::Result<int> meet_at_pipe(const std::string& path, const Meeting& meeting);

}  // namespace gouji::transport
