// Checks the equations of the form: rows, columns, the balance of table 三, the sums of table 四.
#include "core/checks/sum.h"

#include <algorithm>

#include "core/checks/families.h"
#include "core/edits/skeleton.h"
#include "core/edits/table_layout.h"
#include "core/model/equation.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::BoundCell;
using model::Report;
using model::Table;
using templates::CellIndex;
using templates::Equation;

std::string row_label(const Report& report, const Table& table, std::size_t leaf) {
  const auto& row = table.rows[leaf];
  if (row && !row->label_text.empty()) return row->label_text;
  return edits::in_script(table.spec().rows.leaf(leaf).label, report.traditional);
}

// A column's label behind the labels of its groups, so that 结果维持 is told from its namesakes.
std::string column_label(const Report& report, const Table& table, std::size_t leaf) {
  const templates::Axis& axis = table.spec().columns;
  const templates::Heading& heading = axis.leaf(leaf);
  std::string label = heading.label;
  if (!table.spec().labelled_rows() && heading.parent >= 0)
    label = axis.headings[static_cast<std::size_t>(heading.parent)].label + "·" + label;
  return edits::in_script(label, report.traditional);
}

bool along_row(const Equation& equation) { return equation.left.front().row == equation.right.front().row; }

// What the member is called beside the others: by its column within a row, by its row within a column.
std::string member_label(const Report& report, const Table& table, const Equation& equation, CellIndex at) {
  return along_row(equation) ? column_label(report, table, at.column) : row_label(report, table, at.row);
}

void relate(const Report& report, const Table& table, const Equation& equation, model::Finding& finding) {
  for (const std::vector<CellIndex>* side : {&equation.left, &equation.right}) {
    for (const CellIndex member : *side) {
      if (member == equation.solves) continue;
      const BoundCell& cell = *table.cell(member);
      finding.related.push_back(
          {cell.content,
           {"related.member",
            {{"label", member_label(report, table, equation, member)}, {"value", cell.value.amount()->to_string()}}}});
    }
  }
}

model::Finding sum_finding(const Report& report, const Table& table, const Equation& equation,
                           const model::Balance& balance) {
  const BoundCell& total = *table.cell(equation.solves);
  const std::optional<base::Decimal> computed = model::solve(table, equation, equation.solves);
  std::vector<messages::Argument> arguments{{"row", row_label(report, table, equation.solves.row)},
                                            {"column", column_label(report, table, equation.solves.column)},
                                            {"found", total.value.amount()->to_string()},
                                            {"computed", computed ? computed->to_string() : "?"},
                                            {"left", balance.left->to_string()},
                                            {"right", balance.right->to_string()}};
  model::Finding finding = make_finding(equation.code, total.content, std::move(arguments));
  finding.cell = table.address(equation.solves);
  finding.subject = finding.cell;
  relate(report, table, equation, finding);
  return finding;
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  for (const Table& table : report.tables) {
    for (const Equation& equation : table.equations()) {
      const model::Balance balance = model::weigh(table, equation);
      if (balance.truth == model::Truth::fails) findings.push_back(sum_finding(report, table, equation, balance));
    }
  }
}

// Whether a computed value may be written into the cell: sums of faulty addends may be none of its kind.
bool is_fit(const Table& table, CellIndex at, const std::optional<base::Decimal>& value) {
  if (!value || value->is_negative()) return false;
  return value->is_integer() || table.spec().columns.leaf(at.column).domain != templates::Domain::count;
}

std::size_t failing(const Table& table) {
  return static_cast<std::size_t>(std::count_if(
      table.equations().begin(), table.equations().end(),
      [&table](const Equation& equation) { return model::weigh(table, equation).truth == model::Truth::fails; }));
}

// Whether fewer equations fail once the cell holds the value.
bool mends_more_than_it_breaks(const Table& table, CellIndex at, base::Decimal value) {
  Table changed = table;
  model::Value& cell = changed.cells[at.row * changed.columns() + at.column]->value;
  cell.kind = model::ValueKind::number;
  cell.number = value;
  return failing(changed) < failing(table);
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  for (const Table& table : source.report.tables) {
    for (const Equation& equation : table.equations()) {
      if (equation.code != finding.code || table.address(equation.solves) != finding.cell) continue;
      const std::optional<base::Decimal> computed = model::solve(table, equation, equation.solves);
      const BoundCell* total = table.cell(equation.solves);
      if (!is_fit(table, equation.solves, computed) || total == nullptr) continue;
      const bool labelled = table.spec().labelled_rows();
      std::vector<messages::Argument> arguments{{"column", column_label(source.report, table, equation.solves.column)},
                                                {"value", computed->to_string()}};
      if (labelled) arguments.push_back({"row", row_label(source.report, table, equation.solves.row)});
      fixes.push_back(make_fix(labelled ? "fix.set-total" : "fix.set-total.column", std::move(arguments),
                               edits::write_cell(*total, computed->to_string()), FixKind::quickfix,
                               mends_more_than_it_breaks(table, equation.solves, *computed)));
    }
  }
}

constexpr Code codes[] = {Code::sum_row, Code::sum_column, Code::sum_balance, Code::sum_review};

}  // namespace

void add_totals(const model::Table& table, text::EditList& edits) {
  // A balance has no total, only a remainder, so it says nothing here.
  const auto has_total = [](const Equation& equation) { return equation.code != Code::sum_balance; };
  std::vector<CellIndex> totals;
  for (const Equation& equation : table.equations())
    if (has_total(equation) && std::find(totals.begin(), totals.end(), equation.solves) == totals.end())
      totals.push_back(equation.solves);
  const std::vector<std::optional<base::Decimal>> computed = model::determine(table, totals, has_total);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const BoundCell* cell = table.cell(totals[i]);
    if (cell == nullptr || cell->uncertain || !is_fit(table, totals[i], computed[i])) continue;
    const std::optional<base::Decimal> stands = cell->value.amount();
    if (!stands || *stands != *computed[i]) edits.add(edits::write_cell(*cell, computed[i]->to_string()));
  }
}

const Check sum_check{codes, find, fix};

}  // namespace gouji::checks
