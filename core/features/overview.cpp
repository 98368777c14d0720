// Reads frames and numbers as they are kept: no report is read again for it.
#include "core/features/overview.h"

#include <algorithm>

#include "core/checks/words.h"
#include "core/edits/skeleton.h"

namespace gouji::features {

namespace {

using model::Frame;
using model::Grid;
using model::PlacedLedger;
using model::SectionHeading;
using model::Truth;

// What a report must have and what of it is there.
struct Tally {
  std::size_t due = 0;
  std::size_t done = 0;

  void add(bool is_done) {
    ++due;
    done += is_done ? 1 : 0;
  }
  int percent() const { return due == 0 ? 100 : static_cast<int>(done * 100 / due); }
};

// How often a new report's words for what is still to be written stand in the text, as new reports set them off.
std::size_t open_places(const templates::Template& form, const Frame& frame, std::string_view words) {
  constexpr std::string_view opening = "【";
  if (words.find(opening) == std::string_view::npos) return 0;
  edits::Style style;
  style.traditional = frame.traditional;
  std::size_t count = 0;
  std::vector<std::string> counted;
  for (const edits::Piece& piece : edits::whole_report(form, style)) {
    if (!piece.placeholder) continue;
    const std::string place = edits::bracketed({piece});
    if (place == piece.text || std::find(counted.begin(), counted.end(), place) != counted.end()) continue;
    counted.push_back(place);
    for (std::size_t at = words.find(place); at != std::string_view::npos; at = words.find(place, at + place.size()))
      ++count;
  }
  return count;
}

class ReportOverview {
 public:
  ReportOverview(const PlacedLedger& placed, const text::Text& text)
      : placed_(placed), frame_(*placed.ledger->frame), text_(text) {}

  OverviewReport write() {
    OverviewReport report;
    const templates::Template& form = *frame_.form;
    report.title = frame_.title ? frame_.title->text : edits::in_script(form.title_tail, frame_.traditional);
    report.organ = frame_.organ;
    report.year = frame_.year;
    report.form = &form;
    report.range = {placed_.begin, placed_.begin + placed_.bytes};
    for (const templates::Section& section : form.sections) report.sections.push_back(section_of(form, section));
    find_next(report);
    const std::size_t open = open_places(form, frame_, text_.slice(report.range));
    for (std::size_t i = 0; i < open; ++i) parts_.add(false);
    report.completeness = completeness(report);
    return report;
  }

 private:
  OverviewSection section_of(const templates::Template& form, const templates::Section& spec) {
    OverviewSection section{spec.id, edits::in_script(spec.title, frame_.traditional), {}, {}};
    const auto heading = std::find_if(frame_.headings.begin(), frame_.headings.end(),
                                      [&](const SectionHeading& one) { return !one.aspect() && one.id == spec.id; });
    if (heading != frame_.headings.end()) {
      section.title = heading->name;
      section.range = reach_of(static_cast<std::size_t>(heading - frame_.headings.begin()));
    }
    parts_.add(section.range.has_value());
    for (const std::size_t index : spec.tables) section.tables.push_back(table_of(form.tables[index]));
    return section;
  }

  text::Range reach_of(std::size_t index) const {
    const std::vector<SectionHeading>& headings = frame_.headings;
    for (std::size_t next = index + 1; next < headings.size(); ++next)
      if (!headings[next].aspect())
        return placed_.at({headings[index].begin, std::max(headings[index].begin, headings[next].begin)});
    return {placed_.at({headings[index].begin, headings[index].words.end}).begin, placed_.begin + placed_.bytes};
  }

  OverviewTable table_of(const templates::Table& spec) {
    OverviewTable table{spec.id, edits::in_script(spec.heading, frame_.traditional), {}, {}};
    const model::Grids& grids = placed_.ledger->grids;
    for (std::size_t i = 0; i < grids.size(); ++i) {
      if (grids[i]->spec().id != spec.id) continue;
      const Grid& grid = *grids[i];
      table.range = placed_.at(grid.extent);
      for (const templates::Equation& equation : grid.equations())
        table.relations.push_back(relation_of(grid, i, equation));
      for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
        cells_.add(grid.cells[cell] && grid.cells[cell]->value.amount().has_value());
      return table;
    }
    cells_.due += spec.rows.size() * spec.columns.size();
    return table;
  }

  OverviewRelation relation_of(const Grid& grid, std::size_t index, const templates::Equation& equation) const {
    OverviewRelation relation;
    relation.label = checks::cell_words(placed_.ledger->numbers(), model::CellRef{index, equation.solves});
    for (const templates::CellIndex at : equation.left) relation.left.push_back(grid.amount(at));
    for (const templates::CellIndex at : equation.right) relation.right.push_back(grid.amount(at));
    relation.truth = model::weigh(grid, equation).truth;
    if (const model::BoundCell* cell = grid.cell(equation.solves)) relation.range = placed_.at(cell->content);
    return relation;
  }

  void find_next(OverviewReport& report) {
    for (const auto& kept : placed_.ledger->findings) {
      const model::Finding& finding = *kept;
      if (finding.severity == messages::Severity::hint) continue;
      if (finding.severity != messages::Severity::information || finding.code == messages::Code::draft_carried)
        parts_.add(false);
      if (!report.next || finding.severity < report.next->severity) report.next = placed_.at(finding);
    }
  }

  // Half of it is what must be written, half what must be counted.
  int completeness(const OverviewReport& report) {
    parts_.add(frame_.title.has_value());
    parts_.add(report.year.has_value());
    return (parts_.percent() + cells_.percent()) / 2;
  }

  const PlacedLedger& placed_;
  const Frame& frame_;
  const text::Text& text_;
  Tally parts_;
  Tally cells_;
};

}  // namespace

std::size_t OverviewTable::count(Truth truth) const {
  return static_cast<std::size_t>(std::count_if(relations.begin(), relations.end(),
                                                [truth](const OverviewRelation& one) { return one.truth == truth; }));
}

std::vector<OverviewReport> overview(const model::Snapshot& snapshot, const std::function<bool()>& stop) {
  std::vector<OverviewReport> reports;
  snapshot.for_each_ledger([&](const PlacedLedger& placed) {
    if (stop && stop()) return false;
    if (placed.ledger->frame->recognised) reports.push_back(ReportOverview(placed, snapshot.text()).write());
    return true;
  });
  return reports;
}

}  // namespace gouji::features
