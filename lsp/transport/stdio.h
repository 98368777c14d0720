// Speaks over standard input and output, the way every editor can start a server.
#pragma once

#include "lsp/transport/transport.h"

namespace gouji::transport {

class Stdio final : public Transport {
 public:
  // A client that goes away must end in a failed write, not in a signal; on Windows the streams become binary.
  Stdio();

  std::size_t read(std::span<char> space) override;
  bool input_waiting() override;
  bool write(std::string_view bytes) override;
  bool takes_at_once(std::size_t size) override;
};

}  // namespace gouji::transport
