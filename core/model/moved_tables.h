// Moves the tables of a report to where they stand after edits elsewhere in it.
#pragma once

#include <vector>

#include "core/model/drift.h"
#include "core/model/table.h"

namespace gouji::model {

// None of the edits has touched what a table holds.
std::vector<Table> moved(std::vector<Table> tables, const Drift& drift);

}  // namespace gouji::model
