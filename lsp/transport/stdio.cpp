// Uses blocking reads and writes of the operating system, because standard input may be a pipe, a socket, a terminal or
// a file and no one event mechanism takes them all.
#include "lsp/transport/stdio.h"

#include <cerrno>
#include <climits>
#include <csignal>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <unistd.h>

#include "lsp/transport/wait_for.h"
#endif

namespace gouji::transport {

#ifdef _WIN32

Stdio::Stdio() {
  _setmode(0, _O_BINARY);
  _setmode(1, _O_BINARY);
}

std::size_t Stdio::read(std::span<char> space) {
  const int count = _read(0, space.data(), static_cast<unsigned>(space.size()));
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool Stdio::input_waiting() {
  DWORD available = 0;
  return PeekNamedPipe(GetStdHandle(STD_INPUT_HANDLE), nullptr, 0, nullptr, &available, nullptr) && available > 0;
}

bool Stdio::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const unsigned size = static_cast<unsigned>(bytes.size() < (1u << 30) ? bytes.size() : (1u << 30));
    const int count = _write(1, bytes.data(), size);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Stdio::takes_at_once(std::size_t) { return false; }

#else

Stdio::Stdio() { std::signal(SIGPIPE, SIG_IGN); }

std::size_t Stdio::read(std::span<char> space) {
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, space.data(), space.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN)
      wait_for(STDIN_FILENO, POLLIN, -1);
    else if (errno != EINTR)
      return 0;
  }
}

bool Stdio::input_waiting() { return wait_for(STDIN_FILENO, POLLIN, 0); }

bool Stdio::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(count));
    else if (errno == EAGAIN)
      wait_for(STDOUT_FILENO, POLLOUT, -1);
    else if (errno != EINTR)
      return false;
  }
  return true;
}

// A pipe that is ready for writing has room for PIPE_BUF bytes.
bool Stdio::takes_at_once(std::size_t size) { return size <= PIPE_BUF && wait_for(STDOUT_FILENO, POLLOUT, 0); }

#endif

}  // namespace gouji::transport
