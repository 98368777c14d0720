// Rewrites the tables of a section in another notation, never their numbers.
#pragma once

#include <optional>
#include <string_view>

#include "core/edits/sheet.h"
#include "core/edits/source.h"
#include "core/text/edit.h"

namespace gouji::edits {

// The tables of the section written anew in the target notation, rows in their order, every value as it stands. Headers
// and labels are those of the form; a label that says it otherwise keeps its words. Converting the result again changes
// nothing. Empty where there is no table or something among the rows would be lost.
std::optional<text::Edit> convert(const Source& source, std::string_view section, const ConvertOptions& options);

}  // namespace gouji::edits
