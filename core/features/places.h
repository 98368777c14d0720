// Answers what several features ask of a report: which cell is at a place, what it is the sum of, and where prose quotes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/model/entry.h"
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

// The other members of the equations that compute the cell, and the cells that are computed from it. None twice.
std::vector<model::CellRef> addends_of(const model::Grids& grids, const model::CellRef& total);
std::vector<model::CellRef> totals_of(const model::Grids& grids, const model::CellRef& addend);

// Words of the prose that refer to cells: a number, or a claim about all cases. Ranges count from the report's first byte.
struct Mention {
  text::Range number;  // its numerals; the phrase where it has none
  text::Range phrase;
  std::vector<model::CellRef> refers;  // at least one
  bool differs = false;                // a number that its cells do not make

  bool refers_to(const model::CellRef& cell) const;
};

// Those that refer to cells, figures before claims.
std::vector<Mention> mentions(const model::Ledger& ledger);

// The one with the shortest phrase that holds or touches the offset; null where there is none.
const Mention* mention_at(const std::vector<Mention>& mentions, std::size_t offset);

// Where the cell's content stands in the document; where it would stand, for a blank. The cell must be there.
text::Range place_of(const model::PlacedLedger& placed, const model::CellRef& cell);

// From the row's label to its last cell, in bytes of the document and inside its table; empty where the row is missing.
std::optional<text::Range> row_range(const model::PlacedLedger& placed, const model::Grid& table, std::size_t row);

// All that belongs to the heading at the index, in bytes of the document: a section reaches to the next section, an aspect
// to the next heading, the last one to the report's end.
text::Range reach_of(const model::PlacedLedger& placed, std::size_t heading);

}  // namespace gouji::features
