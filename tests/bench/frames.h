// Frames and cuts messages for the bench's client and floor, apart from the product, whose framing is among what is measured.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::bench {

inline std::string framed(std::string_view body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

// Bytes read from a descriptor, and the whole messages among them.
class Frames {
 public:
  // What read(2) returns.
  ssize_t read(int descriptor) {
    if (begin_ > 0) {
      std::copy(space_.begin() + begin_, space_.begin() + end_, space_.begin());
      end_ -= begin_;
      begin_ = 0;
    }
    space_.resize(std::max(space_.size(), static_cast<std::size_t>(end_) + least_room));
    const ssize_t count = ::read(descriptor, space_.data() + end_, space_.size() - static_cast<std::size_t>(end_));
    if (count > 0) end_ += count;
    return count;
  }

  // The next body, valid until the next read; empty while it is not whole.
  std::optional<std::string_view> next() {
    const std::string_view waiting(space_.data() + begin_, static_cast<std::size_t>(end_ - begin_));
    const std::size_t header = waiting.find("\r\n\r\n");
    if (header == std::string_view::npos) return std::nullopt;
    const std::string_view name = "Content-Length: ";
    const std::size_t at = waiting.find(name);
    const std::size_t length = std::strtoull(waiting.data() + at + name.size(), nullptr, 10);
    const std::size_t whole = header + 4 + length;
    if (waiting.size() < whole) {
      space_.resize(std::max(space_.size(), static_cast<std::size_t>(begin_) + whole + least_room));
      return std::nullopt;
    }
    begin_ += static_cast<std::ptrdiff_t>(whole);
    return waiting.substr(header + 4, length);
  }

 private:
  static constexpr std::size_t least_room = std::size_t{1} << 16;
  std::string space_;
  std::ptrdiff_t begin_ = 0;  // of what is read and not yet taken
  std::ptrdiff_t end_ = 0;
};

}  // namespace gouji::bench
