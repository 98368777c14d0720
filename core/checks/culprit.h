// Looks behind sums that fail for the numbers that are wrong: the fewest cells whose change makes them all hold.
#pragma once

#include <vector>

#include "core/base/decimal.h"
#include "core/model/grid.h"
#include "core/templates/template.h"

namespace gouji::checks {

// How a number may have become what it is, the weakest reason to blame it first.
enum class Slip : unsigned char {
  none,        // nothing speaks for it but the sums
  digit,       // one digit too many or too few: 12 for 122, 10 for 1
  swapped,     // two neighbouring digits changed places: 21 for 12
  impossible,  // it is negative or has a fraction where only counts can stand
  exchanged,   // it stands in its neighbour's place, and the neighbour's number here; such changes come in pairs
};

struct Change {
  templates::CellIndex cell;
  base::Decimal value;  // what should stand there
  Slip slip = Slip::none;
};

// Cells that, changed together, make a group of failing equations hold and break none. Never empty.
using Repair = std::vector<Change>;

// Failing equations that suspects have in common, and all smallest repairs of them.
struct Affair {
  std::vector<const templates::Equation*> failing;  // in the order of the table's equations
  std::vector<Repair> repairs;                      // best first; empty where none is small
  bool solved = false;                              // the first repair is better than all others
};

// One affair for each group, in the order of the table's equations; empty, at the cost of adding up, when no sum fails.
std::vector<Affair> investigate(const model::Grid& grid);

}  // namespace gouji::checks
