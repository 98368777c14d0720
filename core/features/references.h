// Lists where a number is used: the totals that it enters, and the words of the prose that quote it.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

// Of the cell at the offset, or of the cells that a figure at the offset quotes: then all that quotes one of them, the
// figure itself too. With `declaration` the cells themselves are among the answers. Bytes of the document, in its order,
// none twice; empty ranges are blank cells. Empty where neither stands at the offset.
std::vector<text::Range> references(const model::Snapshot& snapshot, std::size_t offset, bool declaration);

}  // namespace gouji::features
