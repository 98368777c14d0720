// Counts and amounts are added and compared exactly, never in binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::base {

/// The number mantissa / 10^scale. Values made here have at most 18 digits and a scale of at most 9.
/// Two decimals are equal when their values are: 1.5 == 1.50, although each keeps the scale it was written with.
struct Decimal {
  std::int64_t mantissa = 0;
  std::uint8_t scale = 0;

  /// Reads ASCII digits with an optional leading '-' and an optional '.' between digits.
  /// Empty when anything else stands there, or when the number needs more than 18 digits or 9 decimals.
  static std::optional<Decimal> parse(std::string_view digits);

  bool is_integer() const;
  bool is_negative() const { return mantissa < 0; }
  bool is_zero() const { return mantissa == 0; }

  /// The value as an integer; empty when it has a fraction.
  std::optional<std::int64_t> integer() const;

  /// Digits with the written scale, for example "-0.50"; there is no "-0".
  std::string to_string() const;
};

std::weak_ordering operator<=>(const Decimal& left, const Decimal& right);
bool operator==(const Decimal& left, const Decimal& right);

/// The exact sum with the greater of both scales; empty when it does not fit 18 digits.
std::optional<Decimal> add(Decimal left, Decimal right);

/// The exact difference with the greater of both scales; empty when it does not fit 18 digits.
std::optional<Decimal> subtract(Decimal left, Decimal right);

}  // namespace gouji::base
