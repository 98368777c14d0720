// Reads headers line by line, so that a split at any byte costs no second look at what came before.
#include "lsp/rpc/framing.h"

#include <algorithm>
#include <utility>

namespace gouji::rpc {

namespace {

constexpr std::size_t trusted_length = std::size_t{1} << 25;  // reserved at once on the header's word

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool equal_ignoring_case(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

}  // namespace

bool FrameCutter::feed(std::string_view bytes, std::vector<std::string>& bodies) {
  if (!error_.empty()) return false;
  while (!bytes.empty()) {
    if (in_body_) {
      const std::size_t taken = std::min(missing_, bytes.size());
      body_ += bytes.substr(0, taken);
      missing_ -= taken;
      bytes.remove_prefix(taken);
    } else {
      const auto end = bytes.find('\n');
      line_ += bytes.substr(0, end);
      if (line_.size() > longest_header_line) return fail("a header line is too long");
      if (end == std::string_view::npos) return true;
      bytes.remove_prefix(end + 1);
      if (!end_header_line()) return false;
      line_.clear();
    }
    if (in_body_ && missing_ == 0) {
      in_body_ = false;
      bodies.push_back(std::exchange(body_, {}));
    }
  }
  return true;
}

bool FrameCutter::end_header_line() {
  std::string_view line = line_;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.empty()) return begin_body();
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return fail("a header line has no colon");
  const std::string_view name = trimmed(line.substr(0, colon));
  // A web page may make a browser send a request to our port: its first line looks like a header with blanks in its name.
  if (name.find_first_of(" \t") != std::string_view::npos) return fail("a header has blanks in its name");
  if (equal_ignoring_case(name, "content-length")) return read_length(trimmed(line.substr(colon + 1)));
  return true;
}

bool FrameCutter::read_length(std::string_view digits) {
  std::size_t length = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return fail("Content-Length is not a number");
    length = length * 10 + static_cast<std::size_t>(c - '0');
    if (length > longest_message) return fail("Content-Length is too large");
  }
  if (digits.empty()) return fail("Content-Length is not a number");
  if (length_ && *length_ != length) return fail("Content-Length is given twice");
  length_ = length;
  return true;
}

bool FrameCutter::begin_body() {
  if (!length_) return fail("Content-Length is missing");
  missing_ = *length_;
  length_.reset();
  in_body_ = true;
  body_.reserve(std::min(missing_, trusted_length));
  return true;
}

bool FrameCutter::fail(std::string reason) {
  error_ = std::move(reason);
  return false;
}

std::string header(std::size_t length) { return "Content-Length: " + std::to_string(length) + "\r\n\r\n"; }

std::string framed(std::string_view body) { return header(body.size()).append(body); }

}  // namespace gouji::rpc
