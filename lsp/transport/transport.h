// Says what the server needs of a byte stream, whatever carries it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace gouji::transport {

// One thread reads while another may write.
class Transport {
 public:
  virtual ~Transport() = default;

  // Waits for bytes and returns how many came; 0 at the end of the stream.
  virtual std::size_t read(std::span<char> space) = 0;

  // True when `read` would return at once. False is always a safe answer.
  virtual bool input_waiting() = 0;

  // Writes everything, or returns false when nobody listens any more.
  virtual bool write(std::string_view bytes) = 0;

  // True when `write` of so many bytes will not wait for the reader. False is always a safe answer.
  virtual bool takes_at_once(std::size_t size) = 0;

  // From any thread: makes a `read` or `write` that waits return. False when nothing can make it.
  virtual bool hang_up() { return false; }
};

}  // namespace gouji::transport
