// Reads and writes the numbers of dates in ASCII, full-width and Han numerals.
#include "core/model/written_date.h"

#include "core/text/unicode.h"

namespace gouji::model {

namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";

std::optional<Numerals> numerals_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return Numerals::ascii;
  if (c >= U'０' && c <= U'９') return Numerals::wide;
  if (han_digits.find(c) != han_digits.npos || c == U'○' || c == U'零' || c == U'十') return Numerals::han;
  return std::nullopt;
}

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  const std::size_t at = han_digits.find(c);
  return at == han_digits.npos ? 0 : static_cast<int>(at);
}

// 十, 十二, 二十, 三十一; `tens` is what stands in front of the 十.
int han_value(int before, bool ten, int behind, int ten_at) {
  if (!ten) return before;
  return (ten_at == 0 ? 1 : before) * 10 + behind;
}

std::string han(int value) {
  const auto digit = [](int d) { return text::encode(han_digits[static_cast<std::size_t>(d)]); };
  std::string written;
  if (value >= 20) written += digit(value / 10);
  if (value >= 10) written += text::encode(U'十');
  if (value < 10 || value % 10 != 0) written += digit(value % 10);
  return written;
}

bool ends_number(std::string_view text, std::size_t at) {
  return at >= text.size() || !numerals_of(text::decode(text, at).code_point);
}

// A number of at most `most` ASCII digits.
std::optional<WrittenNumber> read_short(std::string_view text, std::size_t at, std::size_t most) {
  const std::optional<WrittenNumber> number = read_number(text, at);
  if (!number || number->numerals != Numerals::ascii || number->range.size() > most) return std::nullopt;
  return number;
}

bool is_day(const WrittenNumber& month, const WrittenNumber& day) {
  return month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= 31;
}

}  // namespace

std::string written_like(const WrittenNumber& old, int value, bool is_year) {
  std::string digits = std::to_string(value);
  if (old.numerals == Numerals::han && !is_year) return han(value);
  const std::size_t width = old.numerals == Numerals::wide ? 3 : 1;
  if (old.numerals != Numerals::han && !is_year && old.range.size() == 2 * width && digits.size() == 1 &&
      old.value < 10)
    digits.insert(digits.begin(), '0');
  std::string written;
  for (const char c : digits) {
    if (old.numerals == Numerals::ascii) written += c;
    if (old.numerals == Numerals::wide) text::append(written, U'０' + static_cast<char32_t>(c - '0'));
    if (old.numerals == Numerals::han) text::append(written, han_digits[static_cast<std::size_t>(c - '0')]);
  }
  return written;
}

std::optional<WrittenNumber> read_number(std::string_view text, std::size_t at) {
  WrittenNumber number;
  number.range = {at, at};
  int before = 0;
  int behind = 0;
  int count = 0;
  int ten_at = -1;
  while (number.range.end < text.size()) {
    const text::Decoded next = text::decode(text, number.range.end);
    const std::optional<Numerals> numerals = numerals_of(next.code_point);
    if (!numerals || (count > 0 && *numerals != number.numerals)) break;
    number.numerals = *numerals;
    if (next.code_point == U'十') {
      if (ten_at >= 0) return std::nullopt;
      ten_at = count;
    } else if (count < 8) {
      int& part = ten_at >= 0 ? behind : before;
      part = part * 10 + digit_of(next.code_point);
    }
    ++count;
    number.range.end += next.length;
  }
  if (count == 0) return std::nullopt;
  number.value = han_value(before, ten_at >= 0, behind, ten_at);
  return number;
}

std::optional<WrittenDate> read_dotted_date(std::string_view text, std::size_t at) {
  const std::optional<WrittenNumber> year = read_short(text, at, 4);
  if (!year || year->range.size() != 4 || year->value < 1990 || year->value > 2099) return std::nullopt;
  std::size_t next = year->range.end;
  if (next >= text.size() || std::string_view(".-/").find(text[next]) == std::string_view::npos) return std::nullopt;
  const char mark = text[next];
  const std::optional<WrittenNumber> month = read_short(text, next + 1, 2);
  if (!month) return std::nullopt;
  next = month->range.end;
  if (next >= text.size() || text[next] != mark) return std::nullopt;
  const std::optional<WrittenNumber> day = read_short(text, next + 1, 2);
  if (!day || !is_day(*month, *day)) return std::nullopt;
  return WrittenDate{*year, *month, *day, {at, day->range.end}};
}

std::optional<WrittenDate> read_dotted_day(std::string_view text, std::size_t at) {
  const std::optional<WrittenNumber> month = read_short(text, at, 2);
  if (!month || month->range.end >= text.size() || (text[month->range.end] != '.' && text[month->range.end] != '/'))
    return std::nullopt;
  const std::optional<WrittenNumber> day = read_short(text, month->range.end + 1, 2);
  if (!day || !is_day(*month, *day) || !ends_number(text, day->range.end)) return std::nullopt;
  return WrittenDate{{}, *month, *day, {at, day->range.end}};
}

}  // namespace gouji::model
