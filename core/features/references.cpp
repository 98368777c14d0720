// Follows equations and figures from a cell to what is computed from it.
#include "core/features/references.h"

#include <algorithm>
#include <tuple>

#include "core/features/places.h"

namespace gouji::features {

namespace {

bool is_before(text::Range one, text::Range other) {
  return std::tie(one.begin, one.end) < std::tie(other.begin, other.end);
}

bool shares_a_cell(const Mention& mention, const std::vector<model::CellRef>& cells) {
  return std::any_of(cells.begin(), cells.end(), [&](const model::CellRef& cell) { return mention.refers_to(cell); });
}

}  // namespace

std::vector<text::Range> references(const model::Snapshot& snapshot, std::size_t offset, bool declaration) {
  std::vector<text::Range> found;
  const std::optional<model::PlacedLedger> placed = snapshot.ledger_at(offset);
  if (!placed || !placed->ledger->frame->recognised) return found;
  const std::optional<std::size_t> at = placed->before(offset);
  if (!at) return found;
  const model::Grids& grids = placed->ledger->grids;
  const std::vector<Mention> all = mentions(*placed->ledger);
  std::vector<model::CellRef> cells;
  if (const std::optional<model::CellRef> cell = cell_at(grids, *at)) {
    cells = {*cell};
    for (const model::CellRef& total : totals_of(grids, *cell)) found.push_back(place_of(*placed, total));
  } else if (const Mention* mention = mention_at(all, *at)) {
    cells = mention->refers;
  }
  for (const Mention& mention : all)
    if (shares_a_cell(mention, cells)) found.push_back(placed->at(mention.number));
  if (declaration)
    for (const model::CellRef& cell : cells) found.push_back(place_of(*placed, cell));
  std::sort(found.begin(), found.end(), is_before);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace gouji::features
