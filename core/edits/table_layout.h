// Writes a new row into a table in the table's own notation: where its neighbours have their labels, values and blanks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/edits/source.h"
#include "core/model/table.h"
#include "core/text/edit.h"

namespace gouji::edits {

// An insertion that gives the table this row of the template, `values` one a column. Its group labels come with it when
// it is the first of its group and the document has lost them. Empty when the table has no row to go by.
std::optional<text::Edit> insert_row(const Source& source, const model::Table& table, std::size_t leaf,
                                     const std::vector<std::string>& values);

// An edit that writes `value` into a cell, space around it kept; `cell` is one of the table's.
text::Edit write_cell(const model::BoundCell& cell, std::string value);

}  // namespace gouji::edits
