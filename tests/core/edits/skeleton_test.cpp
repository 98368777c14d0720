// Compares what is written anew with the form that the contract prescribes, character by character.
#include "core/edits/skeleton.h"

#include <catch2/catch.hpp>

#include "tests/support/case_file.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using edits::Piece;
using edits::Skeleton;
using edits::Style;

const templates::Template& form(std::string_view id) {
  const templates::Template* found = library()->find(id);
  REQUIRE(found != nullptr);
  return *found;
}

std::string section(std::string_view form_id, std::size_t index, const Style& style = {}) {
  return edits::plain(edits::section(form(form_id), form(form_id).sections[index], style));
}

const std::string table_two_2021 =
    "## 二、主动公开政府信息情况\n"
    "\n"
    "| 第二十条第（一）项 |  |  |  |\n"
    "| --- | ---: | ---: | ---: |\n"
    "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    "| 规章 | 0 | 0 | 0 |\n"
    "| 行政规范性文件 | 0 | 0 | 0 |\n"
    "| 第二十条第（五）项 |  |  |  |\n"
    "| 信息内容 | 本年处理决定数量 |  |  |\n"
    "| 行政许可 | 0 |  |  |\n"
    "| 第二十条第（六）项 |  |  |  |\n"
    "| 信息内容 | 本年处理决定数量 |  |  |\n"
    "| 行政处罚 | 0 |  |  |\n"
    "| 行政强制 | 0 |  |  |\n"
    "| 第二十条第（八）项 |  |  |  |\n"
    "| 信息内容 | 本年收费金额（单位：万元） |  |  |\n"
    "| 行政事业性收费 | 0 |  |  |\n";

const std::string table_three_begin =
    "## 三、收到和处理政府信息公开申请情况\n"
    "\n"
    "| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |\n"
    "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    "|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |\n"
    "|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |\n"
    "| 一、本年新收政府信息公开申请数量 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "| 二、上年结转政府信息公开申请数量 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "| 三、本年度办理结果 | （一）予以公开 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "|  | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "|  | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "|  |  | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";

const std::string table_four =
    "## 四、政府信息公开行政复议、行政诉讼情况\n"
    "\n"
    "| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |\n"
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |\n"
    "|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
    "| 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";

}  // namespace

TEST_CASE("Tables are written as the contract shows them") {
  CHECK(section("ogi-2021", 1) == table_two_2021);
  const std::string three = section("ogi-2021", 2);
  CHECK(three.substr(0, table_three_begin.size()) == table_three_begin);
  CHECK(
      three.ends_with("|  | （七）总计 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
                      "| 四、结转下年度继续办理 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"));
  CHECK(std::count(three.begin(), three.end(), '\n') == 2 + 4 + 25);
  CHECK(section("ogi-2021", 3) == table_four);
}

TEST_CASE("The form of 2019 has its own table two, its own row of other results, and the same table four") {
  const std::string two = section("ogi-2019", 1);
  CHECK(two.find("| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n") != std::string::npos);
  CHECK(two.find("| 其他对外管理服务事项 | 0 | 0 | 0 |\n") != std::string::npos);
  CHECK(
      two.ends_with("| 第二十条第（九）项 |  |  |  |\n"
                    "| 信息内容 | 采购项目数量 | 采购总金额 |  |\n"
                    "| 政府集中采购 | 0 | 0 |  |\n"));
  const std::string three = section("ogi-2019", 2);
  CHECK(three.find("|  | （六）其他处理 |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n") != std::string::npos);
  CHECK(std::count(three.begin(), three.end(), '\n') == 2 + 4 + 23);
  CHECK(section("ogi-2019", 3) == table_four);
}

TEST_CASE("Every number of a new table is a place to type") {
  const templates::Template& current = form("ogi-2021");
  const Skeleton skeleton = edits::tables(current, current.sections[2].tables, {});
  CHECK(std::count(skeleton.begin(), skeleton.end(), Piece{"0", true}) == 175);
  for (const Piece& piece : skeleton)
    if (!piece.placeholder) CHECK(piece.text.find(" 0 ") == std::string::npos);
}

TEST_CASE("A new table looks as the correct sample in Markdown does") {
  const std::string sample = base_text("2021", "markdown");
  for (const std::size_t index : {1, 2, 3}) {
    const std::string written = section("ogi-2021", index);
    const std::string head = written.substr(0, written.rfind('\n', written.find("| 0 |")));
    INFO(head);
    CHECK(sample.find(head) != std::string::npos);
  }
}

TEST_CASE("Headings have their levels, or none where the document has none") {
  const std::string one = section("ogi-2021", 0, {true, false, "\n", "云溪市青禾区林业局", 2024});
  CHECK(one.starts_with("## 一、总体情况\n\n2024年，云溪市青禾区林业局深入"));
  CHECK(one.find("\n\n### （一）主动公开\n\n") != std::string::npos);
  CHECK(one.ends_with("\n"));
  const std::string bare = section("ogi-2021", 0, {false, false, "\n", "云溪市青禾区林业局", 2024});
  CHECK(bare.find('#') == std::string::npos);
  CHECK(bare.starts_with("一、总体情况\n"));
}

TEST_CASE("What is not known is a place to type") {
  const Skeleton title = edits::title(form("ogi-2021"), {});
  CHECK(edits::plain(title) == "# 机关全称YYYY年政府信息公开工作年度报告\n");
  CHECK(std::count_if(title.begin(), title.end(), [](const Piece& piece) { return piece.placeholder; }) == 2);
  const Skeleton known = edits::title(form("ogi-2021"), {true, false, "\n", "云溪市青禾区林业局", 2024});
  CHECK(edits::plain(known) == "# 云溪市青禾区林业局2024年政府信息公开工作年度报告\n");
  CHECK(std::none_of(known.begin(), known.end(), [](const Piece& piece) { return piece.placeholder; }));
}

TEST_CASE("Script and line breaks are those of the surroundings") {
  const std::string traditional = section("ogi-2021", 3, {true, true, "\r\n", "", std::nullopt});
  CHECK(traditional.starts_with("## 四、政府信息公開行政復議、行政訴訟情況\r\n\r\n| 行政復議 |"));
  for (std::size_t at = traditional.find('\n'); at != std::string::npos; at = traditional.find('\n', at + 1))
    CHECK(traditional[at - 1] == '\r');
  // Names of organs are nobody's to convert.
  CHECK(edits::plain(edits::title(form("ogi-2021"), {false, true, "\n", "云溪市林业局", 2024})) ==
        "云溪市林业局2024年政府信息公開工作年度報告\n");
}

TEST_CASE("A whole new report of either form has no finding") {
  for (const auto& [id, year] : {std::pair{"ogi-2019", 2020}, std::pair{"ogi-2021", 2024}}) {
    for (const bool traditional : {false, true}) {
      const Style style{!traditional, traditional, "\n", "云溪市青禾区林业局", year};
      const model::Snapshot snapshot = open(edits::plain(edits::whole_report(form(id), style)));
      INFO(id << "\n" << describe(snapshot));
      CHECK(snapshot.finding_count() == 0);
      CHECK(snapshot.all_reports().size() == 1);
      CHECK(snapshot.all_reports().front().report->form->id == id);
    }
  }
}

}  // namespace gouji::tests
