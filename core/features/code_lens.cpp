// Weighs the equations of the ledger's tables: nothing of the text is read again.
#include "core/features/code_lens.h"

#include <algorithm>

#include "core/checks/sum.h"
#include "core/model/equation.h"

namespace gouji::features {

namespace {

TableLens lens_of(const model::PlacedLedger& placed, const model::Grid& grid) {
  TableLens lens;
  lens.range = placed.at(grid.first_line);
  for (const templates::Equation& equation : grid.equations()) {
    switch (model::weigh(grid, equation).truth) {
      case model::Truth::holds: ++lens.holding; break;
      case model::Truth::unknown: ++lens.unknown; break;
      case model::Truth::fails:
        ++lens.failing;
        if (const model::BoundCell* cell = grid.cell(equation.solves); cell != nullptr && !lens.failure)
          lens.failure = placed.at(cell->content);
    }
  }
  text::EditList totals;
  checks::add_totals(grid, totals);
  lens.fillable = totals.size();
  for (const auto& finding : placed.ledger->findings)
    if (finding->code == messages::Code::row_missing && finding->subject.starts_with(grid.spec().id + "/"))
      ++lens.rows_missing;
  return lens;
}

void add_lenses(const model::PlacedLedger& placed, std::vector<TableLens>& lenses) {
  for (const auto& grid : placed.ledger->grids) {
    TableLens lens = lens_of(placed, *grid);
    if (lens.sums() + lens.rows_missing > 0) lenses.push_back(std::move(lens));
  }
}

}  // namespace

std::vector<TableLens> table_lenses(const model::Snapshot& snapshot, const std::function<bool()>& stop) {
  std::vector<TableLens> lenses;
  snapshot.for_each_ledger([&](const model::PlacedLedger& placed) {
    if (stop && stop()) return false;
    add_lenses(placed, lenses);
    return true;
  });
  return lenses;
}

std::optional<TableLens> table_lens(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<model::PlacedLedger> placed = snapshot.ledger_at(offset);
  if (!placed) return std::nullopt;
  std::vector<TableLens> lenses;
  add_lenses(*placed, lenses);
  const auto found = std::find_if(lenses.begin(), lenses.end(),
                                  [offset](const TableLens& lens) { return lens.range.touches(offset); });
  return found == lenses.end() ? std::nullopt : std::optional(*found);
}

}  // namespace gouji::features
