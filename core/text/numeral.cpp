// Reads Chinese numerals by their places (十 百 千, then 万 and 亿), and digits in a row one by one (二〇二三).
#include "core/text/numeral.h"

#include <array>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::text {

namespace {

constexpr std::array<std::string_view, 10> written_digits = {"零", "一", "二", "三", "四",
                                                             "五", "六", "七", "八", "九"};
constexpr std::size_t longest_numeral = 18;  // digits

// 0 to 9, or -1.
int han_digit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'○':
    case U'零': return 0;
    case U'一': return 1;
    case U'二':
    case U'两': return 2;
    case U'三': return 3;
    case U'四': return 4;
    case U'五': return 5;
    case U'六': return 6;
    case U'七': return 7;
    case U'八': return 8;
    case U'九': return 9;
    default: return -1;
  }
}

// 10, 100, 1000; 0 for other characters.
std::int64_t small_place(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

std::int64_t great_place(char32_t c) { return c == U'万' ? 10'000 : c == U'亿' ? 100'000'000 : 0; }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct Next {
  char32_t written = 0;
  char32_t plain = 0;
  std::size_t length = 0;
};

Next next_of(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const Decoded decoded = decode(text, at);
  return {decoded.code_point, plain(decoded.code_point), decoded.length};
}

// Whether exactly three digits stand here.
bool three_digits(std::string_view text, std::size_t at) {
  for (int i = 0; i < 3; ++i) {
    const Next next = next_of(text, at);
    if (!is_digit(next.plain)) return false;
    at += next.length;
  }
  return !is_digit(next_of(text, at).plain);
}

std::optional<Numeral> read_arabic(std::string_view text) {
  Numeral numeral;
  std::string digits;
  std::size_t at = 0;
  bool point = false;
  for (;;) {
    const Next next = next_of(text, at);
    if (is_digit(next.plain)) {
      if (next.written != next.plain) numeral.style = NumeralStyle::wide;
      digits += static_cast<char>(next.plain);
      if (digits.size() > longest_numeral) return std::nullopt;
    } else if (next.written == U',' && !point && !digits.empty() &&
               (numeral.style == NumeralStyle::thousands || digits.size() <= 3) &&
               three_digits(text, at + next.length)) {
      numeral.style = NumeralStyle::thousands;
    } else if (next.plain == U'.' && !point && is_digit(next_of(text, at + next.length).plain)) {
      point = true;
      digits += '.';
    } else {
      break;
    }
    at += next.length;
  }
  std::optional<base::Decimal> value = base::Decimal::parse(digits);
  if (!value) return std::nullopt;
  const Next behind = next_of(text, at);
  if (const std::int64_t place = great_place(behind.plain); place != 0 && value->mantissa < 1'000'000'000) {
    value->mantissa *= place;
    for (; value->scale > 0 && value->mantissa % 10 == 0; --value->scale) value->mantissa /= 10;
    at += behind.length;
  }
  numeral.value = *value;
  numeral.bytes = at;
  return numeral;
}

std::optional<Numeral> read_han(std::string_view text) {
  std::int64_t whole = 0;    // what 亿 and 万 have closed
  std::int64_t section = 0;  // below the next 万
  std::int64_t digit = -1;   // not yet multiplied by its place
  std::int64_t row = 0;      // the digits in a row as one number
  std::size_t digits_in_row = 0;
  std::size_t digits = 0;
  bool zero = false;
  bool places = false;
  std::size_t at = 0;
  for (;; ++digits) {
    const Next next = next_of(text, at);
    if (digits > longest_numeral) return std::nullopt;
    if (const int value = han_digit(next.plain); value >= 0) {
      zero = zero || value == 0;
      row = digits_in_row == 0 ? value : row * 10 + value;
      digits_in_row += value == 0 && places ? 0 : 1;
      digit = value;
    } else if (const std::int64_t place = small_place(next.plain); place != 0) {
      section += (digit > 0 ? digit : 1) * place;
      digit = -1;
      digits_in_row = 0;
      places = true;
    } else if (const std::int64_t great = great_place(next.plain); great != 0 && digits > 0) {
      const std::int64_t before = section + (digit > 0 ? digit : 0);
      whole = great == 10'000 ? whole + before * great : (whole + before) * great;
      section = 0;
      digit = -1;
      digits_in_row = 0;
      places = true;
    } else {
      break;
    }
    at += next.length;
  }
  if (at == 0) return std::nullopt;
  Numeral numeral;
  numeral.style = NumeralStyle::han;
  numeral.bytes = at;
  const bool in_a_row = !places && digits > 1;
  numeral.vague = digits_in_row > 1 && (places || (digits == 2 && !zero));
  numeral.value.mantissa = in_a_row ? row : whole + section + (digit > 0 ? digit : 0);
  return numeral;
}

// 1 to 9999.
std::string han_section(std::int64_t value, bool leading) {
  constexpr std::array<std::string_view, 4> places = {"千", "百", "十", ""};
  std::string out;
  std::int64_t divisor = 1000;
  bool skipped = false;
  for (std::size_t i = 0; i < places.size(); ++i, divisor /= 10) {
    const auto digit = static_cast<std::size_t>(value / divisor % 10);
    if (digit == 0) {
      skipped = skipped || !out.empty() || !leading;
      continue;
    }
    if (skipped) out += written_digits[0];
    skipped = false;
    const bool ten_alone = i == 2 && digit == 1 && out.empty() && leading;
    if (!ten_alone) out += written_digits[digit];
    out += places[i];
  }
  return out;
}

std::string write_han(std::int64_t value) {
  if (value == 0) return std::string(written_digits[0]);
  if (value == 2) return "两";  // alone, it counts what stands behind it
  std::string out;
  for (const auto& [place, name] : {std::pair<std::int64_t, std::string_view>{100'000'000, "亿"}, {10'000, "万"}}) {
    if (value < place) continue;
    out += han_section(value / place, out.empty());
    out += name;
    value %= place;
  }
  if (value > 0) out += han_section(value, out.empty());
  return out;
}

}  // namespace

bool begins_numeral(char32_t character) {
  const char32_t c = plain(character);
  return c < 0x80 ? is_digit(c) : han_digit(c) >= 0 || small_place(c) != 0;
}

std::optional<Numeral> read_numeral(std::string_view text) {
  return is_digit(next_of(text, 0).plain) ? read_arabic(text) : read_han(text);
}

std::string write_numeral(std::int64_t value, NumeralStyle style) {
  if (style == NumeralStyle::han) return value < 1'000'000'000'000 ? write_han(value) : std::to_string(value);
  const std::string digits = std::to_string(value);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (style == NumeralStyle::thousands && i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    if (style == NumeralStyle::wide)
      append(out, U'０' + static_cast<char32_t>(digits[i] - '0'));
    else
      out += digits[i];
  }
  return out;
}

}  // namespace gouji::text
