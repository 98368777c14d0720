// Uses the system's own calls, so that a mistake of the server's library is not made twice.
#include "tests/support/socket.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace gouji::support {

namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

sockaddr_un file_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  return address;
}

template <class Address>
int open_socket(const Address& address, int (*use)(int, const sockaddr*, socklen_t)) {
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  const int descriptor = ::socket(generic->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0 || use(descriptor, generic, sizeof(address)) != 0) throw std::runtime_error("no socket");
  return descriptor;
}

int listening(int descriptor) {
  if (::listen(descriptor, 1) != 0) throw std::runtime_error("nobody can listen");
  return descriptor;
}

}  // namespace

Socket::~Socket() { ::close(descriptor_); }

void Socket::close_input() { ::shutdown(descriptor_, SHUT_WR); }

std::unique_ptr<Wire> connect_to_port(int port) {
  return std::make_unique<Socket>(open_socket(loopback(port), ::connect));
}

std::unique_ptr<Wire> connect_to_file(const std::string& path) {
  return std::make_unique<Socket>(open_socket(file_address(path), ::connect));
}

Listening Listening::at_some_port() { return Listening(listening(open_socket(loopback(0), ::bind))); }

Listening Listening::at_file(const std::string& path) {
  return Listening(listening(open_socket(file_address(path), ::bind)));
}

Listening::Listening(Listening&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Listening::~Listening() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

int Listening::port() const {
  sockaddr_in address{};
  socklen_t size = sizeof(address);
  ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

std::unique_ptr<Wire> Listening::accept() {
  constexpr int patience_ms = 60'000;
  pollfd query{descriptor_, POLLIN, 0};
  if (::poll(&query, 1, patience_ms) <= 0) throw std::runtime_error("no server comes");
  return std::make_unique<Socket>(::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC));
}

}  // namespace gouji::support
