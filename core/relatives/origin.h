// Leads from a number that a year begins with to the number of last year's report that it comes from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/relatives/index.h"

namespace gouji::relatives {

struct Origin {
  text::Range origin;              // the cell's content in this document; empty for a blank
  Member member;                   // last year's report
  Cell cell;                       // its number, in bytes of its document
  std::string label;               // of its row and column, as its form has them
  bool blank = false;              // nothing stands in this year's cell
  std::optional<text::Edit> fill;  // writes the number there, where it is blank
};

// Empty where the offset is in no such cell, or last year's number is not known.
std::optional<Origin> origin(const Index& index, const std::string& document, const model::Snapshot& snapshot,
                             std::size_t offset);

}  // namespace gouji::relatives
