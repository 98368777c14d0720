// Tells above each table how many of its sums hold, and whether there is something to fill in.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

struct TableLens {
  text::Range range;  // of the table's first line
  std::size_t holding = 0;
  std::size_t failing = 0;
  std::size_t unknown = 0;             // sums that lack a number
  std::optional<text::Range> failure;  // the number of the first sum that fails
  std::size_t fillable = 0;            // totals that are blank or wrong and can be computed
  std::size_t rows_missing = 0;

  std::size_t sums() const { return holding + failing + unknown; }
};

// The tables in document order. `stop` is asked before each report; once it says so, the rest is left out.
std::vector<TableLens> table_lenses(const model::Snapshot& snapshot, const std::function<bool()>& stop = {});

// The table whose first line holds the offset; empty where none does.
std::optional<TableLens> table_lens(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
