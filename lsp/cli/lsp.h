// Runs the language server for one client.
#pragma once

#include <string>

namespace gouji::cli {

// `log` is the file that the log goes to, standard error when empty. Returns the exit code of the process.
int lsp(const std::string& log);

}  // namespace gouji::cli
