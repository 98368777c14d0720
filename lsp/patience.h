// Tells which findings to withhold while a row is being typed: a row that lacks values would be called wrong at every key.
#pragma once

#include <cstddef>
#include <optional>

#include "core/model/snapshot.h"

namespace gouji {

// The row of a table that holds the offset and still lacks values, as the report's ledger knows its place.
std::optional<text::Range> half_typed_row(const model::Snapshot& snapshot, std::size_t offset);

// Whether the finding of the ledger speaks of the row's missing values, or of sums that its values take part in or are
// blamed for.
bool is_about_half_typed_row(const model::Ledger& ledger, const model::Finding& finding, text::Range row);

// Whether both offsets of the document lie in the same row of a table, or in the same line of prose.
bool is_same_row(const model::Snapshot& snapshot, std::size_t left, std::size_t right);

}  // namespace gouji
