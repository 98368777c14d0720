// Reads sentences that compare a number of this year with last year's in percent: 收到申请12件，同比增长20%.
#pragma once

#include "core/relatives/digest.h"

namespace gouji::relatives {

// Adds what the report's figures are said to have grown or fallen by. A sentence that names last year's number, too, is
// left to the checks of the report itself.
void read_growth(const model::PlacedReport& placed, const text::Text& text, Digest& digest);

}  // namespace gouji::relatives
