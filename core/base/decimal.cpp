// Implements exact decimals over 64-bit integers, with every overflow noticed.
#include "core/base/decimal.h"

#include <algorithm>
#include <array>

namespace gouji::base {
namespace {

constexpr std::uint8_t max_scale = 9;
constexpr int max_digits = 18;
constexpr std::int64_t limit = 1'000'000'000'000'000'000;  // 10^18

constexpr std::array<std::int64_t, max_scale + 1> powers = {1,       10,        100,        1'000,       10'000,
                                                            100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// The same value without trailing zeros behind the point.
Decimal shortened(Decimal value) {
  while (value.scale > 0 && value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    --value.scale;
  }
  return value;
}

bool fits(std::int64_t mantissa) { return -limit < mantissa && mantissa < limit; }

std::optional<Decimal> rescaled(Decimal value, std::uint8_t scale) {
  if (__builtin_mul_overflow(value.mantissa, powers[scale - value.scale], &value.mantissa)) return std::nullopt;
  value.scale = scale;
  return value;
}

std::optional<Decimal> sum(Decimal left, Decimal right, bool negate_right) {
  const std::uint8_t scale = std::max(left.scale, right.scale);
  const auto l = rescaled(left, scale);
  const auto r = rescaled(right, scale);
  if (!l || !r) return std::nullopt;
  Decimal result{0, scale};
  const bool overflow = negate_right ? __builtin_sub_overflow(l->mantissa, r->mantissa, &result.mantissa)
                                     : __builtin_add_overflow(l->mantissa, r->mantissa, &result.mantissa);
  if (overflow || !fits(result.mantissa)) return std::nullopt;
  return result;
}

/// Zeros behind the point must not make a sum overflow that fits without them.
std::optional<Decimal> sum_or_shorter(Decimal left, Decimal right, bool negate_right) {
  if (const auto result = sum(left, right, negate_right)) return result;
  return sum(shortened(left), shortened(right), negate_right);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  Decimal value;
  bool point = false;
  bool digit_before = false;
  int significant = 0;
  for (const char c : digits) {
    if (c == '.') {
      if (point || !digit_before) return std::nullopt;
      point = true;
      digit_before = false;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digit_before = true;
    if (significant > 0 || c != '0') ++significant;
    if (significant > max_digits) return std::nullopt;
    if (point && ++value.scale > max_scale) return std::nullopt;
    value.mantissa = value.mantissa * 10 + (c - '0');
  }
  if (!digit_before) return std::nullopt;
  if (negative) value.mantissa = -value.mantissa;
  return value;
}

bool Decimal::is_integer() const { return mantissa % powers[scale] == 0; }

std::optional<std::int64_t> Decimal::integer() const {
  if (!is_integer()) return std::nullopt;
  return mantissa / powers[scale];
}

std::string Decimal::to_string() const {
  const bool negative = mantissa < 0;
  // The magnitude is unsigned, because the least 64-bit integer has no positive counterpart.
  const std::uint64_t bits = static_cast<std::uint64_t>(mantissa);
  std::string digits = std::to_string(negative ? 0 - bits : bits);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
  if (negative) digits.insert(0, 1, '-');
  return digits;
}

std::weak_ordering operator<=>(const Decimal& left, const Decimal& right) {
  // Whole parts and fractions are compared apart, so that no scaling can overflow.
  const std::int64_t left_whole = left.mantissa / powers[left.scale];
  const std::int64_t right_whole = right.mantissa / powers[right.scale];
  if (left_whole != right_whole) return left_whole <=> right_whole;
  const auto fraction = [](const Decimal& value) {
    return value.mantissa % powers[value.scale] * powers[max_scale - value.scale];
  };
  return fraction(left) <=> fraction(right);
}

bool operator==(const Decimal& left, const Decimal& right) { return (left <=> right) == 0; }

std::optional<Decimal> add(Decimal left, Decimal right) {
  // Counts are whole numbers, and thousands of them are added at every key that is typed.
  std::int64_t sum = 0;
  const bool whole = left.scale == 0 && right.scale == 0;
  if (whole && !__builtin_add_overflow(left.mantissa, right.mantissa, &sum) && fits(sum)) return Decimal{sum, 0};
  return sum_or_shorter(left, right, false);
}

std::optional<Decimal> subtract(Decimal left, Decimal right) { return sum_or_shorter(left, right, true); }

}  // namespace gouji::base
