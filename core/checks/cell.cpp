// Checks each value by itself: that it is there, is a number, and is of the kind its column asks for.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/fill.h"
#include "core/edits/table_layout.h"
#include "core/model/equation.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::BoundCell;
using model::BoundRow;
using model::Report;
using model::Table;
using model::ValueKind;
using templates::CellIndex;
using templates::Domain;

// A range that an editor can underline: the words, or the blank slot, or where that is empty the separator beside it.
text::Range visible(const Report& report, const BoundCell& cell) {
  if (!cell.content.empty()) return cell.content;
  if (!cell.slot.empty()) return cell.slot;
  const bool begins_line = report.passages[report.passage_at(cell.slot.begin)].begin == cell.slot.begin;
  return begins_line ? text::Range{cell.slot.begin, cell.slot.end + 1}
                     : text::Range{cell.slot.begin - 1, cell.slot.end};
}

model::Finding cell_finding(Code code, const Table& table, CellIndex at, text::Range range,
                            std::vector<messages::Argument> arguments) {
  model::Finding finding = make_finding(code, range, std::move(arguments));
  finding.cell = table.address(at);
  finding.subject = finding.cell;
  return finding;
}

std::string row_name(const Table& table, const BoundRow& row) {
  return row.label_text.empty() ? table.form->sections[table.spec().section].title : row.label_text;
}

void find_in_value(const Report& report, const Table& table, CellIndex at, const BoundCell& cell, Findings& findings) {
  const templates::Heading& column = table.spec().columns.leaf(at.column);
  const text::Range range = visible(report, cell);
  const messages::Argument text{"text", table.text(at)};
  switch (cell.value.kind) {
    case ValueKind::number:
      if (column.domain == Domain::change) return;
      if (cell.value.number.is_negative()) {
        findings.push_back(cell_finding(Code::cell_negative, table, at, range, {text}));
      } else if (column.domain == Domain::count && !cell.value.number.is_integer()) {
        findings.push_back(cell_finding(Code::cell_not_integer, table, at, range, {text}));
      } else if (cell.value.remark ||
                 (!cell.value.unit.empty() && (column.domain == Domain::count || !column.unit.empty()))) {
        findings.push_back(
            cell_finding(Code::cell_unit, table, at, range, {text, {"number", cell.value.number.to_string()}}));
      }
      return;
    case ValueKind::text:
      if (column.domain != Domain::change && !is_open(cell))
        findings.push_back(cell_finding(Code::cell_non_numeric, table, at, range, {text}));
      return;
    default: return;
  }
}

void find_in_row(const Report& report, const Table& table, const BoundRow& row, bool table_has_numbers,
                 Findings& findings) {
  const std::size_t wanted = table.columns();
  if (row.found_values < wanted) {
    findings.push_back(make_finding(Code::cell_missing, row.range,
                                    {{"row", row_name(table, row)},
                                     {"found", std::to_string(row.found_values)},
                                     {"expected", std::to_string(wanted)}}));
    findings.back().subject = table.spec().id + "/" + table.spec().rows.leaf(row.leaf).id;
  }
  if (!row.extra.empty()) {
    findings.push_back(make_finding(Code::cell_extra, {row.extra.front().content.begin, row.extra.back().content.end},
                                    {{"row", row_name(table, row)},
                                     {"found", std::to_string(wanted + row.extra.size())},
                                     {"expected", std::to_string(wanted)}}));
    findings.back().subject = table.spec().id + "/" + table.spec().rows.leaf(row.leaf).id;
  }
  std::size_t blanks = 0;
  std::optional<std::size_t> first_blank;
  for (std::size_t column = 0; column < wanted; ++column) {
    const BoundCell* cell = table.cell({row.leaf, column});
    if (cell == nullptr) continue;
    if (is_open(*cell) && table.spec().columns.leaf(column).domain != Domain::change) {
      if (!first_blank) first_blank = column;
      ++blanks;
    }
    find_in_value(report, table, {row.leaf, column}, *cell, findings);
  }
  // A table that nobody has filled in yet is not full of errors.
  if (first_blank && table_has_numbers) {
    const CellIndex at{row.leaf, *first_blank};
    findings.push_back(cell_finding(Code::cell_blank, table, at, visible(report, *table.cell(at)),
                                    {{"row", row_name(table, row)}, {"count", std::to_string(blanks)}}));
  }
}

void find_dashes(const Table& table, Findings& findings) {
  std::size_t dashes = 0;
  std::optional<CellIndex> first;
  for (const auto& row : table.rows) {
    for (std::size_t column = 0; row && column < table.columns(); ++column) {
      const BoundCell* cell = table.cell({row->leaf, column});
      if (cell == nullptr || cell->value.kind != ValueKind::dash) continue;
      if (table.spec().columns.leaf(column).domain == Domain::change) continue;
      ++dashes;
      if (!first) first = CellIndex{row->leaf, column};
    }
  }
  if (!first) return;
  findings.push_back(cell_finding(Code::cell_placeholder, table, *first, table.cell(*first)->content,
                                  {{"text", table.text(*first)}, {"count", std::to_string(dashes)}}));
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  for (const Table& table : report.tables) {
    const bool numbers = std::any_of(table.cells.begin(), table.cells.end(),
                                     [](const auto& cell) { return cell && cell->value.kind == ValueKind::number; });
    for (const auto& row : table.rows)
      if (row) find_in_row(report, table, *row, numbers, findings);
    find_dashes(table, findings);
  }
}

void fix_extra(const BoundRow& row, std::vector<Fix>& fixes) {
  Fix fix{{"fix.delete-extra", {{"count", std::to_string(row.extra.size())}}}, FixKind::quickfix, false, {}};
  for (const BoundCell& cell : row.extra) fix.edits.add({cell.content, ""});
  fixes.push_back(std::move(fix));
}

// Fills the blanks of the row with what the equations determine and zeros elsewhere; where all are determined, those of
// the whole report are offered, too.
void fix_blanks(const Report& report, const Table& table, const BoundRow& row, std::vector<Fix>& fixes) {
  const std::vector<Filling> fillings = determined(table);
  Fix fix{{"", {}}, FixKind::quickfix, true, {}};
  Table filled = table;
  std::size_t known = 0;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const CellIndex at{row.leaf, column};
    const BoundCell* cell = table.cell(at);
    if (cell == nullptr || !is_open(*cell)) continue;
    const auto filling =
        std::find_if(fillings.begin(), fillings.end(), [at](const Filling& one) { return one.cell == at; });
    const base::Decimal value = filling != fillings.end() ? filling->value : base::Decimal{};
    known += filling != fillings.end() ? 1 : 0;
    fix.edits.add(edits::write_cell(*cell, value.to_string()));
    model::Value& number = filled.cells[at.row * table.columns() + at.column]->value;
    number.kind = ValueKind::number;
    number.number = value;
  }
  const std::size_t blanks = fix.edits.size();
  if (blanks == 0) return;
  fix.title.key = known == blanks ? "fix.fill-determined" : known == 0 ? "fix.fill-zeros" : "fix.fill-else-zeros";
  // Zeros are a guess, and one that makes a sum fail is a bad one.
  fix.preferred = known == blanks || model::count_failing(filled) <= model::count_failing(table);
  fixes.push_back(std::move(fix));
  if (known < blanks) return;
  Fix all{{"fix.fill-all-determined", {}}, FixKind::quickfix, false, {}};
  for (const Table& each : report.tables) add_fillings(each, all.edits);
  if (all.edits.size() <= blanks) return;
  all.title.arguments = {{"count", std::to_string(all.edits.size())}};
  fixes.push_back(std::move(all));
}

void fix_cell(const Table& table, CellIndex at, Code code, std::vector<Fix>& fixes) {
  const BoundCell& cell = *table.cell(at);
  const auto replace = [&](const std::string& value) {
    fixes.push_back(make_fix("fix.replace", {{"text", value}}, {cell.content, value}));
  };
  if (code == Code::cell_non_numeric) {
    if (const auto digits = model::misread_digits(table.text(at))) replace(*digits);
  } else if (code == Code::cell_unit) {
    replace(cell.value.number.to_string());
  } else if (code == Code::cell_negative || code == Code::cell_not_integer) {
    const std::optional<base::Decimal> value = model::determine(table, {at}).front();
    if (value && model::may_stand(table, at, *value)) replace(value->to_string());
  } else if (code == Code::cell_placeholder) {
    Fix fix{{"fix.dashes-to-zero", {}}, FixKind::quickfix, true, {}};
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const auto& other = table.cells[i];
      if (other && other->value.kind == ValueKind::dash &&
          table.spec().columns.leaf(i % table.columns()).domain != Domain::change)
        fix.edits.add({other->content, "0"});
    }
    fixes.push_back(std::move(fix));
  }
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  for (const Table& table : source.report.tables) {
    for (const auto& row : table.rows) {
      if (!row) continue;
      const std::string subject = table.spec().id + "/" + table.spec().rows.leaf(row->leaf).id;
      if (finding.code == Code::cell_extra && finding.subject == subject) fix_extra(*row, fixes);
      for (std::size_t column = 0; column < table.columns(); ++column) {
        const CellIndex at{row->leaf, column};
        if (table.cell(at) == nullptr || finding.cell.empty() || table.address(at) != finding.cell) continue;
        if (finding.code == Code::cell_blank)
          fix_blanks(source.report, table, *row, fixes);
        else
          fix_cell(table, at, finding.code, fixes);
      }
    }
  }
}

constexpr Code codes[] = {Code::cell_missing,     Code::cell_extra,    Code::cell_blank,       Code::cell_placeholder,
                          Code::cell_non_numeric, Code::cell_negative, Code::cell_not_integer, Code::cell_unit};

}  // namespace

const Check cell_check{codes, find, fix};

}  // namespace gouji::checks
