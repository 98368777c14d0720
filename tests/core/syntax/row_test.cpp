// Tests that rows are cut into cells in every notation, with the place of each cell.
#include <catch2/catch.hpp>

#include "core/syntax/row.h"
#include "core/syntax/tree.h"
#include "tests/core/base/random.h"
#include "tests/core/text/samples.h"
#include "tests/support/written_row.h"

namespace gouji::syntax {

namespace {

// The cells of the text's first row, `·` between them.
std::string cells_of(std::string_view text) {
  const Tree tree = parse(text::Text::from(text));
  const std::string_view bytes = text.substr(0, tree[0].bytes);
  std::string cells;
  for (const Cell& cell : read_row(tree[0], bytes)) {
    REQUIRE(cell.slot.contains(cell.content));
    REQUIRE(cell.slot.end <= bytes.size());
    cells += cell.text + "·";
  }
  return cells;
}

}  // namespace

TEST_CASE("Cells notation gives one cell a tab, broken cells joined") {
  CHECK(cells_of("\t信息内容\n\t本年新\n公开数量\n\t\n") == "信息内容·本年新公开数量··");
  CHECK(cells_of("\t\u30000\r\n\t\u00a03 \r\n") == "0·3·");
  CHECK(cells_of("\t0") == "0·");
  CHECK(cells_of("\t本年新\n%% gouji-ignore\n公开数量\n<!-- 甲 -->\n\t0\n<!-- 乙 -->") == "本年新公开数量·0·");
}

TEST_CASE("Tabs part cells, blank ones included") {
  CHECK(cells_of("规章\t0\t\t2\t\n") == "规章·0··2··");
  CHECK(cells_of("\t\t3.危及\t0") == "··3.危及·0·");
}

TEST_CASE("A cell from a spreadsheet stands in quotes over several lines") {
  CHECK(cells_of("规章\t\"本年\n制发\"\t\"3.危及\"\"三安全\"\"\"\t0\n乙\t1\n") == "规章·本年制发·3.危及\"三安全\"·0·");
  CHECK(cells_of("\"行政\r\n处罚\"\t5\r\n") == "行政处罚·5·");
  CHECK(cells_of("甲\t\"乙\n\n丙\t1\n") == "甲·\"乙·");
}

TEST_CASE("Bars part cells, whether they frame the row or not") {
  CHECK(cells_of("| 规章 | 0 | 1 |\n") == "规章·0·1·");
  CHECK(cells_of("规章 | 0 | 1 |\n") == "规章·0·1·");
  CHECK(cells_of("规章 | 0 | 1\n") == "规章·0·1·");
  CHECK(cells_of("|  |  | 2.重复申请 | 0 |\n") == "··2.重复申请·0·");
  CHECK(cells_of("行政许可 | 0 | ||\n") == "行政许可·0···");
  CHECK(cells_of(" |  | 0 | 1 |\n") == "··0·1·");
}

TEST_CASE("HTML rows give what their cells show, wherever tags stand") {
  CHECK(cells_of("<tr><td colspan=\"3\"><p>规章</p></td><td><p><span>12</span></p></td><td>&nbsp;</td></tr>\n") ==
        "规章·12··");
  CHECK(cells_of("<TR><TD>商业<br />企业</TD>\n<TD>\n  <p>0</p>\n</TD>\n</TR>\n") == "商业企业·0·");
  CHECK(cells_of("<tr><td>规章<td>1") == "规章·1·");
  // A table that only lays the page out gives way to what stands in it.
  CHECK(cells_of("<tr><td class=\"content\">\n<h1>标题</h1>\n<table><tr><td>1</td></tr></table></td></tr>") == "·");
}

TEST_CASE("A page of HTML on one line is cut at its block elements") {
  const Tree tree =
      parse(text::Text::from("<html><body><h2>一、总体情况</h2><p>甲</p><p>乙</p><table><tr><td>1</td></tr>"
                             "<tr><td>2</td></tr></table></body></html>"));
  std::size_t rows = 0;
  std::size_t prose = 0;
  tree.for_each(0, tree.size(), [&](const Block& block) {
    rows += block.kind == BlockKind::row ? 1 : 0;
    prose += block.kind == BlockKind::prose ? 1 : 0;
    return true;
  });
  CHECK(rows == 2);
  CHECK(prose == 3);
}

TEST_CASE("What a reader has read and is written down again is read as the same cells") {
  static constexpr std::string_view pieces[] = {
      "规章",       "0",        "7",         "",       " ",         "　",     "\u00a0", "（三）", "1.属于",    "-",
      "--",         ":",        "12,345",    "\ufeff", "<b>甲</b>", "&nbsp;", "&lt;",   "**乙**", "#",         "一、",
      "\u200b",     "%% 甲",    "<p>丙</p>", "<br />", "|",         "\t",     "\n",     "\r\n",   "</td><td>", "\"",
      "\"甲\n乙\"", "<tr><td>", "</tr>",     "\t\t",   "\n\t",      " | ",    "\f"};
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  for (std::size_t round = 0; round < tests::random_edits(3000); ++round) {
    std::string text;
    for (std::size_t n = random.upto(12); n > 0; --n) {
      text += pieces[random.upto(std::size(pieces) - 1)];
      if (random.one_in(20)) text += tests::random_bytes(random, 3);
    }
    INFO(text);
    REQUIRE(tests::covers(text));
    REQUIRE(tests::broken_row(text) == "");
    for (const Notation notation : {Notation::cells, Notation::tsv, Notation::bars, Notation::html}) {
      tests::Row row(1 + random.upto(8));
      for (std::string& cell : row) cell = pieces[random.upto(std::size(pieces) - 1)];
      REQUIRE(tests::broken_row(tests::write_row(row, notation)) == "");
    }
  }
}

}  // namespace gouji::syntax
