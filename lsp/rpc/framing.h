// Cuts a byte stream into messages and frames messages for it, as the base protocol of LSP asks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::rpc {

// No document is near this size; a longer message is a broken header.
inline constexpr std::size_t longest_message = std::size_t{1} << 30;
inline constexpr std::size_t longest_header_line = std::size_t{1} << 12;

// A machine over the stream that takes bytes in pieces of any size. A stream that broke once stays broken, because
// nothing tells where the next message would begin.
class FrameCutter {
 public:
  // Appends the bodies that `bytes` completes. Returns false when the stream is broken; `error` then says why.
  bool feed(std::string_view bytes, std::vector<std::string>& bodies);

  const std::string& error() const { return error_; }

 private:
  bool end_header_line();
  bool read_length(std::string_view digits);
  bool begin_body();
  bool fail(std::string reason);

  std::string line_;                   // the unfinished header line
  std::optional<std::size_t> length_;  // what the header says so far
  bool in_body_ = false;
  std::string body_;
  std::size_t missing_ = 0;  // bytes that the body still lacks
  std::string error_;
};

// What stands before a body of so many bytes.
std::string header(std::size_t length);

// The body with its header, ready to be written.
std::string framed(std::string_view body);

}  // namespace gouji::rpc
