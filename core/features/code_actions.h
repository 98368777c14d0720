// Offers what can be done at a place: the fixes of the findings there, and the fixes of the whole document.
#pragma once

#include <optional>
#include <vector>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"

namespace gouji::features {

enum class ActionKind { quickfix, fix_all, fill_totals, fill_blanks, rewrite };

struct CodeAction {
  messages::Message title;
  ActionKind kind = ActionKind::quickfix;
  bool preferred = false;
  text::EditList edits;
  std::optional<model::Finding> finding;  // what a quick fix mends
};

// How tables are written that are converted, and comments that are inserted.
struct TableStyle {
  bool align = true;
  int ambiguous_width = 2;
  bool plain_text = false;  // the document shows its comments: they are written with %%
};

// Which kinds of actions are asked for. Those of the whole document cost as much as the document is long.
struct ActionKinds {
  bool quickfix = true;
  bool fix_all = true;
  bool fill_totals = true;
  bool fill_blanks = true;
  bool rewrite = true;
};

// Quick fixes for findings that touch the range, in document order, then how to ignore each of them, then the source actions that would change something,
// then the notations that the table at the range's begin can be converted to.
std::vector<CodeAction> code_actions(const model::Snapshot& snapshot, text::Range range, const ActionKinds& kinds = {},
                                     const TableStyle& style = {});

}  // namespace gouji::features
