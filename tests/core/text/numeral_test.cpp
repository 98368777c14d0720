// Tests that numerals of every kind are read whole, and are written as they were.
#include "core/text/numeral.h"

#include <catch2/catch.hpp>

namespace gouji::text {

namespace {

void check_read(std::string_view text, std::string_view value, std::string_view rest) {
  INFO(text);
  const auto numeral = read_numeral(text);
  REQUIRE(numeral);
  CHECK(numeral->value.to_string() == value);
  CHECK(text.substr(numeral->bytes) == rest);
}

}  // namespace

TEST_CASE("Digits are read with thousands, fractions, width and 万") {
  check_read("29件", "29", "件");
  check_read("1,234件", "1234", "件");
  check_read("12,345,678", "12345678", "");
  check_read("1,23", "1", ",23");
  check_read("１２３件", "123", "件");
  check_read("1.2万件", "12000", "件");
  check_read("３．５％", "3.5", "％");
  check_read("3亿元", "300000000", "元");
  check_read("5.", "5", ".");
  check_read("0", "0", "");
}

TEST_CASE("Chinese numerals are read") {
  check_read("二十九件", "29", "件");
  check_read("一百零三件", "103", "件");
  check_read("两千件", "2000", "件");
  check_read("兩千零五份", "2005", "份");
  check_read("十件", "10", "件");
  check_read("十二", "12", "");
  check_read("三百二十", "320", "");
  check_read("一万二千三百四十五", "12345", "");
  check_read("一亿零三万", "100030000", "");
  check_read("二〇二三年", "2023", "年");
  check_read("零件", "0", "件");
  check_read("两件", "2", "件");
}

TEST_CASE("Neighbouring digits name no number") {
  CHECK(read_numeral("两三件")->vague);
  CHECK(read_numeral("十五六件")->vague);
  CHECK_FALSE(read_numeral("二十九件")->vague);
  CHECK_FALSE(read_numeral("二〇二三")->vague);
}

TEST_CASE("What is no number is none, and endless digits are none") {
  for (const std::string_view text : {"", "件", "万", "a1", ",1", "."}) CHECK_FALSE(read_numeral(text));
  CHECK_FALSE(read_numeral("12345678901234567890"));
}

TEST_CASE("What is written is read back") {
  for (const NumeralStyle style :
       {NumeralStyle::arabic, NumeralStyle::thousands, NumeralStyle::wide, NumeralStyle::han}) {
    for (const std::int64_t value :
         {0,    1,    2,    9,    10,   11,    19,    20,    29,    100,    101,     110,      119,       999,
          1000, 1001, 1010, 1100, 9999, 10000, 10001, 10010, 12345, 100000, 1000000, 10000000, 100000001, 120000000}) {
      const std::string written = write_numeral(value, style);
      INFO(written);
      const auto numeral = read_numeral(written);
      REQUIRE(numeral);
      CHECK(numeral->value.integer() == value);
      CHECK(numeral->bytes == written.size());
      CHECK_FALSE(numeral->vague);
    }
  }
  CHECK(write_numeral(2, NumeralStyle::han) == "两");
  CHECK(write_numeral(10, NumeralStyle::han) == "十");
  CHECK(write_numeral(12, NumeralStyle::han) == "十二");
  CHECK(write_numeral(110, NumeralStyle::han) == "一百一十");
  CHECK(write_numeral(1234567, NumeralStyle::thousands) == "1,234,567");
}

}  // namespace gouji::text
