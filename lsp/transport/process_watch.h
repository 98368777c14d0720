// Notices the end of another process: an editor that was killed cannot say good-bye.
#pragma once

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#ifdef __linux__
#include <asio/posix/stream_descriptor.hpp>
#endif

namespace gouji::transport {

// Watches one process in an event loop. On Linux the system tells of the end at once; elsewhere, and on a Linux that
// cannot, the process is looked for every few seconds.
class ProcessWatch {
 public:
  // `gone` is called once, by a thread of the loop.
  ProcessWatch(asio::io_context& loop, std::function<void()> gone);

  // From a thread of the loop, or before it runs. A process that is not there is gone.
  void watch(std::int64_t process);

 private:
  bool watch_by_descriptor(std::int64_t process);
  void look_later(std::int64_t process);

  std::function<void()> gone_;
  asio::steady_timer timer_;
#ifdef __linux__
  asio::posix::stream_descriptor descriptor_;
#endif
};

}  // namespace gouji::transport
