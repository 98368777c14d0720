// Writes a new row by copying the source of another one and putting other words and numbers in its places.
#pragma once

#include <string>
#include <vector>

#include "core/edits/source.h"
#include "core/model/table.h"

namespace gouji::edits {

// Whether rows like this one are written by copying: HTML, and plain text without tabs between its cells.
bool needs_copy(const Source& source, const model::BoundRow& row);

// Whether every place that the copy must fill is there: a whole label and as many values as the table has columns.
bool can_copy(const Source& source, const model::Table& table, const model::BoundRow& row);

// The new row's source. Labels before the last are written as the last one is. Empty when a value is blank and the
// notation cannot say so.
std::string copy_row(const Source& source, const model::Table& table, const model::BoundRow& pattern,
                     const std::vector<std::string>& labels, const std::vector<std::string>& values);

// Where a row ends that ends in this passage: behind the bar that may close its last cell.
std::size_t end_of_row(const Source& source, std::size_t passage);

}  // namespace gouji::edits
