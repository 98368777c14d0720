// Holds the rope to its law: it equals a string under random edits, whatever the bytes, and chunks stay well formed.
#include "core/text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/core/base/random.h"
#include "tests/core/text/samples.h"

using namespace gouji::text;
using gouji::tests::Random;
using gouji::tests::random_bytes;
using gouji::tests::random_edits;

namespace {

/// Counts byte by byte, as the specification says it.
Counts counted(std::string_view bytes, std::size_t end) {
  Counts counts;
  counts.bytes = end;
  for (std::size_t i = 0; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool starts = byte < 0x80 || byte >= 0xC0;
    counts.code_points += starts ? 1 : 0;
    counts.utf16_units += starts ? (byte >= 0xF0 ? 2 : 1) : 0;
    if (byte == '\n' || (byte == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'))) ++counts.line_breaks;
  }
  return counts;
}

std::vector<Range> lines_of(std::string_view bytes) {
  std::vector<Range> lines;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\n' && bytes[i] != '\r') continue;
    lines.push_back({begin, i});
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
    begin = i + 1;
  }
  lines.push_back({begin, bytes.size()});
  return lines;
}

bool is_lead_of(unsigned char byte, std::size_t back) { return byte >= (back == 1 ? 0xC0 : back == 2 ? 0xE0 : 0xF0); }

/// Whether a chunk boundary here would cut \r\n or a character.
bool cuts(std::string_view bytes, std::size_t at) {
  if (bytes[at] == '\n') return bytes[at - 1] == '\r';
  for (std::size_t back = 0; back < 4 && back <= at; ++back) {
    const auto byte = static_cast<unsigned char>(bytes[at - back]);
    if ((byte & 0xC0) != 0x80) return back > 0 && is_lead_of(byte, back);
  }
  return false;
}

void check_chunks(const Text& text, std::string_view bytes) {
  REQUIRE(text.chunks().well_formed());
  std::size_t at = 0;
  text.chunks().for_each([&](const Chunk& chunk) {
    REQUIRE(chunk.view().size() <= Text::max_chunk);
    if (text.chunks().size() > 1) REQUIRE(chunk.view().size() >= Text::min_chunk);
    REQUIRE(chunk.summary() == counted(chunk.view(), chunk.view().size()));
    if (at > 0) REQUIRE_FALSE(cuts(bytes, at));
    at += chunk.view().size();
    return true;
  });
}

void check_equal(const Text& text, const std::string& bytes) {
  REQUIRE(text.bytes() == bytes.size());
  REQUIRE(text.str() == bytes);
  REQUIRE(text.counts() == counted(bytes, bytes.size()));
  REQUIRE(text == Text::from(bytes));
  check_chunks(text, bytes);
  const std::vector<Range> lines = lines_of(bytes);
  REQUIRE(text.lines() == lines.size());
  for (std::size_t line = 0; line < lines.size(); ++line) {
    REQUIRE(text.line_begin(line) == lines[line].begin);
    REQUIRE(text.line_end(line) == lines[line].end);
    REQUIRE(text.line_range(line) == lines[line]);
  }
}

std::string walked(const Text& text, std::size_t offset, Random& random) {
  std::string bytes;
  for (Reader reader(text, offset); !reader.at_end();) {
    REQUIRE(reader.offset() == offset + bytes.size());
    REQUIRE(reader.peek() == reader.rest().front());
    const std::size_t step = 1 + random.upto(random.one_in(3) ? 0 : reader.rest().size() - 1);
    bytes.append(reader.rest().substr(0, step));
    reader.advance(step);
  }
  return bytes;
}

/// Asks about a few places what the string can answer, too.
void check_places(const Text& text, const std::string& bytes, Random& random) {
  const std::size_t offset = random.upto(bytes.size());
  REQUIRE(text.counts_before(offset) == counted(bytes, offset));
  REQUIRE(text.line_of(offset) == counted(bytes, offset).line_breaks);
  REQUIRE(text.byte_at(offset) == (offset < bytes.size() ? bytes[offset] : '\0'));
  const Range range{offset, offset + random.upto(bytes.size() - offset + 10)};
  REQUIRE(text.slice(range) == bytes.substr(range.begin, range.size()));
  std::string buffer;
  REQUIRE(text.view(range, buffer) == text.slice(range));
  std::string pieces;
  REQUIRE(text.for_each_chunk(range, [&](std::string_view piece) { pieces.append(piece); }));
  REQUIRE(pieces == text.slice(range));
  if (!range.empty() && offset < bytes.size()) {
    REQUIRE_FALSE(text.for_each_chunk(range, [](std::string_view piece) { return piece.empty(); }));
  }
  REQUIRE(walked(text, offset, random) == bytes.substr(offset));
}

}  // namespace

TEST_CASE("an empty text has one empty line") {
  const Text text;
  CHECK(text.lines() == 1);
  CHECK(text.bytes() == 0);
  CHECK(text.line_begin(9) == 0);
  CHECK(text.line_end(9) == 0);
  CHECK(text.line_of(9) == 0);
  CHECK(text.byte_at(0) == '\0');
  CHECK(text.slice({0, 9}).empty());
  CHECK(Reader(text).at_end());
  CHECK(text == Text::from(""));
  CHECK(text.edited(Edit{{3, 9}, "a"}).str() == "a");
}

TEST_CASE("LF, CRLF and a lone CR each break a line") {
  const Text text = Text::from("a\nb\r\nc\rd\r\r\n\n\re");
  check_equal(text, "a\nb\r\nc\rd\r\r\n\n\re");
  CHECK(text.lines() == 8);
  CHECK(text.line_of(3) == 1);
  CHECK(text.line_of(4) == 1);
  CHECK(text.line_of(5) == 2);
}

TEST_CASE("a text of any size and content equals its bytes") {
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t size = 0; size < 20'000; size += 1 + size / 4) {
    const std::string bytes = random_bytes(random, size);
    check_equal(Text::from(bytes), bytes);
  }
}

TEST_CASE("a text equals a string under random edits") {
  Random random;
  INFO("seed " << random.seed);
  std::string bytes = random_bytes(random, random.upto(20'000));
  Text text = Text::from(bytes);
  std::vector<std::pair<Text, std::string>> old;
  const std::size_t rounds = random_edits(1500);
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::size_t begin = random.upto(bytes.size());
    const std::size_t reach = random.one_in(10) ? bytes.size() - begin : std::min<std::size_t>(bytes.size() - begin, 8);
    const std::size_t end = begin + random.upto(reach);
    const std::size_t grow = bytes.size() > 60'000 ? 1 : random.one_in(10) ? 9000 : 8;
    const std::string added = random_bytes(random, random.upto(grow));
    text = text.edited(Edit{{begin, end}, added});
    bytes.replace(begin, end - begin, added);
    REQUIRE(text.bytes() == bytes.size());
    if (round % 10 == 0) check_chunks(text, bytes);
    check_places(text, bytes, random);
    if (round % 100 == 0) check_equal(text, bytes);
    if (round % 200 == 0) old.emplace_back(text, bytes);
  }
  check_equal(text, bytes);
  for (const auto& [version, expected] : old) check_equal(version, expected);
}

TEST_CASE("a text edited by a list equals the string edited by it") {
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t round = 0; round < 60; ++round) {
    const std::string bytes = random_bytes(random, random.upto(60'000));
    EditList edits;
    for (std::size_t i = random.upto(80); i > 0; --i) {
      const std::size_t begin = random.upto(bytes.size());
      edits.add({{begin, begin + random.upto(bytes.size() / 200 + 2)}, random_bytes(random, random.upto(12))});
    }
    check_equal(Text::from(bytes).edited(edits), gouji::text::apply(bytes, edits));
  }
}

TEST_CASE("an edit joins and parts \\r\\n and characters across chunk boundaries") {
  const std::string half(Text::max_chunk, 'x');
  for (const char* pair : {"\r\n", "中", "😀", "\xF0\x90\x80"}) {
    const std::string joined = pair;
    const std::string bytes = half + joined + half;
    for (std::size_t cut = 1; cut < joined.size(); ++cut) {
      const std::size_t at = half.size() + cut;
      const Text whole = Text::from(bytes);
      const Text parted = whole.edited(Edit{{at, at}, std::string(5000, 'y')});
      check_chunks(parted, parted.str());
      const Text rejoined = parted.edited(Edit{{at, at + 5000}, ""});
      check_equal(rejoined, bytes);
    }
  }
}

TEST_CASE("long runs of stray continuation bytes still fall into chunks") {
  const std::string bytes(50'000, '\x80');
  const Text text = Text::from(bytes);
  check_equal(text, bytes);
  CHECK(text.chunks().size() > 20);
  check_chunks(text.edited(Edit{{25'000, 25'001}, "中"}), std::string(bytes).replace(25'000, 1, "中"));
}

TEST_CASE("a byte order mark, NUL and invalid bytes are kept") {
  const std::string bytes("\xEF\xBB\xBF\0a\xFF\xC3\r", 8);
  check_equal(Text::from(bytes), bytes);
  CHECK(Text::from(bytes).counts() == Counts{8, 6, 7, 1});
}

TEST_CASE("offsets outside a text are clamped") {
  const Text text = Text::from("ab\ncd");
  CHECK(text.slice({1, SIZE_MAX}) == "b\ncd");
  CHECK(text.slice({SIZE_MAX, SIZE_MAX}).empty());
  CHECK(text.slice({4, 1}).empty());
  CHECK(text.line_of(SIZE_MAX) == 1);
  CHECK(text.line_begin(SIZE_MAX) == 3);
  CHECK(text.line_end(SIZE_MAX) == 5);
  CHECK(text.line_range(SIZE_MAX) == Range{3, 5});
  CHECK(text.counts_before(SIZE_MAX) == text.counts());
  CHECK(text.offset_of_code_point(SIZE_MAX) == 5);
  CHECK(text.offset_of_utf16_unit(SIZE_MAX) == 5);
  CHECK(text.edited(Edit{{SIZE_MAX, SIZE_MAX}, "e"}).str() == "ab\ncde");
  Reader reader(text, 4);
  reader.advance(SIZE_MAX);
  CHECK(reader.at_end());
  CHECK(reader.offset() == 5);
  CHECK(Reader(text, SIZE_MAX).offset() == 5);
}

TEST_CASE("an edit shares the chunks it does not touch") {
  const Text text = Text::from(std::string(100'000, 'x'));
  const Text edited = text.edited(Edit{{50'000, 50'001}, "y"});
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.chunks().size(); ++i) {
    copied += text.chunks()[i].view().data() != edited.chunks()[i].view().data() ? 1 : 0;
  }
  CHECK(copied == 1);
  CHECK_FALSE(text == edited);
  CHECK(text == edited.edited(Edit{{50'000, 50'001}, "x"}));
}
