// Checks that every row of the form is there once, in its place, under its own label.
#include "core/checks/row.h"

#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/order.h"
#include "core/edits/skeleton.h"
#include "core/edits/table_layout.h"
#include "core/model/equation.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::BoundRow;
using model::Report;
using model::Table;

std::string label_of(const Report& report, const Table& table, std::size_t leaf) {
  return edits::in_script(table.spec().rows.leaf(leaf).label, report.traditional);
}

std::string subject_of(const Table& table, std::size_t leaf) {
  return table.spec().id + "/" + table.spec().rows.leaf(leaf).id;
}

// The row before the gap, else the table's first line.
text::Range line_for_missing(const Table& table, std::size_t leaf) {
  while (leaf-- > 0)
    if (table.rows[leaf]) return table.rows[leaf]->label;
  return table.first_line;
}

void find_in(const Report& report, const Table& table, Findings& findings) {
  if (!table.spec().labelled_rows()) {
    if (!table.rows.front()) {
      findings.push_back(make_finding(Code::row_missing, table.first_line, {{"row", table.spec().id}}));
      findings.back().message.key = "row.missing.values";
      findings.back().subject = subject_of(table, 0);
    }
    return;
  }
  std::vector<const BoundRow*> bound;
  for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) {
    if (table.rows[leaf]) {
      bound.push_back(&*table.rows[leaf]);
      continue;
    }
    findings.push_back(
        make_finding(Code::row_missing, line_for_missing(table, leaf), {{"row", label_of(report, table, leaf)}}));
    findings.back().subject = subject_of(table, leaf);
  }
  for (const BoundRow* row : bound) {
    if (row->quality != model::LabelQuality::misprint) continue;
    findings.push_back(make_finding(Code::row_label, row->label,
                                    {{"found", row->label_text}, {"expected", label_of(report, table, row->leaf)}}));
    findings.back().subject = subject_of(table, row->leaf);
  }
  for (const BoundRow& row : table.duplicates) {
    model::Finding finding = make_finding(Code::row_duplicate, row.label, {{"row", label_of(report, table, row.leaf)}});
    finding.related.push_back({table.rows[row.leaf]->label, {"related.first", {}}});
    finding.subject = subject_of(table, row.leaf);
    findings.push_back(std::move(finding));
  }
  for (const model::UnknownRow& row : table.unknown)
    findings.push_back(make_finding(Code::row_unknown, row.label, {{"found", row.text}}));

  std::sort(bound.begin(), bound.end(),
            [](const BoundRow* a, const BoundRow* b) { return a->label.begin < b->label.begin; });
  std::vector<std::size_t> order;
  for (const BoundRow* row : bound) order.push_back(row->leaf);
  for (const std::size_t moved : out_of_order(order))
    findings.push_back(
        make_finding(Code::row_order, bound[moved]->label, {{"row", label_of(report, table, bound[moved]->leaf)}}));
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  for (const Table& table : report.tables) find_in(report, table, findings);
}

struct Values {
  std::vector<std::string> texts;
  bool determined = false;
};

// What the relations say must stand in a missing row, all other missing rows taken as unknown too; zeros where they say
// nothing or something negative.
Values values_for(const Table& table, std::size_t leaf) {
  std::vector<templates::CellIndex> unknown;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (std::size_t column = 0; !table.rows[row] && column < table.columns(); ++column)
      unknown.push_back({row, column});
  const std::vector<std::optional<base::Decimal>> solved = model::determine(table, unknown);
  Values values{std::vector<std::string>(table.columns(), "0"), true};
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (unknown[i].row != leaf) continue;
    if (!solved[i] || solved[i]->is_negative())
      values.determined = false;
    else
      values.texts[unknown[i].column] = solved[i]->to_string();
  }
  if (!values.determined) values.texts.assign(table.columns(), "0");
  return values;
}

void fix_missing(const edits::Source& source, const Table& table, std::size_t leaf, std::vector<Fix>& fixes) {
  const Values values = values_for(table, leaf);
  const std::string label = label_of(source.report, table, leaf);
  if (std::optional<text::Edit> edit = edits::insert_row(source, table, leaf, values.texts))
    fixes.push_back(make_fix(values.determined ? "fix.insert-row.determined" : "fix.insert-row.zeros", {{"row", label}},
                             std::move(*edit)));
  const std::vector<std::string> blanks(table.columns());
  if (std::optional<text::Edit> edit = edits::insert_row(source, table, leaf, blanks))
    fixes.push_back(make_fix("fix.insert-row.blank", {{"row", label}}, std::move(*edit), FixKind::quickfix, false));
  const auto missing = static_cast<std::size_t>(
      std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return !row; }));
  if (missing < 2) return;
  Fix all{{"fix.insert-all-rows", {{"count", std::to_string(missing)}}}, FixKind::quickfix, false, {}};
  add_missing_rows(source, table, all.edits);
  fixes.push_back(std::move(all));
}

// Takes the whole row out, with the empty line that parted it from the next one.
void fix_duplicate(const edits::Source& source, const Table& table, const model::Finding& finding,
                   std::vector<Fix>& fixes) {
  const std::vector<model::Passage>& passages = source.report.passages;
  for (const BoundRow& row : table.duplicates) {
    if (row.label != finding.range) continue;
    std::size_t end = passages[row.last_passage].range().end;
    const bool lines = passages[row.passage].reading->block.notation == syntax::Notation::cells;
    if (lines && row.last_passage + 1 < passages.size() &&
        passages[row.last_passage + 1].reading->block.kind == syntax::BlockKind::blank)
      end = passages[row.last_passage + 1].range().end;
    fixes.push_back(make_fix("fix.delete-row", {{"row", row.label_text}},
                             {{passages[row.first_passage].begin, end}, ""}, FixKind::quickfix, false));
  }
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  for (const Table& table : source.report.tables) {
    for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) {
      if (finding.subject != subject_of(table, leaf)) continue;
      if (finding.code == Code::row_missing && !table.rows[leaf]) fix_missing(source, table, leaf, fixes);
      if (finding.code == Code::row_duplicate) fix_duplicate(source, table, finding, fixes);
      if (finding.code == Code::row_label)
        fixes.push_back(make_fix("fix.replace", {{"text", label_of(source.report, table, leaf)}},
                                 {finding.range, label_of(source.report, table, leaf)}, FixKind::safe));
    }
  }
}

constexpr Code codes[] = {Code::row_missing, Code::row_duplicate, Code::row_order, Code::row_unknown, Code::row_label};

}  // namespace

void add_missing_rows(const edits::Source& source, const model::Table& table, text::EditList& edits) {
  for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) {
    if (table.rows[leaf]) continue;
    if (std::optional<text::Edit> edit = edits::insert_row(source, table, leaf, values_for(table, leaf).texts))
      edits.add(std::move(*edit));
  }
}

const Check row_check{codes, find, fix};

}  // namespace gouji::checks
