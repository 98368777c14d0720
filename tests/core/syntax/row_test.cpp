// Tests that rows are cut into cells in every notation, with the place of each cell.
#include <catch2/catch.hpp>

#include "core/syntax/row.h"
#include "core/syntax/tree.h"

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
    cells += cell_text(cell, bytes) + "·";
  }
  return cells;
}

}  // namespace

TEST_CASE("Cells notation gives one cell a tab, broken cells joined") {
  CHECK(cells_of("\t信息内容\n\t本年新\n公开数量\n\t\n") == "信息内容·本年新公开数量··");
  CHECK(cells_of("\t\u30000\r\n\t\u00a03 \r\n") == "0·3·");
  CHECK(cells_of("\t0") == "0·");
}

TEST_CASE("Tabs part cells, blank ones included") {
  CHECK(cells_of("规章\t0\t\t2\t\n") == "规章·0··2··");
  CHECK(cells_of("\t\t3.危及\t0") == "··3.危及·0·");
}

TEST_CASE("Bars part cells, whether they frame the row or not") {
  CHECK(cells_of("| 规章 | 0 | 1 |\n") == "规章·0·1·");
  CHECK(cells_of("规章 | 0 | 1 |\n") == "规章·0·1·");
  CHECK(cells_of("规章 | 0 | 1\n") == "规章·0·1·");
  CHECK(cells_of("|  |  | 2.重复申请 | 0 |\n") == "··2.重复申请·0·");
  CHECK(cells_of("行政许可 | 0 | ||\n") == "行政许可·0···");
}

}  // namespace gouji::syntax
