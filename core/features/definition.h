// Tells where a number comes from: a figure of the prose from its cells, a total from its addends.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

struct Source {
  text::Range range;      // the row that the cell stands in, as far as it stands in one place
  text::Range selection;  // the cell's content, inside `range`; empty for a blank
};

// Ranges are bytes of the document.
struct Definition {
  text::Range origin;           // the words that were asked about
  std::vector<Source> sources;  // in document order, at least one; a cell that is the sum of nothing is its own source
};

// Empty where neither a cell nor words that refer to one stand at the offset.
std::optional<Definition> definition(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
