// Follows an equation, or a figure, from what is computed to what it is computed from.
#include "core/features/definition.h"

#include <algorithm>

#include "core/features/places.h"

namespace gouji::features {

namespace {

Source source(const model::PlacedLedger& placed, const model::CellRef& cell) {
  const model::Grid& grid = *placed.ledger->grids[cell.table];
  const text::Range selection = place_of(placed, cell);
  const text::Range row = placed.at(grid.blocks[cell.at.row]);
  return {row.contains(selection) ? row : selection, selection};
}

Definition definition_by(const model::PlacedLedger& placed, text::Range origin,
                         const std::vector<model::CellRef>& cells) {
  Definition definition{placed.at(origin), {}};
  for (const model::CellRef& cell : cells) definition.sources.push_back(source(placed, cell));
  std::sort(definition.sources.begin(), definition.sources.end(),
            [](const Source& one, const Source& other) { return one.selection.begin < other.selection.begin; });
  return definition;
}

}  // namespace

std::optional<Definition> definition(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<model::PlacedLedger> placed = snapshot.ledger_at(offset);
  if (!placed || !placed->ledger->frame->recognised) return std::nullopt;
  const std::optional<std::size_t> at = placed->before(offset);
  if (!at) return std::nullopt;
  const model::Grids& grids = placed->ledger->grids;
  if (const std::optional<model::CellRef> cell = cell_at(grids, *at)) {
    const std::vector<model::CellRef> addends = addends_of(grids, *cell);
    const model::BoundCell& bound = *grids[cell->table]->cell(cell->at);
    return definition_by(*placed, bound.content.empty() ? bound.slot : bound.content,
                         addends.empty() ? std::vector{*cell} : addends);
  }
  const std::vector<Mention> all = mentions(*placed->ledger);
  const Mention* mention = mention_at(all, *at);
  if (mention == nullptr) return std::nullopt;
  return definition_by(*placed, mention->phrase, mention->refers);
}

}  // namespace gouji::features
