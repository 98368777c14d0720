// Runs the language server where its editors are.
#pragma once

#include <cstdint>
#include <string>

namespace gouji::cli {

struct LspOptions {
  bool stdio = true;                // where there is neither of the next two
  std::string pipe;                 // the path where editors are met
  std::string socket;               // the address where they are met
  std::int64_t client_process = 0;  // of the editor; 0: not told
  std::string record;               // the file that the session is written to; empty: none
  std::string log;                  // the file that the log goes to; empty: standard error
};

// Returns the exit code of the process.
int lsp(const LspOptions& options);

}  // namespace gouji::cli
