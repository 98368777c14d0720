// Recognises the headings of sections and aspects by their words, because rows of tables carry the same numbers.
#pragma once

#include <optional>
#include <string_view>

#include "core/templates/library.h"
#include "core/text/range.h"

namespace gouji::model {

enum class Ordinal : unsigned char {
  none,
  section,  // 一、
  aspect,   // （一）
  arabic,   // 1、 1.
};

enum class HeadingQuality : unsigned char {
  official,
  variant,   // a listed variant, or the official words with another or no number
  misprint,  // a few characters lost, doubled or mistaken
};

struct HeadingMatch {
  std::string_view section;  // id; lives as long as the library
  std::string_view aspect;   // id; empty for a section
  HeadingQuality quality = HeadingQuality::official;
  Ordinal ordinal = Ordinal::none;
  text::Range words = {};  // of the line: without # and space; for a run-in heading without the paragraph behind it
  int level = 0;           // how many # stand in front
  int number = 0;          // of the section, as written; 0 where none is
};

// What the line announces; empty for a paragraph.
std::optional<HeadingMatch> match_heading(const templates::Library& library, std::string_view line);

// The line without # and space at its ends, as a range of the line; `level` is the number of #.
text::Range heading_words(std::string_view line, int& level);

// The kind of number in front of the words.
Ordinal ordinal_of(std::string_view words);

// The number in front of the words, 一 to 十 or in Arabic digits; 0 where there is none, or a larger one.
int number_of(std::string_view words);

}  // namespace gouji::model
