// Checks the equations of the form: rows, columns, the balance of table 三, the sums of table 四. Where it is clear which
// number makes them fail, that one is reported instead.
#include "core/checks/sum.h"

#include <algorithm>
#include <span>

#include "core/checks/culprit.h"
#include "core/checks/families.h"
#include "core/edits/skeleton.h"
#include "core/edits/table_layout.h"
#include "core/model/equation.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::BoundCell;
using model::Frame;
using model::Grid;
using templates::CellIndex;
using templates::Equation;

std::string row_label(const Frame& frame, const Grid& table, std::size_t leaf) {
  return edits::in_script(table.spec().rows.leaf(leaf).label, frame.traditional);
}

// A column's label behind the labels of its groups, so that 结果维持 is told from its namesakes.
std::string column_label(const Frame& frame, const Grid& table, std::size_t leaf) {
  const templates::Axis& axis = table.spec().columns;
  const templates::Heading& heading = axis.leaf(leaf);
  std::string label = heading.label;
  if (!table.spec().labelled_rows() && heading.parent >= 0)
    label = axis.headings[static_cast<std::size_t>(heading.parent)].label + "·" + label;
  return edits::in_script(label, frame.traditional);
}

bool along_row(const Equation& equation) { return equation.left.front().row == equation.right.front().row; }

// What the member is called beside the others: by its column within a row, by its row within a column.
std::string member_label(const Frame& frame, const Grid& table, const Equation& equation, CellIndex at) {
  return along_row(equation) ? column_label(frame, table, at.column) : row_label(frame, table, at.row);
}

void relate(const Frame& frame, const Grid& table, const Equation& equation, model::Finding& finding) {
  for (const std::vector<CellIndex>* side : {&equation.left, &equation.right}) {
    for (const CellIndex member : *side) {
      if (member == equation.solves) continue;
      const BoundCell& cell = *table.cell(member);
      finding.related.push_back(
          {cell.content,
           {"related.member",
            {{"label", member_label(frame, table, equation, member)}, {"value", cell.value.amount()->to_string()}}}});
    }
  }
}

std::vector<messages::Argument> sum_arguments(const Frame& frame, const Grid& table, const Equation& equation) {
  const model::Balance balance = model::weigh(table, equation);
  const std::optional<base::Decimal> computed = model::solve(table, equation, equation.solves);
  return {{"row", row_label(frame, table, equation.solves.row)},
          {"column", column_label(frame, table, equation.solves.column)},
          {"found", table.cell(equation.solves)->value.amount()->to_string()},
          {"computed", computed ? computed->to_string() : "?"},
          {"left", balance.left->to_string()},
          {"right", balance.right->to_string()}};
}

model::Finding sum_finding(const Frame& frame, const Grid& table, const Equation& equation) {
  model::Finding finding =
      make_finding(equation.code, table.cell(equation.solves)->content, sum_arguments(frame, table, equation));
  finding.cell = table.address(equation.solves);
  finding.subject = finding.cell;
  relate(frame, table, equation, finding);
  return finding;
}

std::string_view sentence(Slip slip) {
  switch (slip) {
    case Slip::digit: return "sum.culprit.digit";
    case Slip::swapped: return "sum.culprit.swapped";
    case Slip::exchanged: return "sum.culprit.exchanged";
    default: return messages::name(Code::sum_culprit);
  }
}

// The cell by its row and column; by its column alone where rows have no labels.
std::string place(const Frame& frame, const Grid& table, CellIndex at) {
  const std::string column = column_label(frame, table, at.column);
  return table.spec().labelled_rows() ? row_label(frame, table, at.row) + "·" + column : column;
}

model::Finding culprit_finding(const Frame& frame, const Grid& table, const Change& change,
                               const std::vector<const Equation*>& explained) {
  const BoundCell& cell = *table.cell(change.cell);
  model::Finding finding = make_finding(Code::sum_culprit, cell.content,
                                        {{"place", place(frame, table, change.cell)},
                                         {"found", cell.value.amount()->to_string()},
                                         {"expected", change.value.to_string()},
                                         {"count", std::to_string(explained.size())}});
  finding.message.key = sentence(change.slip);
  finding.cell = table.address(change.cell);
  finding.subject = finding.cell;
  for (const Equation* equation : explained)
    finding.related.push_back({table.cell(equation->solves)->content,
                               {messages::name(equation->code), sum_arguments(frame, table, *equation)}});
  return finding;
}

// One finding for both: on the first, with the other as the first of what is related.
model::Finding exchange_finding(const Frame& frame, const Grid& table, const Affair& affair) {
  const Repair& repair = affair.repairs.front();
  model::Finding finding = culprit_finding(frame, table, repair[0], affair.failing);
  const std::string other = place(frame, table, repair[1].cell);
  finding.message.arguments.push_back({"other", other});
  finding.related.insert(finding.related.begin(),
                         {table.cell(repair[1].cell)->content,
                          {"related.member", {{"label", other}, {"value", repair[0].value.to_string()}}}});
  return finding;
}

// One finding for each cell of the repair; a sum that two of them have spoilt belongs to the first.
void blame(const Frame& frame, const Grid& table, const Affair& affair, Findings& findings) {
  if (affair.repairs.front().front().slip == Slip::exchanged) {
    findings.push_back(exchange_finding(frame, table, affair));
    return;
  }
  std::vector<const Equation*> open = affair.failing;
  for (const Change& change : affair.repairs.front()) {
    std::vector<const Equation*> explained;
    const auto rest = std::stable_partition(open.begin(), open.end(), [&change](const Equation* equation) {
      return !model::takes_part(*equation, change.cell);
    });
    explained.assign(rest, open.end());
    open.erase(rest, open.end());
    // A value that is impossible has a finding of its own.
    if (change.slip != Slip::impossible) findings.push_back(culprit_finding(frame, table, change, explained));
  }
}

void find(const model::Numbers& numbers, const model::Settings&, Findings& findings) {
  for (const auto& grid : numbers.grids) {
    for (const Affair& affair : investigate(*grid)) {
      if (affair.solved)
        blame(numbers.frame, *grid, affair, findings);
      else
        for (const Equation* equation : affair.failing)
          findings.push_back(sum_finding(numbers.frame, *grid, *equation));
    }
  }
}

// Whether fewer equations fail once the cell holds the value.
bool mends_more_than_it_breaks(const Grid& table, CellIndex at, base::Decimal value) {
  Grid changed = table;
  model::Value& cell = changed.cells[at.row * changed.columns() + at.column]->value;
  cell.kind = model::ValueKind::number;
  cell.number = value;
  return model::count_failing(changed) < model::count_failing(table);
}

Fix set_value(const Frame& frame, const Grid& table, const Change& change, bool preferred) {
  const bool labelled = table.spec().labelled_rows();
  std::vector<messages::Argument> arguments{{"column", column_label(frame, table, change.cell.column)},
                                            {"value", change.value.to_string()}};
  if (labelled) arguments.push_back({"row", row_label(frame, table, change.cell.row)});
  return make_fix(labelled ? "fix.set-total" : "fix.set-total.column", std::move(arguments),
                  edits::write_cell(*table.cell(change.cell), change.value.to_string()), FixKind::quickfix, preferred);
}

// Whether a repair changes only rows whose values are settled. In a row with a value too many another number could make
// other ones of them the row's: first the surplus has to go.
bool is_settled(const Grid& table, const Repair& repair) {
  return std::none_of(repair.begin(), repair.end(),
                      [&table](const Change& change) { return table.cell(change.cell)->told_by_sum; });
}

// Sets all cells of a repair of several.
Fix set_values(const Frame& frame, const Grid& table, const Repair& repair, bool preferred) {
  std::vector<std::string> changes;
  Fix fix{{"fix.set-values", {}}, FixKind::quickfix, preferred, {}};
  for (const Change& change : repair) {
    changes.push_back(place(frame, table, change.cell) + " " + change.value.to_string());
    fix.edits.add(edits::write_cell(*table.cell(change.cell), change.value.to_string()));
  }
  fix.title.arguments = {{"count", std::to_string(repair.size())}, {"changes", std::move(changes)}};
  return fix;
}

// Repairs, but for the change of one cell, as far as a menu can hold them.
void offer(const Frame& frame, const Grid& table, std::span<const Repair> repairs, CellIndex except,
           std::vector<Fix>& fixes) {
  constexpr std::size_t most_offers = 8;
  for (const Repair& repair : repairs) {
    if (fixes.size() >= most_offers) return;
    if (!is_settled(table, repair)) continue;
    if (repair.size() > 1)
      fixes.push_back(set_values(frame, table, repair, false));
    else if (repair.front().cell != except)
      fixes.push_back(set_value(frame, table, repair.front(), false));
  }
}

void fix_culprit(const Frame& frame, const Grid& table, const Affair& affair, const std::string& cell,
                 std::vector<Fix>& fixes) {
  if (!affair.solved || !is_settled(table, affair.repairs.front())) return;
  for (const Change& change : affair.repairs.front()) {
    if (table.address(change.cell) != cell) continue;
    if (change.slip == Slip::exchanged) return fixes.push_back(set_values(frame, table, affair.repairs.front(), true));
    // Where wrong numbers share their sums, one alone may mend none of them.
    const bool mends = mends_more_than_it_breaks(table, change.cell, change.value);
    fixes.push_back(set_value(frame, table, change, mends));
    if (affair.repairs.front().size() > 1) fixes.push_back(set_values(frame, table, affair.repairs.front(), !mends));
    offer(frame, table, std::span(affair.repairs).subspan(1), change.cell, fixes);
  }
}

void fix_sum(const Frame& frame, const Grid& table, const Affair& affair, const model::Finding& finding,
             std::vector<Fix>& fixes) {
  for (const Equation* equation : affair.failing) {
    const CellIndex total = equation->solves;
    if (equation->code != finding.code || table.address(total) != finding.cell) continue;
    const std::optional<base::Decimal> computed = model::solve(table, *equation, total);
    if (computed && model::may_stand(table, total, *computed) && is_settled(table, {{total, *computed}}))
      fixes.push_back(set_value(frame, table, {total, *computed}, mends_more_than_it_breaks(table, total, *computed)));
    offer(frame, table, affair.repairs, total, fixes);
  }
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  for (const model::Table& table : source.report.tables) {
    if (!finding.cell.starts_with(table.spec().id + "/")) continue;
    for (const Affair& affair : investigate(table)) {
      if (finding.code == Code::sum_culprit)
        fix_culprit(source.report, table, affair, finding.cell, fixes);
      else
        fix_sum(source.report, table, affair, finding, fixes);
    }
  }
}

constexpr Code codes[] = {Code::sum_row, Code::sum_column, Code::sum_balance, Code::sum_review, Code::sum_culprit};

}  // namespace

void add_totals(const model::Grid& table, text::EditList& edits) {
  // A balance has no total, only a remainder, so it says nothing here.
  const auto has_total = [](const Equation& equation) { return equation.code != Code::sum_balance; };
  std::vector<CellIndex> totals;
  for (const Equation& equation : table.equations())
    if (has_total(equation) && std::find(totals.begin(), totals.end(), equation.solves) == totals.end())
      totals.push_back(equation.solves);
  const std::vector<std::optional<base::Decimal>> computed = model::determine(table, totals, has_total);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const BoundCell* cell = table.cell(totals[i]);
    if (cell == nullptr || cell->uncertain || cell->told_by_sum) continue;
    if (!computed[i] || !model::may_stand(table, totals[i], *computed[i])) continue;
    const std::optional<base::Decimal> stands = cell->value.amount();
    if (!stands || *stands != *computed[i]) edits.add(edits::write_cell(*cell, computed[i]->to_string()));
  }
}

const Check sum_check{codes, nullptr, fix, nullptr, find};

}  // namespace gouji::checks
