// Reads the ledgers of the reports that the range touches, and of those only the tables in it.
#include "core/features/inlay_hints.h"

#include <algorithm>
#include <functional>

#include "core/checks/fill.h"
#include "core/edits/table_layout.h"
#include "core/features/places.h"
#include "core/model/equation.h"

namespace gouji::features {

namespace {

using model::BoundCell;
using model::Grid;
using model::PlacedLedger;
using templates::CellIndex;
using templates::Equation;

class TableHints {
 public:
  TableHints(const model::Snapshot& snapshot, const PlacedLedger& placed, const Grid& grid, text::Range range,
             std::vector<InlayHint>& hints)
      : text_(snapshot.text()), placed_(placed), grid_(grid), range_(range), hints_(hints) {}

  void add() {
    add_columns();
    add_blank_totals();
    add_culprits();
    add_wrong_totals();
  }

 private:
  std::size_t place_of(const BoundCell& cell) const { return placed_.at(cell.content).end; }

  std::size_t line_of(const BoundCell& cell) const { return text_.line_of(placed_.at(cell.content).begin); }

  // Whether the value has a line for itself: neither its neighbours nor its label stand beside it.
  bool has_own_line(CellIndex at) const {
    const std::size_t line = line_of(*grid_.cell(at));
    for (const std::size_t beside : {at.column - 1, at.column + 1}) {
      if (beside >= grid_.columns()) continue;
      const BoundCell* neighbour = grid_.cell({at.row, beside});
      return neighbour != nullptr && line_of(*neighbour) != line;
    }
    return !grid_.blocks[at.row].empty() && text_.line_of(placed_.at(grid_.blocks[at.row]).begin) != line;
  }

  void add_columns() {
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      if (!grid_.cells[i] || grid_.cells[i]->uncertain) continue;
      const std::size_t place = place_of(*grid_.cells[i]);
      const CellIndex at{i / grid_.columns(), i % grid_.columns()};
      if (!range_.touches(place) || !has_own_line(at)) continue;
      hints_.push_back(
          {HintKind::column, place, column_name(*placed_.ledger->frame, grid_, at.column), {}, std::nullopt});
    }
  }

  bool is_total(CellIndex at) const {
    return std::any_of(grid_.equations().begin(), grid_.equations().end(), [at](const Equation& equation) {
      return equation.code != messages::Code::sum_balance && equation.solves == at;
    });
  }

  text::Edit write(const BoundCell& cell, const base::Decimal& value) const {
    text::Edit edit = edits::write_cell(cell, value.to_string());
    edit.range = placed_.at(edit.range);
    return edit;
  }

  void add_blank_totals() {
    const std::vector<checks::Filling> fillings = checks::determined(grid_);
    for (const checks::Filling& filling : fillings) {
      const BoundCell& cell = *grid_.cell(filling.cell);
      if (!range_.touches(place_of(cell)) || !is_total(filling.cell)) continue;
      messages::Message tooltip{"hint.together", {}};
      if (filling.by != nullptr)
        tooltip = {"hint.reckoning", {{"reckoning", checks::reckoning(grid_, fillings, filling)}}};
      hints_.push_back(
          {HintKind::total, place_of(cell), filling.value.to_string(), std::move(tooltip), write(cell, filling.value)});
    }
  }

  // The findings that name the one number of this table which makes sums fail.
  void for_each_culprit(const std::function<void(const model::Finding&)>& fn) const {
    for (const auto& finding : placed_.ledger->findings)
      if (finding->code == messages::Code::sum_culprit && grid_.extent.contains(finding->range)) fn(*finding);
  }

  bool is_blamed(CellIndex at) const {
    bool blamed = false;
    for_each_culprit([&](const model::Finding& finding) { blamed = blamed || finding.cell == grid_.address(at); });
    return blamed;
  }

  // What should stand in the place of a number that is to blame, whether it is a total or not.
  void add_culprits() {
    for_each_culprit([this](const model::Finding& finding) {
      for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
        const CellIndex at{i / grid_.columns(), i % grid_.columns()};
        if (!grid_.cells[i] || grid_.cells[i]->content != finding.range) continue;
        const auto& arguments = finding.message.arguments;
        const auto expected = std::find_if(arguments.begin(), arguments.end(),
                                           [](const messages::Argument& one) { return one.name == "expected"; });
        if (expected == arguments.end() || !range_.touches(place_of(*grid_.cells[i]))) continue;
        if (const auto value = base::Decimal::parse(std::get<std::string>(expected->value))) add_differing(at, *value);
      }
    });
  }

  void add_differing(CellIndex at, const base::Decimal& value) {
    const BoundCell& cell = *grid_.cell(at);
    messages::Message tooltip{"hint.together", {}};
    for (const Equation& equation : grid_.equations()) {
      if (!model::takes_part(equation, at) || model::solve(grid_, equation, at) != value) continue;
      tooltip = {"hint.reckoning", {{"reckoning", checks::reckoning(grid_, {}, {at, value, &equation})}}};
      break;
    }
    hints_.push_back({HintKind::differs, place_of(cell), value.to_string(), std::move(tooltip), write(cell, value)});
  }

  bool blames_one(const Equation& equation) const {
    for (const auto* side : {&equation.left, &equation.right})
      if (std::any_of(side->begin(), side->end(), [this](CellIndex member) { return is_blamed(member); })) return true;
    return false;
  }

  void add_wrong_totals() {
    std::vector<CellIndex> done;
    for (const Equation& equation : grid_.equations()) {
      const CellIndex at = equation.solves;
      const BoundCell* cell = grid_.cell(at);
      if (equation.code == messages::Code::sum_balance || cell == nullptr || !cell->amount()) continue;
      if (!range_.touches(place_of(*cell)) || std::find(done.begin(), done.end(), at) != done.end()) continue;
      done.push_back(at);
      add_wrong_total(at, *cell->amount());
    }
  }

  // A total of a row and of a column has two sums; where they differ, either may be right and none is offered. Sums that
  // another number spoils say nothing of their total.
  void add_wrong_total(CellIndex at, const base::Decimal& stands) {
    const std::size_t first = hints_.size();
    std::vector<base::Decimal> sums;
    for (const Equation& equation : grid_.equations()) {
      if (equation.code == messages::Code::sum_balance || equation.solves != at || blames_one(equation)) continue;
      const std::optional<base::Decimal> value = model::solve(grid_, equation, at);
      if (!value || std::find(sums.begin(), sums.end(), *value) != sums.end()) continue;
      sums.push_back(*value);
      if (*value != stands && model::may_stand(grid_, at, *value)) add_differing(at, *value);
    }
    if (sums.size() > 1)
      for (std::size_t i = first; i < hints_.size(); ++i) hints_[i].accept.reset();
  }

  const text::Text& text_;
  const PlacedLedger& placed_;
  const Grid& grid_;
  text::Range range_;
  std::vector<InlayHint>& hints_;
};

}  // namespace

std::vector<InlayHint> inlay_hints(const model::Snapshot& snapshot, text::Range range,
                                   const std::function<bool()>& stop) {
  std::vector<InlayHint> hints;
  std::size_t at = range.begin;
  while (const std::optional<PlacedLedger> placed = snapshot.ledger_at(at)) {
    for (const auto& grid : placed->ledger->grids) {
      if (stop && stop()) return hints;
      const text::Range extent = placed->at(grid->extent);
      if (extent.begin <= range.end && range.begin <= extent.end)
        TableHints(snapshot, *placed, *grid, range, hints).add();
    }
    at = placed->begin + placed->bytes;
    if (at > range.end || at >= snapshot.text().bytes()) break;
  }
  std::stable_sort(hints.begin(), hints.end(),
                   [](const InlayHint& a, const InlayHint& b) { return a.position < b.position; });
  return hints;
}

}  // namespace gouji::features
