// Tells which blanks of a table follow from the numbers that are there.
#pragma once

#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/model/grid.h"
#include "core/text/edit.h"

namespace gouji::checks {

// Whether no number was typed where one belongs: the cell is blank, or says so in a word.
bool is_open(const model::BoundCell& cell);

struct Filling {
  templates::CellIndex cell;
  base::Decimal value;
  const templates::Equation* by = nullptr;  // the equation that determines it; null where it takes several
};

// The open cells that the equations determine, all of them taken as unknown at once. Left out are values that could not
// stand in their column, values that two equations tell differently, and what would follow from such values.
std::vector<Filling> determined(const model::Grid& grid);

// The sum that leads to a filling by one equation, in digits: "12 - 8 - 2 = 2".
std::string reckoning(const model::Grid& grid, const std::vector<Filling>& fillings, const Filling& filling);

// Adds an edit for each filling.
void add_fillings(const model::Grid& grid, text::EditList& edits);

}  // namespace gouji::checks
