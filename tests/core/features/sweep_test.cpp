// Asks every feature at every offset of every report: nothing crashes, and every range lies in the document.
#include <catch2/catch.hpp>

#include <functional>

#include "core/features/code_actions.h"
#include "core/features/completion.h"
#include "core/features/definition.h"
#include "core/features/folding.h"
#include "core/features/highlights.h"
#include "core/features/hover.h"
#include "core/features/inlay_hints.h"
#include "core/features/linked_editing.h"
#include "core/features/links.h"
#include "core/features/outline.h"
#include "core/features/references.h"
#include "core/features/rename.h"
#include "core/features/selection.h"
#include "core/features/signature_help.h"
#include "core/features/tokens.h"
#include "tests/core/messages/message_laws.h"
#include "tests/support/reports.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

void check_inside(text::Range range, const model::Snapshot& snapshot, std::string_view what) {
  if (range.begin <= range.end && range.end <= snapshot.text().bytes()) return;
  FAIL_CHECK(what << " gives [" << range.begin << ", " << range.end << ") of " << snapshot.text().bytes() << " bytes");
}

void sweep_hover(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<features::Hover> hover = features::hover(snapshot, offset);
  if (!hover) return;
  check_inside(hover->range, snapshot, "hover");
  if (!hover->range.touches(offset) && hover->kind != features::HoverKind::cell)
    FAIL_CHECK("the hover at " << offset << " is about a place elsewhere");
  for (const features::HoverEquation& equation : hover->equations)
    for (const auto* side : {&equation.left, &equation.right})
      for (const features::HoverTerm& term : *side) check_inside(term.range, snapshot, "a term of a hover");
}

void sweep_completion(const model::Snapshot& snapshot, std::size_t offset) {
  for (const bool invoked : {false, true}) {
    for (const features::CompletionItem& item : features::completion(snapshot, offset, {invoked, false, true, 2025})) {
      check_inside(item.replace, snapshot, "completion");
      if (!item.replace.touches(offset)) FAIL_CHECK("completion at " << offset << " replaces a place elsewhere");
      check_inside(item.replace_all, snapshot, "completion");
      if (item.replace_all.begin != item.replace.begin || item.replace_all.end < item.replace.end)
        FAIL_CHECK("completion at " << offset << " replaces less than what it is inserted for");
      if (item.kind != features::CompletionKind::value && !features::completion_note(snapshot.library(), item.subject))
        FAIL_CHECK("nothing is told of " << item.label << " at " << offset);
      if (item.label.empty() || item.insert.empty()) FAIL_CHECK("an item at " << offset << " is empty");
    }
  }
}

void sweep_actions(const model::Snapshot& snapshot, std::size_t offset) {
  for (const features::CodeAction& action : features::code_actions(snapshot, {offset, offset}))
    for (const text::Edit& edit : action.edits) check_inside(edit.range, snapshot, "an action");
}

void sweep_signature(const model::Snapshot& snapshot, std::size_t offset) {
  const auto row = features::row_signature(snapshot, offset);
  if (row && (row->row.empty() || row->active >= row->columns.size()))
    FAIL_CHECK("the row at " << offset << " has no name or no such column");
}

void sweep_numbers(const model::Snapshot& snapshot, std::size_t offset) {
  for (const text::Range range : features::linked_numbers(snapshot, offset))
    check_inside(range, snapshot, "linked editing");
  const auto place = features::renamable(snapshot, offset);
  if (const auto* found = std::get_if<features::Renamable>(&place)) check_inside(found->range, snapshot, "rename");
  const auto edits = features::rename(snapshot, offset, "7");
  if (const auto* list = std::get_if<text::EditList>(&edits))
    for (const text::Edit& edit : *list) check_inside(edit.range, snapshot, "rename");
}

void sweep_hints(const model::Snapshot& snapshot) {
  const text::Range whole{0, snapshot.text().bytes()};
  for (const features::InlayHint& hint : features::inlay_hints(snapshot, whole)) {
    check_inside({hint.position, hint.position}, snapshot, "an inlay hint");
    if (hint.accept) check_inside(hint.accept->range, snapshot, "an inlay hint");
    if (hint.label.empty()) FAIL_CHECK("an inlay hint at " << hint.position << " is empty");
  }
}

void sweep_outline(const model::Snapshot& snapshot) {
  const std::function<void(const features::Symbol&, text::Range)> visit = [&](const features::Symbol& symbol,
                                                                              text::Range parent) {
    INFO(symbol.name);
    CHECK(parent.contains(symbol.range));
    CHECK(symbol.range.contains(symbol.selection));
    CHECK_FALSE(symbol.name.empty());
    for (const features::Symbol& child : symbol.children) visit(child, symbol.range);
  };
  for (const features::Symbol& symbol : features::outline(snapshot)) visit(symbol, {0, snapshot.text().bytes()});
}

// Where a number comes from and where it is used: both ways lead back.
void sweep_ties(const model::Snapshot& snapshot, std::size_t offset) {
  const std::optional<features::Definition> definition = features::definition(snapshot, offset);
  const std::vector<text::Range> uses = features::references(snapshot, offset, true);
  if (definition.has_value() != !uses.empty()) FAIL_CHECK("a definition and no use, or a use and none, at " << offset);
  for (const text::Range use : uses) check_inside(use, snapshot, "a reference");
  for (const features::Highlight& one : features::highlights(snapshot, offset)) {
    check_inside(one.range, snapshot, "a highlight");
    if (one.range.empty() || !definition) FAIL_CHECK("a highlight of nothing at " << offset);
  }
  if (!definition) return;
  check_inside(definition->origin, snapshot, "a definition");
  for (const features::Source& source : definition->sources) {
    check_inside(source.range, snapshot, "a source");
    if (!source.range.contains(source.selection)) FAIL_CHECK("a source at " << offset << " selects a place outside");
  }
}

void sweep_selection(const model::Snapshot& snapshot, std::size_t offset) {
  std::vector<text::Range> steps = features::selection(snapshot, offset);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    check_inside(steps[i], snapshot, "a selection");
    if (!steps[i].touches(offset)) FAIL_CHECK("a selection at " << offset << " is elsewhere");
    if (i > 0 && (steps[i] == steps[i - 1] || !steps[i].contains(steps[i - 1])))
      FAIL_CHECK("a selection at " << offset << " does not grow");
  }
  if (steps.back() != text::Range{0, snapshot.text().bytes()})
    FAIL_CHECK("a selection at " << offset << " stops early");
}

void sweep_document(const model::Snapshot& snapshot) {
  const auto never = [] { return false; };
  const text::Text& text = snapshot.text();
  std::size_t last = 0;
  for (const features::Token& token : features::tokens(snapshot, {0, text.bytes()}, never)) {
    check_inside(token.range, snapshot, "a token");
    if (token.range.empty() || token.range.begin < last) FAIL_CHECK("a token at " << token.range.begin << " overlaps");
    if (text.line_of(token.range.begin) != text.line_of(token.range.end))
      FAIL_CHECK("the token at " << token.range.begin << " stands in two lines");
    last = token.range.end;
  }
  for (const features::Fold& fold : features::folding(snapshot, never)) {
    check_inside(fold.range, snapshot, "a fold");
    CHECK(text.line_of(fold.range.begin) < text.line_of(fold.range.end));
  }
  for (const features::Link& link : features::links(text, never)) check_inside(link.range, snapshot, "a link");
}

// Every `stride`th offset is asked; code actions are asked at every 7th of those, for they do the most.
void sweep(std::string_view text, std::size_t stride = 1) {
  const model::Snapshot snapshot = open(text);
  sweep_outline(snapshot);
  sweep_hints(snapshot);
  sweep_document(snapshot);
  std::size_t asked = 0;
  for (std::size_t offset = 0; offset <= text.size(); offset += stride) {
    sweep_hover(snapshot, offset);
    sweep_completion(snapshot, offset);
    sweep_signature(snapshot, offset);
    if (asked % 3 == 0) sweep_numbers(snapshot, offset);
    sweep_ties(snapshot, offset);
    sweep_selection(snapshot, offset);
    if (asked++ % 7 == 0) sweep_actions(snapshot, offset);
  }
}

}  // namespace

TEST_CASE("Every feature answers at every offset of every report") {
  for (const ReportFile& file : all_reports()) {
    INFO(file.name);
    sweep(file.text);
  }
}

TEST_CASE("Every feature answers at every offset of reports that are cut off") {
  for (const ReportFile& file : samples()) {
    INFO(file.name);
    for (const std::size_t part : {3, 5, 8})
      sweep(std::string_view(file.text).substr(0, file.text.size() * part / 10 + 1), 31);
  }
}

}  // namespace gouji::tests
