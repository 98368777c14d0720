// Tests what is told under the cursor: cells with their equations, groups with their sums, headings.
#include "core/features/hover.h"

#include <catch2/catch.hpp>

#include "tests/support/case_file.h"
#include "tests/support/places.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using features::Hover;
using features::HoverEquation;
using features::HoverTerm;

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " › ") + word;
  return line;
}

std::string number(const std::optional<base::Decimal>& value) { return value ? value->to_string() : "?"; }

std::string side(const std::vector<HoverTerm>& terms) {
  std::string line;
  for (const HoverTerm& term : terms)
    line += (line.empty() ? "" : " + ") + (term.hovered ? "[" + number(term.value) + "]" : number(term.value));
  return line;
}

std::string equation(const HoverEquation& equation) {
  constexpr std::string_view truths[] = {"holds", "fails", "unknown"};
  std::string line = std::string(messages::name(equation.code)) + ": " + side(equation.left) + " = " +
                     side(equation.right) + " " + std::string(truths[static_cast<std::size_t>(equation.truth)]);
  if (equation.truth == model::Truth::fails) line += ", should be " + number(equation.computed);
  return line;
}

// The whole hover in lines of words, so that an expectation can be read.
std::vector<std::string> described(const std::optional<Hover>& hover, const model::Snapshot& snapshot) {
  constexpr std::string_view kinds[] = {"cell", "row", "group", "column", "table", "heading", "title", "figure"};
  if (!hover) return {"nothing"};
  std::vector<std::string> lines = {std::string(kinds[static_cast<std::size_t>(hover->kind)]) + " «" +
                                    snapshot.text().slice(hover->range) + "»"};
  if (!hover->row.empty()) lines.push_back(joined(hover->row));
  if (!hover->column.empty()) lines.push_back(joined(hover->column));
  for (const HoverEquation& each : hover->equations) lines.push_back(equation(each));
  if (hover->expected) lines.push_back("to blame, should be " + number(hover->expected));
  if (hover->determined) lines.push_back("determined: " + number(hover->determined));
  if (!hover->unknown.empty()) lines.push_back("also unknown: " + joined(hover->unknown));
  if (hover->tally)
    lines.push_back("hold " + std::to_string(hover->tally->holding) + ", fail " +
                    std::to_string(hover->tally->failing) + ", lack numbers " + std::to_string(hover->tally->unknown));
  for (const features::GroupSum& sum : hover->sums) lines.push_back(sum.column + " " + number(sum.sum));
  return lines;
}

void check_hover(const std::string& text, std::string_view marked, const std::vector<std::string>& expected) {
  INFO(marked);
  const model::Snapshot snapshot = open(text);
  CHECK(described(features::hover(snapshot, cursor_in(text, marked)), snapshot) == expected);
}

std::string markdown() { return base_text("2021", "markdown"); }

}  // namespace

TEST_CASE("A number in table 三 tells its row, its column and every equation that it takes part in") {
  check_hover(markdown(), "| 一、本年新收政府信息公开申请数量 |  |  | 2$06 |",
              {"cell «26»", "一、本年新收政府信息公开申请数量", "申请人情况 › 自然人",
               "sum.row: 39 = [26] + 6 + 2 + 1 + 3 + 1 holds", "sum.balance: [26] + 2 = 27 + 1 holds"});
}

TEST_CASE("A result tells the column that it is added up in") {
  check_hover(
      markdown(), "|  | （六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | $00 |",
      {"cell «0»",
       "三、本年度办理结果 › （六）其他处理 › 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
       "申请人情况 › 自然人", "sum.row: 0 = [0] + 0 + 0 + 0 + 0 + 0 holds",
       "sum.column: 27 = 9 + 4 + 0 + 0 + 0 + 0 + 0 + 2 + 1 + 0 + 4 + 2 + 1 + 1 + 1 + 0 + 0 + 0 + [0] + 0 + 2 holds"});
}

TEST_CASE("A total that is wrong tells what it should be") {
  const std::string wrong = support::replaced(markdown(), "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
                                              "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |");
  check_hover(
      wrong, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | $08 |",
      {"cell «8»", "三、本年度办理结果 › （五）不予处理 › 2.重复申请", "申请人情况 › 总计",
       "sum.row: [8] = 1 + 0 + 0 + 0 + 0 + 0 fails, should be 1",
       "sum.column: 40 = 13 + 4 + 0 + 0 + 0 + 0 + 0 + 3 + 2 + 0 + 7 + 2 + 1 + 3 + [8] + 0 + 0 + 0 + 0 + 0 + 4 fails, should be 1",
       "to blame, should be 1"});
}

TEST_CASE("A blank tells what the sums determine, or what else they lack") {
  const std::string one = support::replaced(markdown(), "| 2 | 0 | 1 | 0 | 3 | 0 |", "| 2 | 0 |  | 0 | 3 | 0 |");
  check_hover(one, "| 2 | 0 | $0 |",
              {"cell «  »", "行政复议 › 其他结果", "sum.review: 3 = 2 + 0 + [?] + 0 unknown", "determined: 1"});
  const std::string two = support::replaced(markdown(), "| 2 | 0 | 1 | 0 | 3 | 0 |", "| 2 | 0 |  |  | 3 | 0 |");
  check_hover(
      two, "| 2 | 0 | $0 |",
      {"cell «  »", "行政复议 › 其他结果", "sum.review: 3 = 2 + 0 + [?] + ? unknown", "also unknown: 尚未审结"});
}

TEST_CASE("A blank makes its equations unknown") {
  const std::string blank = support::replaced(markdown(), "2.重复申请 | 1 |", "2.重复申请 |  |");
  check_hover(
      blank, "2.重复申请 |  | 0 | 0 | 0 | 0 | 0 | $01 |",
      {"cell «1»", "三、本年度办理结果 › （五）不予处理 › 2.重复申请", "申请人情况 › 总计",
       "sum.row: [1] = ? + 0 + 0 + 0 + 0 + 0 unknown",
       "sum.column: 40 = 13 + 4 + 0 + 0 + 0 + 0 + 0 + 3 + 2 + 0 + 7 + 2 + 1 + 3 + [1] + 0 + 0 + 0 + 0 + 0 + 4 holds"});
}

TEST_CASE("Cells of other notations tell the same in the document's own words") {
  check_hover(base_text("2021", "pipes"), "四、結轉下年度繼續辦理 | 3$0 |",
              {"cell «3»", "四、結轉下年度繼續辦理", "申請人情況 › 自然人",
               "sum.row: 4 = [3] + 1 + 0 + 0 + 0 + 0 holds", "sum.balance: 26 + 4 = 27 + [3] holds"});
  check_hover(base_text("2019", "tsv"), "二、上年结转政府信息公开申请数量\t\t\t$0４",
              {"cell «４»", "二、上年结转政府信息公开申请数量", "申请人情况 › 自然人",
               "sum.row: 5 = [4] + 1 + 0 + 0 + 0 + 0 holds", "sum.balance: 21 + [4] = 22 + 3 holds"});
}

TEST_CASE("Table 四 tells the block of a value and its sum") {
  check_hover(markdown(), "| 2 | 0 | 1 | 0 | $03 | 0 | 0 |",
              {"cell «3»", "行政复议 › 总计", "sum.review: [3] = 2 + 0 + 1 + 0 holds"});
  check_hover(markdown(), "| 0 | 0 | 1 | 0 | 1 | 0 | 1 | 0 | $01 | 2 |",
              {"cell «1»", "行政诉讼 › 复议后起诉 › 尚未审结", "sum.review: 2 = 0 + 1 + 0 + [1] holds"});
}

TEST_CASE("Table 二 tells row and column, and has no equations") {
  check_hover(markdown(), "| 行政许可 | 2$012 |", {"cell «212»", "行政许可", "本年处理决定数量"});
}

TEST_CASE("The label of a group tells the sums of its rows") {
  check_hover(markdown(), "|  | （三）不$0予公开 |",
              {"group «（三）不予公开»", "三、本年度办理结果 › （三）不予公开", "自然人 3", "商业企业 1", "科研机构 0",
               "社会公益组织 0", "法律服务机构 0", "其他 1", "总计 5"});
}

TEST_CASE("Labels of rows and columns, headings and the title tell what they are") {
  check_hover(markdown(), "| 二、上年结转政府$0信息公开申请数量",
              {"row «二、上年结转政府信息公开申请数量»", "二、上年结转政府信息公开申请数量"});
  check_hover(markdown(), "| 社会公$0益组织 |",
              {"column «社会公益组织»", "申请人情况 › 法人或其他组织 › 社会公益组织"});
  check_hover(markdown(), "## 二、主动$0公开政府信息情况",
              {"heading «二、主动公开政府信息情况»", "二、主动公开政府信息情况"});
  check_hover(markdown(), "### （三）$0政府信息管理",
              {"heading «（三）政府信息管理»", "一、总体情况 › （三）政府信息管理"});
  check_hover(markdown(), "# 云溪市$0青禾区农业农村局2023年",
              {"title «云溪市青禾区农业农村局2023年政府信息公开工作年度报告»",
               "云溪市青禾区农业农村局2023年政府信息公开工作年度报告"});
}

TEST_CASE("Prose, blank lines and other documents tell nothing") {
  check_hover(markdown(), "围绕乡村$0振兴", {"nothing"});
  check_hover(markdown(), "| --- | --$0-: |", {"nothing"});
  check_hover("会议通知\n\n| 科室 | 5 |\n", "| 科室 | $05 |", {"nothing"});
  check_hover("", "$0", {"nothing"});
}

TEST_CASE("The line that names a table tells which one it is and how its sums stand") {
  check_hover(markdown(), "| 第二十条$0第（一）项 |",
              {"table «第二十条第（一）项»", "二、主动公开政府信息情况 › 第二十条第（一）项"});
  check_hover(markdown(), "| （本列数据$0的勾稽关系为",
              {"table «（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）»",
               "三、收到和处理政府信息公开申请情况", "hold 39, fail 0, lack numbers 0"});
  std::string wrong = support::replaced(markdown(), "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
                                        "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |");
  wrong = support::replaced(wrong, "| 2 | 0 | 1 | 0 | 3 |", "| 2 | 0 | 1 |  | 3 |");
  const auto hover = features::hover(open(wrong), cursor_in(wrong, "| （本列数据$0的勾稽关系为"));
  REQUIRE(hover);
  REQUIRE(hover->tally);
  CHECK(hover->tally->failing == 2);
}

TEST_CASE("Every hover of a cell, group, label or heading says what it means and on which basis") {
  const model::Snapshot snapshot = open(markdown());
  std::size_t cells = 0;
  for (std::size_t offset = 0; offset < snapshot.text().bytes(); ++offset) {
    const std::optional<Hover> hover = features::hover(snapshot, offset);
    if (!hover) continue;
    INFO(offset << " " << snapshot.text().slice(hover->range));
    REQUIRE(hover->basis != nullptr);
    CHECK_FALSE(hover->basis->en.empty());
    if (hover->kind == features::HoverKind::cell) {
      ++cells;
      CHECK((hover->about != nullptr || hover->about_column != nullptr));
    }
    for (const templates::Localized* about : {hover->about, hover->about_column}) {
      if (about == nullptr) continue;
      CHECK_FALSE(about->zh_hans.empty());
      CHECK_FALSE(about->zh_hant.empty());
      CHECK_FALSE(about->en.empty());
    }
  }
  CHECK(cells > 200);
}

TEST_CASE("A number of the prose shows the cells it refers to, and these show where they are quoted") {
  const std::string text = support::clean_report();
  check_hover(text, "上年结转$03件", {"figure «上年结转3件»", "上年结转3件", "sum.row: [3] = 3 holds"});
  check_hover(text, "行政诉$0讼3件", {"figure «被提起行政诉讼3件»", "被提起行政诉讼3件", "sum.row: [3] = 1 + 2 holds"});
  check_hover(support::replaced(text, "予以公开13件", "予以公开14件"), "予以公开$014件",
              {"figure «予以公开14件»", "予以公开14件", "sum.row: [14] = 13 fails, should be ?"});
  check_hover(text, "及时、准$0确公开", {"nothing"});
  const model::Snapshot snapshot = open(text);
  const auto cell = features::hover(snapshot, cursor_in(text, "| 1 | 1 | 0 | 0 | 0 | 0 | $02 |"));
  REQUIRE(cell);
  CHECK(cell->quotes == std::vector<std::string>{"结转下年度继续办理2件"});
}

}  // namespace gouji::tests
