// Holds the table of checks and carries their ranges between report and document.
#include "core/checks/registry.h"

#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/fill.h"
#include "core/checks/row.h"
#include "core/checks/sum.h"

namespace gouji::checks {

namespace {

void add_shifted(const text::EditList& from, std::size_t by, text::EditList& to) {
  for (const text::Edit& edit : from) to.add({{by + edit.range.begin, by + edit.range.end}, edit.text});
}

edits::Source source_of(const model::Snapshot& snapshot, const model::PlacedReport& placed) {
  return {*placed.report, snapshot.text(), placed.begin};
}

model::Finding in_report(model::Finding finding, std::size_t begin) {
  finding.range = {finding.range.begin - begin, finding.range.end - begin};
  return finding;
}

}  // namespace

std::span<const Check> all_checks() {
  static const Check table[] = {title_check,  section_check, table_check, row_check,
                                column_check, cell_check,    sum_check,   style_check};
  return table;
}

void examine_block(const templates::Library& library, std::string_view bytes, model::Reading& reading) {
  for (const Check& check : all_checks())
    if (check.find_in_block != nullptr) check.find_in_block(library, bytes, reading);
}

std::vector<model::Finding> examine(const model::Report& report, const model::Settings& settings) {
  Findings findings;
  if (!report.recognised) return findings;
  for (const Check& check : all_checks())
    if (check.find != nullptr) check.find(report, settings, findings);
  for (const model::Passage& passage : report.passages) {
    for (const model::Finding& finding : passage.reading->findings) {
      findings.push_back(finding);
      findings.back().range = passage.at(finding.range);
      for (model::Related& related : findings.back().related) related.range = passage.at(related.range);
    }
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const model::Finding& a, const model::Finding& b) { return a.range.begin < b.range.begin; });
  return findings;
}

std::vector<Fix> fixes(const model::Snapshot& snapshot, const model::Finding& finding) {
  std::vector<Fix> found;
  const std::optional<model::PlacedReport> placed = snapshot.report_at(finding.range.begin);
  if (!placed) return found;
  for (const Check& check : all_checks()) {
    if (check.fix == nullptr) continue;
    if (std::find(check.codes.begin(), check.codes.end(), finding.code) == check.codes.end()) continue;
    check.fix(source_of(snapshot, *placed), in_report(finding, placed->begin), found);
  }
  for (Fix& fix : found) {
    text::EditList shifted;
    add_shifted(fix.edits, placed->begin, shifted);
    fix.edits = std::move(shifted);
  }
  return found;
}

text::EditList fix_all(const model::Snapshot& snapshot) {
  text::EditList all;
  for (const model::Finding& finding : snapshot.findings(snapshot.finding_count())) {
    for (const Fix& fix : fixes(snapshot, finding)) {
      if (fix.kind != FixKind::safe) continue;
      all.merge(fix.edits);
      break;
    }
  }
  return all;
}

text::EditList fill_totals(const model::Snapshot& snapshot) {
  text::EditList all;
  for (const model::PlacedReport& placed : snapshot.all_reports()) {
    text::EditList totals;
    for (const model::Table& table : placed.report->tables) add_totals(table, totals);
    add_shifted(totals, placed.begin, all);
  }
  return all;
}

text::EditList fill_blanks(const model::Snapshot& snapshot) {
  text::EditList all;
  for (const model::PlacedReport& placed : snapshot.all_reports()) {
    text::EditList blanks;
    for (const model::Table& table : placed.report->tables) add_fillings(table, blanks);
    add_shifted(blanks, placed.begin, all);
  }
  return all;
}

text::EditList insert_missing_rows(const model::Snapshot& snapshot, std::size_t offset) {
  text::EditList all;
  const std::optional<model::PlacedReport> placed = snapshot.report_at(offset);
  if (!placed) return all;
  text::EditList rows;
  for (const model::Table& table : placed->report->tables) add_missing_rows(source_of(snapshot, *placed), table, rows);
  add_shifted(rows, placed->begin, all);
  return all;
}

}  // namespace gouji::checks
