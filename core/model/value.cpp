// Reads numbers as clerks write them: full-width, with thousands, with signs in words, with units behind them.
#include "core/model/value.h"

#include <array>

#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::model {

namespace {

using text::Decoded;

constexpr std::string_view dashes[] = {"-", "－", "—", "–", "——", "─", "−", "/", "／", "--"};
constexpr std::string_view units[] = {"万元", "亿元", "元", "件",   "份", "条", "项",
                                      "宗",   "个",   "次", "人次", "人", "篇", "件次"};

// A number's own characters in ASCII, whatever their width; NUL for anything else.
char plain(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<char>(c);
  if (c >= U'０' && c <= U'９') return static_cast<char>('0' + (c - U'０'));
  if (c == U'.' || c == U'．') return '.';
  if (c == U',' || c == U'，') return ',';
  return '\0';
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// -1, 1, or 0 where no sign stands.
int take_sign(std::string_view& text) {
  for (const std::string_view word : {"增加", "增", "+", "＋"})
    if (take(text, word)) return 1;
  for (const std::string_view word : {"减少", "減少", "减", "減", "-", "－", "−"})
    if (take(text, word)) return -1;
  return 0;
}

// Takes digits with thousands and a fraction; the answer is their ASCII form without the thousands' commas.
std::string take_digits(std::string_view& text) {
  std::string digits;
  std::size_t since_comma = 0;
  bool commas = false;
  bool point = false;
  while (!text.empty()) {
    const Decoded next = text::decode(text, 0);
    const char c = plain(next.code_point);
    if (c == '\0') break;
    if (c == ',') {
      if (point || digits.empty() || (commas ? since_comma != 3 : since_comma > 3)) return {};
      commas = true;
      since_comma = 0;
    } else if (c == '.') {
      if (point || digits.empty() || (commas && since_comma != 3)) return {};
      point = true;
      digits += c;
    } else {
      digits += c;
      ++since_comma;
    }
    text.remove_prefix(next.length);
  }
  if (commas && !point && since_comma != 3) return {};
  return digits;
}

}  // namespace

Value read_value(std::string_view text) {
  Value value;
  std::string_view rest = syntax::trim(text);
  if (rest.empty()) return value;
  for (const std::string_view dash : dashes) {
    if (rest == dash) {
      value.kind = ValueKind::dash;
      return value;
    }
  }
  value.kind = ValueKind::text;
  value.nothing = rest == "无" || rest == "無";
  const int sign = take_sign(rest);
  rest = syntax::trim(rest);
  const std::string digits = take_digits(rest);
  const std::optional<base::Decimal> number = base::Decimal::parse(digits);
  if (!number) return value;
  rest = syntax::trim(rest);
  if (!rest.empty()) {
    const std::string simplified = text::simplify(rest);
    std::string_view tail = simplified;
    for (const std::string_view unit : units) {
      if (take(tail, unit)) {
        value.unit = unit;
        break;
      }
    }
    tail = syntax::trim(tail);
    if (tail.starts_with("（") || tail.starts_with("("))
      value.remark = true;
    else if (!tail.empty()) {
      value.unit = {};
      return value;
    }
  }
  value.kind = ValueKind::number;
  value.number = *number;
  if (sign < 0) value.number.mantissa = -value.number.mantissa;
  return value;
}

std::optional<std::string> misread_digits(std::string_view text) {
  text = syntax::trim(text);
  if (text.empty() || text.size() > 40) return std::nullopt;
  std::string digits;
  bool misread = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = text::decode(text, at);
    at += next.length;
    if (const char c = plain(next.code_point); c != '\0' && c != ',') {
      digits += c;
      continue;
    }
    switch (next.code_point) {
      case U'O':
      case U'o':
      case U'Ｏ':
      case U'ｏ':
      case U'〇':
      case U'○':
      case U'◯':
      case U'О':
      case U'о':
      case U'零': digits += '0'; break;
      case U'l':
      case U'I':
      case U'ｌ':
      case U'Ｉ': digits += '1'; break;
      default: return std::nullopt;
    }
    misread = true;
  }
  if (!misread || !base::Decimal::parse(digits)) return std::nullopt;
  return digits;
}

}  // namespace gouji::model
