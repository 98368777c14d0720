// Composes transport, connection and server, and ends the process when the session is over.
#include "lsp/cli/lsp.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "lsp/cli/paths.h"
#include "lsp/server.h"
#include "lsp/transport/stdio.h"

namespace gouji::cli {

int lsp(const std::string& log) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      log.empty() ? nullptr : std::fopen(native(log).string().c_str(), "ab"), std::fclose);
  std::FILE* out = file ? file.get() : stderr;
  const auto write_line = [out](std::string_view line) {
    std::fprintf(out, "%.*s\n", static_cast<int>(line.size()), line.data());
    std::fflush(out);
  };

  transport::Stdio transport;
  rpc::Connection connection(transport, write_line);
  Server server(connection, library.value(), write_line);
  if (!connection.serve(server)) std::_Exit(server.exit_code());
  return server.exit_code();
}

}  // namespace gouji::cli
