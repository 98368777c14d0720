// Counts cells from the first value on. A row that is half typed has too few of them for anybody to say which is which,
// but whoever types from left to right means the first of them by the first column: so they are counted here, whatever
// the table thinks of them.
#include "core/features/signature_help.h"

#include <algorithm>

#include "core/checks/fill.h"
#include "core/edits/skeleton.h"
#include "core/features/places.h"
#include "core/model/equation.h"

namespace gouji::features {

namespace {

using model::BoundCell;
using model::BoundRow;
using model::CellReading;
using model::Passage;
using model::Report;
using model::Table;
using templates::CellIndex;
using templates::Equation;

// A cell of the row, its ranges in bytes of the report.
using Slot = BoundCell;

bool is_value(const Slot& slot) {
  return slot.value.kind == model::ValueKind::number || slot.value.kind == model::ValueKind::dash;
}

class Typist {
 public:
  Typist(const Report& report, std::size_t at) : report_(report), at_(at), passage_(report.passage_at(at)) {}

  std::optional<RowSignature> signature() const {
    for (const Table& table : report_.tables) {
      for (const auto& row : table.rows)
        if (row && reaches(table, *row)) return of_row(table, *row);
      if (is_first_row_of(table)) return describe(table, 0, slots(passage_, passage_), 0);
    }
    return std::nullopt;
  }

 private:
  // Whether the cursor is in the row, or, where each cell has a line, on the line of its next cell.
  bool reaches(const Table& table, const BoundRow& row) const {
    if (row.passage <= passage_ && passage_ <= row.last_passage) return true;
    const bool spread = row.last_passage > row.passage;
    return spread && passage_ == row.last_passage + 1 && row.found_values < table.columns() &&
           report_.passages[passage_].reading->is_prose();
  }

  // A table without row labels has one row, right below its header; before it has a number nothing else tells it.
  bool is_first_row_of(const Table& table) const {
    if (table.spec().labelled_rows() || table.rows.front() || table.header.empty()) return false;
    return passage_ > table.header.back().passage && passage_ <= table.last_passage &&
           report_.passages[passage_].reading->is_row();
  }

  std::vector<Slot> slots(std::size_t first, std::size_t last) const {
    std::vector<Slot> all;
    for (std::size_t i = first; i <= last; ++i) {
      const Passage& passage = report_.passages[i];
      for (const CellReading& cell : passage.reading->cells)
        all.push_back({passage.at(cell.cell.slot), passage.at(cell.cell.content), cell.value, false});
    }
    return all;
  }

  std::optional<RowSignature> of_row(const Table& table, const BoundRow& row) const {
    const std::vector<Slot> cells = slots(row.passage, row.last_passage);
    const std::size_t label = table.spec().labelled_rows() ? row.label_cell : 0;
    if (table.spec().labelled_rows() && cursor(cells) <= label) return std::nullopt;
    return describe(table, row.leaf, cells, first_value(table, row, cells));
  }

  // The index of the cell that the cursor is in or touches from the left; their number behind them all.
  std::size_t cursor(const std::vector<Slot>& cells) const {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [this](const Slot& slot) { return slot.slot.end < at_; }));
  }

  // Where the values begin: where the table has found all of them, else at the first number, else where those of a
  // whole row of the same shape do.
  static std::size_t first_value(const Table& table, const BoundRow& row, const std::vector<Slot>& cells) {
    const BoundCell* bound = table.cell({row.leaf, 0});
    const bool whole = row.found_values == table.columns() && bound != nullptr && !bound->uncertain;
    if (whole && is_value(*bound)) return row.value_cell;
    if (!table.spec().labelled_rows()) return 0;
    std::size_t usual = row.label_cell + 1;
    for (const bool same_shape : {false, true})
      for (const auto& other : table.rows)
        if (other && other->leaf != row.leaf && other->found_values == table.columns() &&
            other->last_passage == other->passage && (!same_shape || other->label_cell == row.label_cell))
          usual = std::max(other->value_cell, row.label_cell + 1);
    if (whole && row.value_cell >= usual) return row.value_cell;
    for (std::size_t i = row.label_cell + 1; i < std::min(usual, cells.size()); ++i)
      if (is_value(cells[i])) return i;
    return usual;
  }

  std::optional<RowSignature> describe(const Table& table, std::size_t leaf, const std::vector<Slot>& cells,
                                       std::size_t first) const {
    const std::size_t cell = cursor(cells);
    const std::size_t active = cell > first ? cell - first : 0;
    if (active >= table.columns()) return std::nullopt;
    const templates::Heading& heading = table.spec().rows.leaf(leaf);
    const model::Grid typed = with_typed(table, leaf, cells, first);
    RowSignature signature;
    signature.row = table.spec().labelled_rows() ? row_name(report_, table, leaf) : table_name(table);
    const templates::Localized& about = table.spec().labelled_rows() ? heading.about : table.spec().about;
    if (!about.empty()) signature.about = &about;
    for (std::size_t column = 0; column < table.columns(); ++column)
      signature.columns.push_back(column_of(typed, {leaf, column}));
    signature.active = active;
    return signature;
  }

  std::string table_name(const Table& table) const {
    const std::string& title = table.form->sections[table.spec().section].title;
    return in_script(table.spec().heading.empty() ? title : table.spec().heading);
  }

  std::string in_script(const std::string& official) const { return edits::in_script(official, report_.traditional); }

  // The numbers of the table with those of the row as they are being typed.
  static model::Grid with_typed(const Table& table, std::size_t leaf, const std::vector<Slot>& cells,
                                std::size_t first) {
    model::Grid grid = table;
    const BoundCell* bound = table.cell({leaf, 0});
    if (bound != nullptr && !bound->uncertain && first < cells.size() && bound->slot == cells[first].slot) return grid;
    for (std::size_t column = 0; column < grid.columns(); ++column) {
      std::optional<BoundCell>& cell = grid.cells[leaf * grid.columns() + column];
      cell.reset();
      if (first + column < cells.size()) cell = cells[first + column];
    }
    return grid;
  }

  // What all sums that tell something tell alike.
  SignatureColumn column_of(const model::Grid& typed, CellIndex at) const {
    const templates::Heading& heading = typed.spec().columns.leaf(at.column);
    SignatureColumn column;
    column.label = column_name(report_, typed, at.column);
    column.unit = heading.unit;
    if (!heading.about.empty()) column.about = &heading.about;
    bool agreed = true;
    for (const Equation& equation : typed.equations()) {
      if (!model::takes_part(equation, at)) continue;
      const std::optional<base::Decimal> value = model::solve(typed, equation, at);
      if (!value) continue;
      if (column.computed) {
        agreed = agreed && *value == *column.computed;
        continue;
      }
      column.computed = value;
      column.reckoning = checks::reckoning(typed, {}, {at, *value, &equation});
    }
    if (column.computed && (!agreed || !model::may_stand(typed, at, *column.computed))) {
      column.computed.reset();
      column.reckoning.clear();
    }
    return column;
  }

  const Report& report_;
  std::size_t at_;
  std::size_t passage_;
};

}  // namespace

std::optional<RowSignature> row_signature(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<model::PlacedReport> placed = snapshot.report_at(offset);
  if (!placed || !placed->report->recognised || placed->report->passages.empty()) return std::nullopt;
  return Typist(*placed->report, offset - placed->begin).signature();
}

}  // namespace gouji::features
