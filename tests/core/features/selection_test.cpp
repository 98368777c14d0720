// Tests how a selection grows.
#include "core/features/selection.h"

#include "tests/core/features/ties_report.h"
#include "tests/support/case_file.h"
#include "tests/support/marked_answer.h"
#include "tests/support/places.h"

namespace gouji::tests {

namespace {

// The steps up to the line, in the document's words.
std::vector<std::string> small_steps(const std::string& text, std::string_view marked) {
  std::vector<std::string> steps;
  for (const text::Range range : features::selection(open(text), cursor_in(text, marked)))
    if (std::string words = text.substr(range.begin, range.size()); words.find('\n') == words.npos)
      steps.push_back(std::move(words));
  return steps;
}

// The first lines of the steps above the line.
std::vector<std::string> large_steps(const std::string& text, std::string_view marked) {
  std::vector<std::string> steps;
  for (const text::Range range : features::selection(open(text), cursor_in(text, marked)))
    if (const std::string words = text.substr(range.begin, range.size()); words.find('\n') != words.npos)
      steps.push_back(words.substr(0, words.find('\n')));
  return steps;
}

using Steps = std::vector<std::string>;

}  // namespace

TEST_CASE("In prose it grows from the number over phrase and sentence to the paragraph") {
  const std::string text = ties_report("  全年平稳。我局被申请行政复议13件，均已办结。（其余见表。）公开信息8条。",
                                       "| 2 | 0 | 1 | 0 | 13 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
  const std::string line = "  全年平稳。我局被申请行政复议13件，均已办结。（其余见表。）公开信息8条。";
  CHECK(small_steps(text, "复议1$03件") ==
        Steps{"13", "被申请行政复议13件", "我局被申请行政复议13件，均已办结。", line.substr(2), line});
  CHECK(small_steps(text, "其余$0见表") == Steps{"（其余见表。）", line.substr(2), line});
  CHECK(small_steps(text, "信息8条。$0") == Steps{"公开信息8条。", line.substr(2), line});
}

TEST_CASE("In a table it grows from the value over cell, row and table to the section") {
  const std::string text = base_text("2021", "markdown");
  CHECK(small_steps(text, "| 行政处罚 | 1$08 |") == Steps{"18", " 18 ", "| 行政处罚 | 18 |  |  |"});
  CHECK(small_steps(text, "| 行政$0处罚 |") == Steps{"行政处罚", " 行政处罚 ", "| 行政处罚 | 18 |  |  |"});
  CHECK(large_steps(text, "| 行政处罚 | 1$08 |") ==
        Steps{"| 第二十条第（六）项 |  |  |  |", "| 第二十条第（一）项 |  |  |  |", "## 二、主动公开政府信息情况",
              "# 云溪市青禾区农业农村局2023年政府信息公开工作年度报告"});
}

TEST_CASE("Above the paragraph stand the aspect, the section and the report, in a compendium the document too") {
  const std::string one =
      "甲局2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开\n平稳。\n六、其他需要报告的事项\n无。\n";
  const std::string two = "青禾区乙局2023年政府信息公开工作年度报告\n一、总体情况\n（五）监督保障\n有力。\n";
  CHECK(large_steps(one + two, "有$0力") ==
        Steps{"（五）监督保障", "一、总体情况", two.substr(0, two.find('\n')), one.substr(0, one.find('\n'))});
  CHECK(large_steps(one, "平$0稳") == Steps{"（一）主动公开", "一、总体情况", one.substr(0, one.find('\n'))});
}

TEST_CASE("In other texts it grows over sentence, cell and line") {
  CHECK(small_steps("会议通知。请于明日到会！\n", "明$0日") == Steps{"请于明日到会！", "会议通知。请于明日到会！"});
  CHECK(small_steps("| 科室 | 五 |\n", "科$0室") == Steps{"科室", " 科室 ", "| 科室 | 五 |"});
  CHECK(features::selection(open(""), 0) == std::vector<text::Range>{{0, 0}});
  CHECK(features::selection(open("\n\n"), 9) == std::vector<text::Range>{{0, 2}});
}

}  // namespace gouji::tests
