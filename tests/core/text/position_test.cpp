// Compares positions with a naive reference at every offset, in all three encodings, and shows how they clamp.
#include "core/text/position.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/core/base/random.h"
#include "tests/core/text/samples.h"

using namespace gouji::text;
using gouji::tests::Random;
using gouji::tests::random_bytes;
using gouji::tests::random_edits;

namespace {

constexpr Encoding encodings[] = {Encoding::utf8, Encoding::utf16, Encoding::utf32};

std::size_t width(char byte, Encoding encoding) {
  const auto b = static_cast<unsigned char>(byte);
  if (encoding == Encoding::utf8) return 1;
  if ((b & 0xC0) == 0x80) return 0;
  return encoding == Encoding::utf16 && b >= 0xF0 ? 2 : 1;
}

/// The positions a cursor can have: every begin of a character and every line's end.
struct Stop {
  std::size_t offset;
  Position position;
};

/// Finds all stops by walking over the bytes once.
std::vector<Stop> stops_of(std::string_view bytes, Encoding encoding) {
  std::vector<Stop> stops;
  Position at;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool continuation = (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80;
    const bool line_begin = i == 0 || stops.empty() || stops.back().position.line != at.line;
    if (!continuation || line_begin) stops.push_back({i, at});
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
    if (bytes[i] == '\n' || bytes[i] == '\r') {
      at = {at.line + 1, 0};
    } else {
      at.column += width(bytes[i], encoding);
    }
  }
  stops.push_back({bytes.size(), at});
  return stops;
}

void check_positions(const Text& text, Encoding encoding, Random* sample = nullptr) {
  const std::string bytes = text.str();
  const std::vector<Stop> stops = stops_of(bytes, encoding);
  std::size_t next = 0;
  for (std::size_t offset = 0; offset <= bytes.size(); ++offset) {
    while (next + 1 < stops.size() && stops[next + 1].offset <= offset) ++next;
    if (sample && !sample->one_in(64)) continue;
    INFO("offset " << offset << " encoding " << static_cast<int>(encoding));
    REQUIRE(position_of(text, offset, encoding) == stops[next].position);
  }
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (sample && !sample->one_in(32)) continue;
    const Stop& stop = stops[i];
    const bool last_of_line = i + 1 == stops.size() || stops[i + 1].position.line != stop.position.line;
    INFO("line " << stop.position.line << " column " << stop.position.column);
    INFO("encoding " << static_cast<int>(encoding));
    // Stray bytes at a line's begin take no column, so that two stops may share a position; the first has it.
    const bool first = i == 0 || stops[i - 1].position != stop.position;
    if (first) REQUIRE(offset_of(text, stop.position, encoding) == stop.offset);
    const std::size_t until = last_of_line ? stop.position.column + 3 : stops[i + 1].position.column;
    for (std::size_t column = stop.position.column + 1; column < until; ++column) {
      REQUIRE(offset_of(text, {stop.position.line, column}, encoding) == stop.offset);
    }
  }
}

}  // namespace

TEST_CASE("a column counts bytes, UTF-16 units or code points") {
  const Text text = Text::from("a\n中𠮷b");
  CHECK(position_of(text, 9, Encoding::utf8) == Position{1, 7});
  CHECK(position_of(text, 9, Encoding::utf16) == Position{1, 3});
  CHECK(position_of(text, 9, Encoding::utf32) == Position{1, 2});
  CHECK(offset_of(text, {1, 7}, Encoding::utf8) == 9);
  CHECK(offset_of(text, {1, 3}, Encoding::utf16) == 9);
  CHECK(offset_of(text, {1, 2}, Encoding::utf32) == 9);
}

TEST_CASE("a position inside a character is its begin") {
  const Text text = Text::from("中𠮷b");
  CHECK(offset_of(text, {0, 1}, Encoding::utf8) == 0);
  CHECK(offset_of(text, {0, 5}, Encoding::utf8) == 3);
  CHECK(offset_of(text, {0, 2}, Encoding::utf16) == 3);
  CHECK(position_of(text, 6, Encoding::utf8) == Position{0, 3});
  CHECK(position_of(text, 6, Encoding::utf16) == Position{0, 1});
}

TEST_CASE("a position outside the text is clamped") {
  const Text text = Text::from("ab\r\ncd\n");
  for (const Encoding encoding : encodings) {
    for (const std::size_t huge : {std::size_t{9}, std::size_t{UINT32_MAX}, SIZE_MAX - 1, SIZE_MAX}) {
      CHECK(offset_of(text, {0, huge}, encoding) == 2);
      CHECK(offset_of(text, {1, huge}, encoding) == 6);
      CHECK(offset_of(text, {2, huge}, encoding) == 7);
      CHECK(offset_of(text, {huge, 0}, encoding) == 7);
      CHECK(offset_of(text, {huge, huge}, encoding) == 7);
      CHECK(position_of(text, huge, encoding) == Position{2, 0});
      CHECK(offset_of(Text{}, {huge, huge}, encoding) == 0);
    }
    CHECK(offset_of(text, {0, 3}, encoding) == 2);
    CHECK(position_of(text, 3, encoding) == Position{0, 2});
  }
}

TEST_CASE("positions equal the reference at every offset") {
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t size = 0; size < 3000; size += 1 + size / 3) {
    const Text text = Text::from(random_bytes(random, size));
    for (const Encoding encoding : encodings) check_positions(text, encoding);
  }
}

TEST_CASE("positions equal the reference after random edits") {
  Random random;
  INFO("seed " << random.seed);
  Text text = Text::from(random_bytes(random, 12'000));
  for (std::size_t round = random_edits(40); round > 0; --round) {
    const std::size_t begin = random.upto(text.bytes());
    const std::size_t grow = text.bytes() > 30'000 ? 1 : 900;
    text = text.edited(Edit{{begin, begin + random.upto(600)}, random_bytes(random, random.upto(grow))});
    for (const Encoding encoding : encodings) check_positions(text, encoding, &random);
  }
}

TEST_CASE("positions equal the reference in lines longer than chunks") {
  Random random;
  INFO("seed " << random.seed);
  std::string line;
  while (line.size() < 9000)
    line += random.one_in(3) ? "𠮷" : random.one_in(2) ? "中" : random.one_in(4) ? "\x80" : "x";
  for (const char* line_break : {"\n", "\r\n", "\r"}) {
    const Text text = Text::from(line + line_break + line + line_break + "\x80\x80" + line);
    for (const Encoding encoding : encodings) check_positions(text, encoding, &random);
  }
}
