// Moves the numbers of a section's tables into the tables of another version of the form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/edits/source.h"
#include "core/text/edit.h"

namespace gouji::edits {

struct Adoption {
  text::Edit edit;
  std::vector<std::string> lost;  // what stood there, was not zero, and has no place in the other form
};

// The tables of the section in the version `form`, written as Markdown: a number stays where row and column are in both
// versions, or where a row became several and all but one are zero; other cells are blank. Empty where something else
// than numbers would be lost, or a row has too few values to tell which they are.
std::optional<Adoption> adopt_form(const Source& source, std::string_view section, const templates::Template& form);

}  // namespace gouji::edits
