// Reads and writes numbers in the numerals that clerks use in sentences: 1,234, １２, 二十九, 一百零三, 1.2万.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace gouji::text {

enum class NumeralStyle : std::uint8_t {
  arabic,
  thousands,  // 1,234
  wide,       // １２
  han,        // 二十九
};

/// A number at the start of a text.
struct Numeral {
  base::Decimal value;
  NumeralStyle style = NumeralStyle::arabic;
  std::size_t bytes = 0;
  bool vague = false;  // 两三, 三五: one of several
};

/// The number that begins the text, as much of it as belongs together; empty where none begins.
std::optional<Numeral> read_numeral(std::string_view text);

/// Whether a number can begin with this character.
bool begins_numeral(char32_t character);

/// A whole number of 0 or more in numerals of this style.
std::string write_numeral(std::int64_t value, NumeralStyle style);

}  // namespace gouji::text
