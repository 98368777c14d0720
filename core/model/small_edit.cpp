// Decides by comparing two readings of one block, and writes the outcome into the report's entry.
#include "core/model/small_edit.h"

#include <algorithm>
#include <memory>

#include "core/model/equation.h"
#include "core/model/same_reading.h"

namespace gouji::model {

namespace {

constexpr std::size_t most_stretches = 32;  // of a drift: beyond, the report is better read again
constexpr std::size_t most_blocks = 4;      // that a reparse goes over for a small edit

// The cell whose digits stand at this range of the report, as it stands now.
struct Place {
  std::size_t grid = 0;
  std::size_t cell = 0;
};

std::optional<Place> place_of(const ReportEntry& entry, text::Range content) {
  const std::optional<std::size_t> begin = entry.drift.before(content.begin);
  if (!begin) return std::nullopt;
  const Grids& grids = entry.ledger->grids;
  for (std::size_t i = 0; i < grids.size(); ++i) {
    if (!grids[i]->extent.contains(*begin)) continue;
    for (std::size_t at = 0; at < grids[i]->cells.size(); ++at) {
      const std::optional<BoundCell>& cell = grids[i]->cells[at];
      if (cell && cell->content.begin == *begin && entry.drift.at(cell->content) == content) return Place{i, at};
    }
  }
  return std::nullopt;
}

bool learn_words(ReportEntry& entry, const SmallEdit& small) {
  const text::Range replaced = small.edit.range.shifted(-static_cast<std::ptrdiff_t>(small.block_begin));
  if (!is_same_prose(small.before, small.after, {replaced, small.edit.text.size()})) return false;
  entry.drift.add(small.edit.range.shifted(-static_cast<std::ptrdiff_t>(small.report_begin)), small.edit.text.size());
  return true;
}

// The cell of the row that holds the edit, with the shift that its new digits make.
std::optional<std::size_t> edited_cell(const SmallEdit& small) {
  const text::Range edit = small.edit.range.shifted(-static_cast<std::ptrdiff_t>(small.block_begin));
  for (std::size_t i = 0; i < std::min(small.before.cells.size(), small.after.cells.size()); ++i)
    if (!small.before.cells[i].cell.content.empty() && small.before.cells[i].cell.content.contains(edit)) return i;
  return std::nullopt;
}

bool learn_number(ReportEntry& entry, const SmallEdit& small, const Examiner& examiner, const Settings& settings) {
  if (entry.ledger->commented || entry.ledger != entry.whole || examiner.numbers == nullptr) return false;
  const std::optional<std::size_t> edited = edited_cell(small);
  if (!edited) return false;
  const text::Range content = small.before.cells[*edited].cell.content;
  const CellReading& now = small.after.cells[*edited];
  // A carriage return behind the last number of a row makes the row longer and no cell.
  if (now.cell.content.size() != content.size() - small.edit.range.size() + small.edit.text.size()) return false;
  if (only_new_number(small.before, small.after, {content, now.cell.content.size()}) != edited) return false;
  const text::Range in_report = content.shifted(static_cast<std::ptrdiff_t>(small.block_begin - small.report_begin));
  const std::optional<Place> place = place_of(entry, in_report);
  if (!place) return false;
  // Where a row has too few values or too many, the numbers themselves tell which they are.
  const BoundCell& cell = *entry.ledger->grids[place->grid]->cells[place->cell];
  if (cell.uncertain || cell.told_by_sum) return false;

  auto grid = std::make_shared<Grid>(*entry.ledger->grids[place->grid]);
  grid->cells[place->cell]->value = now.value;
  weigh_again(*grid, {place->cell / grid->columns(), place->cell % grid->columns()});
  auto ledger = std::make_shared<Ledger>(*entry.ledger);
  ledger->grids[place->grid] = std::move(grid);
  examiner.numbers(settings, *ledger);
  entry.drift.add(in_report, now.cell.content.size());
  entry.ledger = entry.whole = std::move(ledger);
  entry.tables = nullptr;
  return true;
}

}  // namespace

std::optional<EditedBlock> edited_block(const syntax::Tree& before, const syntax::Tree& after, const text::Edit& edit,
                                        const syntax::Reparse& reparse) {
  const std::size_t blocks = reparse.new_last - reparse.first;
  if (blocks != reparse.old_last - reparse.first || blocks > most_blocks) return std::nullopt;
  std::optional<EditedBlock> found;
  std::size_t begin = before.before(reparse.first).bytes;
  for (std::size_t i = reparse.first; i < reparse.new_last; ++i) {
    const syntax::Block& old = before[i];
    const syntax::Block& now = after[i];
    const bool holds = begin < edit.range.begin && edit.range.end < begin + old.bytes;
    if (holds && old.kind == now.kind && old.notation == now.notation && old.lines == now.lines)
      found = EditedBlock{old, now, i, begin};
    else if (old != now)
      return std::nullopt;
    begin += old.bytes;
  }
  if (found && found->before.bytes - edit.range.size() + edit.text.size() != found->after.bytes) return std::nullopt;
  return found;
}

bool learn(ReportEntry& entry, const SmallEdit& small, const Examiner& examiner, const Settings& settings) {
  if (!settings.accepted.empty() || entry.drift.size() >= most_stretches) return false;
  const bool learnt =
      small.before.is_row() ? learn_number(entry, small, examiner, settings) : learn_words(entry, small);
  if (learnt) entry.bytes += small.edit.text.size() - small.edit.range.size();
  return learnt;
}

}  // namespace gouji::model
