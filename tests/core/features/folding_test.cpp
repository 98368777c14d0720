// Tests what may be folded.
#include "core/features/folding.h"

#include "tests/support/case_file.h"
#include "tests/support/marked_answer.h"

namespace gouji::tests {

namespace {

constexpr std::string_view kinds[] = {"report", "section", "aspect", "table", "group", "comment"};

std::vector<Mark> asked(const model::Snapshot& snapshot, std::size_t) {
  std::vector<Mark> marks;
  for (const features::Fold& fold : features::folding(snapshot, [] { return false; }))
    marks.push_back({fold.range, std::string(kinds[static_cast<std::size_t>(fold.kind)])});
  return marks;
}

// "section 30-46", lines from 1
std::vector<std::string> described(const std::string& text) {
  const model::Snapshot snapshot = open(text);
  std::vector<std::string> folds;
  for (const features::Fold& fold : features::folding(snapshot, [] { return false; }))
    folds.push_back(std::string(kinds[static_cast<std::size_t>(fold.kind)]) + " " +
                    std::to_string(snapshot.text().line_of(fold.range.begin) + 1) + "-" +
                    std::to_string(snapshot.text().line_of(fold.range.end) + 1));
  return folds;
}

}  // namespace

TEST_CASE("Reports, sections and aspects fold up to the last line that is seen") {
  check_marked(
      "<!-- 甲 -->\n⟦甲局2023年政府信息公开工作年度报告\n\n⟦一、总体情况\n⟦（一）主动公开\n平稳。⟧{aspect}\n  \n\n"
      "⟦（二）依申请公开\n无。⟧{aspect}⟧{section}\n\n⟦六、其他需要报告的事项\n无。⟧{section}⟧{report}\n\n"
      "⟦青禾区乙局2023年政府信息公开工作年度报告\n⟦一、总体情况\n平稳。⟧{section}⟧{report}\n",
      asked);
}

TEST_CASE("Tables fold, each of those that share a section by itself") {
  const std::string text = base_text("2021", "markdown");
  const std::vector<std::string> folds = described(text);
  for (const std::string_view fold : {"section 31-47", "table 33-37", "table 38-40", "table 41-44", "table 45-47"}) {
    INFO(fold);
    CHECK(std::find(folds.begin(), folds.end(), fold) != folds.end());
  }
  CHECK(described(with_crlf(text)) == folds);
}

TEST_CASE("Groups of rows fold below their first row") {
  const std::vector<std::string> folds = described(base_text("2021", "markdown"));
  std::vector<std::string> groups;
  std::copy_if(folds.begin(), folds.end(), std::back_inserter(groups),
               [](const std::string& fold) { return fold.starts_with("group"); });
  CHECK(groups == std::vector<std::string>{"group 57-78", "group 59-66", "group 67-69", "group 70-74", "group 75-77"});
}

TEST_CASE("A table in HTML folds with its tags") {
  check_marked(
      "⟦甲局2023年政府信息公开工作年度报告\n⟦二、主动公开政府信息情况\n"
      "⟦<table>\n<tbody>\n<tr><td>第二十条第（六）项</td></tr>\n<tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n"
      "<tr><td>行政处罚</td><td>3</td></tr>\n<tr><td>行政强制</td><td>0</td></tr>\n</tbody>\n</table>⟧{table}\n<p>其他：</p>\n"
      "⟦<table>\n<tr><td>科室</td></tr>\n</table>⟧{table}⟧{section}⟧{report}\n",
      asked);
}

TEST_CASE("Comments fold: those below each other, those over several lines, and what they put in brackets") {
  check_marked(
      "⟦<!-- 甲 -->\n<!-- 乙 -->⟧{comment}\n⟦甲局2023年政府信息公开工作年度报告\n⟦一、总体情况\n<!-- 丙 -->\n"
      "⟦<!-- gouji-ignore-begin style.typo -->\n平稳。\n<!-- gouji-ignore-end -->⟧{comment}\n"
      "⟦<!-- 丁\n戊 -->⟧{comment}⟧{section}⟧{report}\n",
      asked);
}

TEST_CASE("Lines by themselves and other texts do not fold") {
  check_marked("甲局2023年政府信息公开工作年度报告", asked);
  check_marked("# 会议通知\n\n<!-- 甲 -->\n<!-- 乙 -->\n", asked);
  check_marked("", asked);
}

TEST_CASE("Nothing is folded once nobody waits") {
  CHECK(features::folding(open(base_text("2021", "markdown")), [] { return true; }).empty());
}

}  // namespace gouji::tests
