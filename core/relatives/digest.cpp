// Takes from a report what others may ask for, and lets the rest go.
#include "core/relatives/digest.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/model/organ.h"
#include "core/relatives/growth.h"
#include "core/relatives/sentences.h"

namespace gouji::relatives {

namespace {

auto key(const Cell& cell) { return std::tuple(cell.table, cell.row, cell.column); }

// Where the report's own form has each leaf of the axis, by its id; empty where it has none.
std::vector<std::optional<std::size_t>> leaves_in(const templates::Axis& own, const templates::Axis& written) {
  std::vector<std::optional<std::size_t>> leaves;
  for (std::size_t leaf = 0; leaf < written.size(); ++leaf) leaves.push_back(own.find_leaf(written.leaf(leaf).id));
  return leaves;
}

// A table that is written in the form of other years counts by the ids that both forms share.
void read_table(const model::PlacedReport& placed, const model::Grid& grid, Digest& digest) {
  const std::optional<std::size_t> table = digest.form->find_table(grid.spec().id);
  if (!table || !digest.form->across.has(*table)) return;
  const auto rows = leaves_in(digest.form->tables[*table].rows, grid.spec().rows);
  const auto columns = leaves_in(digest.form->tables[*table].columns, grid.spec().columns);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const model::BoundCell* cell = grid.cell({row, column});
      const std::optional<base::Decimal> amount = cell == nullptr ? std::nullopt : cell->amount();
      if (amount && rows[row] && columns[column])
        digest.cells.push_back({static_cast<std::uint16_t>(*table), static_cast<std::uint16_t>(*rows[row]),
                                static_cast<std::uint16_t>(*columns[column]), Place::of(placed.at(cell->content)),
                                *amount});
    }
  }
}

void read_cells(const model::PlacedReport& placed, Digest& digest) {
  for (const auto& grid : placed.report->grids) read_table(placed, *grid, digest);
  // A table that stands there twice cannot be asked.
  std::stable_sort(digest.cells.begin(), digest.cells.end(),
                   [](const Cell& a, const Cell& b) { return key(a) < key(b); });
  std::vector<Cell> once;
  for (std::size_t i = 0; i < digest.cells.size(); ++i) {
    const bool twice = (i > 0 && key(digest.cells[i - 1]) == key(digest.cells[i])) ||
                       (i + 1 < digest.cells.size() && key(digest.cells[i + 1]) == key(digest.cells[i]));
    if (!twice) once.push_back(digest.cells[i]);
  }
  once.shrink_to_fit();
  digest.cells = std::move(once);
}

std::shared_ptr<const Digest> digest_of(const model::PlacedReport& placed, const model::Snapshot& snapshot,
                                        std::shared_ptr<const templates::Library> library) {
  const model::Report& report = *placed.report;
  auto digest = std::make_shared<Digest>();
  digest->organ = model::plain_organ(report.organ);
  digest->name = report.organ;
  digest->year = report.year;
  digest->form = report.form;
  digest->library = std::move(library);
  digest->title = report.title ? placed.at(report.title->range) : text::Range{placed.begin, placed.begin};
  read_cells(placed, *digest);
  read_growth(placed, snapshot.text(), *digest);
  read_sentences(placed, snapshot.text(), *digest);
  digest->sentences.shrink_to_fit();
  digest->silences = checks::silences(report, snapshot.settings());
  for (checks::Silence& silence : digest->silences) silence.range = placed.at(silence.range);
  return digest;
}

}  // namespace

const Cell* Digest::cell(std::size_t table, std::size_t row, std::size_t column) const {
  const auto wanted = std::tuple(static_cast<std::uint16_t>(table), static_cast<std::uint16_t>(row),
                                 static_cast<std::uint16_t>(column));
  const auto found = std::lower_bound(cells.begin(), cells.end(), wanted,
                                      [](const Cell& cell, const auto& value) { return key(cell) < value; });
  return found != cells.end() && key(*found) == wanted ? &*found : nullptr;
}

std::optional<base::Decimal> Digest::amount(std::size_t table, std::size_t row, std::size_t column) const {
  const Cell* found = cell(table, row, column);
  return found == nullptr ? std::nullopt : std::optional(found->value);
}

Digests digests(const model::Snapshot& snapshot, std::shared_ptr<const templates::Library> library) {
  Digests all;
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    if (placed.report->recognised) all.push_back(digest_of(placed, snapshot, library));
    return true;
  });
  return all;
}

}  // namespace gouji::relatives
