// Answers what several features ask of a report: which cell is at a place, and what a group adds up to.
#pragma once

#include <optional>

#include "core/base/decimal.h"
#include "core/model/report.h"

namespace gouji::features {

struct CellPlace {
  const model::Table* table = nullptr;
  templates::CellIndex index;
};

// The bound cell whose slot holds or touches the offset (in bytes of the report); its content before a neighbour's slot.
std::optional<CellPlace> cell_at(const model::Report& report, std::size_t offset);

// The sum of a group of rows in one column; empty when one of them is not known.
std::optional<base::Decimal> group_sum(const model::Table& table, std::size_t heading, std::size_t column);

}  // namespace gouji::features
