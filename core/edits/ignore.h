// Writes the comment that tells that a finding is known and meant to stay.
#pragma once

#include "core/edits/source.h"
#include "core/model/finding.h"
#include "core/text/edit.h"

namespace gouji::edits {

enum class CommentMarks : unsigned char {
  html,     // <!-- … -->, which no reader of Markdown or HTML sees
  percent,  // %% …, for plain text
};

// The comment goes above the finding's line, or into the comment that stands there; a row over several lines has it above
// the first. A comment between its rows would cut a Markdown table in two, so such a table is put between two comments
// that name the cell. The finding's ranges count from the report's first byte.
text::EditList ignore(const Source& source, const model::Finding& finding, CommentMarks marks);

}  // namespace gouji::edits
