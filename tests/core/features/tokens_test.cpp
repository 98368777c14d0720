// Tests what the words and numbers of a report are said to be.
#include "core/features/tokens.h"

#include "tests/core/features/ties_report.h"
#include "tests/support/case_file.h"
#include "tests/support/marked_answer.h"

namespace gouji::tests {

namespace {

const std::function<bool()> never = [] { return false; };

std::string label(const features::Token& token) {
  constexpr std::string_view kinds[] = {"title", "heading", "table",   "group",   "row", "column",
                                        "value", "figure",  "comment", "keyword", "code"};
  return std::string(kinds[static_cast<std::size_t>(token.kind)]) + (token.total ? ".total" : "") +
         (token.broken ? ".broken" : "");
}

std::vector<Mark> asked(const model::Snapshot& snapshot, std::size_t) {
  std::vector<Mark> marks;
  for (const features::Token& token : features::tokens(snapshot, {0, snapshot.text().bytes()}, never))
    marks.push_back({token.range, label(token)});
  return marks;
}

}  // namespace

TEST_CASE("Headings, labels, values and figures are told apart") {
  check_marked(
      "# ⟦青禾区林业局2023年政府信息公开工作年度报告⟧{title}\n\n## ⟦二、主动公开政府信息情况⟧{heading}\n"
      "全年制发行政规范性文件⟦4⟧{figure}件，公开信息8条。\n\n"
      "| ⟦第二十条第（一）项⟧{table} |  |  |  |\n|---|---|---|---|\n"
      "| ⟦信息内容⟧{table} | ⟦本年制发件数⟧{column} | ⟦本年废止件数⟧{column} | ⟦现行有效件数⟧{column} |\n"
      "| ⟦规章⟧{row} | ⟦0⟧{value} | ⟦-⟧{value} |  |\n"
      "| ⟦行政规范性文件⟧{row} | ⟦4⟧{value} | ⟦无⟧{value} | ⟦６⟧{value} |\n",
      asked);
}

TEST_CASE(
    "Totals are told, and those that their addends do not make, and so are figures that their cells do not make") {
  const std::string text = ties_report("被申请行政复议4件，被提起行政诉讼1件。",
                                       "| 2 | 0 | 1 | 0 | 9 | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |");
  const model::Snapshot snapshot = open(text);
  std::vector<std::string> numbers;
  for (const features::Token& token : features::tokens(snapshot, {0, text.size()}, never))
    if (token.kind == features::TokenKind::value || token.kind == features::TokenKind::figure)
      numbers.push_back(label(token) + " " + text.substr(token.range.begin, token.range.size()));
  const std::vector<std::string> expected = {
      "figure.broken 4", "figure 1", "value 2",      "value 0", "value 1",       "value 0", "value.total.broken 9",
      "value 0",         "value 0",  "value 1",      "value 0", "value.total 1", "value 0", "value 0",
      "value 0",         "value 0",  "value.total 0"};
  CHECK(numbers == expected);
}

TEST_CASE("A label or a title over several lines is a token in each line, without its markup") {
  check_marked(
      "⟦青禾区林业局⟧{title}\n⟦2023年政府信息公开工作年度报告⟧{title}\n⟦二、主动公开政府信息情况⟧{heading}\n"
      "<table><tr><td>⟦第二十条第（六）项⟧{table}</td></tr><tr><td>⟦信息内容⟧{table}</td><td>⟦本年处理⟧{column}<br/>"
      "⟦决定数量⟧{column}</td></tr><tr><td>⟦行政处罚⟧{row}</td><td>⟦3⟧{value}</td></tr></table>\n",
      asked);
  check_marked(
      "⟦二、主动公开政府信息情况⟧{heading}\n⟦三、收到和处理政府信息公开申请情况⟧{heading}\n\t⟦第二十条第（六）项⟧{table}\n\n"
      "\t⟦信息内容⟧{table}\n\t⟦本年处理⟧{column}\n⟦决定数量⟧{column}\n\n\t⟦行政处罚⟧{row}\n\t⟦3⟧{value}\n",
      asked);
}

TEST_CASE("Rows too many have labels and values like others") {
  check_marked(
      "⟦二、主动公开政府信息情况⟧{heading}\n⟦三、收到和处理政府信息公开申请情况⟧{heading}\n| ⟦第二十条第（六）项⟧{table} |  |\n"
      "| ⟦信息内容⟧{table} | ⟦本年处理决定数量⟧{column} |\n| ⟦行政处罚⟧{row} | ⟦3⟧{value} |\n| ⟦行政处罚⟧{row} | ⟦4⟧{value} |\n"
      "| 行政检查 | ⟦5⟧{value} |\n| ⟦行政强制⟧{row} | ⟦0⟧{value} |\n",
      asked);
}

TEST_CASE("In comments the words that mean something stand out") {
  check_marked(
      "⟦青禾区林业局2023年政府信息公开工作年度报告⟧{title}\n"
      "⟦<!--⟧{comment} ⟦gouji-ignore⟧{keyword} ⟦style.typo⟧{code}⟦, none.such 理由=已核 -->⟧{comment}\n"
      "⟦%%⟧{comment} ⟦gouji-ignore-file⟧{keyword} ⟦sum.row⟧{code}\n⟦<!-- 旁注 -->⟧{comment}\n⟦一、总体情况⟧{heading}\n",
      asked);
}

TEST_CASE("What is no report has no tokens") {
  check_marked("会议通知\n| 科室 | 5 |\n<!-- 甲 -->\n", asked);
  check_marked("", asked);
}

TEST_CASE("A range is told what touches it, and costs only the reports that it touches") {
  const std::string one = "甲局2023年政府信息公开工作年度报告\n一、总体情况\n六、其他需要报告的事项\n无。\n";
  std::string text;
  for (const std::string_view organ : {"甲", "乙", "丙", "丁", "戊"})
    text += std::string(organ) + one.substr(organ.size());
  const model::Snapshot snapshot = open(text);
  const std::vector<features::Token> all = features::tokens(snapshot, {0, text.size()}, never);
  CHECK(all.size() == 15);
  CHECK(features::tokens(snapshot, {one.size() * 3, one.size() * 3 + 3}, never).size() == 1);
  CHECK(features::tokens(snapshot, {one.size() * 2, one.size() * 4 - 1}, never).size() == 6);
  CHECK(features::tokens(snapshot, {text.size(), text.size() + 9}, never).empty());
  std::size_t asked_stop = 0;
  CHECK(features::tokens(snapshot, {0, text.size()}, [&] { return ++asked_stop > 2; }).size() == 6);
}

}  // namespace gouji::tests
