// Offers what can be done at a place: the fixes of the findings there, and the fixes of the whole document.
#pragma once

#include <optional>
#include <vector>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"

namespace gouji::features {

enum class ActionKind { quickfix, fix_all, fill_totals };

struct CodeAction {
  messages::Message title;
  ActionKind kind = ActionKind::quickfix;
  bool preferred = false;
  text::EditList edits;
  std::optional<model::Finding> finding;  // what a quick fix mends
};

// Quick fixes for findings that touch the range, in document order, then the source actions that would change something.
std::vector<CodeAction> code_actions(const model::Snapshot& snapshot, text::Range range);

}  // namespace gouji::features
