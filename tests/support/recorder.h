// Writes down what clients and servers say in tests, so that another test can hold it against the official types.
#pragma once

#include <fstream>

#include "lsp/rpc/json.h"

namespace gouji::support {

// One conversation, a file of its own in the folder that GOUJI_TRAFFIC names; where it names none, nothing is written.
// Each line is {"client": message} or {"server": message}.
class Recorder {
 public:
  Recorder();
  void client(const rpc::Json& message) { write("client", message); }
  void server(const rpc::Json& message) { write("server", message); }

 private:
  void write(std::string_view who, const rpc::Json& message);

  std::ofstream file_;
};

}  // namespace gouji::support
