// Checks that positions of all three encodings mean the same places, and that wrong ones mean the nearest place.
#include <catch2/catch.hpp>

#include "lsp/from_lsp.h"
#include "lsp/to_lsp.h"

using namespace gouji;
using text::Encoding;
using text::Text;

namespace {

// Four lines: plain Han, a character outside the basic plane, CRLF with a combining accent, and an end without break.
const std::string fixture = "勾稽\n a𠮷b\r\ne\u0301x\n末";

void check_place(std::size_t offset, std::uint32_t line, std::uint32_t utf8, std::uint32_t utf16, std::uint32_t utf32) {
  const Text text = Text::from(fixture);
  INFO("offset " << offset);
  for (const auto& [encoding, column] :
       {std::pair{Encoding::utf8, utf8}, {Encoding::utf16, utf16}, {Encoding::utf32, utf32}}) {
    const protocol::Position position = to_lsp(text, offset, encoding);
    CHECK(position.line == line);
    CHECK(position.character == column);
    CHECK(from_lsp(text, protocol::Position{line, column}, encoding) == offset);
  }
}

}  // namespace

TEST_CASE("a place has its column in each encoding") {
  check_place(0, 0, 0, 0, 0);
  check_place(fixture.find("稽"), 0, 3, 1, 1);
  check_place(fixture.find("\n"), 0, 6, 2, 2);
  check_place(fixture.find("𠮷"), 1, 2, 2, 2);
  check_place(fixture.find("b"), 1, 6, 4, 3);
  check_place(fixture.find("\r"), 1, 7, 5, 4);
  check_place(fixture.find("x"), 2, 3, 2, 2);
  check_place(fixture.size(), 3, 3, 1, 1);
}

TEST_CASE("positions outside the text are clamped") {
  const Text text = Text::from(fixture);
  constexpr std::uint32_t far = 2147483647;
  CHECK(from_lsp(text, protocol::Position{0, far}, Encoding::utf16) == fixture.find("\n"));
  CHECK(from_lsp(text, protocol::Position{1, far}, Encoding::utf16) == fixture.find("\r"));
  CHECK(from_lsp(text, protocol::Position{far, 0}, Encoding::utf16) == fixture.size());
  CHECK(from_lsp(text, protocol::Position{far, far}, Encoding::utf8) == fixture.size());
}

TEST_CASE("a column inside a character means the character's begin") {
  const Text text = Text::from(fixture);
  CHECK(from_lsp(text, protocol::Position{1, 3}, Encoding::utf16) == fixture.find("𠮷"));
  CHECK(from_lsp(text, protocol::Position{0, 4}, Encoding::utf8) == fixture.find("稽"));
}

TEST_CASE("a range with its ends the wrong way round is taken the right way round") {
  const Text text = Text::from(fixture);
  const text::Range range = from_lsp(text, protocol::Range{{1, 0}, {0, 1}}, Encoding::utf16);
  CHECK(range == text::Range{fixture.find("稽"), fixture.find(" a")});
}

TEST_CASE("a change is ranged because its range is present") {
  const Text text = Text::from("abc");
  CHECK(from_lsp(text, {protocol::Range{}, "x"}, Encoding::utf16) == text::Edit{{0, 0}, "x"});
  CHECK(from_lsp(text, {std::nullopt, "x"}, Encoding::utf16) == text::Edit{{0, 3}, "x"});
}
