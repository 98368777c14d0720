// Reads numbers of lists and addresses of pages.
#include "core/checks/style_text.h"

#include "core/syntax/line.h"
#include "core/text/unicode.h"

namespace gouji::checks {

bool is_circle(char32_t c) { return c == U'〇' || c == U'○'; }

bool is_numeral(char32_t c) {
  constexpr std::u32string_view numerals = U"〇一二三四五六七八九十百千万两";
  return numerals.find(c) != numerals.npos;
}

std::size_t numbering(std::string_view line) {
  std::size_t at = 0;
  while (const std::size_t space = syntax::space_at(line.substr(at))) at += space;
  while (at < line.size() && line[at] == '#') ++at;
  const std::size_t begin = at;
  for (std::size_t characters = 0; at < line.size() && characters < 5; ++characters) {
    if (const std::size_t space = syntax::space_at(line.substr(at)); space > 0 && at > begin) return at + space;
    const text::Decoded next = text::decode(line, at);
    const char32_t c = next.code_point;
    if (!is_numeral(c) && !(c < 0x80 && is_digit(static_cast<char>(c))) && c != '(' && c != ')' && c != U'（' &&
        c != U'）' && c != U'、' && c != '.' && c != U'．')
      break;
    at += next.length;
  }
  while (const std::size_t space = syntax::space_at(line.substr(at))) at += space;
  return at;
}

std::size_t entity_end(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  while (end < line.size() && end < at + 10 && (is_letter(line[end]) || is_digit(line[end]) || line[end] == '#')) ++end;
  return end < line.size() && line[end] == ';' ? end + 1 : at + 1;
}

std::size_t address_end(std::string_view line, std::size_t from) {
  std::size_t end = from;
  while (end < line.size() && line[end] > ' ' && std::string_view("<>\")").find(line[end]) == std::string_view::npos)
    ++end;
  while (end > from && !full_width(line[end - 1]).empty()) --end;
  return end;
}

}  // namespace gouji::checks
