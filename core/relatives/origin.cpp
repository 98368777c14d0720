// Asks the form which rows and columns a year begins with, and the index for last year's report.
#include "core/relatives/origin.h"

#include "core/edits/table_layout.h"
#include "core/model/organ.h"
#include "core/relatives/rules.h"

namespace gouji::relatives {

namespace {

struct Here {
  const model::Grid* grid = nullptr;
  templates::CellIndex at;
};

std::optional<Here> cell_at(const model::Report& report, std::size_t offset) {
  for (const auto& grid : report.grids) {
    if (!grid->extent.touches(offset)) continue;
    for (std::size_t row = 0; row < grid->spec().rows.size(); ++row)
      for (std::size_t column = 0; column < grid->columns(); ++column)
        if (const model::BoundCell* cell = grid->cell({row, column}); cell != nullptr && cell->slot.touches(offset))
          return Here{grid.get(), {row, column}};
  }
  return std::nullopt;
}

// Last year's cell that this one begins with; empty where it begins with none.
std::optional<templates::CellName> source_of(const Here& here, const templates::Template& before) {
  const templates::Table& table = here.grid->spec();
  const std::optional<std::size_t> other = before.find_table(table.id);
  for (const templates::Carried& carried : here.grid->form->carried) {
    if (!other || carried.table != here.grid->index) continue;
    if (carried.leaf != (carried.row ? here.at.row : here.at.column)) continue;
    const templates::Table& source = before.tables[*other];
    const auto row = source.rows.find_leaf(carried.row ? carried.from : table.rows.leaf(here.at.row).id);
    const auto column = source.columns.find_leaf(carried.row ? table.columns.leaf(here.at.column).id : carried.from);
    if (row && column) return templates::CellName{*other, {*row, *column}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Origin> origin(const Index& index, const std::string& document, const model::Snapshot& snapshot,
                             std::size_t offset) {
  const Digests* digests = index.digests(document);
  const std::optional<model::PlacedReport> placed = snapshot.report_at(offset);
  if (digests == nullptr || !placed) return std::nullopt;
  const std::optional<Here> here = cell_at(*placed->report, offset - placed->begin);
  if (!here) return std::nullopt;
  const std::string organ = model::plain_organ(placed->report->organ);
  for (const auto& digest : *digests) {
    if (digest->organ != organ || digest->year != placed->report->year) continue;
    const auto last = index.last_year(document, *digest);
    const auto source = last ? source_of(*here, *last->member.digest->form) : std::nullopt;
    if (!source) return std::nullopt;
    const Cell* cell = last->member.digest->cell(source->table, source->at.row, source->at.column);
    if (cell == nullptr) return std::nullopt;
    const model::BoundCell& own = *here->grid->cell(here->at);
    Origin found{placed->at(own.content),
                 last->member,
                 *cell,
                 label_of(*last->member.digest->form, *source),
                 own.value.kind == model::ValueKind::blank,
                 std::nullopt};
    if (found.blank) {
      text::Edit edit = edits::write_cell(own, cell->value.to_string());
      found.fill = text::Edit{placed->at(edit.range), std::move(edit.text)};
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace gouji::relatives
