// Tests which row and which column are told while a row is typed.
#include "core/features/signature_help.h"

#include <catch2/catch.hpp>

#include "tests/support/case_file.h"
#include "tests/support/places.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

// "二、上年结转…: [自然人] = 2 (…)": the row, the active column, and what must stand there.
std::string described(const std::optional<features::RowSignature>& row) {
  if (!row) return "nothing";
  const features::SignatureColumn& active = row->columns.at(row->active);
  std::string line = row->row + ": [" + active.label + "]";
  if (active.computed) line += " = " + active.computed->to_string() + " (" + active.reckoning + ")";
  return line;
}

void check_signature(const std::string& text, std::string_view marked, const std::string& expected) {
  INFO(marked);
  CHECK(described(features::row_signature(open(text), cursor_in(text, marked))) == expected);
}

const std::string carried = "| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |";

// The sample with another row in the place of 二、上年结转…; the cursor is marked in it.
void check_row(const std::string& row, const std::string& expected) {
  const MarkedText marked = read_marks(row);
  check_signature(support::replaced(base_text("2021", "markdown"), carried, marked.text), row, expected);
}

}  // namespace

TEST_CASE("A value of a whole row tells its column and what it must be") {
  check_row("| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1$0 | 0 | 0 | 0 | 0 | 3 |",
            "二、上年结转政府信息公开申请数量: [商业企业] = 1 (3 - 2 = 1)");
  check_row("| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | $03 |",
            "二、上年结转政府信息公开申请数量: [总计] = 3 (2 + 1 = 3)");
}

TEST_CASE("A row that is typed from left to right tells the column that comes now, blank labels or none before it") {
  check_row("| 二、上年结转政府信息公开申请数量 |$0",
            "二、上年结转政府信息公开申请数量: [自然人] = 2 (27 + 1 - 26 = 2)");
  check_row("| 二、上年结转政府信息公开申请数量 |  |  |$0",
            "二、上年结转政府信息公开申请数量: [自然人] = 2 (27 + 1 - 26 = 2)");
  check_row("| 二、上年结转政府信息公开申请数量 |  |  | 2 | $0",
            "二、上年结转政府信息公开申请数量: [商业企业] = 1 (6 + 1 - 6 = 1)");
  check_row("| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1 |$0",
            "二、上年结转政府信息公开申请数量: [科研机构] = 0 (2 - 2 = 0)");
  check_row("| 二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | $0",
            "二、上年结转政府信息公开申请数量: [社会公益组织] = 0 (1 - 1 = 0)");
  check_row("| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | $0",
            "二、上年结转政府信息公开申请数量: [总计] = 3 (2 + 1 = 3)");
}

TEST_CASE("A label, a header, prose and what stands behind the last column tell no row") {
  check_row("| 二、上年$0结转政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "nothing");
  check_row("| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |$0", "nothing");
  const std::string text = base_text("2021", "markdown");
  check_signature(text, "| 自然$0人 |", "nothing");
  check_signature(text, "围绕乡村$0振兴", "nothing");
  check_signature("会议通知\n\n| 科室 | 5 |\n", "| 科室 | $05 |", "nothing");
  check_signature("", "$0", "nothing");
}

TEST_CASE("Tabs, bars and one cell a line tell the same") {
  check_signature(base_text("2021", "tsv"), "2.重复申请\t1\t0$0\t", "2.重复申请: [商业企业] = 0 (2 - 1 - 1 = 0)");
  const std::string tabs =
      support::replaced(base_text("2021", "tsv"), "2.重复申请\t1\t0\t0\t0\t1\t0\t2", "2.重复申请\t1\t");
  check_signature(tabs, "2.重复申请\t1\t$0", "2.重复申请: [商业企业] = 0 (5 - 3 - 2 = 0)");
  check_signature(base_text("2021", "pipes"), "四、結轉下年度繼續辦理 | 3 | $01 |",
                  "四、結轉下年度繼續辦理: [商業企業] = 1 (4 - 3 = 1)");
  check_signature(base_text("2021", "cells"), "\t行政强制\n\t$01\n", "行政强制: [本年处理决定数量]");
  const std::string lines = support::replaced(base_text("2021", "cells"), "\t行政强制\n\t1\n", "\t行政强制\n\t\n");
  check_signature(lines, "\t行政强制\n\t$0\n", "行政强制: [本年处理决定数量]");
}

TEST_CASE("Table 四, whose row has no label, is told by its name, its columns by their groups") {
  const std::string text = base_text("2021", "markdown");
  check_signature(text, "| 2 | 0 | 1 | 0 | $03 | 0 | 0 |",
                  "四、政府信息公开行政复议、行政诉讼情况: [行政复议·总计] = 3 (2 + 1 = 3)");
  const std::string begun =
      support::replaced(text, "| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 1 | 0 | 1 | 0 | 1 | 0 | 1 | 2 |", "| 2 | ");
  check_signature(begun, "|\n| 2 | $0\n", "四、政府信息公开行政复议、行政诉讼情况: [行政复议·结果纠正]");
}

}  // namespace gouji::tests
