// Offers the insertion of missing rows to the fixes that mend more than one finding.
#pragma once

#include "core/edits/source.h"
#include "core/model/table.h"
#include "core/text/edit.h"

namespace gouji::checks {

// Adds an insertion for every row that the table lacks: values that the relations determine, else zeros.
void add_missing_rows(const edits::Source& source, const model::Table& table, text::EditList& edits);

}  // namespace gouji::checks
