// Checks how a hover reads, in Markdown and as plain text.
#include "lsp/hover_text.h"

#include <catch2/catch.hpp>

using namespace gouji;
using base::Decimal;
using features::Hover;
using features::HoverEquation;
using features::HoverTerm;

namespace {

const Catalog catalog = Catalog::from(R"json({
  "hover.value.number": "值：{text}", "hover.value.blank": "值：空白", "hover.unknown": "未知", "hover.zeros": "（另有 {count} 项为 0）",
  "hover.computed": "，此处应为 {value}", "hover.culprit": "这一格应为 {value}", "hover.determined": "可以确定：{value}", "hover.undetermined": "同样未知的有：{cells}", "list.comma": "、",
  "lens.fail-and-lack": "{holding}/{count} 成立，{failing} 不成立，{unknown} 缺数", "hover.sums": "合计：{sums}", "hover.unit": "单位：{unit}", "hover.basis": "依据：{basis}"})json");

HoverTerm term(std::string label, std::optional<std::int64_t> value, bool hovered = false) {
  return {std::move(label), value ? std::optional(Decimal{*value, 0}) : std::nullopt, {}, hovered};
}

Hover cell(std::int64_t value) {
  Hover hover;
  hover.row = {"三、本年度办理结果", "（一）予以公开"};
  hover.column = {"总计"};
  hover.text = std::to_string(value);
  hover.value.kind = model::ValueKind::number;
  hover.value.number = {value, 0};
  return hover;
}

std::string plain(const Hover& hover) { return hover_text(hover, catalog, Language::zh_hans, Markup::plain); }
std::string markdown(const Hover& hover) { return hover_text(hover, catalog, Language::zh_hans, Markup::markdown); }

}  // namespace

TEST_CASE("a cell shows its row, its column and its value") {
  CHECK(plain(cell(9)) == "三、本年度办理结果 › （一）予以公开 · 总计\n值：9");
  CHECK(markdown(cell(9)) == "**三、本年度办理结果 › （一）予以公开** · **总计**\n\n值：**9**");
}

TEST_CASE("an equation that holds is ticked") {
  Hover hover = cell(9);
  hover.equations.push_back({messages::Code::sum_row,
                             {term("自然人", 8), term("商业企业", 1)},
                             {term("总计", 9, true)},
                             Decimal{9, 0},
                             Decimal{9, 0},
                             model::Truth::holds,
                             true,
                             Decimal{9, 0}});
  CHECK(plain(hover).substr(plain(hover).rfind('\n') + 1) == "✓ 自然人 8 + 商业企业 1 = 总计 9");
}

TEST_CASE("an equation that fails shows both sides and what the cell should be") {
  Hover hover = cell(10);
  hover.equations.push_back({messages::Code::sum_row,
                             {term("自然人", 8), term("商业企业", 1)},
                             {term("总计", 10, true)},
                             Decimal{9, 0},
                             Decimal{10, 0},
                             model::Truth::fails,
                             true,
                             Decimal{9, 0}});
  CHECK(markdown(hover).find("✗ 自然人 8 + 商业企业 1 = 9 ≠ **总计 10**，此处应为 **9**") != std::string::npos);
}

TEST_CASE("an equation with a blank is open and says what would close it") {
  Hover hover = cell(10);
  hover.equations.push_back({messages::Code::sum_row,
                             {term("自然人", std::nullopt, true), term("商业企业", 1)},
                             {term("总计", 9)},
                             std::nullopt,
                             Decimal{9, 0},
                             model::Truth::unknown,
                             false,
                             Decimal{8, 0}});
  CHECK(plain(hover).find("? 自然人 未知 + 商业企业 1 = 总计 9，此处应为 8") != std::string::npos);
}

TEST_CASE("what should stand in a cell comes before its equations") {
  Hover hover = cell(10);
  hover.expected = Decimal{9, 0};
  CHECK(markdown(hover).find("\n\n这一格应为 **9**") != std::string::npos);
  hover.expected.reset();
  hover.determined = Decimal{8, 0};
  CHECK(plain(hover).find("\n可以确定：8") != std::string::npos);
  hover.determined.reset();
  hover.unknown = {"自然人", "总计"};
  CHECK(plain(hover).find("\n同样未知的有：自然人、总计") != std::string::npos);
}

TEST_CASE("zeros among many terms are counted and long labels are cut") {
  Hover hover = cell(1);
  HoverEquation equation;
  for (int i = 0; i < 9; ++i) equation.left.push_back(term("第" + std::to_string(i) + "项", i == 4 ? 1 : 0));
  equation.right = {term("一二三四五六七八九十一二三四五六", 1, true)};
  equation.truth = model::Truth::holds;
  hover.equations = {equation};
  CHECK(plain(hover).find("✓ 第4项 1（另有 8 项为 0） = 一二三四五六七八九十一二三四… 1") != std::string::npos);
}

TEST_CASE("meaning, unit and basis follow, in the session's language") {
  const templates::Localized about = {"含义", "含義", "Meaning"};
  const templates::Localized basis = {"条例", "條例", ""};
  Hover hover = cell(1);
  hover.about = &about;
  hover.basis = &basis;
  hover.unit = "万元";
  CHECK(plain(hover).substr(plain(hover).find("含义")) == "含义\n单位：万元\n依据：条例");
  CHECK(hover_text(hover, catalog, Language::en, Markup::plain).find("Meaning") != std::string::npos);
  CHECK(hover_text(hover, catalog, Language::en, Markup::plain).find("依据：条例") != std::string::npos);
}

TEST_CASE("words of the document are no Markdown") {
  Hover hover = cell(1);
  hover.kind = features::HoverKind::heading;
  hover.row = {"# *a* |"};
  hover.column.clear();
  CHECK(markdown(hover) == "**\\# \\*a\\* \\|**");
}

TEST_CASE("a group shows its sums") {
  Hover hover;
  hover.kind = features::HoverKind::group;
  hover.row = {"（三）不予公开"};
  hover.sums = {{"自然人", Decimal{3, 0}}, {"总计", std::nullopt}};
  CHECK(plain(hover) == "（三）不予公开\n合计：自然人 3 · 总计 未知");
}

TEST_CASE("a table tells how its sums stand") {
  Hover hover;
  hover.kind = features::HoverKind::table;
  hover.row = {"二、主动公开", "第二十条"};
  hover.tally = features::SumTally{5, 2, 1};
  CHECK(plain(hover) == "二、主动公开 › 第二十条\n5/8 成立，2 不成立，1 缺数");
}
