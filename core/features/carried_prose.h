// Moves the prose of a report on by some years, and tells which paragraphs still speak of the old one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/edits/source.h"
#include "core/templates/library.h"

namespace gouji::features {

struct CarriedLine {
  std::string words;   // in one line, without # and tags
  int level = 0;       // of a heading: 2 or 3; 0 for a paragraph
  bool stale = false;  // tells numbers or days of last year
};

// What changes on the way.
struct Move {
  const templates::Library& library;
  const templates::Template& form;  // the new one
  int year = 0;
  std::string organ;
};

// The lines between the title and the first heading.
std::vector<CarriedLine> carried_preamble(const edits::Source& last, const Move& move);

// The lines of a section, tables left out; empty where there is none.
std::vector<CarriedLine> carried_section(const edits::Source& last, std::string_view section, const Move& move);

// Name and date under the report; empty where the date would stand before the new period's end.
std::vector<CarriedLine> carried_signature(const edits::Source& last, const Move& move);

}  // namespace gouji::features
