// Finds the official tables among the rows of a report and binds every number to its row and column.
#pragma once

#include <span>
#include <vector>

#include "core/model/passage.h"
#include "core/model/table.h"
#include "core/templates/library.h"

namespace gouji::model {

// The tables of a report in document order, each bound to the template whose shape it has; `expected` (may be null) is
// the template that the report's year asks for and decides where the shape tells nothing.
std::vector<Table> bind_tables(const templates::Library& library, std::span<const Passage> passages,
                               const templates::Template* expected);

}  // namespace gouji::model
