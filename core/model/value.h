// Reads what stands in a cell as an exact number, a blank, a dash or words: four different things.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace gouji::model {

enum class ValueKind : std::uint8_t { number, blank, dash, text };

struct Value {
  ValueKind kind = ValueKind::blank;
  bool remark = false;    // a number with a bracket behind it: 1175（其中…）
  bool nothing = false;   // words that say that there is nothing: 无
  base::Decimal number;   // with its sign; 0 unless the kind is number
  std::string_view unit;  // what is written behind the number: 元, 万元, 件; one of a list that lives for ever

  // What the value counts in arithmetic: a dash is 0; nothing for blanks and words.
  std::optional<base::Decimal> amount() const {
    if (kind == ValueKind::number) return number;
    if (kind == ValueKind::dash) return base::Decimal{};
    return std::nullopt;
  }
};

// `text` is the cell's text; space at its ends, U+00A0 and U+3000 too, does not count.
Value read_value(std::string_view text);

// The digits that were meant where letters or circles stand for them (O for 0, l for 1); empty where nothing tells.
std::optional<std::string> misread_digits(std::string_view text);

}  // namespace gouji::model
