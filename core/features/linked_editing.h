// Tells which numbers are to change together while one of them is typed: a cell's and those that quote it.
#pragma once

#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

// The ranges with the same digits, in document order; empty where the number at the offset stands alone.
std::vector<text::Range> linked_numbers(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
