// Is the only door to ICU: decoding, normal forms, scripts, and how many cells a text takes on screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji::text {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// One character read from UTF-8 and how many bytes it took.
struct Decoded {
  char32_t code_point = replacement_character;
  std::size_t length = 0;
};

/// Reads the character at the offset, which must be inside the bytes. Bytes that are no UTF-8 give U+FFFD, as many at a
/// time as the Unicode standard recommends (the longest begin of a valid character), at least one.
inline Decoded decode(std::string_view bytes, std::size_t offset);

/// The same for every character; `decode` does the usual ones in place.
Decoded decode_any(std::string_view bytes, std::size_t offset);

/// Appends the character as UTF-8; surrogates and values past U+10FFFF become U+FFFD.
void append(std::string& out, char32_t code_point);

/// The character as UTF-8.
std::string encode(char32_t code_point);

/// The same text with U+FFFD in place of bytes that are no UTF-8.
std::string to_valid_utf8(std::string_view bytes);

/// Whether the bytes are valid UTF-8.
bool is_valid_utf8(std::string_view bytes);

/// Normal form KC: full-width letters, Kangxi radicals, circled numbers and the like become plain.
std::string nfkc(std::string_view bytes);

/// Whether the character is of the Han script (ideographs, 〇, 々 and radicals).
bool is_han(char32_t code_point);

/// Whether the character is a letter or a decimal digit; ideographs are letters.
bool is_letter_or_digit(char32_t code_point);

/// How many cells of a fixed-width display the text takes. `ambiguous` (1 or 2) is the width of characters such as “
/// … ① that are wide in Chinese fonts and narrow elsewhere. Control characters and combining marks take none.
int display_width(std::string_view bytes, int ambiguous = 1);

inline Decoded decode(std::string_view bytes, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[offset + at]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const bool usual = first > 0xE0 && first < 0xED && bytes.size() - offset >= 3;  // most ideographs, marks and radicals
  if (!usual || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return decode_any(bytes, offset);
  return {static_cast<char32_t>((first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
}

}  // namespace gouji::text
