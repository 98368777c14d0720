// Tells which column labels a table's header cells stand for.
#pragma once

#include <vector>

#include "core/model/table.h"
#include "core/templates/template.h"

namespace gouji::model {

// Fills in `heading` and `misprint` of the header cells, which stand in document order. A label that several columns
// share (结果维持) goes to the first of them that is still free, level by level as the form prints them.
void match_header(const templates::Table& spec, std::vector<HeaderCell>& header);

}  // namespace gouji::model
