// Offers the filling of totals to the fix that mends more than one finding.
#pragma once

#include "core/model/grid.h"
#include "core/text/edit.h"

namespace gouji::checks {

// Adds an edit for every total that is blank or not the sum of its addends, where all addends are known.
void add_totals(const model::Grid& grid, text::EditList& edits);

}  // namespace gouji::checks
