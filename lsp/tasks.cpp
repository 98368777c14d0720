// Keeps the words of kinds, commands and notations in one table each.
#include "lsp/tasks.h"

#include <algorithm>
#include <array>

namespace gouji {

namespace {

using features::ActionKind;

struct KindWords {
  ActionKind kind;
  std::string_view name;
  std::string_view command;
};

constexpr std::array<KindWords, 6> kinds = {
    {{ActionKind::quickfix, "quickfix", ""},
     {ActionKind::fix_all, "source.fixAll.gouji", "gouji.fixAll"},
     {ActionKind::fill_totals, "source.fillTotals", "gouji.fillTotals"},
     {ActionKind::fill_blanks, "source.fillBlanks", "gouji.fillBlanks"},
     {ActionKind::insert_missing, "source.insertMissing", "gouji.insertMissing"},
     {ActionKind::rewrite, "refactor.rewrite", "gouji.convert"}}};

const KindWords& words_of(ActionKind kind) {
  for (const KindWords& words : kinds)
    if (words.kind == kind) return words;
  return kinds.front();
}

constexpr std::array<std::pair<edits::Target, std::string_view>, 3> targets = {
    {{edits::Target::markdown, "markdown"}, {edits::Target::cells, "cells"}, {edits::Target::tsv, "tsv"}}};

}  // namespace

std::string_view name(ActionKind kind) { return words_of(kind).name; }

std::string_view command(ActionKind kind) { return words_of(kind).command; }

std::vector<std::string_view> commands() {
  std::vector<std::string_view> all;
  for (const KindWords& words : kinds)
    if (!words.command.empty()) all.push_back(words.command);
  all.push_back(show_failure_command);
  return all;
}

std::optional<ActionKind> find_command(std::string_view command) {
  for (const KindWords& words : kinds)
    if (!words.command.empty() && words.command == command) return words.kind;
  return std::nullopt;
}

rpc::Json task_data(const features::Task& task, const std::string& uri) {
  rpc::Json data = {{"uri", uri}, {"kind", name(task.kind)}};
  if (task.kind == ActionKind::rewrite)
    for (const auto& [target, word] : targets)
      if (target == task.target) data["to"] = word;
  if (task.report) data["report"] = *task.report;
  if (!task.part.empty()) data["part"] = task.part;
  return data;
}

std::optional<features::Task> read_task(const rpc::Field& data, std::optional<ActionKind> kind) {
  const std::string word = data["kind"].string_or("");
  for (const KindWords& words : kinds)
    if (!kind && !words.command.empty() && words.name == word) kind = words.kind;
  if (!kind) return std::nullopt;
  features::Task task{*kind, {}, {}, data["part"].string_or("")};
  const std::string to = data["to"].string_or("markdown");
  bool known = false;
  for (const auto& [target, name] : targets) {
    if (name != to) continue;
    task.target = target;
    known = true;
  }
  if (!known) return std::nullopt;
  if (const rpc::Field report = data["report"]; report.present())
    task.report = static_cast<std::size_t>(std::max<std::int64_t>(0, report.integer()));
  return task;
}

}  // namespace gouji
