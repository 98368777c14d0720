// Collects all that stands in the tables of a section, so that it can be written anew without losing anything.
#pragma once

#include <optional>
#include <vector>

#include "core/edits/sheet.h"
#include "core/edits/source.h"
#include "core/text/range.h"

namespace gouji::edits {

// The tables as a sheet; empty when something in the region has no place in it, such as a value too many.
std::optional<Sheet> gather(const Source& source, const std::vector<std::size_t>& tables, text::Range region);

}  // namespace gouji::edits
