// Searches the cells of the one table that can hold the offset.
#include "core/features/places.h"

namespace gouji::features {

std::optional<CellPlace> cell_at(const model::Report& report, std::size_t offset) {
  const std::size_t passage = report.passages.empty() ? 0 : report.passage_at(offset);
  std::optional<CellPlace> touched;
  for (const model::Table& table : report.tables) {
    if (passage + 1 < table.first_passage || passage > table.last_passage) continue;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      if (!table.cells[i]) continue;
      const CellPlace place{&table, {i / table.columns(), i % table.columns()}};
      if (table.cells[i]->content.contains(offset)) return place;
      if (table.cells[i]->content.touches(offset) || (!touched && table.cells[i]->slot.touches(offset)))
        touched = place;
    }
  }
  return touched;
}

std::optional<base::Decimal> group_sum(const model::Table& table, std::size_t heading, std::size_t column) {
  const templates::Heading& group = table.spec().rows.headings[heading];
  base::Decimal sum;
  for (int leaf = group.first_leaf; leaf < group.last_leaf; ++leaf) {
    const model::BoundCell* cell = table.cell({static_cast<std::size_t>(leaf), column});
    const std::optional<base::Decimal> value = cell == nullptr || cell->uncertain ? std::nullopt : cell->value.amount();
    const std::optional<base::Decimal> next = value ? base::add(sum, *value) : std::nullopt;
    if (!next) return std::nullopt;
    sum = *next;
  }
  return sum;
}

}  // namespace gouji::features
