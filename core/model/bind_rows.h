// Binds the rows of one table: labels to the template's rows, then values to its columns.
#pragma once

#include <span>
#include <vector>

#include "core/model/passage.h"
#include "core/model/table.h"
#include "core/templates/library.h"

namespace gouji::model {

// `members` are the indices of the passages that belong to table `index` of the form: rows, and short lines between
// them that may be pieces of labels.
Table bind_rows(const templates::Library& library, const templates::Template& form, std::size_t index,
                std::span<const Passage> passages, std::span<const std::size_t> members);

}  // namespace gouji::model
