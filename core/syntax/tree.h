// Holds the blocks of a document and keeps them true while the document is edited.
//
// The parser is a machine over lines. Its whole state between two blocks is empty: where a block begins depends on
// nothing but the lines from there on, and where it ends on its own lines and the first line after it. So a reparse
// begins one block before the edit (its end may have depended on the line that changed) and stops at the first block
// boundary behind the edit that is also a boundary of the old tree: from there on the same lines meet the same state.
#pragma once

#include "core/base/sum_tree.h"
#include "core/syntax/block.h"
#include "core/text/edit.h"
#include "core/text/text.h"

namespace gouji::syntax {

using Tree = base::SumTree<Block>;

// The blocks of `text`; their bytes add up to those of the text.
Tree parse(const text::Text& text);

// What a reparse changed: the blocks [first, old_last) of the old tree became [first, new_last) of the new one.
struct Reparse {
  Tree tree;
  std::size_t first = 0;
  std::size_t old_last = 0;
  std::size_t new_last = 0;
};

// `edit` is against the text of `old`, `edited` the text after it. The tree equals parse(edited).
Reparse reparse(const Tree& old, const text::Edit& edit, const text::Text& edited);

}  // namespace gouji::syntax
