// Collects fixes, a fix that several findings offer once, and the other notations of a table.
#include "core/features/code_actions.h"

#include <algorithm>
#include <string_view>

#include "core/edits/convert.h"
#include "core/edits/ignore.h"
#include "core/edits/table_region.h"

namespace gouji::features {

namespace {

using edits::Target;

bool touch(text::Range a, text::Range b) { return a.begin <= b.end && b.begin <= a.end; }

// The notation that the tables are written in, where it is one of those that they can be converted to.
std::optional<Target> own_notation(const model::Report& report, const std::vector<std::size_t>& tables) {
  const edits::PassageSpan span = edits::passages_of(report, tables);
  std::optional<Target> own;
  for (std::size_t i = span.first; i < span.last; ++i) {
    const syntax::Block& block = report.passages[i].reading->block;
    if (block.kind == syntax::BlockKind::rule) return Target::markdown;
    if (own || block.kind != syntax::BlockKind::row) continue;
    if (block.notation == syntax::Notation::cells) own = Target::cells;
    if (block.notation == syntax::Notation::tsv) own = Target::tsv;
  }
  return own;
}

std::string_view title_of(Target target, bool own, const TableStyle& style) {
  switch (target) {
    case Target::markdown:
      if (!own) return "action.to-markdown";
      return style.align ? "action.align-markdown" : "action.compact-markdown";
    case Target::cells: return "action.to-cells";
    case Target::tsv: return "action.to-tsv";
  }
  return {};
}

void add_conversions(const model::Snapshot& snapshot, std::size_t offset, const TableStyle& style,
                     std::vector<CodeAction>& actions) {
  const std::optional<model::PlacedReport> placed = snapshot.report_at(offset);
  if (!placed || !placed->report->recognised) return;
  const model::Report& report = *placed->report;
  const edits::Source source{report, snapshot.text(), placed->begin};
  std::string_view section;
  std::optional<text::Range> region;
  for (const model::Table& table : report.tables) {
    section = table.form->sections[table.spec().section].id;
    region = edits::region_of(source, edits::tables_of(report, section));
    const std::size_t at = offset - placed->begin;
    if (region && (region->contains(at) || (at == region->end && at == report.bytes))) break;
    region.reset();
  }
  if (!region) return;
  const std::optional<Target> own = own_notation(report, edits::tables_of(report, section));
  for (const Target target : {Target::markdown, Target::cells, Target::tsv}) {
    if (target == own && target != Target::markdown) continue;
    const auto edit = edits::convert(source, section, {target, style.align, style.ambiguous_width});
    if (!edit || source.slice(edit->range) == edit->text) continue;
    CodeAction action{{title_of(target, target == own, style), {}}, ActionKind::rewrite, false, {}, std::nullopt};
    action.edits.add({placed->at(edit->range), edit->text});
    actions.push_back(std::move(action));
  }
}

void add_quick_fix(CodeAction action, std::vector<CodeAction>& actions) {
  const bool known = std::any_of(actions.begin(), actions.end(), [&action](const CodeAction& other) {
    return other.title == action.title && other.edits == action.edits;
  });
  if (!known) actions.push_back(std::move(action));
}

bool is_about_comments(messages::Code code) {
  return code == messages::Code::suppression_unused || code == messages::Code::suppression_unknown_code;
}

// The comment that makes the finding silent.
std::optional<CodeAction> ignoring(const model::Snapshot& snapshot, const model::Finding& finding, bool plain_text) {
  const std::optional<model::PlacedReport> placed = snapshot.report_at(finding.range.begin);
  if (!placed || is_about_comments(finding.code)) return std::nullopt;
  const edits::Source source{*placed->report, snapshot.text(), placed->begin};
  model::Finding inside = finding;
  inside.range = {finding.range.begin - placed->begin, finding.range.end - placed->begin};
  CodeAction action{{"fix.ignore-here", {{"code", std::string(messages::name(finding.code))}}},
                    ActionKind::quickfix,
                    false,
                    {},
                    finding};
  const auto marks = plain_text ? edits::CommentMarks::percent : edits::CommentMarks::html;
  for (const text::Edit& edit : edits::ignore(source, inside, marks))
    action.edits.add({placed->at(edit.range), edit.text});
  return action;
}

void add_quick_fixes(const model::Snapshot& snapshot, text::Range range, bool plain_text,
                     std::vector<CodeAction>& actions) {
  std::vector<model::Finding> findings = snapshot.findings_in(range);
  std::erase_if(findings, [range](const model::Finding& finding) { return !touch(finding.range, range); });
  for (const model::Finding& finding : findings)
    for (checks::Fix& fix : checks::fixes(snapshot, finding))
      add_quick_fix({std::move(fix.title), ActionKind::quickfix, fix.preferred, std::move(fix.edits), finding},
                    actions);
  for (const model::Finding& finding : findings)
    if (std::optional<CodeAction> action = ignoring(snapshot, finding, plain_text))
      add_quick_fix(*std::move(action), actions);
}

}  // namespace

std::vector<CodeAction> code_actions(const model::Snapshot& snapshot, text::Range range, const ActionKinds& kinds,
                                     const TableStyle& style) {
  std::vector<CodeAction> actions;
  if (kinds.quickfix) add_quick_fixes(snapshot, range, style.plain_text, actions);
  const auto offer = [&actions](std::string_view title, ActionKind kind, text::EditList edits,
                                std::vector<messages::Argument> arguments = {}) {
    if (!edits.empty()) actions.push_back({{title, std::move(arguments)}, kind, false, std::move(edits), std::nullopt});
  };
  if (kinds.fix_all) offer("action.fix-all", ActionKind::fix_all, checks::fix_all(snapshot));
  if (kinds.fill_totals) offer("action.fill-totals", ActionKind::fill_totals, checks::fill_totals(snapshot));
  if (kinds.fill_blanks) {
    text::EditList blanks = checks::fill_blanks(snapshot);
    const std::string count = std::to_string(blanks.size());
    offer("action.fill-blanks", ActionKind::fill_blanks, std::move(blanks), {{"count", count}});
  }
  if (kinds.rewrite) add_conversions(snapshot, range.begin, style, actions);
  return actions;
}

}  // namespace gouji::features
