// Searches the cells of the one table that can hold the offset.
#include "core/features/places.h"

#include "core/edits/skeleton.h"

namespace gouji::features {

std::optional<model::CellRef> cell_at(const model::Grids& grids, std::size_t offset) {
  std::optional<model::CellRef> touched;
  for (std::size_t table = 0; table < grids.size(); ++table) {
    const model::Grid& grid = *grids[table];
    if (!grid.extent.touches(offset)) continue;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      if (!grid.cells[i]) continue;
      const model::CellRef place{table, {i / grid.columns(), i % grid.columns()}};
      if (grid.cells[i]->content.contains(offset)) return place;
      if (grid.cells[i]->content.touches(offset) || (!touched && grid.cells[i]->slot.touches(offset))) touched = place;
    }
  }
  return touched;
}

std::optional<base::Decimal> group_sum(const model::Grid& table, std::size_t heading, std::size_t column) {
  const templates::Heading& group = table.spec().rows.headings[heading];
  base::Decimal sum;
  for (int leaf = group.first_leaf; leaf < group.last_leaf; ++leaf) {
    const std::optional<base::Decimal> value = table.amount({static_cast<std::size_t>(leaf), column});
    const std::optional<base::Decimal> next = value ? base::add(sum, *value) : std::nullopt;
    if (!next) return std::nullopt;
    sum = *next;
  }
  return sum;
}

std::string row_name(const model::Frame& frame, const model::Grid& table, std::size_t row) {
  return edits::in_script(table.spec().rows.leaf(row).label, frame.traditional);
}

std::string column_name(const model::Frame& frame, const model::Grid& table, std::size_t column) {
  const templates::Axis& axis = table.spec().columns;
  const templates::Heading& heading = axis.leaf(column);
  std::string label = heading.label;
  if (!table.spec().labelled_rows() && heading.parent >= 0)
    label = axis.headings[static_cast<std::size_t>(heading.parent)].label + "·" + label;
  return edits::in_script(label, frame.traditional);
}

}  // namespace gouji::features
