// Is a number in prose with the cells of the report that it refers to: checks, hovers and facts ask it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/decimal.h"
#include "core/model/grid.h"
#include "core/model/prose.h"
#include "core/templates/library.h"

namespace gouji::model {

struct Report;

// A cell of a report: a table by its index, and its place there.
struct CellRef {
  std::size_t table = 0;
  templates::CellIndex at;

  friend bool operator==(const CellRef&, const CellRef&) = default;
};

// Whether a sentence speaks of the same cases as the tables.
enum class Reach : std::uint8_t {
  same,
  open,   // a government's own requests, or those of all its departments
  other,  // it names a wider or a narrower body
};

// What the paragraph says is bound here to the cells that it may mean. Which of them it does mean, and whether it is
// right, depends on their values: `tie_out` tells. Ranges count from the report's first byte.
struct Figure {
  std::size_t passage = 0;
  std::shared_ptr<const Count> count;  // what the paragraph says
  text::Range number;                  // its numerals; the phrase where the words deny
  text::Range phrase;
  // Sums of cells that it may be, the usual one first; empty where it is approximate or of another scope.
  std::vector<std::vector<CellRef>> alternatives;
  base::Decimal compared;  // what is compared with the sum: the number, or all of its sentence that make it together
  bool speaks_for_all = true;  // the last of those that make the sum together
  bool at_most = false;        // is a part of the sum
  bool adds = false;           // makes the sum together with others of its sentence
  bool doubtful = false;       // the words do not tell for certain
  Reach reach = Reach::same;
};

// A figure beside the cells whose sum it is.
struct Tie {
  std::span<const CellRef> refers;        // empty where it has none, or tells only a part
  std::optional<base::Decimal> expected;  // the sum; empty where a cell is not known
  bool differs = false;
};

// Ties all figures of a report out. What a tie refers to lives as long as its figure.
std::vector<Tie> tie_out(std::span<const Figure> figures, const Grids& grids);

// A claim about all cases, such as 全部办结, with the subject that it is of.
struct BoundClaim {
  std::size_t passage = 0;
  std::shared_ptr<const Claim> claim;
  std::uint8_t subject = templates::no_id;
  text::Range phrase;
  Reach reach = Reach::same;
  std::vector<CellRef> zero;  // cells that have to be 0
  std::vector<CellRef> all;   // cells that all cases are counted in
};

// The cells that would have to be 0 and are not; none where the claim is about no more cases than the others are.
std::vector<CellRef> denying_cells(const BoundClaim& claim, const Grids& grids);

// Fills the report's figures and claims in; its tables are bound.
void bind_figures(const templates::Library& library, Report& report);

// The sum of the cells; empty where one is missing, blank or unreadable.
std::optional<base::Decimal> sum_of(const Grids& grids, std::span<const CellRef> cells);

}  // namespace gouji::model
