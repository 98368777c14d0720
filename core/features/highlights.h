// Marks what ties out with the number under the cursor: the addends of a total, the cells of a figure.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

enum class HighlightKind {
  computed,  // a total, or a figure that its cells make
  addend,    // what a total or a figure is made of
  quoted,    // words of the prose that say the number again
};

struct Highlight {
  text::Range range;  // bytes of the document; never empty
  HighlightKind kind = HighlightKind::quoted;
};

// In document order, none twice. Of a total: itself and its addends; of another cell: itself and the totals that it enters;
// of a figure: itself and its cells; of all of them the words that quote the same. Empty where none stands at the offset.
std::vector<Highlight> highlights(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
