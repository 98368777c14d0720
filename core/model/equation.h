// Puts questions to the equations of a table: do they hold, and what must a cell be for one to hold.
#pragma once

#include <optional>
#include <vector>

#include "core/base/decimal.h"
#include "core/model/grid.h"
#include "core/templates/template.h"

namespace gouji::model {

// Both sides of an equation. A side with a blank, missing or unreadable member has no sum, and the truth is unknown.
struct Balance {
  Truth truth = Truth::unknown;
  std::optional<base::Decimal> left;
  std::optional<base::Decimal> right;
};

bool takes_part(const templates::Equation& equation, templates::CellIndex at);

Balance weigh(const Grid& grid, const templates::Equation& equation);

std::size_t count_failing(const Grid& grid);

// Tells the grid which of its equations hold: all, or those in which a cell takes part that has another value now.
void weigh_all(Grid& grid);
void weigh_again(Grid& grid, templates::CellIndex changed);

// What this member of the equation must be for it to hold, all other members as they stand; empty when one is unknown.
std::optional<base::Decimal> solve(const Grid& grid, const templates::Equation& equation, templates::CellIndex member);

// Whether the value is one that the cell's column takes: not negative, and whole where things are counted.
bool may_stand(const Grid& grid, templates::CellIndex at, base::Decimal value);

struct Solution {
  templates::CellIndex cell;
  base::Decimal value;
  // An equation whose other members stand there or are solved before; null where only several together tell.
  const templates::Equation* by = nullptr;
};

// The cells of `unknown` that the equations determine, in the order in which they were found: by substituting while
// that finds something, then by elimination. Cells of `unknown` count as unknown whatever stands in them. Null for
// `use`: all equations.
std::vector<Solution> solve_all(const Grid& grid, const std::vector<templates::CellIndex>& unknown,
                                bool (*use)(const templates::Equation&) = nullptr);

// The same, in the order of `unknown`; empty where a cell is not determined.
std::vector<std::optional<base::Decimal>> determine(const Grid& grid, const std::vector<templates::CellIndex>& unknown,
                                                    bool (*use)(const templates::Equation&) = nullptr);

}  // namespace gouji::model
