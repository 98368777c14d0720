// Looks rows and columns up by their ids, because the two forms may differ.
#include "core/model/carry.h"

#include <optional>

namespace gouji::model {

namespace {

using templates::Axis;
using templates::Carried;
using templates::CellIndex;

// Where last year's table tells the member of `line`, along the axis that is not carried.
std::optional<std::size_t> same_member(const Axis& to, const Axis& from, std::size_t line) {
  return from.find_leaf(to.leaf(line).id);
}

void add_cells(const templates::Template& form, const Carried& carried, const Grid& last, std::size_t last_index,
               std::vector<CarriedCell>& cells) {
  const templates::Table& to = form.tables[carried.table];
  const templates::Table& from = last.spec();
  const std::optional<std::size_t> source = (carried.row ? from.rows : from.columns).find_leaf(carried.from);
  if (!source) return;
  const std::size_t lines = carried.row ? to.columns.size() : to.rows.size();
  for (std::size_t line = 0; line < lines; ++line) {
    const auto other =
        carried.row ? same_member(to.columns, from.columns, line) : same_member(to.rows, from.rows, line);
    if (!other) continue;
    const CellIndex at = carried.row ? CellIndex{*source, *other} : CellIndex{*other, *source};
    const CellIndex there = carried.row ? CellIndex{carried.leaf, line} : CellIndex{line, carried.leaf};
    if (const auto value = last.amount(at)) cells.push_back({{carried.table, there}, {last_index, at}, *value});
  }
}

}  // namespace

std::vector<CarriedCell> carried_cells(const templates::Template& form, const Grids& last) {
  std::vector<CarriedCell> cells;
  for (const Carried& carried : form.carried) {
    for (std::size_t i = 0; i < last.size(); ++i) {
      if (last[i]->spec().id != form.tables[carried.table].id) continue;
      add_cells(form, carried, *last[i], i, cells);
      break;
    }
  }
  return cells;
}

}  // namespace gouji::model
