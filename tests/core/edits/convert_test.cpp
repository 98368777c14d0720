// Tests the laws of converting tables: the same cells in every notation, no number changed, nothing lost.
#include "core/edits/convert.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/text/unicode.h"
#include "tests/support/case_file.h"
#include "tests/support/reports.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using edits::ConvertOptions;
using edits::Target;

constexpr std::string_view sections[] = {"s2", "s3", "s4"};
constexpr ConvertOptions aligned{Target::markdown, true, 2};
constexpr ConvertOptions compact{Target::markdown, false, 2};
constexpr ConvertOptions to_cells{Target::cells, true, 2};
constexpr ConvertOptions to_tsv{Target::tsv, true, 2};
constexpr ConvertOptions all_targets[] = {aligned, compact, to_cells, to_tsv};

// The text with the section's tables converted; empty where that is refused.
std::optional<std::string> converted(const std::string& text, std::string_view section, const ConvertOptions& options) {
  const model::Snapshot snapshot = open(text);
  const auto placed = snapshot.all_reports();
  if (placed.empty()) return std::nullopt;
  const auto edit = edits::convert({*placed.front().report, snapshot.text(), placed.front().begin}, section, options);
  if (!edit) return std::nullopt;
  text::EditList edits;
  REQUIRE(edits.add({{placed.front().begin + edit->range.begin, placed.front().begin + edit->range.end}, edit->text}));
  return text::apply(text, edits);
}

// With all sections converted that can be.
std::string all_converted(std::string text, const ConvertOptions& options) {
  for (const std::string_view section : sections) text = converted(text, section, options).value_or(text);
  return text;
}

// Everything that was read of the tables: cells by address, values too many or too few, rows that no form knows.
std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> lines;
  const model::Snapshot snapshot = open(text);
  for (const model::PlacedReport& placed : snapshot.all_reports()) {
    for (const model::Table& table : placed.report->tables) {
      lines.push_back(table.spec().id + " of " + table.form->id);
      for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (table.cells[i])
          lines.push_back(table.address({i / table.columns(), i % table.columns()}) + "=" + table.texts[i]);
      for (const auto& row : table.rows)
        if (row) lines.push_back(std::to_string(row->leaf) + " with " + std::to_string(row->found_values));
      for (const model::BoundRow& row : table.duplicates)
        lines.push_back(std::to_string(row.leaf) + " again with " + std::to_string(row.found_values));
      for (const model::UnknownRow& row : table.unknown) lines.push_back("unknown " + row.text);
    }
  }
  return lines;
}

std::multiset<std::string> digit_runs(const std::string& text) {
  std::multiset<std::string> runs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    const bool ordinal = text[at] == '.' && !(text[at + 1] >= '0' && text[at + 1] <= '9');
    if (at > begin && !ordinal && text.compare(at, 3, "、") != 0) runs.insert(text.substr(begin, at - begin));
  }
  return runs;
}

// Values too many have no column: the one thing among the reports here that cannot be converted.
bool has_extra_values(const std::string& text, std::string_view section) {
  const model::Snapshot snapshot = open(text);
  const auto read = snapshot.report_at(0)->report;
  for (const model::Table& table : read->tables)
    for (const auto& row : table.rows)
      if (row && !row->extra.empty() && table.spec().id.starts_with(section)) return true;
  return false;
}

// What is found, except of labels: those are written anew.
std::multiset<std::string> findings(const std::string& text) {
  std::multiset<std::string> found;
  const model::Snapshot snapshot = open(text);
  for (const model::Finding& finding : snapshot.findings(snapshot.finding_count())) {
    const std::string code(messages::name(finding.code));
    if (code != "column.label" && code != "column.missing" && code != "row.label")
      found.insert(code + " " + finding.cell);
  }
  return found;
}

}  // namespace

TEST_CASE("The same cells are read in every notation, and converting again changes nothing") {
  for (const ReportFile& file : all_reports()) {
    const bool html = file.name.ends_with(".html");
    for (const std::string_view section : sections) {
      for (const ConvertOptions& options : all_targets) {
        INFO(file.name << " " << section << " to " << static_cast<int>(options.target)
                       << (options.align ? "" : " compact"));
        const std::optional<std::string> once = converted(file.text, section, options);
        CHECK(once.has_value() != has_extra_values(file.text, section));
        if (!once) continue;
        CHECK(read(*once) == read(file.text));
        CHECK(findings(*once) == findings(file.text));
        if (!html) CHECK(digit_runs(*once) == digit_runs(file.text));
        CHECK(converted(*once, section, options) == once);
      }
    }
  }
}

TEST_CASE("A way through all notations leads back") {
  for (const ReportFile& file : all_reports()) {
    INFO(file.name);
    const std::string start = all_converted(file.text, compact);
    CHECK(all_converted(all_converted(all_converted(start, to_cells), to_tsv), compact) == start);
    CHECK(all_converted(all_converted(start, aligned), compact) == start);
    CHECK(read(all_converted(start, to_tsv)) == read(file.text));
  }
}

TEST_CASE("Markdown is aligned by the width on screen, or not padded at all") {
  const std::string cells =
      "\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t１２3\n\n\t行政强制\n\t\n";
  CHECK(
      converted(cells, "s2", compact) ==
      "| 第二十条第（六）项 |  |\n| --- | ---: |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | １２3 |\n| 行政强制 |  |\n");
  CHECK(converted(cells, "s2", aligned) ==
        "| 第二十条第（六）项 |                  |\n"
        "| ------------------ | ---------------: |\n"
        "| 信息内容           | 本年处理决定数量 |\n"
        "| 行政处罚           |            １２3 |\n"
        "| 行政强制           |                  |\n");
  CHECK(converted(cells, "s2", to_tsv) ==
        "第二十条第（六）项\t\t\n信息内容\t本年处理决定数量\t\n行政处罚\t１２3\t\n行政强制\t\t\n");
  CHECK(converted(cells, "s2", to_cells) == cells);
}

TEST_CASE("The width of quotes is a setting") {
  const std::string text = base_text("2021", "markdown");
  const auto column = [&text](int ambiguous) {
    const std::string wide = *converted(text, "s3", {Target::markdown, true, ambiguous});
    const std::size_t begin =
        wide.find("| 3.危及") == std::string::npos ? wide.find("3.危及") : wide.find("| 3.危及") + 2;
    return wide.substr(begin, wide.find('|', begin) - begin);
  };
  CHECK(text::display_width(column(1), 1) == text::display_width(column(2), 2));
  CHECK(column(1).size() == column(2).size() + 2);
}

TEST_CASE("Table two is one Markdown table, and all of the form is printed") {
  const std::string text = base_text("2021", "markdown");
  CHECK(converted(text, "s2", compact) == text);
  CHECK(converted(text, "s3", compact) == text);
  CHECK(converted(text, "s4", compact) == text);
  const std::string pipes = all_converted(base_text("2021", "pipes"), compact);
  CHECK(pipes.find("| 三、本年度辦理結果 | （一）予以公開 |  | 9 |") != std::string::npos);
  CHECK(pipes.find("|  | （三）不予公開 | 1.屬於國家秘密 | 0 |") != std::string::npos);
  CHECK(pipes.find("|  |  | 2.其他法律行政法規禁止公開 | 0 |") != std::string::npos);
}

TEST_CASE("Line breaks, the end of the text and blank lines around tables stay in order") {
  const std::string text = base_text("2019", "tsv");
  CHECK(all_converted(with_crlf(text), compact) == with_crlf(all_converted(text, compact)));
  CHECK(all_converted(with_crlf(text), to_cells) == with_crlf(all_converted(text, to_cells)));
  const std::string table = "第二十条第（六）项\t\t\n信息内容\t本年处理决定数量\t\n行政处罚\t3\t";
  const std::string markdown =
      "| 第二十条第（六）项 |  |\n| --- | ---: |\n| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 3 |";
  CHECK(converted(table, "s2", compact) == markdown);
  CHECK(converted("说明\n" + table + "\n说明\n", "s2", compact) == "说明\n\n" + markdown + "\n\n说明\n");
  CHECK(converted("说明\n\n" + table + "\n\n说明\n", "s2", compact) == "说明\n\n" + markdown + "\n\n说明\n");
}

TEST_CASE("A header that no heading announces is not written twice") {
  std::string paragraph;
  for (int i = 0; i < 100; ++i) paragraph += "字";
  const std::string text =
      support::replaced(base_text("2019", "pipes"), "四、政府信息公开行政复议、行政诉讼情况\n", paragraph + "\n");
  for (const ConvertOptions& options : all_targets) {
    const std::optional<std::string> once = converted(text, "s4", options);
    REQUIRE(once);
    CHECK(converted(*once, "s4", options) == once);
    CHECK(read(*once) == read(text));
  }
}

TEST_CASE("The tags of a table go with it") {
  const std::string table =
      "<h2>二、主动公开政府信息情况</h2><table border=\"1\"><tbody><tr><td>第二十条第（六）项</td></tr><tr><td>信息内容</td>"
      "<td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>3</td></tr></tbody></table><p>说明</p>\n";
  CHECK(
      converted(table, "s2", to_tsv) ==
      "<h2>二、主动公开政府信息情况</h2>\n第二十条第（六）项\t\t\n信息内容\t本年处理决定数量\t\n行政处罚\t3\t\n<p>说明</p>\n");
}

TEST_CASE("A label keeps its own words where they are not the official ones") {
  const std::string label = "| 行政强制（含查封） |";
  const std::string text = support::replaced(base_text("2021", "markdown"), "| 行政强制 |", label);
  CHECK(all_converted(text, compact).find(label) != std::string::npos);
  const std::string misprint = support::replaced(text, "| 社会公益组织 |", "| 社会组织 |");
  CHECK(all_converted(misprint, compact) == text);  // headers are those of the form
  const std::string spaced = support::replaced(text, "| 2.重复申请 |", "| 2、 重复申请 |");
  CHECK(all_converted(spaced, compact) == text);
}

TEST_CASE("Rows that are unknown, doubled, out of order or too short stay what and where they are") {
  const std::string text = base_text("2021", "markdown");
  const std::string row = "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
  for (const std::string& lines : {
           row + "|  |  | 9.本市自定事项 | 7 | 8 | 9 | 1 | 2 | 3 | 4 |\n",
           row + "|  |  | 2.重复申请 | 5 | 6 | 7 |  | 2 | 3 | 4 |\n",
           row + "| 小计 |  |  | 5 | 6 | 7 |  | 2 | 3 | 4 |\n",
           std::string("|  |  | 2.重复申请 | 1 | 2 | 3 | 4 | 5 | 6 |\n"),
           std::string("|  |  | 2.重复申请 |\n"),
           row + "|  |  | 6.属于四类过程性信息 | 1 |  |  |  |  |  | 1 |\n",
       }) {
    INFO(lines);
    const std::string changed = support::replaced(text, row, lines);
    CHECK(converted(changed, "s3", compact) == changed);
    for (const ConvertOptions& options : all_targets) {
      const std::string other = all_converted(changed, options);
      CHECK(read(other) == read(changed));
      CHECK(digit_runs(other) == digit_runs(changed));
      CHECK(all_converted(other, compact) == changed);
    }
  }
}

TEST_CASE("A group without rows keeps its label") {
  std::string text = base_text("2021", "tsv");
  const std::size_t first = text.find("1.申请人无正当理由逾期不补正");
  const std::size_t end = text.find("\t（七）总计", first);
  text.replace(first, end - first, "\t\t\t\t\t\t\t\n");
  for (const ConvertOptions& options : all_targets) {
    const std::string other = *converted(text, "s3", options);
    CHECK(other.find("（六）其他处理") != std::string::npos);
    CHECK(read(other) == read(text));
  }
}

TEST_CASE("What would be lost is not converted") {
  const std::string text = base_text("2021", "markdown");
  const std::string row = "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
  for (const std::string& lines : {
           std::string("|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 5 |\n"),  // a value too many
           row + "以下各项由街道填写。\n",                                         // prose among the rows
           row + "<!-- gouji-ignore sum.row -->\n",
           row + "|  |  | 备注 |  |  |  |  |  |  |  |\n",  // words that are no label
       }) {
    INFO(lines);
    for (const ConvertOptions& options : all_targets)
      CHECK_FALSE(converted(support::replaced(text, row, lines), "s3", options));
  }
  CHECK_FALSE(converted("", "s2", compact));
  CHECK_FALSE(converted("二、主动公开政府信息情况\n", "s2", compact));
  // Fifteen dashes between bars are no line under a header.
  std::string dashes = base_text("2021", "tsv");
  const std::size_t row_four = dashes.find('\n', dashes.rfind("总计\t结果维持")) + 1;
  dashes.replace(row_four, dashes.find('\n', row_four) - row_four, "-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-");
  for (const ConvertOptions& options : all_targets) CHECK(read(*converted(dashes, "s4", options)) == read(dashes));
}

}  // namespace gouji::tests
