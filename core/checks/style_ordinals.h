// Reads the numbers of lists and headings: 一、 （一） 1. （1） in front of a line, 一是 and 二要 inside it.
//
// Lists are written in more ways than a check can foresee: items go on in the line of the one before, brackets are
// mixed, spaces get in between. Whatever looks at all like a number of a list is therefore kept as a loose one: no
// finding comes from it, but it says that its number did occur.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/reading.h"

namespace gouji::checks {

enum class OrdinalForm : std::uint8_t {
  section,     // 一、
  round,       // （一）
  half_round,  // (一)
  point,       // 1.
  wide_point,  // 1．
  comma,       // 1、
  inner,       // （1）
  half_inner,  // (1)
  statement,   // 一是
  demand,      // 一要
  loose,
};

inline constexpr std::size_t ordinal_forms = static_cast<std::size_t>(OrdinalForm::loose) + 1;

struct Ordinal {
  OrdinalForm form = OrdinalForm::loose;
  int number = 0;       // 1 to 31
  bool alone = false;   // what it numbers is a short line that is no sentence
  bool spaced = false;  // a space follows
};

// The ordinal as it is written.
std::string ordinal_text(OrdinalForm form, int number);

// Whether the mark is of an ordinal, and which.
bool is_ordinal(const model::Mark& mark);
Ordinal ordinal_of(const model::Mark& mark);

// Marks the ordinal in front of the line, if there is one; `row`: the line is one of a table, known or not.
void mark_first_ordinal(std::string_view line, bool row, model::Reading& reading);

// Marks the range as a loose ordinal where its words are nothing but a number.
void mark_inner_ordinal(std::string_view line, text::Range words, model::Reading& reading);

// Marks 一是 and 一要: the numeral is one character that begins at `begin`, the word behind it ends at `end`.
void mark_statement(std::string_view line, std::size_t begin, std::size_t end, model::Reading& reading);

// The number that one Chinese numeral or ringed character is; 0 for other characters.
int single_ordinal(char32_t c);

}  // namespace gouji::checks
