// Collects fixes, a fix that several findings offer once, and the other notations of a table.
#include "core/features/code_actions.h"

#include <algorithm>
#include <string_view>

#include "core/checks/check.h"
#include "core/checks/fill.h"
#include "core/checks/row.h"
#include "core/checks/sum.h"
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

std::size_t report_index(const model::Snapshot& snapshot, std::size_t offset) {
  const auto bytes = [](const model::ReportEntry::Summary& summary) { return summary.bytes; };
  const std::size_t reports = snapshot.reports().size();
  return reports == 0 ? 0 : std::min(snapshot.reports().find(offset, bytes).index, reports - 1);
}

// The reports that the task is about, one after the other, until `stop` says so; false then.
bool for_each_report(const model::Snapshot& snapshot, const Task& task, const std::function<bool()>& stop,
                     const std::function<void(const model::PlacedReport&)>& fn) {
  if (!task.report) {
    bool whole = true;
    snapshot.for_each_report([&](const model::PlacedReport& placed) {
      whole = !stop || !stop();
      if (whole && placed.report->recognised) fn(placed);
      return whole;
    });
    return whole;
  }
  if (*task.report >= snapshot.reports().size()) return true;
  const auto placed = snapshot.report_at(snapshot.reports().before(*task.report).bytes);
  if (placed && placed->report->recognised) fn(*placed);
  return true;
}

void rewrite(const model::Snapshot& snapshot, const model::PlacedReport& placed, const Task& task,
             const TableStyle& style, text::EditList& edits) {
  const edits::Source source{*placed.report, snapshot.text(), placed.begin};
  std::vector<std::string_view> done;
  for (const model::Table& table : placed.report->tables) {
    const std::string_view section = table.form->sections[table.spec().section].id;
    if (std::find(done.begin(), done.end(), section) != done.end()) continue;
    done.push_back(section);
    if (!task.part.empty() && task.part != section) continue;
    const auto edit = edits::convert(source, section, {task.target, style.align, style.ambiguous_width});
    if (edit && source.slice(edit->range) != edit->text) edits.add({placed.at(edit->range), edit->text});
  }
}

bool is_missing_part(messages::Code code) {
  using messages::Code;
  return code == Code::section_missing || code == Code::subsection_missing || code == Code::table_missing;
}

// What is missing as a whole: sections, aspects and tables, each as its own fix puts it in.
void add_missing_parts(const model::Snapshot& snapshot, const model::PlacedReport& placed, text::EditList& edits) {
  const std::optional<model::PlacedLedger> ledger = snapshot.ledger_at(placed.begin);
  if (!ledger) return;
  for (const auto& finding : ledger->ledger->findings) {
    if (!is_missing_part(finding->code)) continue;
    const std::vector<checks::Fix> fixes = checks::fixes(snapshot, ledger->at(*finding));
    if (fixes.empty() || !fixes.front().preferred) continue;
    for (const text::Edit& edit : fixes.front().edits) edits.add(edit);
  }
}

void fill(const model::Snapshot& snapshot, const model::PlacedReport& placed, const Task& task, text::EditList& edits) {
  if (task.kind == ActionKind::insert_missing && task.part.empty()) add_missing_parts(snapshot, placed, edits);
  const edits::Source source{*placed.report, snapshot.text(), placed.begin};
  text::EditList found;
  for (const model::Table& table : placed.report->tables) {
    if (!task.part.empty() && task.part != table.spec().id) continue;
    if (task.kind == ActionKind::fill_totals) checks::add_totals(table, found);
    if (task.kind == ActionKind::fill_blanks) checks::add_fillings(table, found);
    if (task.kind == ActionKind::insert_missing) checks::add_missing_rows(source, table, found);
  }
  for (const text::Edit& edit : found) edits.add({placed.at(edit.range), edit.text});
}

void add_conversions(const model::Snapshot& snapshot, std::size_t offset, const TableStyle& style,
                     const ActionWishes& wishes, std::vector<CodeAction>& actions) {
  Task task = task_at(snapshot, ActionKind::rewrite, offset);
  if (task.part.empty()) return;
  const std::optional<model::PlacedReport> placed = snapshot.report_at(offset);
  const edits::Source source{*placed->report, snapshot.text(), placed->begin};
  const std::optional<Target> own = own_notation(*placed->report, edits::tables_of(*placed->report, task.part));
  for (const Target target : {Target::markdown, Target::cells, Target::tsv}) {
    if (target == own && target != Target::markdown) continue;
    task.target = target;
    CodeAction action{
        {title_of(target, target == own, style), {}}, ActionKind::rewrite, false, {}, std::nullopt, task, {}};
    const auto edit = edits::convert(source, task.part, {target, style.align, style.ambiguous_width});
    if (!edit) {
      if (!wishes.disabled) continue;
      action.disabled = messages::Message{"action.disabled", {}};
    } else {
      if (source.slice(edit->range) == edit->text) continue;
      if (!wishes.later) action.edits.add({placed->at(edit->range), edit->text});
    }
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
                    finding,
                    {},
                    {}};
  const auto marks = plain_text ? edits::CommentMarks::percent : edits::CommentMarks::html;
  for (const text::Edit& edit : edits::ignore(source, inside, marks))
    action.edits.add({placed->at(edit.range), edit.text});
  return action;
}

void add_quick_fixes(const model::Snapshot& snapshot, text::Range range, bool plain_text,
                     const std::vector<model::Finding>& more, std::vector<CodeAction>& actions) {
  std::vector<model::Finding> findings = snapshot.findings_in(range);
  findings.insert(findings.end(), more.begin(), more.end());
  std::erase_if(findings, [range](const model::Finding& finding) { return !touch(finding.range, range); });
  for (const model::Finding& finding : findings)
    for (checks::Fix& fix : checks::fixes(snapshot, finding))
      add_quick_fix({std::move(fix.title), ActionKind::quickfix, fix.preferred, std::move(fix.edits), finding, {}, {}},
                    actions);
  for (const model::Finding& finding : findings)
    if (std::optional<CodeAction> action = ignoring(snapshot, finding, plain_text))
      add_quick_fix(*std::move(action), actions);
}

bool has_safe_fix(const model::Snapshot& snapshot) {
  bool found = false;
  snapshot.for_each_ledger([&](const model::PlacedLedger& placed) {
    for (const auto& finding : placed.ledger->findings)
      for (const checks::Fix& fix : checks::fixes(snapshot, placed.at(*finding)))
        found = found || fix.kind == checks::FixKind::safe;
    return !found;
  });
  return found;
}

// Whether some table lacks a total, or a report a part or a row, as the kind has it.
bool lacks_something(const model::Snapshot& snapshot, ActionKind kind) {
  bool found = false;
  snapshot.for_each_ledger([&](const model::PlacedLedger& placed) {
    text::EditList edits;
    for (const auto& grid : placed.ledger->grids)
      if (kind == ActionKind::fill_totals && edits.empty()) checks::add_totals(*grid, edits);
    const model::FindingList& findings = placed.ledger->findings;
    found = !edits.empty() || (kind == ActionKind::insert_missing &&
                               std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
                                 return finding->code == messages::Code::row_missing || is_missing_part(finding->code);
                               }));
    return !found;
  });
  return found;
}

std::size_t count_fillings(const model::Snapshot& snapshot) {
  std::size_t count = 0;
  snapshot.for_each_ledger([&count](const model::PlacedLedger& placed) {
    for (const auto& grid : placed.ledger->grids) count += checks::determined(*grid).size();
    return true;
  });
  return count;
}

// A task for the whole document; nothing where it would change nothing.
void add_task(const model::Snapshot& snapshot, ActionKind kind, std::string_view title, const ActionWishes& wishes,
              std::vector<CodeAction>& actions) {
  CodeAction action{{title, {}}, kind, false, {}, std::nullopt, Task{kind, {}, {}, {}}, {}};
  if (kind == ActionKind::fix_all && wishes.later && !has_safe_fix(snapshot)) return;
  if (kind == ActionKind::fill_blanks) {
    const std::size_t count = count_fillings(snapshot);
    if (count == 0) return;
    action.title.arguments.push_back({"count", std::to_string(count)});
  } else if (kind != ActionKind::fix_all && !lacks_something(snapshot, kind)) {
    return;
  }
  if (!wishes.later) action.edits = carry_out(snapshot, *action.task);
  if (wishes.later || !action.edits.empty()) actions.push_back(std::move(action));
}

}  // namespace

Task task_at(const model::Snapshot& snapshot, ActionKind kind, std::size_t offset) {
  Task task{kind, {}, report_index(snapshot, offset), {}};
  const std::optional<model::PlacedReport> placed = snapshot.report_at(offset);
  if (!placed || !placed->report->recognised) return task;
  const model::Report& report = *placed->report;
  const edits::Source source{report, snapshot.text(), placed->begin};
  const std::size_t at = offset - placed->begin;
  const auto holds = [&](text::Range region) {
    return region.contains(at) || (at == region.end && at == report.bytes);
  };
  for (const model::Table& table : report.tables) {
    const std::string& section = table.form->sections[table.spec().section].id;
    if (kind != ActionKind::rewrite && holds(table.extent)) task.part = table.spec().id;
    if (kind != ActionKind::rewrite || !task.part.empty()) continue;
    const auto region = edits::region_of(source, edits::tables_of(report, section));
    if (region && holds(*region)) task.part = section;
  }
  return task;
}

text::EditList carry_out(const model::Snapshot& snapshot, const Task& task, const TableStyle& style,
                         const std::function<bool()>& stop) {
  if (task.kind == ActionKind::fix_all) return checks::fix_all(snapshot);
  text::EditList edits;
  const bool whole = for_each_report(snapshot, task, stop, [&](const model::PlacedReport& placed) {
    if (task.kind == ActionKind::rewrite)
      rewrite(snapshot, placed, task, style, edits);
    else
      fill(snapshot, placed, task, edits);
  });
  return whole ? edits : text::EditList();
}

std::vector<CodeAction> code_actions(const model::Snapshot& snapshot, text::Range range, const ActionKinds& kinds,
                                     const TableStyle& style, const ActionWishes& wishes) {
  std::vector<CodeAction> actions;
  if (kinds.quickfix) add_quick_fixes(snapshot, range, style.plain_text, wishes.more, actions);
  const auto offer = [&](bool wanted, ActionKind kind, std::string_view title) {
    if (wanted) add_task(snapshot, kind, title, wishes, actions);
  };
  offer(kinds.fix_all, ActionKind::fix_all, "action.fix-all");
  offer(kinds.fill_totals, ActionKind::fill_totals, "action.fill-totals");
  offer(kinds.fill_blanks, ActionKind::fill_blanks, "action.fill-blanks");
  offer(kinds.insert_missing, ActionKind::insert_missing, "action.insert-missing");
  if (kinds.rewrite) add_conversions(snapshot, range.begin, style, wishes, actions);
  return actions;
}

}  // namespace gouji::features
