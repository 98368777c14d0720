// Solves the equations for the open cells and trusts only what nothing contradicts.
#include "core/checks/fill.h"

#include <algorithm>

#include "core/edits/table_layout.h"
#include "core/model/equation.h"

namespace gouji::checks {

namespace {

using base::Decimal;
using model::BoundCell;
using model::Grid;
using templates::CellIndex;
using templates::Equation;

std::vector<CellIndex> open_cells(const Grid& grid) {
  std::vector<CellIndex> open;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const CellIndex at{i / grid.columns(), i % grid.columns()};
    if (grid.cells[i] && is_open(*grid.cells[i]) && !grid.cells[i]->uncertain &&
        grid.spec().columns.leaf(at.column).domain != templates::Domain::change)
      open.push_back(at);
  }
  return open;
}

const Filling* filling_of(const std::vector<Filling>& fillings, CellIndex at) {
  const auto found =
      std::find_if(fillings.begin(), fillings.end(), [at](const Filling& one) { return one.cell == at; });
  return found == fillings.end() ? nullptr : &*found;
}

// What stands in the cell or, with the fillings, would stand there.
std::optional<Decimal> amount(const Grid& grid, const std::vector<Filling>& fillings, CellIndex at) {
  if (const Filling* filling = filling_of(fillings, at)) return filling->value;
  return grid.amount(at);
}

template <class Use>
void for_each_member(const Equation& equation, const Use& use) {
  for (const CellIndex member : equation.left) use(member, true);
  for (const CellIndex member : equation.right) use(member, false);
}

// Whether the equation is known with the fillings, and fails.
bool contradicts(const Grid& grid, const std::vector<Filling>& fillings, const Equation& equation) {
  std::optional<Decimal> remainder = Decimal{};
  for_each_member(equation, [&](CellIndex member, bool on_left) {
    const std::optional<Decimal> value = amount(grid, fillings, member);
    if (!remainder || !value)
      remainder.reset();
    else
      remainder = on_left ? base::add(*remainder, *value) : base::subtract(*remainder, *value);
  });
  return remainder && !remainder->is_zero();
}

}  // namespace

bool is_open(const BoundCell& cell) { return cell.value.kind == model::ValueKind::blank || cell.value.nothing; }

std::vector<Filling> determined(const Grid& grid) {
  std::vector<Filling> all;
  const std::vector<CellIndex> open = open_cells(grid);
  if (open.empty()) return all;
  for (const model::Solution& solution : model::solve_all(grid, open))
    all.push_back({solution.cell, solution.value, solution.by});
  std::vector<bool> doubtful(all.size(), false);
  const auto follows_from_doubt = [&](std::size_t which) {
    for (std::size_t i = 0; i < which; ++i)
      if (doubtful[i] && (all[which].by == nullptr || model::takes_part(*all[which].by, all[i].cell))) return true;
    return false;
  };
  for (const Equation& equation : grid.equations()) {
    if (!contradicts(grid, all, equation)) continue;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (model::takes_part(equation, all[i].cell)) doubtful[i] = true;
  }
  std::vector<Filling> trusted;
  for (std::size_t i = 0; i < all.size(); ++i) {
    doubtful[i] = doubtful[i] || !model::may_stand(grid, all[i].cell, all[i].value) || follows_from_doubt(i);
    if (!doubtful[i]) trusted.push_back(all[i]);
  }
  return trusted;
}

std::string reckoning(const Grid& grid, const std::vector<Filling>& fillings, const Filling& filling) {
  const bool on_left =
      std::find(filling.by->left.begin(), filling.by->left.end(), filling.cell) != filling.by->left.end();
  std::string plus;
  std::string minus;
  for_each_member(*filling.by, [&](CellIndex member, bool left) {
    const std::optional<Decimal> value = amount(grid, fillings, member);
    if (member == filling.cell || !value || value->is_zero()) return;
    if (left != on_left)
      plus += (plus.empty() ? "" : " + ") + value->to_string();
    else
      minus += " - " + value->to_string();
  });
  return (plus.empty() ? "0" : plus) + minus + " = " + filling.value.to_string();
}

void add_fillings(const Grid& grid, text::EditList& edits) {
  for (const Filling& filling : determined(grid))
    edits.add(edits::write_cell(*grid.cell(filling.cell), filling.value.to_string()));
}

}  // namespace gouji::checks
