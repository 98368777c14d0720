// Answers what several features ask of a report: which cell is at a place, and what a group adds up to.
#pragma once

#include <optional>
#include <string>

#include "core/base/decimal.h"
#include "core/model/figure.h"
#include "core/model/report.h"

namespace gouji::features {

// The bound cell whose slot holds or touches the offset (in bytes of the report); its content before a neighbour's slot.
std::optional<model::CellRef> cell_at(const model::Grids& grids, std::size_t offset);

// The sum of a group of rows in one column; empty when one of them is not known.
std::optional<base::Decimal> group_sum(const model::Grid& table, std::size_t heading, std::size_t column);

// The form's labels in the script of the report; of a column that has namesakes behind the label of its group.
std::string row_name(const model::Frame& frame, const model::Grid& table, std::size_t row);
std::string column_name(const model::Frame& frame, const model::Grid& table, std::size_t column);

}  // namespace gouji::features
