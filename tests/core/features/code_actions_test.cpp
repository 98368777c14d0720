// Tests which actions are offered at a place, and what the source actions do to a whole document.
#include "core/features/code_actions.h"

#include <catch2/catch.hpp>

#include "tests/core/messages/message_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/places.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using features::ActionKind;
using features::CodeAction;

// "fix.set-total of sum.row, preferred"; that a finding can be ignored goes without saying
std::vector<std::string> described(const std::vector<CodeAction>& actions) {
  std::vector<std::string> lines;
  for (const CodeAction& action : actions) {
    check_message(action.title);
    if (action.title.key == "fix.ignore-here") continue;
    CHECK_FALSE(action.edits.empty());
    CHECK((action.kind == ActionKind::quickfix) == action.finding.has_value());
    lines.push_back(std::string(action.title.key) +
                    (action.finding ? " of " + std::string(messages::name(action.finding->code)) : "") +
                    (action.preferred ? ", preferred" : ""));
  }
  return lines;
}

void check_actions(const std::string& text, std::string_view marked, const std::vector<std::string>& expected) {
  INFO(marked);
  const std::size_t cursor = cursor_in(text, marked);
  CHECK(described(features::code_actions(open(text), {cursor, cursor})) == expected);
}

const CodeAction& find(const std::vector<CodeAction>& actions, std::string_view key) {
  const auto found =
      std::find_if(actions.begin(), actions.end(), [key](const CodeAction& action) { return action.title.key == key; });
  REQUIRE(found != actions.end());
  return *found;
}

std::vector<std::string> with_conversions(std::vector<std::string> titles) {
  for (const std::string_view more : {"action.align-markdown", "action.to-cells", "action.to-tsv"})
    titles.emplace_back(more);
  return titles;
}

// A wrong total, a misprinted label, a blank and a title out of form.
std::string faulty() {
  std::string text = base_text("2021", "markdown");
  text =
      support::replaced(text, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |");
  text = support::replaced(text, "7.属于行政执法案卷", "7.属于行政执法卷");
  text = support::replaced(text, "| 行政强制 | 2 |", "| 行政强制 |  |");
  return support::replaced(text, "政府信息公开工作年度报告", "政府信息公开工作报告");
}

}  // namespace

TEST_CASE("A place without findings offers only what can be done to the whole document") {
  check_actions(base_text("2021", "markdown"), "围绕乡村$0振兴", {});
  check_actions(faulty(), "围绕乡村$0振兴", {"action.fix-all", "action.fill-totals"});
}

TEST_CASE("A finding at the cursor offers its fixes first") {
  check_actions(faulty(), "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | $08 |",
                with_conversions({"fix.set-total of sum.culprit, preferred", "action.fix-all", "action.fill-totals"}));
  check_actions(faulty(), "7.属于$0行政执法卷",
                with_conversions({"fix.replace of row.label, preferred", "action.fix-all", "action.fill-totals"}));
  check_actions(faulty(), "| 行政强制 | $0",
                with_conversions({"fix.fill-zeros of cell.blank, preferred", "action.fix-all", "action.fill-totals"}));
}

TEST_CASE("A range offers the fixes of all findings in it") {
  const std::string text = faulty();
  const std::vector<CodeAction> actions = features::code_actions(open(text), {0, text.size()});
  CHECK(described(actions) ==
        std::vector<std::string>{"fix.replace of title.form, preferred", "fix.fill-zeros of cell.blank, preferred",
                                 "fix.replace of row.label, preferred", "fix.set-total of sum.culprit, preferred",
                                 "action.fix-all", "action.fill-totals"});
}

TEST_CASE("Fixing all mends words and no number, filling totals mends totals and no word") {
  const model::Snapshot snapshot = open(faulty());
  const std::vector<CodeAction> actions = features::code_actions(snapshot, {0, 0});
  const std::string words = text::apply(faulty(), find(actions, "action.fix-all").edits);
  CHECK(words.find("7.属于行政执法案卷") != std::string::npos);
  CHECK(words.find("2023年政府信息公开工作年度报告") != std::string::npos);
  CHECK(words.find("2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |") != std::string::npos);
  CHECK(words.find("| 行政强制 |  |") != std::string::npos);
  const std::string totals = text::apply(faulty(), find(actions, "action.fill-totals").edits);
  CHECK(totals.find("2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |") != std::string::npos);
  CHECK(totals.find("7.属于行政执法卷") != std::string::npos);
}

TEST_CASE("All missing rows are inserted at once") {
  std::string text = base_text("2021", "tsv");
  const std::string whole = text;
  for (const std::string_view row :
       {"\t\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0\n", "\t\t5.属于三类内部事务信息\t0\t0\t0\t0\t0\t0\t0\n",
        "\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n"})
    text = support::replaced(text, row, "");
  const model::Snapshot snapshot = open(text);
  const std::size_t place = snapshot.findings(1).front().range.begin;
  const std::vector<CodeAction> actions = features::code_actions(snapshot, {place, place});
  CHECK(text::apply(text, find(actions, "fix.insert-all-rows").edits) == whole);
}

TEST_CASE("A table offers the notations that it is not written in") {
  check_actions(base_text("2021", "markdown"), "| 2.重复申请$0 |", with_conversions({}));
  check_actions(base_text("2021", "tsv"), "2.重复$0申请", {"action.to-markdown", "action.to-cells"});
  check_actions(base_text("2021", "cells"), "2.重复$0申请", {"action.to-markdown", "action.to-tsv"});
  check_actions(base_text("2021", "pipes"), "2.重複$0申請", {"action.to-markdown", "action.to-cells", "action.to-tsv"});
  const std::string table = "第二十条第（六）项\t\t\n信息内容\t本年处理决定数量\t\n行政处罚\t3\t\n行政强制\t0\t";
  check_actions(table, "行政强制\t0\t$0", {"action.insert-missing", "action.to-markdown", "action.to-cells"});
}

TEST_CASE("A conversion changes its section's table only, and is not offered twice") {
  const std::string text = base_text("2021", "markdown");
  const std::size_t place = text.find("| 2.重复申请");
  const std::string aligned =
      text::apply(text, find(features::code_actions(open(text), {place, place}), "action.align-markdown").edits);
  CHECK(aligned.substr(0, aligned.find("## 三")) == text.substr(0, text.find("## 三")));
  CHECK(aligned.substr(aligned.find("## 四")) == text.substr(text.find("## 四")));
  CHECK(aligned != text);
  check_actions(aligned, "2.重复$0申请", {"action.to-cells", "action.to-tsv"});
  const std::size_t again = aligned.find("2.重复申请");
  const std::vector<CodeAction> compact = features::code_actions(open(aligned), {again, again}, {}, {false, 2});
  CHECK(text::apply(aligned, find(compact, "action.compact-markdown").edits) == text);
}

TEST_CASE("A table that cannot be converted whole offers no other notation") {
  const std::string text = support::replaced(base_text("2021", "tsv"), "2.重复申请\t", "2.重复申请\t9\t");
  for (const CodeAction& action : features::code_actions(open(text), {text.find("2.重复"), text.find("2.重复")}))
    CHECK(action.kind != ActionKind::rewrite);
}

TEST_CASE("A document that is no report offers nothing") {
  check_actions("会议通知\n\n| 科室 | 五 |\n", "| 科室 | $0五 |", {});
  check_actions("", "$0", {});
}

TEST_CASE("All blanks that are determined are filled at once, and nothing that was typed is written over") {
  std::string text = base_text("2021", "markdown");
  const std::string whole = text;
  text = support::replaced(text, "2.重复申请 | 1 | 0 |", "2.重复申请 |  | 0 |");
  text = support::replaced(text, "3.补正后申请内容仍不明确 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
                           "3.补正后申请内容仍不明确 |  | 0 | 0 | 0 | 0 | 0 |  |");
  text = support::replaced(text, "| 2 | 0 | 1 | 0 | 3 | 0 |", "| 2 | 0 | 1 |  | 3 | 0 |");
  const model::Snapshot snapshot = open(text);
  const std::vector<CodeAction> actions = features::code_actions(snapshot, {0, 0});
  CHECK(find(actions, "action.fill-blanks").edits.size() == 4);
  CHECK(text::apply(text, find(actions, "action.fill-blanks").edits) == whole);
  check_actions(text, "2.重复申请 | $0",
                with_conversions({"fix.fill-determined of cell.blank, preferred",
                                  "fix.fill-all-determined of cell.blank", "action.fill-blanks"}));
  const std::size_t place = text.find("2.重复申请 | ") + std::string("2.重复申请 | ").size();
  const std::vector<CodeAction> there = features::code_actions(snapshot, {place, place});
  CHECK(text::apply(text, find(there, "fix.fill-all-determined").edits) == whole);
}

TEST_CASE("Blanks that are not all determined are filled with zeros elsewhere, preferred where that spoils no sum") {
  const std::string text = base_text("2021", "markdown");
  const std::string zeros = support::replaced(
      support::replaced(text, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "2.重复申请 | 1 |  | 0 | 0 | 0 |  | 1 |"),
      "3.其他 | 2 | 1 | 1 | 0 | 0 | 0 | 4 |", "3.其他 | 2 |  | 1 | 0 | 0 |  | 4 |");
  check_actions(zeros, "2.重复申请 | 1 | $0", with_conversions({"fix.fill-zeros of cell.blank, preferred"}));
  check_actions(zeros, "3.其他 | 2 | $0", with_conversions({"fix.fill-zeros of cell.blank"}));
}

TEST_CASE("A culprit offers its number first, and where others could be to blame, theirs behind it") {
  const std::string text = base_text("2021", "markdown");
  const std::string four = "| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 1 |";
  check_actions(support::replaced(text, four, "| 2 | 0 | 10 | 0 | 3 | 0 | 0 | 1 |"), "| 2 | 0 | $010",
                {"fix.set-total.column of sum.culprit, preferred", "fix.set-total.column of sum.culprit",
                 "action.fill-totals", "action.align-markdown", "action.to-cells", "action.to-tsv"});
  check_actions(
      support::replaced(text, four, "| 2 | 0 | 1 | 0 | 4 | 0 | 0 | 1 |"), "| 2 | 0 | 1 | 0 | $04",
      {"fix.set-total.column of sum.review, preferred", "fix.set-total.column of sum.review",
       "fix.set-total.column of sum.review", "fix.set-total.column of sum.review", "fix.set-total.column of sum.review",
       "action.fill-totals", "action.align-markdown", "action.to-cells", "action.to-tsv"});
}

TEST_CASE("Ignoring a finding keeps a Markdown table whole and names the cell") {
  const auto ignored = [](std::string_view marked, bool plain_text) {
    const std::string text = faulty();
    const std::size_t cursor = cursor_in(text, marked);
    features::TableStyle style;
    style.plain_text = plain_text;
    return text::apply(text,
                       find(features::code_actions(open(text), {cursor, cursor}, {}, style), "fix.ignore-here").edits);
  };
  const std::string table = ignored("2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | $08 |", false);
  CHECK(table.find("\n<!-- gouji-ignore-begin sum.culprit s3/result.rejected.duplicate/total -->\n| （本列数据") !=
        std::string::npos);
  CHECK(table.find("|\n<!-- gouji-ignore-end -->\n\n## 四") != std::string::npos);
  CHECK(ignored("2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | $08 |", true)
            .find("\n%% gouji-ignore sum.culprit\n|  |  | 2.重复") != std::string::npos);
  CHECK(ignored("# 云溪市$0青禾区", false).starts_with("<!-- gouji-ignore title.form -->\n# 云溪市"));
}

}  // namespace gouji::tests
