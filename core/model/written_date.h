// Is a date as prose writes it, number by number, so that a fix can change one of them and keep its notation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/settings.h"
#include "core/text/range.h"

namespace gouji::model {

enum class Numerals : unsigned char {
  ascii,  // 2023
  wide,   // ２０２３
  han,    // 二〇二三, 十二
};

struct WrittenNumber {
  int value = 0;  // 0 where the number is left out
  text::Range range;
  Numerals numerals = Numerals::ascii;
};

// Parts may be missing: 2023年, 12月31日.
struct WrittenDate {
  WrittenNumber year;
  WrittenNumber month;
  WrittenNumber day;
  text::Range range;  // with its 年, 月 and 日

  bool full() const { return year.value != 0 && month.value != 0 && day.value != 0; }
  Date date() const { return {year.value, month.value, day.value}; }
  bool is(int month_value, int day_value) const { return month.value == month_value && day.value == day_value; }
};

// The number written in the same notation as the old one, with as many leading zeros as it had.
std::string written_like(const WrittenNumber& old, int value, bool is_year);

// Reads the number whose first character is there; bytes 0 in its range where none is. Han numerals up to 99, or digit by
// digit.
std::optional<WrittenNumber> read_number(std::string_view text, std::size_t at);

// 2023.1.1, 2023-01-01 or 2023/1/1, beginning there.
std::optional<WrittenDate> read_dotted_date(std::string_view text, std::size_t at);

// 12.31, beginning there: the end of a range whose year is written once.
std::optional<WrittenDate> read_dotted_day(std::string_view text, std::size_t at);

}  // namespace gouji::model
