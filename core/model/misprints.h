// Recognises rows whose label is misprinted.
#pragma once

#include <vector>

#include "core/model/row_line.h"

namespace gouji::model {

// Gives rows with an unexplained label the nearest official label that no other row has, preferring those that fit
// between the row's neighbours; rows without such a label stay as they are.
void resolve_misprints(const templates::Table& spec, std::vector<RowLine>& lines);

}  // namespace gouji::model
