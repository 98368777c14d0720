// Knows the forms that GB/T 9704 and GB/T 15835 ask for: 2021年1月8日, 〔2021〕30号, digits that are digits.
#include "core/checks/style_numbers.h"

#include <optional>

#include "core/checks/style_scan.h"
#include "core/checks/style_text.h"

namespace gouji::checks {

namespace {

using messages::Code;

constexpr std::string_view year_word = "年";
constexpr std::string_view month_word = "月";
constexpr std::string_view day_word = "日";
constexpr std::string_view ordinal_word = "第";
constexpr std::string_view number_word = "号";
constexpr std::string_view traditional_number_word = "號";
constexpr std::string_view approximate_words[] = {"余", "餘", "多"};
constexpr std::size_t most_digits = 12;
constexpr std::string_view circles[] = {"〇", "○"};
constexpr std::string_view han_digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
constexpr std::string_view year_openers[] = {"[", "(", "（", "【", "［", "「"};
constexpr std::string_view year_closers[] = {"]", ")", "）", "】", "］", "」"};

bool is_letter_like_digit(char c) { return c == 'O' || c == 'o' || c == 'l' || c == 'I'; }

bool is_han_byte(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::size_t circle_at(std::string_view text) {
  for (const std::string_view circle : circles)
    if (text.starts_with(circle)) return circle.size();
  return 0;
}

// The digit that the text begins with, in Chinese; `size` becomes its bytes, 10 stands for 十.
std::optional<int> han_digit(std::string_view text, std::size_t& size) {
  size = circle_at(text);
  if (size > 0) return 0;
  for (std::size_t i = 0; i < std::size(han_digits); ++i) {
    if (!text.starts_with(han_digits[i])) continue;
    size = han_digits[i].size();
    return static_cast<int>(i);
  }
  return std::nullopt;
}

// Takes a number up to 99 in Chinese, with or without 十, off the text.
std::optional<int> take_han_number(std::string_view& text) {
  std::size_t size = 0;
  int value = 0;
  bool ten = false;
  std::size_t taken = 0;
  for (; taken < 3; ++taken) {
    const std::optional<int> digit = han_digit(text, size);
    if (!digit) break;
    if (*digit == 10) {
      if (ten) return std::nullopt;
      value = value == 0 ? 10 : value * 10;
      ten = true;
    } else {
      value += *digit;
    }
    text.remove_prefix(size);
  }
  if (taken == 0 || value == 0) return std::nullopt;
  return value;
}

}  // namespace

void NumberStyle::add(text::Range range, std::string expected) {
  reading_.findings.push_back(style_finding(Code::style_number_format, "style.number-format", range,
                                            std::string(line_.substr(range.begin, range.size())), std::move(expected)));
}

std::size_t NumberStyle::number(std::size_t begin) {
  std::size_t end = begin;
  std::size_t digits = 0;
  std::size_t others = 0;
  while (end < line_.size()) {
    if (is_digit(line_[end])) {
      ++digits;
      ++end;
    } else if (is_letter_like_digit(line_[end])) {
      ++others;
      ++end;
    } else if (const std::size_t circle = circle_at(line_.substr(end)); circle > 0) {
      ++others;
      end += circle;
    } else {
      break;
    }
  }
  if (begin < done_) return end;
  const text::Range run{begin, end};
  if (others > 0) {
    if (digits > 0) look_alikes(run);
  } else if (digits == 4) {
    date(run);
    document_number(run);
  } else if (digits == 2 && line_[begin] == '0') {
    date(run);
  } else if (digits <= 3 ? starts_with(end, ",") : digits >= 5) {
    thousands(run);
  }
  return end;
}

// 12,345件 and 12345件: only where a unit follows is it surely a quantity, and neither a telephone number nor a code.
void NumberStyle::thousands(text::Range run) {
  if (line_[run.begin] == '0' || run.size() > most_digits) return;
  if (run.begin > 0 && !is_han_byte(line_[run.begin - 1]) && line_[run.begin - 1] != ' ' && line_[run.begin - 1] != '(')
    return;
  const auto digit_at = [&](std::size_t at) { return at < line_.size() && is_digit(line_[at]); };
  std::size_t end = run.end;
  while (run.size() <= 3 && starts_with(end, ",") && digit_at(end + 1) && digit_at(end + 2) && digit_at(end + 3) &&
         !digit_at(end + 4))
    end += 4;
  if (run.size() <= 3 && (end == run.end || starts_with(end, ","))) return;
  std::size_t unit = end;
  if (starts_with(unit, "."))
    for (++unit; digit_at(unit);) ++unit;
  for (const std::string_view word : approximate_words)
    if (starts_with(unit, word)) unit += word.size();
  for (const std::string_view word : {year_word, month_word, day_word, number_word, traditional_number_word})
    if (starts_with(unit, word)) return;
  if (unit >= line_.size() || !lexicon_.begins_with_unit(line_.substr(unit))) return;
  reading_.marks.push_back(style_mark(Code::style_number_format,
                                      end > run.end ? StyleMark::separated : StyleMark::unbroken, run.begin, end));
}

// 2O21年, l2件: letters and circles count as digits only where a unit follows and no other letter is near.
void NumberStyle::look_alikes(text::Range run) {
  if (run.begin > 0 && !is_han_byte(line_[run.begin - 1])) return;
  if (run.end >= line_.size() || !lexicon_.begins_with_unit(line_.substr(run.end))) return;
  std::string expected;
  for (std::size_t at = run.begin; at < run.end;) {
    const char c = line_[at];
    const std::size_t circle = circle_at(line_.substr(at));
    // 二〇 before or behind is a Chinese numeral, and O2O is a word: no number of digits begins with a nought.
    expected += circle > 0 || c == 'O' || c == 'o' ? '0' : c == 'l' || c == 'I' ? '1' : c;
    at += circle > 0 ? circle : 1;
  }
  if (expected.size() > 1 && expected.front() == '0') return;
  add(run, expected);
}

// 2021年01月08日, 01月08日.
void NumberStyle::date(text::Range run) {
  std::size_t at = run.begin;
  std::string expected;
  bool zeros = false;
  const auto part = [&](std::size_t digits, std::string_view word) {
    std::size_t end = at;
    while (end < line_.size() && is_digit(line_[end])) ++end;
    if (end == at || end - at > digits || !starts_with(end, word)) return false;
    std::size_t from = at;
    if (digits == 2 && end - at == 2 && line_[at] == '0' && line_[at + 1] != '0') {
      ++from;
      zeros = true;
    }
    expected.append(line_.substr(from, end + word.size() - from));
    at = end + word.size();
    return true;
  };
  if (run.size() == 4 && !part(4, year_word)) return;
  if (!part(2, month_word)) return;
  part(2, day_word);
  done_ = at;
  if (zeros) add({run.begin, at}, expected);
}

// 国办函[2021]30号 and its kin.
void NumberStyle::document_number(text::Range year) {
  const std::string_view before = line_.substr(0, year.begin);
  for (std::size_t i = 0; i < std::size(year_openers); ++i) {
    const std::string_view opener = year_openers[i];
    const std::string_view closer = year_closers[i];
    if (!before.ends_with(opener) || !starts_with(year.end, closer)) continue;
    const std::size_t begin = year.begin - opener.size();
    if (begin == 0 || !is_han_byte(line_[begin - 1])) return;
    std::size_t at = year.end + closer.size();
    const std::size_t tail = at;
    if (starts_with(at, ordinal_word)) at += ordinal_word.size();
    const std::size_t digits = at;
    while (at < line_.size() && is_digit(line_[at])) ++at;
    if (at == digits) return;
    const std::string_view word = starts_with(at, number_word) ? number_word : traditional_number_word;
    if (!starts_with(at, word)) return;
    at += word.size();
    add({begin, at},
        "〔" + std::string(line_.substr(year.begin, 4)) + "〕" + std::string(line_.substr(tail, at - tail)));
    return;
  }
}

void NumberStyle::chinese_year(std::size_t begin) {
  std::string_view rest = line_.substr(begin);
  std::string expected;
  std::size_t size = 0;
  for (int i = 0; i < 4; ++i) {
    const std::optional<int> digit = han_digit(rest, size);
    if (!digit || *digit > 9) return;
    expected += static_cast<char>('0' + *digit);
    rest.remove_prefix(size);
  }
  if (!rest.starts_with(year_word)) return;
  rest.remove_prefix(year_word.size());
  expected += year_word;
  for (const std::string_view word : {month_word, day_word}) {
    std::string_view ahead = rest;
    const std::optional<int> number = take_han_number(ahead);
    if (!number || !ahead.starts_with(word)) break;
    ahead.remove_prefix(word.size());
    expected += std::to_string(*number) + std::string(word);
    rest = ahead;
  }
  add({begin, line_.size() - rest.size()}, expected);
}

// Seven or eight digits alone lack the code of their area.
void NumberStyle::telephone(std::size_t behind) {
  std::size_t at = behind;
  for (const std::string_view colon : {"：", ":"})
    if (starts_with(at, colon)) at += colon.size();
  if (at == behind) return;
  while (at < line_.size() && line_[at] == ' ') ++at;
  const std::size_t begin = at;
  while (at < line_.size() && is_digit(line_[at])) ++at;
  const std::size_t digits = at - begin;
  if (digits < 7 || digits > 8 || line_[begin] < '2') return;
  if (at < line_.size() && (line_[at] == '-' || is_letter(line_[at]))) return;
  model::Finding finding = style_finding(Code::style_number_format, "style.number-format.telephone", {begin, at},
                                         std::string(line_.substr(begin, digits)), {});
  finding.message.arguments.pop_back();
  reading_.findings.push_back(std::move(finding));
}

}  // namespace gouji::checks
