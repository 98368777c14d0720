// Finds the numbers that a year begins with because last year's report ended with them.
#pragma once

#include <vector>

#include "core/base/decimal.h"
#include "core/model/figure.h"
#include "core/templates/template.h"

namespace gouji::model {

// A cell of this year's form, and the cell of last year's report that says what stands in it.
struct CarriedCell {
  templates::CellName to;
  CellRef from;
  base::Decimal value;
};

// All that is carried into a report of the form `form`, in the order of its `carried`. Last year's report may have another
// form: rows and columns are the same where their ids are. Left out is what last year does not tell.
std::vector<CarriedCell> carried_cells(const templates::Template& form, const Grids& last);

}  // namespace gouji::model
