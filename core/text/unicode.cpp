// Implements the door to ICU, with short cuts for the characters that reports are made of.
//
// How wide a text is. Tables of pipes and blank lines align in fixed-width fonts, where a Han character takes two
// cells. Unicode's East Asian Width tells wide from narrow; marks, joiners and other invisible characters take no
// cell. What the user sees as one character may be several code points (an emoji with a skin tone, a flag of two
// letters, a keycap), and it is as wide as its widest part. Nearly all text has no such characters: there the sum
// over code points is the answer, and ICU's break iterator is only called when one is met.
#include "core/text/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>
#include <algorithm>
#include <cstdint>
#include <memory>

namespace gouji::text {
namespace {

constexpr char32_t emoji_selector = 0xFE0F;

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

UChar32 icu_char(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool is_flag_letter(char32_t code_point) { return code_point >= 0x1F1E6 && code_point <= 0x1F1FF; }

/// The cells of a code point that stands alone.
int cells(char32_t c, int ambiguous) {
  if (c < 0x7F) return c < 0x20 ? 0 : 1;
  if (c < 0xA0) return 0;
  if (c == 0xAD) return 1;
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF60)) return 2;
  if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF)) return 0;
  switch (u_charType(icu_char(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return 0;
    default: break;
  }
  switch (u_getIntPropertyValue(icu_char(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    case U_EA_AMBIGUOUS: return ambiguous;
    default: return 1;
  }
}

/// Whether the code point may be seen as one with its neighbours in a way that changes the sum of cells.
bool joins(char32_t c) {
  const bool east_asian_mark = (c >= 0x302A && c <= 0x302F) || c == 0x3099 || c == 0x309A;
  if (c < 0x300 || (c >= 0x2E80 && c <= 0xA4CF && !east_asian_mark)) return false;
  switch (u_getIntPropertyValue(icu_char(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_PREPEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_REGIONAL_INDICATOR:
    case U_GCB_ZWJ: return true;
    default: return false;
  }
}

/// The cells of what the user sees as one character.
int cluster_cells(std::string_view cluster, int ambiguous) {
  int widest = 0;
  int flag_letters = 0;
  bool emoji = false;
  bool selected = false;
  for (std::size_t at = 0; at < cluster.size();) {
    const Decoded decoded = decode(cluster, at);
    at += decoded.length;
    widest = std::max(widest, cells(decoded.code_point, ambiguous));
    flag_letters += is_flag_letter(decoded.code_point) ? 1 : 0;
    emoji = emoji || u_hasBinaryProperty(icu_char(decoded.code_point), UCHAR_EMOJI);
    selected = selected || decoded.code_point == emoji_selector;
  }
  return flag_letters == 2 || (emoji && selected) ? 2 : widest;
}

/// The width by grapheme clusters, for texts that have others than single code points.
int clustered_width(std::string_view bytes, int ambiguous) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> characters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, bytes.data(), static_cast<std::int64_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return cluster_cells(bytes, ambiguous);
  characters->setText(&source, status);
  int width = 0;
  std::int32_t begin = characters->first();
  for (std::int32_t end = characters->next(); end != icu::BreakIterator::DONE; end = characters->next()) {
    const auto length = static_cast<std::size_t>(end - begin);
    width += cluster_cells(bytes.substr(static_cast<std::size_t>(begin), length), ambiguous);
    begin = end;
  }
  utext_close(&source);
  return width;
}

}  // namespace

Decoded decode_any(std::string_view bytes, std::size_t offset) {
  const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data()) + offset;
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - offset));
  std::int32_t read = 0;
  UChar32 code_point = 0;
  U8_NEXT(at, read, length, code_point);
  return {code_point < 0 ? replacement_character : static_cast<char32_t>(code_point), static_cast<std::size_t>(read)};
}

void append(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement_character;
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, icu_char(code_point));
  out.append(buffer, static_cast<std::size_t>(length));
}

std::string encode(char32_t code_point) {
  std::string out;
  append(out, code_point);
  return out;
}

bool is_valid_utf8(std::string_view bytes) {
  // U+FFFD itself takes three bytes; fewer are a mistake, and three that decode to it can only be itself or a cut
  // character.
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const Decoded decoded = decode(bytes, at);
    if (decoded.code_point == replacement_character && bytes.substr(at, decoded.length) != "\xEF\xBF\xBD") return false;
    at += decoded.length;
  }
  return true;
}

std::string to_valid_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode(bytes, at);
    append(out, decoded.code_point);
    at += decoded.length;
  }
  return out;
}

std::string nfkc(std::string_view bytes) {
  std::string valid = to_valid_utf8(bytes);
  if (is_ascii(valid)) return valid;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return valid;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  normalizer->normalizeUTF8(0, valid, sink, nullptr, status);
  return U_SUCCESS(status) ? normal : valid;
}

bool is_han(char32_t code_point) {
  if (code_point >= 0x4E00 && code_point <= 0x9FFF) return true;
  UErrorCode status = U_ZERO_ERROR;
  return code_point >= 0x2E80 && uscript_getScript(icu_char(code_point), &status) == USCRIPT_HAN;
}

bool is_letter_or_digit(char32_t code_point) {
  constexpr std::uint32_t letters_and_digits = U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK;  // 〇 is a letter number
  return (U_GET_GC_MASK(icu_char(code_point)) & letters_and_digits) != 0;
}

int display_width(std::string_view bytes, int ambiguous) {
  int width = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      width += byte >= 0x20 && byte != 0x7F ? 1 : 0;
      ++at;
      continue;
    }
    const Decoded decoded = decode(bytes, at);
    if (joins(decoded.code_point)) return clustered_width(bytes, ambiguous);
    width += cells(decoded.code_point, ambiguous);
    at += decoded.length;
  }
  return width;
}

}  // namespace gouji::text
