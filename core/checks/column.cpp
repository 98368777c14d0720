// Checks the labels over the columns; values are never mapped by them, so a wrong label costs nothing but itself.
#include <algorithm>

#include "core/checks/families.h"
#include "core/edits/skeleton.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::HeaderCell;
using model::Report;
using model::Table;

std::string label_of(const Report& report, const Table& table, std::size_t heading) {
  return edits::in_script(table.spec().columns.headings[heading].label, report.traditional);
}

// Misprints of one line are one finding: they were made at once, by one narrow column or one hasty hand.
void find_misprints(const Report& report, const Table& table, Findings& findings) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (!table.header[i].misprint) continue;
    const std::size_t passage = table.header[i].passage;
    text::Range range = table.header[i].range;
    std::vector<std::string> found;
    std::vector<std::string> expected;
    for (; i < table.header.size() && table.header[i].passage == passage; ++i) {
      if (!table.header[i].misprint) continue;
      range.end = table.header[i].range.end;
      found.push_back(table.header[i].text);
      expected.push_back(label_of(report, table, *table.header[i].heading));
    }
    --i;
    findings.push_back(make_finding(Code::column_label, range, {{"found", found}, {"expected", expected}}));
    findings.back().subject = table.spec().id;
  }
}

// Only a header that is otherwise there can lack a label; a table that has none at all is somebody's short form.
void find_missing(const Report& report, const Table& table, Findings& findings) {
  std::vector<std::size_t> missing;
  for (const int leaf : table.spec().columns.leaves) {
    const auto index = static_cast<std::size_t>(leaf);
    const bool there = std::any_of(table.header.begin(), table.header.end(),
                                   [index](const HeaderCell& cell) { return cell.heading == index; });
    if (!there) missing.push_back(index);
  }
  if (missing.size() * 2 > table.columns()) return;
  for (const std::size_t heading : missing) {
    findings.push_back(
        make_finding(Code::column_missing, table.first_line, {{"column", label_of(report, table, heading)}}));
    findings.back().subject = table.spec().id;
  }
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  for (const Table& table : report.tables) {
    find_misprints(report, table, findings);
    find_missing(report, table, findings);
  }
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  if (finding.code != Code::column_label) return;
  for (const Table& table : source.report.tables) {
    if (table.spec().id != finding.subject) continue;
    Fix fix{{"fix.replace-labels", {}}, FixKind::safe, true, {}};
    for (const HeaderCell& cell : table.header)
      if (cell.misprint && finding.range.contains(cell.range))
        fix.edits.add({cell.range, label_of(source.report, table, *cell.heading)});
    if (!fix.edits.empty()) fixes.push_back(std::move(fix));
  }
}

constexpr Code codes[] = {Code::column_label, Code::column_missing};

}  // namespace

const Check column_check{codes, find, fix};

}  // namespace gouji::checks
