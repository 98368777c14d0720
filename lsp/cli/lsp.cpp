// Composes transport, connection and server, and ends the process when the session is over.
#include "lsp/cli/lsp.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "lsp/files/paths.h"
#include "lsp/replay/recording.h"
#include "lsp/server.h"
#include "lsp/transport/address.h"
#include "lsp/transport/meeting.h"
#include "lsp/transport/stdio.h"

namespace gouji::cli {

namespace {

int fail(const std::string& reason) { return std::fprintf(stderr, "gouji: %s\n", reason.c_str()), 2; }

void write_line(std::FILE* file, std::string_view line) {
  std::fprintf(file, "%.*s\n", static_cast<int>(line.size()), line.data());
  std::fflush(file);
}

// A file for every session: its number stands behind the name, but for the first.
std::string record_of(const LspOptions& options, int session) {
  const std::string path = files::native(options.record).string();
  return path.empty() || session == 1 ? path : path + "." + std::to_string(session);
}

rpc::Record record_at(const std::string& path) {
  return {path, rpc::dump(replay::json(replay::circumstances_of_now()))};
}

int serve_stdio(const LspOptions& options, const std::shared_ptr<const templates::Library>& library,
                const rpc::Log& log) {
  transport::Stdio transport;
  rpc::Connection connection(transport, log, record_at(files::native(options.record).string()));
  Server server(connection, library, log);
  connection.end_with_process(options.client_process);
  if (!connection.serve(server)) std::_Exit(server.exit_code());
  return server.exit_code();
}

int serve_meeting(const LspOptions& options, const std::shared_ptr<const templates::Library>& library,
                  const rpc::Log& log) {
  transport::Meeting meeting;
  std::atomic<int> sessions = 0;
  meeting.client_process = options.client_process;
  meeting.say = [](std::string_view line) { write_line(stderr, line); };
  meeting.session = [&](transport::Transport& transport) {
    rpc::Connection connection(transport, log, record_at(record_of(options, ++sessions)));
    Server server(connection, library, log);
    connection.end_with_process(options.client_process);
    connection.serve(server);
    return server.exit_code();
  };
  if (!options.pipe.empty()) {
    const auto met = transport::meet_at_pipe(options.pipe, meeting);
    return met ? *met : fail(met.error().reason);
  }
  const auto address = transport::read_loopback_address(options.socket);
  if (!address) return fail(address.error().reason);
  const auto met = transport::meet_at_port(*address, meeting);
  return met ? *met : fail(met.error().reason);
}

}  // namespace

int lsp(const LspOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return fail(library.error().reason);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      options.log.empty() ? nullptr : std::fopen(files::native(options.log).string().c_str(), "ab"), std::fclose);
  std::FILE* out = file ? file.get() : stderr;
  const auto log = [out](std::string_view line) { write_line(out, line); };
  const bool stdio = options.pipe.empty() && options.socket.empty();
  return stdio ? serve_stdio(options, library.value(), log) : serve_meeting(options, library.value(), log);
}

}  // namespace gouji::cli
