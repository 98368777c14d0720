// Tells edits after which a report says what it said before: a letter in a paragraph, another number in a cell.
//
// The block that was edited is read as it was and as it is. Where both readings say the same, and every place in the one
// is where the edit has moved the place in the other, the report as a whole can be no other: it is made of readings. So
// nothing of it is read again. Where a row differs in one number, the form of the report is the same, and only what
// numbers tell is found again.
#pragma once

#include <cstddef>
#include <optional>

#include "core/model/entry.h"
#include "core/model/reading.h"
#include "core/syntax/tree.h"
#include "core/text/edit.h"

namespace gouji::model {

// The one block inside which an edit took place.
struct EditedBlock {
  syntax::Block before;
  syntax::Block after;
  std::size_t index = 0;  // in both trees
  std::size_t begin = 0;  // in both texts
};

// Empty where the edit touches the block's begin or end, where there are several, or where the block has become of
// another kind.
std::optional<EditedBlock> edited_block(const syntax::Tree& before, const syntax::Tree& after, const text::Edit& edit,
                                        const syntax::Reparse& reparse);

struct SmallEdit {
  const text::Edit& edit;
  std::size_t block_begin = 0;   // in the text
  std::size_t report_begin = 0;  // in the text
  const Reading& before;
  const Reading& after;
};

// Makes the entry that of the edited report. False, and nothing is changed, where the report must be read again.
bool learn(ReportEntry& entry, const SmallEdit& small, const Examiner& examiner, const Settings& settings);

}  // namespace gouji::model
