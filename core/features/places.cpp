// Searches the cells of the one table that can hold the offset, and walks equations and figures both ways.
#include "core/features/places.h"

#include <algorithm>

#include "core/edits/skeleton.h"
#include "core/model/equation.h"

namespace gouji::features {

namespace {

// Cells that the document has, each once.
void add(const model::Grids& grids, const model::CellRef& cell, std::vector<model::CellRef>& cells) {
  if (grids[cell.table]->cell(cell.at) == nullptr) return;
  if (std::find(cells.begin(), cells.end(), cell) == cells.end()) cells.push_back(cell);
}

}  // namespace

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

std::vector<model::CellRef> addends_of(const model::Grids& grids, const model::CellRef& total) {
  std::vector<model::CellRef> cells;
  for (const templates::Equation& equation : grids[total.table]->equations()) {
    if (!(equation.solves == total.at)) continue;
    for (const auto* side : {&equation.left, &equation.right})
      for (const templates::CellIndex member : *side)
        if (!(member == total.at)) add(grids, {total.table, member}, cells);
  }
  return cells;
}

std::vector<model::CellRef> totals_of(const model::Grids& grids, const model::CellRef& addend) {
  std::vector<model::CellRef> cells;
  for (const templates::Equation& equation : grids[addend.table]->equations())
    if (model::takes_part(equation, addend.at) && !(equation.solves == addend.at))
      add(grids, {addend.table, equation.solves}, cells);
  return cells;
}

bool Mention::refers_to(const model::CellRef& cell) const {
  return std::find(refers.begin(), refers.end(), cell) != refers.end();
}

std::vector<Mention> mentions(const model::Ledger& ledger) {
  std::vector<Mention> found;
  const std::vector<model::Figure>& figures = ledger.frame->figures;
  const std::vector<model::Tie> ties = model::tie_out(figures, ledger.grids);
  const auto add_mention = [&](text::Range number, text::Range phrase, auto&& cells, bool differs) {
    Mention mention{number, phrase, {}, differs};
    for (const model::CellRef& cell : cells) add(ledger.grids, cell, mention.refers);
    if (!mention.refers.empty()) found.push_back(std::move(mention));
  };
  for (std::size_t i = 0; i < figures.size(); ++i)
    add_mention(figures[i].number, figures[i].phrase, ties[i].refers, ties[i].differs);
  for (const model::BoundClaim& claim : ledger.frame->claims)
    if (claim.reach != model::Reach::other) add_mention(claim.phrase, claim.phrase, claim.zero, false);
  return found;
}

const Mention* mention_at(const std::vector<Mention>& mentions, std::size_t offset) {
  const Mention* found = nullptr;
  for (const Mention& mention : mentions)
    if (mention.phrase.touches(offset) && (found == nullptr || mention.phrase.size() < found->phrase.size()))
      found = &mention;
  return found;
}

text::Range place_of(const model::PlacedLedger& placed, const model::CellRef& cell) {
  return placed.at(placed.ledger->grids[cell.table]->cell(cell.at)->content);
}

std::optional<text::Range> row_range(const model::PlacedLedger& placed, const model::Grid& table, std::size_t row) {
  if (table.blocks[row].empty()) return std::nullopt;
  text::Range range = placed.at(table.blocks[row]);
  std::size_t last = 0;
  for (std::size_t column = 0; column < table.columns(); ++column)
    if (const model::BoundCell* cell = table.cell({row, column})) last = std::max(last, placed.at(cell->slot).end);
  if (last > range.begin) range.end = last;
  const text::Range whole = placed.at(table.extent);
  range = {std::max(range.begin, whole.begin), std::min(range.end, whole.end)};
  return range.begin < range.end ? std::optional(range) : std::nullopt;
}

text::Range reach_of(const model::PlacedLedger& placed, std::size_t heading) {
  const std::vector<model::SectionHeading>& headings = placed.ledger->frame->headings;
  // The begin may have moved less than the end.
  for (std::size_t next = heading + 1; next < headings.size(); ++next)
    if (headings[heading].aspect() || !headings[next].aspect())
      return placed.at({headings[heading].begin, std::max(headings[heading].begin, headings[next].begin)});
  const text::Range own{headings[heading].begin, std::max(headings[heading].begin, headings[heading].words.end)};
  return {placed.at(own).begin, placed.begin + placed.bytes};
}

}  // namespace gouji::features
