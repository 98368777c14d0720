// Finds the sentences that say which period the report covers.
#pragma once

#include <vector>

#include "core/model/report.h"

namespace gouji::model {

// Needs the narrative; in document order.
std::vector<Period> find_periods(const Report& report);

}  // namespace gouji::model
