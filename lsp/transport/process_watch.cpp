// Waits on a descriptor of the process where there is one, and looks again by the clock where there is none.
#include "lsp/transport/process_watch.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <utility>

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace gouji::transport {

namespace {

constexpr std::chrono::seconds between_looks{3};

bool is_there([[maybe_unused]] std::int64_t process) {
#ifdef _WIN32
  return true;
#else
  return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
#endif
}

}  // namespace

ProcessWatch::ProcessWatch(asio::io_context& loop, std::function<void()> gone)
    : gone_(std::move(gone)),
      timer_(loop)
#ifdef __linux__
      ,
      descriptor_(loop)
#endif
{
}

void ProcessWatch::watch(std::int64_t process) {
  if (process <= 0) return;
  if (!is_there(process)) return gone_();
  if (!watch_by_descriptor(process)) look_later(process);
}

bool ProcessWatch::watch_by_descriptor([[maybe_unused]] std::int64_t process) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  const long descriptor = ::syscall(SYS_pidfd_open, static_cast<pid_t>(process), 0);
  if (descriptor < 0) return false;
  descriptor_.assign(static_cast<int>(descriptor));
  descriptor_.async_wait(asio::posix::descriptor_base::wait_read, [this](asio::error_code error) {
    if (!error) gone_();
  });
  return true;
#else
  return false;
#endif
}

void ProcessWatch::look_later(std::int64_t process) {
  timer_.expires_after(between_looks);
  timer_.async_wait([this, process](asio::error_code error) {
    if (error) return;
    if (!is_there(process)) return gone_();
    look_later(process);
  });
}

}  // namespace gouji::transport
