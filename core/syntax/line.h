// Tells what one line is by its own characters alone, before its neighbours have a say.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::syntax {

enum class LineKind : std::uint8_t {
  blank,     // nothing but spaces
  note,      // nothing but comments: <!-- … -->, or %% and the word that suppresses findings
  text,      // prose, a heading, or the rest of a cell that was broken over lines
  heading,   // text that begins with `#` or with an ordinal such as 一、 and so never continues a cell
  cell,      // one tab, then at most one cell
  tab_row,   // cells with tabs between them
  bar_row,   // cells with bars between them
  bar_rule,  // |---|:---:|
  html_row,  // begins with <tr>
};

// The word that begins a comment which suppresses findings.
inline constexpr std::string_view suppression_word = "gouji-ignore";

// The word that begins a comment above a paragraph which still speaks of last year.
inline constexpr std::string_view carried_word = "gouji-carried";

// Whether the line, without its line break, holds nothing but comments.
bool is_note(std::string_view line);

// `line` comes without its line break.
LineKind line_kind(std::string_view line);

// The size in bytes of the space at the front of `text`, whatever its width and also where it has none (a space, a tab, a
// page break, U+00A0, U+3000, U+200B, U+FEFF, …); 0 where there is none.
std::size_t space_at(std::string_view text);

// The same, of space that shows: what has no width parts no words.
std::size_t gap_at(std::string_view text);

// Where the first line break of the text begins, from an offset on; npos where there is none.
std::size_t line_break_in(std::string_view text, std::size_t from = 0);

// The text without space at either end.
std::string_view trim(std::string_view text);

}  // namespace gouji::syntax
