// Mends ill-formed strings in JSON text before the parser sees them a second time: the first, fast attempt is for the
// well-formed text that nearly every message is.
#include "lsp/rpc/json.h"

#include <algorithm>
#include <cstddef>

namespace gouji::rpc {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The value of the four hexadecimal digits of the escape "\uXXXX" that starts at `at`; empty when none starts there.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (text.size() < at + 6 || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : text.substr(at + 2, 4)) {
    unit *= 16;
    if (c >= '0' && c <= '9')
      unit += static_cast<unsigned>(c - '0');
    else if (c >= 'a' && c <= 'f')
      unit += static_cast<unsigned>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      unit += static_cast<unsigned>(c - 'A' + 10);
    else
      return std::nullopt;
  }
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Copies the escape at `at` to `out`, or U+FFFD for a lone surrogate, and returns how many bytes it took.
std::size_t mend_escape(std::string_view text, std::size_t at, std::string& out) {
  const auto unit = escaped_unit(text, at);
  const auto next = unit && is_high(*unit) ? escaped_unit(text, at + 6) : std::nullopt;
  const bool pair = next && is_low(*next);
  const std::size_t size = pair ? 12 : unit ? 6 : 2;
  const bool lone = unit && !pair && (is_high(*unit) || is_low(*unit));
  out += lone ? replacement : text.substr(at, size);
  return size;
}

// The length of the well-formed UTF-8 sequence at `at`; 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  const unsigned second = byte(at + 1);
  const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (length == 0 || second < lowest || second > highest) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  return length;
}

std::string mended(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      at += mend_escape(text, at, out);
    } else if (const std::size_t length = sequence_length(text, at)) {
      out += text.substr(at, length);
      at += length;
    } else {
      out += replacement;
      ++at;
    }
  }
  return out;
}

std::optional<Json> parse_strictly(std::string_view text) {
  Json value = Json::parse(text.begin(), text.end(), nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Json> parse(std::string_view text) {
  if (auto value = parse_strictly(text)) return value;
  return parse_strictly(mended(text));
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Written by hand because it makes up most of the cost of a diagnostic.
std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = sequence_length(text, at);
    if (length == 0)
      out += replacement;
    else if (byte == '"' || byte == '\\')
      out.append("\\").append(1, text[at]);
    else if (byte == '\n')
      out += "\\n";
    else if (byte < 0x20)
      out.append("\\u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    else
      out += text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return out += '"';
}

}  // namespace gouji::rpc
