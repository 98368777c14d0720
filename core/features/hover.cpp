// Asks, one after the other: is it a cell, a label of a row or group, a column's label, a heading, the title.
#include "core/features/hover.h"

#include <algorithm>

#include "core/checks/fill.h"
#include "core/edits/skeleton.h"
#include "core/features/places.h"
#include "core/syntax/html.h"

namespace gouji::features {

namespace {

using model::BoundCell;
using model::Grid;
using model::PlacedLedger;
using model::PlacedReport;
using model::Table;
using templates::CellIndex;
using templates::Equation;
using templates::Localized;

const Localized* about(const Localized& text) { return text.empty() ? nullptr : &text; }

// The form's labels in the script of the report.
std::string official(const model::Frame& report, const std::string& label) {
  return edits::in_script(label, report.traditional);
}

std::string row_words(const model::Frame& report, const Grid& table, std::size_t leaf) {
  return official(report, table.spec().rows.leaf(leaf).label);
}

std::vector<std::string> path(const model::Frame& report, const templates::Axis& axis, int heading, std::string own) {
  std::vector<std::string> labels;
  if (!own.empty()) labels.push_back(std::move(own));
  for (int at = axis.headings[static_cast<std::size_t>(heading)].parent; at >= 0;
       at = axis.headings[static_cast<std::size_t>(at)].parent)
    labels.insert(labels.begin(), official(report, axis.headings[static_cast<std::size_t>(at)].label));
  return labels;
}

std::string column_words(const model::Frame& report, const Grid& table, std::size_t leaf) {
  return official(report, table.spec().columns.leaf(leaf).label);
}

HoverTerm term(const PlacedLedger& placed, const Grid& table, CellIndex member, bool along_row, CellIndex hovered) {
  HoverTerm result;
  result.label = along_row ? column_words(*placed.ledger->frame, table, member.column)
                           : row_words(*placed.ledger->frame, table, member.row);
  result.hovered = member == hovered;
  if (const BoundCell* cell = table.cell(member)) {
    result.value = cell->amount();
    result.range = placed.at(cell->content);
  }
  return result;
}

HoverEquation explain(const PlacedLedger& placed, const Grid& table, const Equation& equation, CellIndex hovered) {
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
std::optional<base::Decimal> blamed_value(const model::Ledger& ledger, const std::string& address) {
  for (const auto& finding : ledger.findings) {
    if (finding->code != messages::Code::sum_culprit || finding->cell != address) continue;
    for (const messages::Argument& argument : finding->message.arguments)
      if (argument.name == "expected") return base::Decimal::parse(std::get<std::string>(argument.value));
  }
  return std::nullopt;
}

// Says what a blank must be, or what is not known either in the sums that it stands in.
void explain_blank(const Grid& table, CellIndex at, Hover& hover) {
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

// The phrases of the prose that refer to the cell.
std::vector<std::string> quotes(const PlacedLedger& placed, const model::CellRef& cell) {
  std::vector<std::string> phrases;
  const std::vector<model::Figure>& figures = placed.ledger->frame->figures;
  const std::vector<model::Tie> ties = model::tie_out(figures, placed.ledger->grids);
  for (std::size_t i = 0; i < ties.size(); ++i)
    if (std::find(ties[i].refers.begin(), ties[i].refers.end(), cell) != ties[i].refers.end())
      phrases.push_back(figures[i].count->text);
  return phrases;
}

// What the cell shows.
std::string visible_words(const text::Text& text, text::Range range) {
  std::string words = text.slice(range);
  return words.find_first_of("<&") == std::string::npos ? words : syntax::visible_text(words).text;
}

Hover cell_hover(const PlacedLedger& placed, const text::Text& text, const model::CellRef& ref) {
  const Grid& table = *placed.ledger->grids[ref.table];
  const CellIndex at = ref.at;
  const BoundCell& cell = *table.cell(at);
  const templates::Axis& rows = table.spec().rows;
  const templates::Axis& columns = table.spec().columns;
  Hover hover;
  hover.kind = HoverKind::cell;
  hover.range = placed.at(cell.content.empty() ? cell.slot : cell.content);
  hover.row = path(*placed.ledger->frame, rows, rows.leaves[at.row],
                   table.spec().labelled_rows() ? row_words(*placed.ledger->frame, table, at.row) : std::string());
  hover.column = path(*placed.ledger->frame, columns, columns.leaves[at.column],
                      column_words(*placed.ledger->frame, table, at.column));
  hover.text = visible_words(text, placed.at(cell.content));
  hover.value = cell.value;
  hover.unit = columns.leaf(at.column).unit;
  for (const Equation& equation : table.equations())
    if (model::takes_part(equation, at)) hover.equations.push_back(explain(placed, table, equation, at));
  hover.expected = blamed_value(*placed.ledger, table.address(at));
  if (checks::is_open(cell)) explain_blank(table, at, hover);
  hover.quotes = quotes(placed, ref);
  hover.about = about(rows.leaf(at.row).about);
  hover.about_column = about(columns.leaf(at.column).about);
  hover.basis = about(table.form->basis);
  return hover;
}

// The number beside the cells whose sum it is.
HoverEquation explain(const PlacedLedger& placed, const model::Figure& figure, const model::Tie& tie) {
  HoverEquation result;
  result.left.push_back({{}, figure.compared, placed.at(figure.number), true});
  result.left_sum = figure.compared;
  for (const model::CellRef& ref : tie.refers) {
    const Grid& table = *placed.ledger->grids[ref.table];
    HoverTerm addend = term(placed, table, ref.at, false, {table.spec().rows.size(), 0});
    if (!table.spec().labelled_rows() || ref.at.column + 1 != table.columns()) {
      const std::vector<std::string> column =
          path(*placed.ledger->frame, table.spec().columns, table.spec().columns.leaves[ref.at.column],
               column_words(*placed.ledger->frame, table, ref.at.column));
      for (const std::string& words : column) addend.label += (addend.label.empty() ? "" : "·") + words;
    }
    result.right.push_back(std::move(addend));
  }
  result.right_sum = tie.expected;
  const bool equal = tie.expected && figure.compared == *tie.expected;
  result.truth = equal ? model::Truth::holds : tie.differs ? model::Truth::fails : model::Truth::unknown;
  return result;
}

std::optional<Hover> figure_hover(const PlacedLedger& placed, std::size_t offset) {
  const std::vector<model::Figure>& figures = placed.ledger->frame->figures;
  const std::vector<model::Tie> ties = model::tie_out(figures, placed.ledger->grids);
  const model::Figure* found = nullptr;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (ties[i].refers.empty() || !figures[i].phrase.touches(offset)) continue;
    if (found == nullptr || figures[i].phrase.size() < found->phrase.size()) found = &figures[i];
  }
  if (found == nullptr) return std::nullopt;
  const model::Tie& tie = ties[static_cast<std::size_t>(found - figures.data())];
  Hover hover;
  hover.kind = HoverKind::figure;
  hover.range = placed.at(found->phrase);
  hover.row = {found->count->text};
  hover.equations.push_back(explain(placed, *found, tie));
  const model::CellRef& first = tie.refers.front();
  const Grid& table = *placed.ledger->grids[first.table];
  if (tie.refers.size() == 1) hover.about = about(table.spec().rows.leaf(first.at.row).about);
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
    hover.row = path(*placed.report, rows, rows.leaves[row->leaf], row->label_text);
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
    hover.row = path(*placed.report, rows, static_cast<int>(group.heading), official(*placed.report, heading.label));
    hover.about = about(heading.about);
    hover.basis = about(table.form->basis);
    for (std::size_t column = 0; column < table.columns(); ++column)
      hover.sums.push_back({column_words(*placed.report, table, column), group_sum(table, group.heading, column)});
    return hover;
  }
  for (const model::HeaderCell& cell : table.header) {
    if (!cell.heading || !cell.range.touches(offset)) continue;
    const templates::Heading& heading = table.spec().columns.headings[*cell.heading];
    Hover hover;
    hover.kind = HoverKind::column;
    hover.range = placed.at(cell.range);
    hover.column = path(*placed.report, table.spec().columns, static_cast<int>(*cell.heading),
                        official(*placed.report, heading.label));
    hover.about = about(heading.about);
    hover.basis = about(table.form->basis);
    hover.unit = heading.unit;
    return hover;
  }
  return std::nullopt;
}

// The line that names a table, or the label in its corner.
std::optional<Hover> table_hover(const PlacedLedger& placed, const Grid& table) {
  const templates::Section& section = table.form->sections[table.spec().section];
  Hover hover;
  hover.kind = HoverKind::table;
  hover.range = placed.at(table.first_line);
  hover.row = {official(*placed.ledger->frame, section.title)};
  if (!table.spec().heading.empty()) hover.row.push_back(official(*placed.ledger->frame, table.spec().heading));
  hover.about = about(table.spec().about.empty() ? section.about : table.spec().about);
  hover.basis = about(table.form->basis);
  SumTally tally;
  for (const Equation& equation : table.equations()) {
    switch (model::weigh(table, equation).truth) {
      case model::Truth::holds: ++tally.holding; break;
      case model::Truth::fails: ++tally.failing; break;
      case model::Truth::unknown: ++tally.unknown; break;
    }
  }
  if (!table.equations().empty()) hover.tally = tally;
  return hover;
}

// The labels of rows, groups and columns; `offset` counts in the document.
std::optional<Hover> label_hover(const PlacedReport& placed, std::size_t offset) {
  for (const Table& table : placed.report->tables)
    if (std::optional<Hover> found = label_hover(placed, table, offset - placed.begin)) return found;
  return std::nullopt;
}

std::optional<Hover> heading_hover(const PlacedLedger& placed, std::size_t offset) {
  const model::Frame& report = *placed.ledger->frame;
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
  const std::optional<PlacedLedger> placed = snapshot.ledger_at(offset);
  if (!placed || !placed->ledger->frame->recognised) return std::nullopt;
  const std::optional<std::size_t> at = placed->before(offset);
  if (!at) return std::nullopt;
  if (const std::optional<model::CellRef> cell = cell_at(placed->ledger->grids, *at))
    return cell_hover(*placed, snapshot.text(), *cell);
  if (std::optional<Hover> found = figure_hover(*placed, *at)) return found;
  if (std::optional<Hover> found = heading_hover(*placed, *at)) return found;
  for (const auto& grid : placed->ledger->grids) {
    if (!grid->extent.touches(*at)) continue;
    if (std::optional<Hover> found = label_hover(*snapshot.report_at(offset), offset)) return found;
    if (grid->first_line.touches(*at)) return table_hover(*placed, *grid);
  }
  return std::nullopt;
}

}  // namespace gouji::features
