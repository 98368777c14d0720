// Compares what is found before and after a fix, finding by finding.
#include "tests/core/checks/fix_laws.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/checks/fill.h"
#include "core/checks/registry.h"
#include "core/checks/sum.h"
#include "core/model/equation.h"
#include "tests/core/messages/message_laws.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using messages::Code;
using messages::Severity;
using model::Finding;
using model::Snapshot;
using model::Truth;

// The edits that the function has for the tables of the document.
text::EditList edits_of(const Snapshot& snapshot, void (*add)(const model::Grid&, text::EditList&)) {
  text::EditList all;
  for (const model::PlacedReport& placed : snapshot.all_reports()) {
    text::EditList inside;
    for (const model::Table& table : placed.report->tables) add(table, inside);
    for (const text::Edit& edit : inside) all.add({placed.at(edit.range), edit.text});
  }
  return all;
}

// What a finding is about, so that it is known again after an edit: its cell, else its subject and its words.
std::string identity(const Finding& finding) {
  std::string key(messages::name(finding.code));
  if (!finding.cell.empty()) return key + " " + finding.cell;
  key += " " + finding.subject;
  for (const messages::Argument& argument : finding.message.arguments) {
    if (const auto* word = std::get_if<std::string>(&argument.value))
      key += " " + *word;
    else
      for (const std::string& item : std::get<1>(argument.value)) key += " " + item;
  }
  return key;
}

std::map<std::string, int> count(const Snapshot& snapshot) {
  std::map<std::string, int> counts;
  for (const Finding& finding : snapshot.findings(snapshot.finding_count())) ++counts[identity(finding)];
  return counts;
}

bool is_sum(Code code) { return messages::name(code).starts_with("sum."); }

// Whether the finding speaks of equations that all held in the version before. Which cell is blamed for a sum that
// failed or could not be reckoned may change with every number that becomes known.
bool held_before(const Snapshot& before, const Finding& finding) {
  bool met = false;
  for (const model::PlacedReport& placed : before.all_reports()) {
    for (const model::Table& table : placed.report->tables) {
      for (const templates::Equation& equation : table.equations()) {
        const auto is_cell = [&](templates::CellIndex at) { return table.address(at) == finding.cell; };
        const bool meant = finding.code == Code::sum_culprit
                               ? std::any_of(equation.left.begin(), equation.left.end(), is_cell) ||
                                     std::any_of(equation.right.begin(), equation.right.end(), is_cell)
                               : equation.code == finding.code && is_cell(equation.solves);
        if (!meant) continue;
        met = true;
        if (model::weigh(table, equation).truth != Truth::holds) return false;
      }
    }
  }
  return met;
}

std::size_t failing_equations(const Snapshot& snapshot) {
  std::size_t failing = 0;
  for (const model::PlacedReport& placed : snapshot.all_reports())
    for (const model::Table& table : placed.report->tables)
      for (const templates::Equation& equation : table.equations())
        failing += model::weigh(table, equation).truth == Truth::fails ? 1 : 0;
  return failing;
}

// Every cell's address and text.
std::map<std::string, std::string> cells(const Snapshot& snapshot) {
  std::map<std::string, std::string> texts;
  for (const model::PlacedReport& placed : snapshot.all_reports())
    for (const model::Table& table : placed.report->tables)
      for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (table.cells[i])
          texts[std::to_string(placed.begin) + " " + table.address({i / table.columns(), i % table.columns()})] =
              table.texts[i];
  return texts;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Full-width digits are the same numbers.
std::string narrow(std::string text) {
  for (char digit = '0'; digit <= '9'; ++digit) {
    const std::string wide = {'\xEF', '\xBC', static_cast<char>('\x90' + digit - '0')};
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at))
      text.replace(at, wide.size(), 1, digit);
  }
  return text;
}

// The runs of digits in a text, however often each stands there; ordinals (1. and 1、) are no numbers.
std::multiset<std::string> digit_runs(const std::string& written) {
  const std::string text = narrow(written);
  std::multiset<std::string> runs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    const bool point = text[at] == '.' && !is_digit(text[at + 1]);
    if (!point && text.compare(at, 3, "、") != 0) runs.insert(text.substr(begin, at - begin));
  }
  return runs;
}

// The text without the dates that say which period the report covers: fixes may write them.
std::string without_periods(const Snapshot& snapshot) {
  text::EditList dates;
  for (const model::PlacedReport& placed : snapshot.all_reports())
    for (const model::Period& period : placed.report->periods)
      for (const auto* end : {&period.from, &period.to})
        if (*end && period.exact) dates.add({placed.at((*end)->date.range), ""});
  return text::apply(snapshot.text().str(), dates);
}

void check_numbers_kept(const Snapshot& before, const Snapshot& after) {
  CHECK(digit_runs(without_periods(before)) == digit_runs(without_periods(after)));
  // Reports may move, so cells are compared without their offsets when there is one report only.
  if (before.reports().size() == 1 && after.reports().size() == 1) CHECK(cells(before) == cells(after));
}

void check_no_new_errors(const Snapshot& before, const Snapshot& after, bool sums_may_come) {
  std::map<std::string, int> known = count(before);
  for (const Finding& finding : after.findings(after.finding_count())) {
    if (finding.severity != Severity::error || --known[identity(finding)] >= 0) continue;
    if (is_sum(finding.code) && (sums_may_come || !held_before(before, finding))) continue;
    FAIL_CHECK("the fix brings " << identity(finding) << " in line " << after.text().line_of(finding.range.begin) + 1);
  }
}

void check_fix(const Snapshot& before, const Finding& finding, const checks::Fix& fix) {
  INFO("fix " << fix.title.key << " of " << identity(finding) << " in line "
              << before.text().line_of(finding.range.begin) + 1);
  REQUIRE_FALSE(fix.edits.empty());
  check_message(fix.title);
  const Snapshot after = open_edited(before, fix.edits);
  const bool blanks = fix.title.key.ends_with(".blank");
  std::map<std::string, int> known = count(before);
  std::map<std::string, int> left = count(after);
  CHECK(left[identity(finding)] < known[identity(finding)]);
  // A total is one of the numbers that another sum is made of: only the preferred fix promises that less is wrong.
  const bool sum = is_sum(finding.code);
  if (sum && fix.preferred) CHECK(failing_equations(after) < failing_equations(before));
  if (!blanks) check_no_new_errors(before, after, sum);
  if (fix.kind == checks::FixKind::safe) check_numbers_kept(before, after);
}

}  // namespace

void check_fixes(const Snapshot& snapshot) {
  for (const Finding& finding : snapshot.findings(snapshot.finding_count())) {
    check_message(finding.message);
    for (const model::Related& related : finding.related) check_message(related.message);
    int preferred = 0;
    for (const checks::Fix& fix : checks::fixes(snapshot, finding)) {
      check_fix(snapshot, finding, fix);
      preferred += fix.preferred ? 1 : 0;
    }
    INFO(identity(finding));
    CHECK(preferred <= 1);
  }
}

void check_fix_all(const Snapshot& snapshot) {
  const Snapshot fixed = open_edited(snapshot, checks::fix_all(snapshot));
  check_numbers_kept(snapshot, fixed);
  check_no_new_errors(snapshot, fixed, false);
  CHECK(fixed.finding_count() <= snapshot.finding_count());
  const Snapshot again = open_edited(fixed, checks::fix_all(fixed));
  CHECK(again.text().str() == fixed.text().str());
}

void check_fill_totals(const Snapshot& snapshot) {
  const Snapshot filled = open_edited(snapshot, edits_of(snapshot, checks::add_totals));
  CHECK(edits_of(filled, checks::add_totals).empty());
  // Where a number is not known, the sums of rows and columns may contradict each other whatever the totals are.
  bool complete = true;
  for (const Finding& finding : filled.findings(filled.finding_count())) {
    const std::string_view code = messages::name(finding.code);
    complete = complete && !code.starts_with("cell.") && !code.starts_with("row.");
  }
  std::vector<std::string> wrong;
  for (const model::PlacedReport& placed : filled.all_reports())
    for (const model::Table& table : placed.report->tables)
      for (const templates::Equation& equation : table.equations())
        if (equation.code != Code::sum_balance && model::weigh(table, equation).truth == Truth::fails)
          wrong.push_back(table.address(equation.solves));
  if (complete) CHECK(wrong == std::vector<std::string>());
}

void check_fill_blanks(const Snapshot& snapshot) {
  const Snapshot filled = open_edited(snapshot, edits_of(snapshot, checks::add_fillings));
  CHECK(edits_of(filled, checks::add_fillings).empty());
  CHECK(failing_equations(filled) <= failing_equations(snapshot));
  const std::map<std::string, std::string> after = cells(filled);
  std::size_t changed = 0;
  for (const auto& [cell, text] : cells(snapshot)) {
    const auto found = after.find(cell);
    if (found != after.end() && found->second == text) continue;
    // With several reports those behind the first filling stand elsewhere.
    if (snapshot.reports().size() > 1) continue;
    INFO(cell << " was " << text);
    CHECK((text.empty() || text == "无" || text == "無"));
    ++changed;
  }
  if (snapshot.reports().size() == 1) CHECK(changed == edits_of(snapshot, checks::add_fillings).size());
}

}  // namespace gouji::tests
