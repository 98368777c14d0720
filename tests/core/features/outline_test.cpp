// Tests the tree of reports, sections, aspects and tables.
#include "core/features/outline.h"

#include <catch2/catch.hpp>

#include <functional>
#include <utility>

#include "tests/support/case_file.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using features::Symbol;

void describe_symbols(const std::vector<Symbol>& symbols, const std::string& indent, std::string& out) {
  constexpr std::string_view kinds[] = {"report", "section", "aspect", "table"};
  for (const Symbol& symbol : symbols) {
    if (symbol.kind == features::SymbolKind::row) continue;
    out += indent + std::string(kinds[static_cast<std::size_t>(symbol.kind)]) + " " + symbol.name + "\n";
    describe_symbols(symbol.children, indent + "  ", out);
  }
}

void check_outline(std::string_view text, const std::string& expected) {
  std::string out;
  describe_symbols(features::outline(open(text)), "", out);
  CHECK(out == expected);
}

// The rows of the first table that has some, each with the words it stands in.
std::vector<std::pair<std::string, std::string>> first_rows(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> rows;
  const std::function<void(const std::vector<Symbol>&)> visit = [&](const std::vector<Symbol>& symbols) {
    for (const Symbol& symbol : symbols) {
      const bool begun = !rows.empty();
      if (symbol.kind == features::SymbolKind::row)
        rows.emplace_back(symbol.name, text.substr(symbol.range.begin, symbol.range.size()));
      if (!begun) visit(symbol.children);
    }
  };
  visit(features::outline(open(text)));
  return rows;
}

}  // namespace

TEST_CASE("A report lists its sections with their aspects and tables") {
  check_outline(base_text("2021", "markdown"),
                "report 云溪市青禾区农业农村局2023年政府信息公开工作年度报告\n"
                "  section 一、总体情况\n"
                "    aspect （一）主动公开\n"
                "    aspect （二）依申请公开\n"
                "    aspect （三）政府信息管理\n"
                "    aspect （四）政府信息公开平台建设\n"
                "    aspect （五）监督保障\n"
                "  section 二、主动公开政府信息情况\n"
                "    table 第二十条第（一）项\n"
                "    table 第二十条第（五）项\n"
                "    table 第二十条第（六）项\n"
                "    table 第二十条第（八）项\n"
                "  section 三、收到和处理政府信息公开申请情况\n"
                "    table s3\n"
                "  section 四、政府信息公开行政复议、行政诉讼情况\n"
                "    table s4\n"
                "  section 五、存在的主要问题及改进情况\n"
                "  section 六、其他需要报告的事项\n");
}

TEST_CASE("Names are the document's own words, run-in headings end where the prose begins") {
  check_outline(
      "雲溪市青禾區林業局\n2023年政府信息公開工作年度報告\n一、總體情況\n（一）主動公開情況。全年公開信息5條。\n"
      "六、其他需要匯報事項\n無。\n",
      "report 雲溪市青禾區林業局2023年政府信息公開工作年度報告\n"
      "  section 一、總體情況\n"
      "    aspect （一）主動公開情況\n"
      "  section 六、其他需要匯報事項\n");
}

TEST_CASE("A table lists the rows that it has, in the order in which they stand") {
  const std::string head = "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
  using Rows = std::vector<std::pair<std::string, std::string>>;
  CHECK(
      first_rows(head +
                 "| 第二十条第（六）项 |  |\n| 信息内容 | 本年处理决定数量 |\n| 行政强制 | 0 |\n| 行政处罚 | 3 |\n") ==
      Rows{{"行政强制", "| 行政强制 | 0 "}, {"行政处罚", "| 行政处罚 | 3 "}});
  CHECK(first_rows(head + "\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政强制\n\t0\n") ==
        Rows{{"行政强制", "\t行政强制\n\t0"}});
  CHECK(features::outline(open(head), features::OutlineDepth::tables).size() == 1);
  CHECK(features::outline(open(head), features::OutlineDepth::rows, [] { return true; }).empty());
}

TEST_CASE("Each report of a compendium is a tree of its own, and other texts have none") {
  check_outline(
      "云溪市青禾区甲局2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n"
      "云溪市青禾区乙局2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n",
      "report 云溪市青禾区甲局2023年政府信息公开工作年度报告\n"
      "  section 一、总体情况\n"
      "  section 六、其他需要报告的事项\n"
      "report 云溪市青禾区乙局2023年政府信息公开工作年度报告\n"
      "  section 一、总体情况\n");
  // The organ may stand alone on the first line, with a comment above it.
  check_outline(
      "青禾区司法局\n2019年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n"
      "<!-- 乙 -->\n青禾区水务局\n\n2019年政府信息公开工作年度报告\n一、总体情况\n平稳。\n"
      "青禾区林业局2020年政府信息公开\n工作年度报告\n一、总体情况\n",
      "report 青禾区司法局2019年政府信息公开工作年度报告\n"
      "  section 一、总体情况\n"
      "  section 六、其他需要报告的事项\n"
      "report 青禾区水务局2019年政府信息公开工作年度报告\n"
      "  section 一、总体情况\n"
      "report 青禾区林业局2020年政府信息公开工作年度报告\n"
      "  section 一、总体情况\n");
  check_outline("会议通知\n一、会议时间\n", "");
  check_outline("", "");
}

TEST_CASE("A restart of section one begins a report, with its title where that is the same") {
  const std::string sections =
      "一、总体情况\n平稳。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n无。\n";
  const std::string listed =
      "  section 一、总体情况\n  section 二、主动公开政府信息情况\n  section 三、收到和处理政府信息公开申请情况\n"
      "  section 六、其他需要报告的事项\n";
  const std::string title = "青禾区司法局2019年政府信息公开工作年度报告";
  check_outline(title + "\n" + sections + title + "\n本报告按规定编制。\n" + sections,
                "report " + title + "\n" + listed + "report " + title + "\n" + listed);
}

TEST_CASE("A running header that repeats the title begins no report") {
  check_outline(
      "青禾区司法局\n2019年政府信息公开工作年度报告\n一、总体情况\n平稳。\n"
      "- 2 -\n青禾区司法局2019年政府信息公开工作年度报告\n六、其他需要报告的事项\n无。\n",
      "report 青禾区司法局2019年政府信息公开工作年度报告\n"
      "  section 一、总体情况\n"
      "  section 六、其他需要报告的事项\n");
}

}  // namespace gouji::tests
