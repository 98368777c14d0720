// Holds the bars over whole tables: no number of table 三 can be changed and no row be lost without a finding that names
// it, and the preferred fix brings a lost row back.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "core/model/equation.h"
#include "tests/support/case_file.h"
#include "tests/support/reports.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using messages::Code;
using model::Finding;
using model::Snapshot;
using model::Table;
using templates::CellIndex;

const Table* table_of(const model::Report& report, std::string_view id) { return report.table(id); }

// Whether the range lies in the changed row or on a cell of the changed column.
bool names(const Table& table, CellIndex changed, text::Range range) {
  if (table.rows[changed.row]->range.contains(range)) return true;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const model::BoundCell* cell = table.cell({row, changed.column});
    if (cell != nullptr && cell->content == range) return true;
  }
  return false;
}

bool some_sum_names(const Snapshot& snapshot, CellIndex changed) {
  const model::PlacedReport placed = snapshot.all_reports().front();
  const Table* table = table_of(*placed.report, "s3");
  if (table == nullptr || !table->rows[changed.row]) return false;
  for (const Finding& finding : placed.report->findings) {
    if (!messages::name(finding.code).starts_with("sum.")) continue;
    if (names(*table, changed, finding.range)) return true;
    for (const model::Related& related : finding.related)
      if (names(*table, changed, related.range)) return true;
  }
  return false;
}

bool is_number(const model::BoundCell* cell) { return cell != nullptr && cell->value.amount().has_value(); }

// Changes every number of table 三, one at a time and each in several ways; tells how many changes were tried.
std::size_t check_every_number(const Snapshot& snapshot) {
  const auto read = snapshot.report_at(0)->report;
  const Table* table = table_of(*read, "s3");
  REQUIRE(table != nullptr);
  std::size_t changes = 0;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    for (std::size_t column = 0; column < table->columns(); ++column) {
      const model::BoundCell* cell = table->cell({row, column});
      if (!is_number(cell)) continue;
      const std::int64_t value = *cell->value.amount()->integer();
      for (const std::int64_t next : {value + 1, value - 1, value + 9, value * 10 + 1, std::int64_t{0}}) {
        if (next == value || next < 0) continue;
        const Snapshot changed = snapshot.edited({cell->content, std::to_string(next)});
        if (!some_sum_names(changed, {row, column}))
          FAIL_CHECK(table->address({row, column}) << " from " << value << " to " << next << "\n" << describe(changed));
        ++changes;
      }
    }
  }
  return changes;
}

// The rows of a table by id, in document order, and what their cells hold.
struct Reading {
  std::vector<std::string> rows;
  std::map<std::string, std::string> cells;
};

Reading read_table(const Table& table) {
  Reading reading;
  std::vector<const model::BoundRow*> rows;
  for (const auto& row : table.rows)
    if (row) rows.push_back(&*row);
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->range.begin < b->range.begin; });
  for (const model::BoundRow* row : rows) reading.rows.push_back(table.spec().rows.leaf(row->leaf).id);
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    if (table.cells[i]) reading.cells[table.address({i / table.columns(), i % table.columns()})] = table.texts[i];
  return reading;
}

// What must stand in a lost row: what the equations say, else zeros.
std::vector<std::string> determined_values(const Table& table, std::size_t leaf) {
  std::vector<CellIndex> unknown;
  for (std::size_t column = 0; column < table.columns(); ++column) unknown.push_back({leaf, column});
  std::vector<std::string> values;
  for (const auto& value : model::determine(table, unknown)) {
    if (!value || value->is_negative()) return std::vector<std::string>(table.columns(), "0");
    values.push_back(value->to_string());
  }
  return values;
}

// The whole physical row, with the empty line behind it where rows are parted by one.
text::Range block_of(const model::Report& report, const model::BoundRow& row) {
  text::Range range{report.passages[row.passage].begin, report.passages[row.last_passage].range().end};
  const bool lines = report.passages[row.passage].reading->block.notation == syntax::Notation::cells;
  if (lines && row.last_passage + 1 < report.passages.size() &&
      report.passages[row.last_passage + 1].reading->block.kind == syntax::BlockKind::blank)
    range.end = report.passages[row.last_passage + 1].range().end;
  return range;
}

const Finding* find_missing(const std::vector<Finding>& findings, const std::string& subject) {
  for (const Finding& finding : findings)
    if (finding.code == Code::row_missing && finding.subject == subject) return &finding;
  return nullptr;
}

// What is asked of the fix for a lost row.
enum class Ask {
  row,         // the row is back: its id, its place, its values
  every_byte,  // and where its numbers are the old ones, the text is the old text
  if_offered,  // as `row`, in notations that we read and need not write
};

void check_lost_row(const Snapshot& snapshot, const Table& table, std::size_t leaf, Ask ask) {
  const model::PlacedReport placed = snapshot.all_reports().front();
  const std::string subject = table.spec().id + "/" + table.spec().rows.leaf(leaf).id;
  INFO("without " << subject);
  text::EditList loss;
  loss.add({placed.at(block_of(*placed.report, *table.rows[leaf])), ""});
  const Snapshot lost = open_edited(snapshot, loss);
  const std::vector<Finding> findings = lost.findings(lost.finding_count());
  const Finding* missing = find_missing(findings, subject);
  if (missing == nullptr) {
    FAIL_CHECK("there is no row.missing\n" << describe(lost));
    return;
  }
  const std::vector<checks::Fix> fixes = checks::fixes(lost, *missing);
  const auto preferred = std::find_if(fixes.begin(), fixes.end(), [](const auto& fix) { return fix.preferred; });
  if (preferred == fixes.end()) {
    if (ask == Ask::if_offered) return;
    FAIL_CHECK("nothing brings the row back");
    return;
  }
  const Snapshot restored = open_edited(lost, preferred->edits);
  const auto read_after = restored.report_at(0)->report;
  const Table* after = table_of(*read_after, table.spec().id);
  REQUIRE(after != nullptr);
  CHECK(find_missing(restored.findings(restored.finding_count()), subject) == nullptr);

  Reading wanted = read_table(table);
  const auto read_before_fix = lost.report_at(0)->report;
  const Table* before_fix = table_of(*read_before_fix, table.spec().id);
  REQUIRE(before_fix != nullptr);
  const std::vector<std::string> values = determined_values(*before_fix, leaf);
  for (std::size_t column = 0; column < table.columns(); ++column)
    wanted.cells[table.address({leaf, column})] = values[column];
  const Reading found = read_table(*after);
  CHECK(found.rows == wanted.rows);
  for (const auto& [address, text] : wanted.cells) {
    INFO(address);
    const auto cell = found.cells.find(address);
    CHECK((cell == found.cells.end() ? "absent" : cell->second) == text);
  }
  CHECK(found.cells.size() == wanted.cells.size());
  if (ask == Ask::every_byte && wanted.cells == read_table(table).cells)
    CHECK(restored.text().str() == snapshot.text().str());
}

// Whether something else in the table would take the place of a lost row: its double, or a row of the other form.
bool would_be_replaced(const model::Report& report, const Table& table, std::size_t leaf) {
  const auto index = report.form->find_table(table.spec().id);
  return !index || !report.form->tables[*index].rows.find_leaf(table.spec().rows.leaf(leaf).id) ||
         std::any_of(table.duplicates.begin(), table.duplicates.end(),
                     [leaf](const auto& row) { return row.leaf == leaf; });
}

// Takes out every row of every table with labels, one at a time; tells how many rows were lost and found.
std::size_t check_every_row(const Snapshot& snapshot, Ask ask) {
  std::size_t rows = 0;
  const auto read = snapshot.report_at(0)->report;
  const model::Report& report = *read;
  for (const Table& table : report.tables) {
    if (!table.spec().labelled_rows()) continue;
    for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) {
      if (!table.rows[leaf] || would_be_replaced(report, table, leaf)) continue;
      check_lost_row(snapshot, table, leaf, ask);
      ++rows;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("No number of table 三 can be changed without a sum that names its row or column") {
  for (const ReportFile& file : all_reports()) {
    // In a faulty sample a change may be the very correction.
    if (file.name.find("有误") != std::string::npos || file.name.find("待修改") != std::string::npos) continue;
    INFO(file.name);
    CHECK(check_every_number(open(file.text)) >= 400);
  }
}

TEST_CASE("No row can be lost without a finding whose preferred fix brings it back") {
  std::vector<ReportFile> files = samples();
  for (ReportFile& seed : seeds()) files.push_back(std::move(seed));
  for (const ReportFile& file : files) {
    INFO(file.name);
    CHECK(check_every_row(open(file.text), Ask::row) >= 24);
  }
}

TEST_CASE("In a correct sample a lost row comes back byte for byte, with either line break") {
  for (const std::string_view form : {"2019", "2021"}) {
    for (const std::string_view notation : {"cells", "tsv", "pipes", "markdown"}) {
      INFO(form << " " << notation);
      const std::string text = base_text(form, notation);
      // Conversion to traditional characters knows no phrases (重复 is 重複 in one word, 復 in others).
      const Ask ask = open(text).all_reports().front().report->traditional ? Ask::row : Ask::every_byte;
      CHECK(check_every_row(open(text), ask) >= 24);
      CHECK(check_every_row(open(with_crlf(text)), ask) >= 24);
    }
  }
}

TEST_CASE("In a notation that we only read a lost row is told, and a fix that is offered brings it back") {
  for (const ReportFile& file : notations()) {
    INFO(file.name);
    CHECK(check_every_row(open(file.text), Ask::if_offered) >= 24);
  }
}

TEST_CASE("The seeds take part in the bars") {
  if (seeds().empty()) WARN("The seeds are not beside this checkout; the bars hold for the samples only.");
}

}  // namespace gouji::tests
