// Shows that decimals are read, added, compared and written exactly.
#include "core/base/decimal.h"

#include <catch2/catch.hpp>
#include <cstdint>

#include "tests/core/base/random.h"

using gouji::base::add;
using gouji::base::Decimal;
using gouji::base::subtract;
using gouji::tests::Random;
using gouji::tests::random_edits;

namespace {

Decimal number(std::string_view digits) {
  const auto value = Decimal::parse(digits);
  INFO(digits);
  REQUIRE(value);
  return *value;
}

std::string written(const std::optional<Decimal>& value) { return value ? value->to_string() : "overflow"; }

}  // namespace

TEST_CASE("a decimal keeps the digits it was written with") {
  for (const char* digits : {"0", "12", "-12", "0.5", "-0.50", "1234.567890123", "999999999999999999", "0.000000001",
                             "-999999999.999999999"}) {
    CHECK(number(digits).to_string() == digits);
  }
  CHECK(number("007.10").to_string() == "7.10");
  CHECK(number("-0").to_string() == "0");
  CHECK(number("-0.0").to_string() == "0.0");
  CHECK(number("0000000000000000000000001").to_string() == "1");
}

TEST_CASE("what is no decimal is not read") {
  for (const char* digits : {"", "-", ".", "1.", ".5", "-.5", "1.2.3", "1,234", " 1", "1 ", "+1", "--1", "1e3", "１２",
                             "0x1", "1000000000000000000", "0.0000000001"}) {
    INFO(digits);
    CHECK_FALSE(Decimal::parse(digits));
  }
  CHECK_FALSE(Decimal::parse(std::string_view("1\0", 2)));
}

TEST_CASE("decimals are equal by value") {
  CHECK(number("1.5") == number("1.50"));
  CHECK(number("0") == number("0.000"));
  CHECK(number("-1.5") != number("1.5"));
  CHECK(number("-1.5") < number("-1.49"));
  CHECK(number("-0.1") < number("0"));
  CHECK(number("999999999999999999") > number("999999999.999999999"));
  CHECK(number("0.1") > number("0.099999999"));
}

TEST_CASE("decimals add and subtract exactly") {
  CHECK(written(add(number("0.1"), number("0.2"))) == "0.3");
  CHECK(written(add(number("1.50"), number("1.5"))) == "3.00");
  CHECK(written(subtract(number("1"), number("1.001"))) == "-0.001");
  CHECK(written(subtract(number("-5"), number("-5.0"))) == "0.0");
  CHECK(written(add(number("999999999999999998"), number("1"))) == "999999999999999999");
}

TEST_CASE("a decimal that would need more than 18 digits is an overflow") {
  CHECK(written(add(number("999999999999999999"), number("1"))) == "overflow");
  CHECK(written(subtract(number("-999999999999999999"), number("1"))) == "overflow");
  CHECK(written(add(number("999999999999999999"), number("0.1"))) == "overflow");
  CHECK(written(add({INT64_MAX, 0}, {INT64_MAX, 0})) == "overflow");
  CHECK(written(subtract({INT64_MIN, 0}, {INT64_MAX, 9})) == "overflow");
  CHECK(written(Decimal{INT64_MIN, 0}) == "-9223372036854775808");
  // Zeros behind the point do not make a sum overflow.
  CHECK(written(add(number("999999999999999998"), number("1.000000000"))) == "999999999999999999");
}

TEST_CASE("a decimal knows whether it is an integer") {
  CHECK(number("12").is_integer());
  CHECK(number("12.00").is_integer());
  CHECK(number("12.00").integer() == 12);
  CHECK_FALSE(number("12.01").is_integer());
  CHECK_FALSE(number("-0.5").integer());
  CHECK(number("-0.5").is_negative());
  CHECK_FALSE(number("-0").is_negative());
  CHECK(number("0.00").is_zero());
}

TEST_CASE("sums of random decimals can be taken back") {
  Random random;
  INFO("seed " << random.seed);
  const auto some = [&] {
    Decimal value{static_cast<std::int64_t>(random.upto(2'000'000'000)) - 1'000'000'000,
                  static_cast<std::uint8_t>(random.upto(5))};
    return value;
  };
  for (std::size_t i = random_edits(2000); i > 0; --i) {
    const Decimal left = some();
    const Decimal right = some();
    INFO(left.to_string() << " and " << right.to_string());
    const auto sum = add(left, right);
    REQUIRE(sum);
    REQUIRE(*sum == *add(right, left));
    REQUIRE(*subtract(*sum, right) == left);
    REQUIRE(*Decimal::parse(sum->to_string()) == *sum);
    REQUIRE((left < right) == subtract(left, right)->is_negative());
    REQUIRE((left == right) == subtract(left, right)->is_zero());
  }
}
