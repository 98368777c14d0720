// Makes random bytes out of everything that is hard about text.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "tests/core/base/random.h"

namespace gouji::tests {

/// `size` bytes: ASCII, Han (also beyond the Basic Multilingual Plane), emoji, all line breaks, a byte order mark, NUL,
/// marks and bytes that are no UTF-8; sometimes a long run of one piece.
inline std::string random_bytes(Random& random, std::size_t size) {
  using namespace std::string_view_literals;
  static constexpr std::array pieces = {
      // Letters and marks of one to four bytes, and what looks like others.
      "a"sv, "bc "sv, "1"sv, "|"sv, "\t"sv, "é"sv, "e\xCC\x81"sv, "中"sv, "公开"sv, "。"sv, "　"sv, "１２"sv, "⼀⺠"sv,
      "\u00A0"sv, "𠮷"sv, "😀"sv, "👨‍👩‍👧"sv, "\xEF\xBB\xBF"sv, "\0"sv,
      // Line breaks.
      "\n"sv, "\r\n"sv, "\r"sv, "\n\r"sv,
      // Stray continuation bytes, cut characters, bytes that never occur, overlong forms, a surrogate.
      "\x80"sv, "\xBF\x80"sv, "\xC3"sv, "\xE4\xB8"sv, "\xF0\x9F\x98"sv, "\xFF"sv, "\xF8\x88\x80\x80\x80"sv,
      "\xC0\x80"sv, "\xED\xA0\x80"sv};
  std::string bytes;
  while (bytes.size() < size) {
    const std::string_view piece = pieces[random.upto(pieces.size() - 1)];
    for (std::size_t times = random.one_in(200) ? random.upto(1500) : 1; times > 0; --times) bytes.append(piece);
  }
  bytes.resize(size);  // may cut the last piece, which makes one more kind of invalid bytes
  return bytes;
}

}  // namespace gouji::tests
