// Grows a selection from the value under the cursor to the whole document, step by step.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/snapshot.h"

namespace gouji::features {

// Ranges that hold the offset or touch it, in bytes of the document, each larger than the one before and around it: value,
// cell, row, table, section, report, document; in prose number, phrase, sentence, paragraph. Never empty: the last one is
// the document.
std::vector<text::Range> selection(const model::Snapshot& snapshot, std::size_t offset);

}  // namespace gouji::features
