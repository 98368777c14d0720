// Tells what stands under the cursor: a cell with every relation it takes part in, a group with its sums, a heading.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/messages/codes.h"
#include "core/model/equation.h"
#include "core/model/snapshot.h"
#include "core/templates/template.h"

namespace gouji::features {

struct HoverTerm {
  std::string label;                   // in the document's own words where it has them; empty for a number of prose
  std::optional<base::Decimal> value;  // empty: blank, missing or unreadable
  text::Range range;                   // of the cell in the document; empty where it is missing
  bool hovered = false;
};

// Σ left = Σ right, with the numbers as they stand.
struct HoverEquation {
  messages::Code code = messages::Code::sum_row;
  std::vector<HoverTerm> left;
  std::vector<HoverTerm> right;
  std::optional<base::Decimal> left_sum;
  std::optional<base::Decimal> right_sum;
  model::Truth truth = model::Truth::unknown;
  bool total = false;                     // the hovered cell is the one that the equation computes
  std::optional<base::Decimal> computed;  // what the hovered cell must be for the equation to hold
};

struct GroupSum {
  std::string column;
  std::optional<base::Decimal> sum;  // empty when an addend is not known
};

// How the sums of a table stand.
struct SumTally {
  std::size_t holding = 0;
  std::size_t failing = 0;
  std::size_t unknown = 0;  // sums that lack a number
};

enum class HoverKind { cell, row, group, column, table, heading, title, figure };

struct Hover {
  HoverKind kind = HoverKind::cell;
  text::Range range;                // of the words hovered, in the document
  std::vector<std::string> row;     // labels from the outermost group to the row; the words themselves for headings
  std::vector<std::string> column;  // likewise
  std::string text;                 // the cell as written; empty for a blank
  model::Value value;
  std::vector<HoverEquation> equations;                // of a cell; of a figure: it and its cells
  std::vector<std::string> quotes;                     // phrases of the prose that refer to a cell
  std::optional<base::Decimal> expected;               // of a cell that is blamed for sums that fail
  std::optional<base::Decimal> determined;             // of a blank that follows from the sums
  std::vector<std::string> unknown;                    // of a blank that does not: what else its sums lack
  std::vector<GroupSum> sums;                          // of a group
  std::optional<SumTally> tally;                       // of a table that has sums
  const templates::Localized* about = nullptr;         // what the row, group or heading means; never empty
  const templates::Localized* about_column = nullptr;  // what the column counts
  const templates::Localized* basis = nullptr;         // legal basis of the form
  std::string unit;                                    // the column's, where the form names one
};

// What stands at the offset; empty where there is nothing to tell. Pointers live as long as the snapshot's library.
std::optional<Hover> hover(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
