// Is a number in prose with the cells of the report that it refers to: checks, hovers and facts ask it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/model/prose.h"
#include "core/model/table.h"
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

// Ranges count from the report's first byte.
struct Figure {
  std::size_t passage = 0;
  const Count* count = nullptr;  // what the paragraph says; lives as long as the report
  text::Range number;            // its numerals; the phrase where the words deny
  text::Range phrase;
  std::vector<CellRef> refers;  // the cells whose sum it is; empty where it is approximate or of another scope
  base::Decimal compared;  // what is compared with the sum: the number, or all of its sentence that make it together
  bool speaks_for_all = true;             // the last of those that make the sum together
  std::optional<base::Decimal> expected;  // the sum; empty where a cell is not known
  bool at_most = false;                   // is a part of the sum
  bool doubtful = false;                  // the words do not tell for certain
  Reach reach = Reach::same;

  bool differs() const;
};

// A claim about all cases, such as 全部办结, with the subject that it is of.
struct BoundClaim {
  std::size_t passage = 0;
  const Claim* claim = nullptr;
  std::uint8_t subject = templates::no_id;
  text::Range phrase;
  Reach reach = Reach::same;
  std::vector<CellRef> denied_by;  // cells that would have to be 0 and are not
};

// Fills the report's figures and claims in; its tables are bound.
void bind_figures(const templates::Library& library, Report& report);

// The sum of the cells; empty where one is missing, blank or unreadable.
std::optional<base::Decimal> sum_of(const Report& report, const std::vector<CellRef>& cells);

}  // namespace gouji::model
