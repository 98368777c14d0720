// Holds the numbers of a table under the rows and columns of its template: what equations are about.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/value.h"
#include "core/templates/template.h"
#include "core/text/range.h"

namespace gouji::model {

// A cell of the document that belongs to a cell of the template. Ranges count from the report's first byte.
struct BoundCell {
  text::Range slot;
  text::Range content;
  Value value;
  bool uncertain = false;    // its row has too few values, or blanks too many, so that nobody can tell which is which
  bool told_by_sum = false;  // its row has too many values, and their sum told which of them are the row's

  std::optional<base::Decimal> amount() const { return uncertain ? std::nullopt : value.amount(); }
};

// Whether an equation holds; unknown where a member is blank, missing or unreadable.
enum class Truth : unsigned char { holds, fails, unknown };

struct Grid {
  const templates::Template* form = nullptr;
  std::size_t index = 0;   // of the table in the form
  text::Range extent;      // of the blocks that hold it
  text::Range first_line;  // of its first cell that is not blank: where things missing at its head are reported
  std::vector<text::Range> blocks;              // by the template's row: the block that holds its label; empty: missing
  std::vector<std::optional<BoundCell>> cells;  // row-major, rows × columns of the template
  std::vector<Truth> truths;                    // by equation; what `weigh_all` has told of these cells

  const templates::Table& spec() const { return form->tables[index]; }
  std::size_t columns() const { return spec().columns.size(); }
  const BoundCell* cell(templates::CellIndex at) const {
    const std::optional<BoundCell>& found = cells[at.row * columns() + at.column];
    return found ? &*found : nullptr;
  }
  // What the cell counts in sums; empty where it is missing, blank, unreadable or uncertain.
  std::optional<base::Decimal> amount(templates::CellIndex at) const {
    const BoundCell* found = cell(at);
    return found == nullptr ? std::nullopt : found->amount();
  }
  // "s3/result.granted/total"
  std::string address(templates::CellIndex at) const {
    return spec().id + "/" + spec().rows.leaf(at.row).id + "/" + spec().columns.leaf(at.column).id;
  }
  const std::vector<templates::Equation>& equations() const { return form->equations[index]; }
};

// The tables of a report in document order.
using Grids = std::vector<std::shared_ptr<const Grid>>;

}  // namespace gouji::model
