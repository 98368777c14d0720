// Turns places of arbitrary texts into lines and columns and back, in every encoding: offsets of characters come back as
// they were, and no place, however wild, leads out of the text or into a character.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "core/text/position.h"
#include "core/text/unicode.h"
#include "lsp/from_lsp.h"

namespace {

using gouji::text::Encoding;
using gouji::text::Position;
using gouji::text::Text;

void require(bool holds) {
  if (!holds) std::abort();
}

bool begins_character(const std::string& bytes, std::size_t at) {
  return at >= bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80;
}

void check_offset(const Text& text, const std::string& bytes, std::size_t offset, Encoding encoding) {
  const Position place = gouji::text::position_of(text, offset, encoding);
  const std::size_t back = gouji::text::offset_of(text, place, encoding);
  require(back <= offset);
  require(gouji::text::position_of(text, back, encoding) == place);
  const bool inside_break = offset > 0 && offset < bytes.size() && bytes[offset - 1] == '\r' && bytes[offset] == '\n';
  // Bytes that are no UTF-8 may share a column with the character behind them.
  if (gouji::text::is_valid_utf8(bytes) && begins_character(bytes, offset) && !inside_break) require(back == offset);
}

void check_place(const Text& text, const std::string& bytes, gouji::protocol::Position place, Encoding encoding) {
  const std::size_t offset = gouji::from_lsp(text, place, encoding);
  require(offset <= bytes.size());
  const Position exact = gouji::text::position_of(text, offset, encoding);
  require(exact.line <= place.line);
  require(exact.line < place.line || exact.column <= place.character);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t head = 2 * sizeof(std::uint32_t) + 2;
  if (size < head || size > 20'000) return 0;
  gouji::protocol::Position wild;
  std::memcpy(&wild.line, data, sizeof wild.line);
  std::memcpy(&wild.character, data + sizeof wild.line, sizeof wild.character);
  const gouji::protocol::Position tame{data[head - 2], data[head - 1]};
  const std::string bytes(reinterpret_cast<const char*>(data + head), size - head);
  const Text text = Text::from(bytes);
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16, Encoding::utf32}) {
    for (std::size_t offset = 0; offset <= bytes.size(); offset += 1 + bytes.size() / 200)
      check_offset(text, bytes, offset, encoding);
    check_place(text, bytes, wild, encoding);
    check_place(text, bytes, tame, encoding);
  }
  return 0;
}
