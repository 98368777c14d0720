// Lets tests meet servers at ports and socket files, from either side.
#pragma once

#include <memory>
#include <string>

#include "tests/support/wire.h"

namespace gouji::support {

class Socket final : public Wire {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  ~Socket() override;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  void write(std::string_view bytes) override { write_all(descriptor_, bytes); }
  std::string read() override { return read_some(descriptor_); }
  void close_input() override;

 private:
  int descriptor_;
};

std::unique_ptr<Wire> connect_to_port(int port);
std::unique_ptr<Wire> connect_to_file(const std::string& path);

// An editor that listens, as VS Code does, for one server.
class Listening {
 public:
  static Listening at_some_port();
  static Listening at_file(const std::string& path);
  Listening(Listening&& other) noexcept;
  ~Listening();

  int port() const;
  std::unique_ptr<Wire> accept();

 private:
  explicit Listening(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace gouji::support
