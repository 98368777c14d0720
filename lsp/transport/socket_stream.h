// Speaks over a connected socket, whether an address of this machine or a file names it.
#pragma once

#include <asio/buffer.hpp>
#include <asio/write.hpp>
#include <climits>
#include <utility>

#include "lsp/transport/transport.h"
#include "lsp/transport/wait_for.h"

namespace gouji::transport {

// `Socket` is a stream socket of asio.
template <class Socket>
class SocketStream final : public Transport {
 public:
  explicit SocketStream(Socket socket) : socket_(std::move(socket)) {}

  std::size_t read(std::span<char> space) override {
    asio::error_code error;
    const std::size_t count = socket_.read_some(asio::buffer(space.data(), space.size()), error);
    return error ? 0 : count;
  }

  bool input_waiting() override {
    asio::error_code error;
    return socket_.available(error) > 0 && !error;
  }

  bool write(std::string_view bytes) override {
    asio::error_code error;
    asio::write(socket_, asio::buffer(bytes), error);
    return !error;
  }

  // A socket that is ready for writing has a good part of its buffer free, which is never smaller than a few pages.
  bool takes_at_once([[maybe_unused]] std::size_t size) override {
#ifdef _WIN32
    return false;
#else
    return size <= PIPE_BUF && wait_for(socket_.native_handle(), POLLOUT, 0);
#endif
  }

  bool hang_up() override {
    asio::error_code error;
    socket_.shutdown(Socket::shutdown_both, error);
    return true;
  }

 private:
  Socket socket_;
};

}  // namespace gouji::transport
