// Matches the brackets and quotes of one line.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/finding.h"

namespace gouji::checks {

// A kind of bracket, twice: its opening form, then its closing form.
using Bracket = std::uint8_t;

inline constexpr Bracket round_bracket = 0;
inline constexpr Bracket title_bracket = 2;
inline constexpr Bracket inner_title_bracket = 4;
inline constexpr Bracket quote_bracket = 6;
inline constexpr Bracket angle_bracket = 16;  // < and >, which stand for 〈 and 〉 inside 《》
inline constexpr Bracket no_bracket = 255;

// The bracket as it should be written; for half-width forms the full-width one.
std::string_view bracket_text(Bracket bracket);

// The full-width bracket that the character is, or no_bracket.
Bracket bracket_of(char32_t c);

constexpr bool opens(Bracket bracket) { return bracket % 2 == 0; }

class BracketStack {
 public:
  BracketStack(std::string_view line, std::vector<model::Mark>& marks) : line_(line), marks_(marks) {}

  struct Open {
    Bracket bracket = 0;
    bool half = false;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t han = 0;  // Han characters before it in the line
    text::Range inner;    // a title inside this title
  };

  void open(Bracket bracket, text::Range range, bool half, std::size_t han);
  // What it closes; its range is empty where it closes nothing.
  Open close(Bracket bracket, text::Range range);
  // Whether something of this kind is open.
  bool is_open(Bracket opening) const;
  bool directly_in_title() const { return depth_ > 0 && stack_[depth_ - 1].bracket == title_bracket; }
  // At the end of the line.
  void finish();

 private:
  void mark_unclosed(const Open& open);
  bool next_quote_closes(std::size_t from) const;
  void close_other(Bracket bracket, text::Range range);
  void remember_inner(const Open& closed, text::Range closer);

  std::string_view line_;
  std::vector<model::Mark>& marks_;
  std::array<Open, 16> stack_;
  std::size_t depth_ = 0;
  bool sentence_ends_ = false;
};

}  // namespace gouji::checks
