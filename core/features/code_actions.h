// Offers what can be done at a place: the fixes of the findings there, and the fixes of the whole document.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/checks/registry.h"
#include "core/edits/sheet.h"
#include "core/model/snapshot.h"

namespace gouji::features {

enum class ActionKind { quickfix, fix_all, fill_totals, fill_blanks, insert_missing, rewrite };

// What is to be done to a document, in words that a later version of it understands, too.
struct Task {
  ActionKind kind = ActionKind::fix_all;
  edits::Target target = edits::Target::markdown;  // of a rewriting
  std::optional<std::size_t> report;               // by its index; empty: all of them
  std::string part;  // of the report: the id of a section that is rewritten, of a table that is filled; empty: all
};

struct CodeAction {
  messages::Message title;
  ActionKind kind = ActionKind::quickfix;
  bool preferred = false;
  text::EditList edits;                       // empty where they are left to be made later, from the task
  std::optional<model::Finding> finding;      // what a quick fix mends
  std::optional<Task> task;                   // of all others
  std::optional<messages::Message> disabled;  // why it cannot be done; it has no edits
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
  bool insert_missing = true;
  bool rewrite = true;
};

inline constexpr ActionKinds quick_fixes_only{true, false, false, false, false, false};

struct ActionWishes {
  bool later = false;                     // edits of tasks are made when one is chosen
  bool disabled = false;                  // conversions that cannot be done are offered with the reason
  std::vector<model::Finding> more = {};  // what is found beside other documents; ranges in bytes of this one
};

// Quick fixes for findings that touch the range, in document order, then how to ignore each of them, then the source actions that would change something,
// then the notations that the table at the range's begin can be converted to.
std::vector<CodeAction> code_actions(const model::Snapshot& snapshot, text::Range range, const ActionKinds& kinds = {},
                                     const TableStyle& style = {}, const ActionWishes& wishes = {});

// The edits that do the task to this version; empty where there is nothing to do, or no such report or part any more.
// `stop` is asked before each report; once it says so, nothing is done.
text::EditList carry_out(const model::Snapshot& snapshot, const Task& task, const TableStyle& style = {},
                         const std::function<bool()>& stop = {});

// A task for the report at the offset, and there for the section or the table at the offset, as its kind has it; the
// whole report where no table is there.
Task task_at(const model::Snapshot& snapshot, ActionKind kind, std::size_t offset);

}  // namespace gouji::features
