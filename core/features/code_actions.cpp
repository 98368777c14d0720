// Collects fixes; a fix that several findings offer is offered once.
#include "core/features/code_actions.h"

#include <algorithm>

namespace gouji::features {

namespace {

bool touch(text::Range a, text::Range b) { return a.begin <= b.end && b.begin <= a.end; }

}  // namespace

std::vector<CodeAction> code_actions(const model::Snapshot& snapshot, text::Range range) {
  std::vector<CodeAction> actions;
  for (const model::Finding& finding : snapshot.findings_in(range)) {
    if (!touch(finding.range, range)) continue;
    for (checks::Fix& fix : checks::fixes(snapshot, finding)) {
      const bool known = std::any_of(actions.begin(), actions.end(), [&fix](const CodeAction& action) {
        return action.title == fix.title && action.edits == fix.edits;
      });
      if (known) continue;
      actions.push_back({std::move(fix.title), ActionKind::quickfix, fix.preferred, std::move(fix.edits), finding});
    }
  }
  const auto offer = [&actions](std::string_view title, ActionKind kind, text::EditList edits) {
    if (!edits.empty()) actions.push_back({{title, {}}, kind, false, std::move(edits), std::nullopt});
  };
  offer("action.fix-all", ActionKind::fix_all, checks::fix_all(snapshot));
  offer("action.fill-totals", ActionKind::fill_totals, checks::fill_totals(snapshot));
  return actions;
}

}  // namespace gouji::features
