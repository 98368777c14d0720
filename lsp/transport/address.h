// Reads where a socket server is to be found, and refuses every place outside this machine.
#pragma once

#include <asio/ip/tcp.hpp>
#include <string_view>

#include "core/base/result.h"

namespace gouji::transport {

// PORT, or HOST:PORT with a host that is this machine's loopback: 127.x.x.x, localhost or [::1]. Port 0 lets the system
// choose. The error says what is wrong, in English, as all of the command line does.
base::Result<asio::ip::tcp::endpoint> read_loopback_address(std::string_view text);

}  // namespace gouji::transport
