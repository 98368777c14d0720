// Looks a row up among the bound tables of its report.
#include "lsp/patience.h"

#include <string_view>

namespace gouji {

namespace {

bool lacks_values(const model::Table& table, const model::BoundRow& row) {
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const model::BoundCell* cell = table.cell({row.leaf, column});
    if (!cell || cell->uncertain || cell->value.kind == model::ValueKind::blank) return true;
  }
  return false;
}

bool is_sum(messages::Code code) { return messages::name(code).substr(0, 4) == "sum."; }

// Whether a value of the row stands in one of the sums that the cell at this address stands in.
bool shares_a_sum(const model::Report& report, std::string_view address, text::Range row) {
  for (const model::Table& table : report.tables) {
    if (!address.starts_with(table.spec().id + "/")) continue;
    for (const templates::Equation& equation : table.equations()) {
      bool has_cell = false;
      bool has_row = false;
      for (const auto* side : {&equation.left, &equation.right}) {
        for (const templates::CellIndex member : *side) {
          const model::BoundCell* cell = table.cell(member);
          has_row = has_row || (cell && row.contains(cell->slot));
          has_cell = has_cell || table.address(member) == address;
        }
      }
      if (has_cell && has_row) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<text::Range> half_typed_row(const model::Report& report, std::size_t offset) {
  if (report.passages.empty()) return std::nullopt;
  const std::size_t passage = report.passage_at(offset);
  if (!report.passages[passage].reading->is_row()) return std::nullopt;
  for (const model::Table& table : report.tables) {
    if (passage < table.first_passage || passage >= table.last_passage) continue;
    for (const auto& row : table.rows)
      if (row && row->passage == passage && lacks_values(table, *row)) return report.passages[passage].range();
  }
  return std::nullopt;
}

bool is_same_row(const model::Snapshot& snapshot, std::size_t left, std::size_t right) {
  const auto placed = snapshot.report_at(left);
  if (!placed || placed->report->passages.empty()) return true;
  const model::Report& report = *placed->report;
  if (right < placed->begin || right > placed->begin + report.bytes) return false;
  return report.passages[report.passage_at(left - placed->begin)].range().touches(right - placed->begin);
}

bool is_about_half_typed_row(const model::Report& report, const model::Finding& finding, text::Range row) {
  if (finding.code == messages::Code::cell_missing) return row.contains(finding.range);
  if (!is_sum(finding.code)) return false;
  if (row.contains(finding.range)) return true;
  for (const model::Related& related : finding.related)
    if (row.contains(related.range)) return true;
  return finding.code == messages::Code::sum_culprit && shares_a_sum(report, finding.cell, row);
}

}  // namespace gouji
