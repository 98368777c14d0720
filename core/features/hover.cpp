// Asks, one after the other: is it a cell, a label of a row or group, a column's label, a heading, the title.
#include "core/features/hover.h"

#include <algorithm>
#include "core/checks/fill.h"

#include "core/edits/skeleton.h"
#include "core/features/places.h"

namespace gouji::features {

namespace {

using model::BoundCell;
using model::PlacedReport;
using model::Table;
using templates::CellIndex;
using templates::Equation;
using templates::Localized;

const Localized* about(const Localized& text) { return text.empty() ? nullptr : &text; }

// Official labels in the script of the report, where the document has no words of its own.
std::string official(const PlacedReport& placed, const std::string& label) {
  return edits::in_script(label, placed.report->traditional);
}

std::string row_words(const PlacedReport& placed, const Table& table, std::size_t leaf) {
  const auto& row = table.rows[leaf];
  return row && !row->label_text.empty() ? row->label_text : official(placed, table.spec().rows.leaf(leaf).label);
}

std::vector<std::string> path(const PlacedReport& placed, const templates::Axis& axis, int heading, std::string own) {
  std::vector<std::string> labels;
  if (!own.empty()) labels.push_back(std::move(own));
  for (int at = axis.headings[static_cast<std::size_t>(heading)].parent; at >= 0;
       at = axis.headings[static_cast<std::size_t>(at)].parent)
    labels.insert(labels.begin(), official(placed, axis.headings[static_cast<std::size_t>(at)].label));
  return labels;
}

std::string column_words(const PlacedReport& placed, const Table& table, std::size_t leaf) {
  return official(placed, table.spec().columns.leaf(leaf).label);
}

HoverTerm term(const PlacedReport& placed, const Table& table, CellIndex member, bool along_row, CellIndex hovered) {
  HoverTerm result;
  result.label = along_row ? column_words(placed, table, member.column) : row_words(placed, table, member.row);
  result.hovered = member == hovered;
  if (const BoundCell* cell = table.cell(member)) {
    result.value = cell->uncertain ? std::nullopt : cell->value.amount();
    result.range = placed.at(cell->content);
  }
  return result;
}

HoverEquation explain(const PlacedReport& placed, const Table& table, const Equation& equation, CellIndex hovered) {
  HoverEquation result;
  result.code = equation.code;
  const bool along_row = equation.left.front().row == equation.right.front().row;
  for (const CellIndex member : equation.left) result.left.push_back(term(placed, table, member, along_row, hovered));
  for (const CellIndex member : equation.right) result.right.push_back(term(placed, table, member, along_row, hovered));
  const model::Balance balance = model::weigh(table, equation);
  result.left_sum = balance.left;
  result.right_sum = balance.right;
  result.truth = balance.truth;
  result.total = equation.solves == hovered;
  result.computed = model::solve(table, equation, hovered);
  return result;
}

// What should stand in the cell, where it is blamed for sums that fail.
std::optional<base::Decimal> blamed_value(const model::Report& report, const std::string& address) {
  for (const model::Finding& finding : report.findings) {
    if (finding.code != messages::Code::sum_culprit || finding.cell != address) continue;
    for (const messages::Argument& argument : finding.message.arguments)
      if (argument.name == "expected") return base::Decimal::parse(std::get<std::string>(argument.value));
  }
  return std::nullopt;
}

// Says what a blank must be, or what is not known either in the sums that it stands in.
void explain_blank(const Table& table, CellIndex at, Hover& hover) {
  for (const checks::Filling& filling : checks::determined(table))
    if (filling.cell == at) hover.determined = filling.value;
  if (hover.determined) return;
  constexpr std::size_t most_named = 6;
  for (const HoverEquation& equation : hover.equations) {
    for (const std::vector<HoverTerm>* side : {&equation.left, &equation.right}) {
      for (const HoverTerm& term : *side) {
        if (term.value || term.hovered) continue;
        if (hover.unknown.size() == most_named) hover.unknown.back() = "…";
        if (hover.unknown.size() < most_named) hover.unknown.push_back(term.label);
      }
    }
  }
}

std::size_t table_index(const PlacedReport& placed, const Table& table) {
  return static_cast<std::size_t>(&table - placed.report->tables.data());
}

// The phrases of the prose that refer to the cell.
std::vector<std::string> quotes(const PlacedReport& placed, const Table& table, CellIndex at) {
  const model::CellRef cell{table_index(placed, table), at};
  std::vector<std::string> phrases;
  for (const model::Figure& figure : placed.report->figures)
    if (std::find(figure.refers.begin(), figure.refers.end(), cell) != figure.refers.end())
      phrases.push_back(figure.count->text);
  return phrases;
}

Hover cell_hover(const PlacedReport& placed, const Table& table, CellIndex at) {
  const BoundCell& cell = *table.cell(at);
  const templates::Axis& rows = table.spec().rows;
  const templates::Axis& columns = table.spec().columns;
  Hover hover;
  hover.kind = HoverKind::cell;
  hover.range = placed.at(cell.content.empty() ? cell.slot : cell.content);
  hover.row = path(placed, rows, rows.leaves[at.row],
                   table.spec().labelled_rows() ? row_words(placed, table, at.row) : std::string());
  hover.column = path(placed, columns, columns.leaves[at.column], column_words(placed, table, at.column));
  hover.text = cell.text;
  hover.value = cell.value;
  hover.unit = columns.leaf(at.column).unit;
  for (const Equation& equation : table.equations())
    if (model::takes_part(equation, at)) hover.equations.push_back(explain(placed, table, equation, at));
  hover.expected = blamed_value(*placed.report, table.address(at));
  if (checks::is_open(cell)) explain_blank(table, at, hover);
  hover.quotes = quotes(placed, table, at);
  hover.about = about(rows.leaf(at.row).about);
  hover.about_column = about(columns.leaf(at.column).about);
  hover.basis = about(table.form->basis);
  return hover;
}

// The number beside the cells whose sum it is.
HoverEquation explain(const PlacedReport& placed, const model::Figure& figure) {
  HoverEquation result;
  result.left.push_back({{}, figure.compared, placed.at(figure.number), true});
  result.left_sum = figure.compared;
  for (const model::CellRef& ref : figure.refers) {
    const Table& table = placed.report->tables[ref.table];
    HoverTerm addend = term(placed, table, ref.at, false, {table.rows.size(), 0});
    if (!table.spec().labelled_rows() || ref.at.column + 1 != table.columns()) {
      const std::vector<std::string> column =
          path(placed, table.spec().columns, table.spec().columns.leaves[ref.at.column],
               column_words(placed, table, ref.at.column));
      for (const std::string& words : column) addend.label += (addend.label.empty() ? "" : "·") + words;
    }
    result.right.push_back(std::move(addend));
  }
  result.right_sum = figure.expected;
  const bool equal = figure.expected && figure.compared == *figure.expected;
  result.truth = equal ? model::Truth::holds : figure.differs() ? model::Truth::fails : model::Truth::unknown;
  return result;
}

std::optional<Hover> figure_hover(const PlacedReport& placed, std::size_t offset) {
  const model::Figure* found = nullptr;
  for (const model::Figure& figure : placed.report->figures) {
    if (figure.refers.empty() || !figure.phrase.touches(offset)) continue;
    if (found == nullptr || figure.phrase.size() < found->phrase.size()) found = &figure;
  }
  if (found == nullptr) return std::nullopt;
  Hover hover;
  hover.kind = HoverKind::figure;
  hover.range = placed.at(found->phrase);
  hover.row = {found->count->text};
  hover.equations.push_back(explain(placed, *found));
  const model::CellRef& first = found->refers.front();
  const Table& table = placed.report->tables[first.table];
  if (found->refers.size() == 1) hover.about = about(table.spec().rows.leaf(first.at.row).about);
  hover.basis = about(table.form->basis);
  return hover;
}

std::optional<Hover> label_hover(const PlacedReport& placed, const Table& table, std::size_t offset) {
  const templates::Axis& rows = table.spec().rows;
  for (const auto& row : table.rows) {
    if (!row || row->label.empty() || !row->label.touches(offset)) continue;
    Hover hover;
    hover.kind = HoverKind::row;
    hover.range = placed.at(row->label);
    hover.row = path(placed, rows, rows.leaves[row->leaf], row->label_text);
    hover.about = about(rows.leaf(row->leaf).about);
    hover.basis = about(table.form->basis);
    return hover;
  }
  for (const model::GroupLabel& group : table.groups) {
    if (!group.range.touches(offset)) continue;
    const templates::Heading& heading = rows.headings[group.heading];
    Hover hover;
    hover.kind = HoverKind::group;
    hover.range = placed.at(group.range);
    hover.row = path(placed, rows, static_cast<int>(group.heading), official(placed, heading.label));
    hover.about = about(heading.about);
    hover.basis = about(table.form->basis);
    for (std::size_t column = 0; column < table.columns(); ++column)
      hover.sums.push_back({column_words(placed, table, column), group_sum(table, group.heading, column)});
    return hover;
  }
  for (const model::HeaderCell& cell : table.header) {
    if (!cell.heading || !cell.range.touches(offset)) continue;
    const templates::Heading& heading = table.spec().columns.headings[*cell.heading];
    Hover hover;
    hover.kind = HoverKind::column;
    hover.range = placed.at(cell.range);
    hover.column = path(placed, table.spec().columns, static_cast<int>(*cell.heading), official(placed, heading.label));
    hover.about = about(heading.about);
    hover.basis = about(table.form->basis);
    hover.unit = heading.unit;
    return hover;
  }
  return std::nullopt;
}

std::optional<Hover> heading_hover(const PlacedReport& placed, std::size_t offset) {
  const model::Report& report = *placed.report;
  for (const model::SectionHeading& heading : report.headings) {
    if (!heading.words.touches(offset)) continue;
    for (const templates::Section& section : report.form->sections) {
      if (section.id != heading.id) continue;
      Hover hover;
      hover.kind = HoverKind::heading;
      hover.range = placed.at(heading.words);
      hover.row = {section.title};
      hover.about = about(section.about);
      for (const templates::Aspect& aspect : section.aspects) {
        if (aspect.id != heading.match.aspect) continue;
        hover.row.push_back(aspect.title);
        hover.about = about(aspect.about);
      }
      hover.basis = about(report.form->basis);
      return hover;
    }
  }
  if (report.title && report.title->range.touches(offset)) {
    Hover hover;
    hover.kind = HoverKind::title;
    hover.range = placed.at(report.title->range);
    hover.row = {report.title->text};
    hover.about = about(report.form->name);
    hover.basis = about(report.form->basis);
    return hover;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Hover> hover(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<PlacedReport> placed = snapshot.report_at(offset);
  if (!placed || !placed->report->recognised) return std::nullopt;
  const std::size_t at = offset - placed->begin;
  if (const std::optional<CellPlace> cell = cell_at(*placed->report, at))
    return cell_hover(*placed, *cell->table, cell->index);
  for (const Table& table : placed->report->tables)
    if (std::optional<Hover> found = label_hover(*placed, table, at)) return found;
  if (std::optional<Hover> found = figure_hover(*placed, at)) return found;
  return heading_hover(*placed, at);
}

}  // namespace gouji::features
