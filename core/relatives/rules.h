// Declares the rules that hold between reports, each at home in the file that its comment names.
#pragma once

#include "core/checks/check.h"
#include "core/relatives/index.h"

namespace gouji::relatives {

// A report beside that of the year before.
struct Pair {
  const Digest& now;
  const Digest& before;
  const std::string& document;  // that holds `before`
  bool named = false;           // the project file says that it is last year's
};

// What the year before handed over must be what this year took over, column by column. last_year.cpp, as the next two.
void find_carry(const Pair& pair, checks::Findings& findings);
// What was in force, with what was issued and without what was repealed, must be what is in force.
void find_in_force(const Pair& pair, checks::Findings& findings);
// A change in percent must be that of the numbers of both years.
void find_growth(const Pair& pair, checks::Findings& findings);

// Sentences that were copied with last year's year left in, and sections that are mostly copied. same_text.cpp
void find_same_text(const Pair& pair, checks::Findings& findings);

// A government's tables must be the sums of those of the organs below it. parts.cpp
void find_parts(const Digest& digest, const Index::Parts& parts, checks::Findings& findings);

// A cell of a form as it is written beside a value: its row's label, and its column's where that is not the row's only one.
std::string label_of(const templates::Template& form, const templates::CellName& cell);
std::string address_of(const templates::Template& form, const templates::CellName& cell);

}  // namespace gouji::relatives
