// Tests that a new row looks as its neighbours do, in every notation, with every line break and at every end.
#include "core/edits/table_layout.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/case_file.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

struct RowCase {
  std::string_view what;
  std::string_view form;
  std::string_view notation;
  std::string_view table;
  std::string_view row;   // id of the row that is lost and inserted again
  std::string_view lost;  // its lines in the sample
  std::string_view with;  // its lines as they are written again with the values 1, 2, 3 …
};

constexpr RowCase cases[] = {
    {"an inner row", "2021", "markdown", "s3", "result.rejected.duplicate",
     "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n", "|  |  | 2.重复申请 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n"},
    {"the first row of a group", "2021", "markdown", "s3", "result.rejected.petition",
     "|  | （五）不予处理 | 1.信访举报投诉类申请 | 1 | 1 | 0 | 0 | 1 | 0 | 3 |\n",
     "|  | （五）不予处理 | 1.信访举报投诉类申请 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n"},
    {"the first row of all results", "2021", "markdown", "s3", "result.granted",
     "| 三、本年度办理结果 | （一）予以公开 |  | 9 | 2 | 0 | 1 | 1 | 0 | 13 |\n",
     "| 三、本年度办理结果 | （一）予以公开 |  | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n"},
    {"a row padded with blank cells", "2021", "markdown", "s2.art20-6", "coercion", "| 行政强制 | 2 |  |  |\n",
     "| 行政强制 | 1 |  |  |\n"},
    {"an inner row", "2021", "tsv", "s3", "result.rejected.publication",
     "\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", "\t\t3.要求提供公开出版物\t1\t2\t3\t4\t5\t6\t7\n"},
    {"a row padded with tabs", "2021", "tsv", "s2.art20-6", "coercion", "行政强制\t6\t\t\n", "行政强制\t1\t\t\n"},
    {"the only row of a table", "2021", "tsv", "s2.art20-5", "licensing", "行政许可\t166\t\t\n", "行政许可\t1\t\t\n"},
    {"the only row of a table", "2021", "markdown", "s2.art20-5", "licensing", "| 行政许可 | 212 |  |  |\n",
     "| 行政许可 | 1 |  |  |\n"},
    {"a row of two labels", "2019", "pipes", "s3", "result.denied.state-secret",
     "（三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | |\n",
     "（三）不予公开 | 1.属于国家秘密 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | |\n"},
    {"a row of one label", "2021", "pipes", "s3", "result.rejected.publication",
     "3.要求提供公開出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||\n",
     "3.要求提供公開出版物 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | ||\n"},
    {"a row of two values", "2021", "cells", "s2.art20-6", "coercion", "\t行政强制\n\t1\n\n", "\t行政强制\n\t1\n\n"},
    {"the last row", "2019", "tsv", "s2.art20-1", "normative-documents", "规范性文件\t４\t４\t１６\n",
     "规范性文件\t1\t2\t3\n"},
};

// The text with the row inserted again; empty where nothing can be inserted.
std::string inserted(const std::string& text, const RowCase& row) {
  const model::Snapshot snapshot = open(text);
  const model::PlacedReport placed = snapshot.all_reports().front();
  const model::Table* table = placed.report->table(row.table);
  if (table == nullptr) return {};
  const std::optional<std::size_t> leaf = table->spec().rows.find_leaf(row.row);
  REQUIRE(leaf);
  REQUIRE_FALSE(table->rows[*leaf]);
  std::vector<std::string> values;
  for (std::size_t i = 1; i <= table->columns(); ++i) values.push_back(std::to_string(i));
  const std::optional<text::Edit> edit =
      edits::insert_row({*placed.report, snapshot.text(), placed.begin}, *table, *leaf, values);
  if (!edit) return {};
  text::EditList edits;
  REQUIRE(edits.add(*edit));
  return text::apply(text, edits);
}

// The first lines in which two texts differ; empty when they are equal.
std::string first_difference(const std::string& found, const std::string& expected) {
  const auto differ = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  if (differ.first == found.end() && differ.second == expected.end()) return {};
  const auto line = [](const std::string& text, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  };
  return "found «" + line(found, static_cast<std::size_t>(differ.first - found.begin())) + "», expected «" +
         line(expected, static_cast<std::size_t>(differ.second - expected.begin())) + "»";
}

void check_row(const RowCase& row, std::string (*breaks)(std::string_view)) {
  const std::string text = base_text(row.form, row.notation);
  const std::string without = breaks(support::replaced(text, row.lost, ""));
  const std::string expected = breaks(support::replaced(text, row.lost, row.with));
  CHECK(first_difference(inserted(without, row), expected) == "");
}

std::string as_it_is(std::string_view text) { return std::string(text); }

}  // namespace

TEST_CASE("A row is written as its neighbours are") {
  for (const RowCase& row : cases) {
    INFO(row.notation << " " << row.form << ": " << row.what);
    check_row(row, as_it_is);
    check_row(row, with_crlf);
  }
}

TEST_CASE("A row behind a last line without a line break begins a line of its own") {
  const std::string table = "第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t3";
  const RowCase row{"", "", "", "s2.art20-6", "coercion", "", ""};
  CHECK(inserted(table, row) == table + "\n行政强制\t1");
  CHECK(inserted(with_crlf(table), row) == with_crlf(table) + "\r\n行政强制\t1");
  const std::string markdown =
      "| 第二十条第（六）项 |  |\n| --- | ---: |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 3 |";
  CHECK(inserted(markdown, row) == markdown + "\n| 行政强制 | 1 |");
  const std::string cells = "\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t3";
  CHECK(inserted(cells, row) == cells + "\n\n\t行政强制\n\t1");
}

TEST_CASE("A cell is overwritten where its number stands, and a blank is filled between its bars") {
  const auto written = [](const std::string& line) {
    const std::string text = "第二十条第（六）项\n信息内容 | 本年处理决定数量\n" + line + "\n";
    const model::Snapshot snapshot = open(text);
    const model::PlacedReport placed = snapshot.all_reports().front();
    const model::Table* table = placed.report->table("s2.art20-6");
    REQUIRE(table != nullptr);
    const model::BoundCell* cell = table->cell({0, 0});
    REQUIRE(cell != nullptr);
    text::EditList edits;
    REQUIRE(edits.add(edits::write_cell(*cell, "12")));
    const std::string after = text::apply(text, edits);
    return after.substr(after.find("行政处罚"));
  };
  CHECK(written("| 行政处罚 |  3  |") == "行政处罚 |  12  |\n");
  CHECK(written("行政处罚\t　３\t") == "行政处罚\t　12\t\n");
  CHECK(written("| 行政处罚 |  |") == "行政处罚 | 12 |\n");
  CHECK(written("行政处罚\t无") == "行政处罚\t12\n");
}

}  // namespace gouji::tests
