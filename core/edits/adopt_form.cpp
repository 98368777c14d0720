// Looks every cell of the new tables up among the old ones by the ids that the versions of the form share.
#include "core/edits/adopt_form.h"

#include <algorithm>

#include "core/edits/gather.h"
#include "core/edits/table_region.h"

namespace gouji::edits {

namespace {

using model::BoundCell;
using model::Table;
using model::ValueKind;

bool is_zero(const BoundCell& cell) {
  if (cell.value.kind == ValueKind::blank || cell.value.kind == ValueKind::dash) return true;
  return cell.value.kind == ValueKind::number && cell.value.number.is_zero();
}

// Whether the row `part` is one of those that the row `whole` was split into: result.other.misc and result.other.
bool is_part(std::string_view part, std::string_view whole) {
  return part.size() > whole.size() && part.starts_with(whole) && part[whole.size()] == '.';
}

// The values of one old table, and which of them have found a place.
class OldTable {
 public:
  explicit OldTable(const Table& table) : table_(table), placed_(table.cells.size()) {}

  const std::string& id() const { return table_.spec().id; }

  std::string take(std::string_view row, std::string_view column) {
    const std::optional<std::size_t> leaf = table_.spec().columns.find_leaf(column);
    if (!leaf) return {};
    if (const auto same = table_.spec().rows.find_leaf(row)) return take({*same, *leaf});
    return take_part(row, *leaf);
  }

  void add_lost(std::vector<std::string>& lost) const {
    for (std::size_t i = 0; i < table_.cells.size(); ++i)
      if (table_.cells[i] && !placed_[i] && !is_zero(*table_.cells[i])) lost.push_back(table_.texts[i]);
  }

 private:
  std::string take(templates::CellIndex at) {
    const BoundCell* cell = table_.cell(at);
    if (cell == nullptr) return {};
    placed_[at.row * table_.columns() + at.column] = true;
    return table_.text(at);
  }

  std::string take_part(std::string_view row, std::size_t column) {
    const templates::Axis& rows = table_.spec().rows;
    std::vector<std::size_t> parts;
    for (std::size_t leaf = 0; leaf < rows.size(); ++leaf) {
      // A row that was split holds a zero for each of its parts, but tells nothing else of them.
      if (is_part(row, rows.leaf(leaf).id)) return take_zero({leaf, column});
      if (is_part(rows.leaf(leaf).id, row)) parts.push_back(leaf);
    }
    return take_only(parts, column);
  }

  std::string take_zero(templates::CellIndex at) {
    const BoundCell* cell = table_.cell(at);
    return cell != nullptr && is_zero(*cell) ? table_.text(at) : std::string();
  }

  // The one number that is not zero among rows that became one; any of them where all are.
  std::string take_only(const std::vector<std::size_t>& parts, std::size_t column) {
    std::optional<std::size_t> only;
    for (const std::size_t leaf : parts) {
      const BoundCell* cell = table_.cell({leaf, column});
      if (cell == nullptr || cell->value.kind == ValueKind::blank) return {};
      if (is_zero(*cell)) continue;
      if (only) return {};
      only = leaf;
    }
    if (parts.empty()) return {};
    return take({only.value_or(parts.front()), column});
  }

  const Table& table_;
  std::vector<bool> placed_;
};

// Whether every value has a row and a column beyond doubt.
bool is_certain(const Table& table) {
  if (!table.duplicates.empty() || !table.unknown.empty()) return false;
  return std::all_of(table.rows.begin(), table.rows.end(),
                     [&](const auto& row) { return !row || row->found_values == table.columns(); });
}

void add_table(Sheet& sheet, const templates::Table& table, OldTable* old, bool traditional) {
  const Wording wording = official_wording(table, traditional);
  add_header(sheet, table, wording);
  std::vector<bool> written(table.rows.headings.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::vector<std::string> values;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      values.push_back(old == nullptr ? std::string()
                                      : old->take(table.rows.leaf(row).id, table.columns.leaf(column).id));
    add_row(sheet, table, wording, row, values, written);
  }
}

}  // namespace

std::optional<Adoption> adopt_form(const Source& source, std::string_view section, const templates::Template& form) {
  const std::vector<std::size_t> tables = tables_of(source.report, section);
  const std::optional<text::Range> region = region_of(source, tables);
  if (!region || !gather(source, tables, *region)) return std::nullopt;
  std::vector<OldTable> old;
  for (const std::size_t index : tables) {
    if (!is_certain(source.report.tables[index])) return std::nullopt;
    old.emplace_back(source.report.tables[index]);
  }
  const auto wanted = std::find_if(form.sections.begin(), form.sections.end(),
                                   [section](const templates::Section& part) { return part.id == section; });
  if (wanted == form.sections.end() || wanted->tables.empty()) return std::nullopt;

  Sheet sheet;
  const bool traditional = writes_traditional(source, *region);
  for (const std::size_t index : wanted->tables) {
    const templates::Table& table = form.tables[index];
    const auto same =
        std::find_if(old.begin(), old.end(), [&](const OldTable& other) { return other.id() == table.id; });
    add_table(sheet, table, same == old.end() ? nullptr : &*same, traditional);
  }
  std::string lines = write_sheet(sheet, {Target::markdown, false}, source.report.line_break);
  if (lines.empty()) return std::nullopt;
  Adoption adoption{replace_region(source, *region, std::move(lines), true), {}};
  for (const OldTable& table : old) table.add_lost(adoption.lost);
  return adoption;
}

}  // namespace gouji::edits
