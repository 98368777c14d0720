// Tests what is offered where something is missing: in empty and half-written documents, in sections and in tables.
#include <catch2/catch.hpp>

#include "tests/core/features/completing.h"
#include "tests/support/case_file.h"
#include "tests/support/places.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

// How editors filter: all typed characters stand in the text, in their order.
bool holds_in_order(std::string_view text, std::string_view typed) {
  std::size_t at = 0;
  for (const char c : typed) {
    at = text.find(c, at);
    if (at == text.npos) return false;
    ++at;
  }
  return true;
}

std::vector<std::string> whole_offer() {
  std::vector<std::string> offer = {"report 政府信息公开工作年度报告", "title 机关全称2024年政府信息公开工作年度报告"};
  offer.insert(offer.end(), all_sections.begin(), all_sections.end());
  return offer;
}

}  // namespace

TEST_CASE("An empty document offers the whole report where its language or its author asks for it") {
  check_offers("$0", in_report, whole_offer());
  check_offers("$0", invoked_in_markdown, whole_offer());
  check_offers("\n\n  $0\n", invoked_in_markdown, whole_offer());
  check_offers("$0", in_markdown, {});
  check_offers("会议通知\n\n一$0", in_markdown, {});
}

TEST_CASE("A begun report offers the sections that it lacks, in their order") {
  check_offers(begun + "$0", in_markdown,
               {"aspect （一）主动公开", "aspect （二）依申请公开", "aspect （三）政府信息管理",
                "aspect （四）政府信息公开平台建设", "aspect （五）监督保障", all_sections[1], all_sections[2],
                all_sections[3], all_sections[4], all_sections[5]});
  check_offers(begun + "## 二、主动公开政府信息情况\n\n$0", in_markdown,
               {"tables 第二十条第（一）项", all_sections[2], all_sections[3], all_sections[4], all_sections[5]});
}

TEST_CASE("A section is offered only where its turn is") {
  const std::string sections = begun.substr(begun.find("## "));
  const std::string last = "## 六、其他需要报告的事项\n\n无。\n";
  check_offers("$0\n" + sections + last, in_markdown, {"title 机关全称2023年政府信息公开工作年度报告"});
  const std::vector<std::string> between = {all_sections[1], all_sections[2], all_sections[3], all_sections[4]};
  std::vector<std::string> offered = described(complete(begun + "$0\n\n" + last, in_markdown));
  std::erase_if(offered, [](const std::string& item) { return !item.starts_with("section "); });
  CHECK(offered == between);
  check_offers(begun + last + "\n$0", in_markdown, {"sentence 本年度未收取信息处理费。"});
}

TEST_CASE("Who begins with the name of an organ is offered its title") {
  for (const std::string typed : {"青禾区林业局", "# 青禾区林业局", "  青禾区林业局"}) {
    INFO(typed);
    const std::vector<CompletionItem> items = complete(typed + "$0", invoked_in_markdown);
    const CompletionItem& title = find(items, "青禾区林业局2024年政府信息公开工作年度报告");
    CHECK(title.filter_text.starts_with(typed.substr(typed.find_first_not_of(' '))));
    CHECK(title.filter_text.find('\n') == std::string::npos);
    CHECK(chosen(typed, title).ends_with("# 青禾区林业局2024年政府信息公开工作年度报告\n"));
    CHECK(chosen(typed, items.front()).find("# 青禾区林业局2024年政府信息公开工作年度报告\n") != std::string::npos);
  }
  for (const std::string typed : {"一、总", "政府信息", "# 情况", "2024年", "局"})
    CHECK(complete(typed + "$0", invoked_in_markdown).at(1).label.starts_with("机关全称"));
}

TEST_CASE("An item is found by each of its words once") {
  const std::string clean = base_text("2021", "markdown");
  const std::string row = "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
  const std::string marked = support::replaced(clean, row, "|$0\n");
  CHECK(find(complete(marked, in_markdown), "2.重复申请").filter_text == "|2.重复申请 重复申请");
}

TEST_CASE("Nothing is offered inside a line of prose or where nothing is missing") {
  check_offers(begun + "2023年，工$0作平稳。\n", in_markdown, {});
  const std::string clean = base_text("2021", "markdown");
  CHECK(features::completion(open(clean), clean.size(), in_markdown).empty());
  CHECK(features::completion(open(clean), cursor_in(clean, "| 2.重复申请$0"), in_markdown).empty());
}

TEST_CASE("Typed words are replaced, and items are found by them with and without number") {
  for (const std::string_view typed : {"", "二", "二、", "主动公开", "## 二", "## 主动", "  二", "#", "## "}) {
    INFO(typed);
    const std::string marked = begun + std::string(typed) + "$0\n";
    const std::vector<CompletionItem> items = complete(marked, in_markdown);
    const CompletionItem& item = find(items, "二、主动公开政府信息情况");
    const std::string_view words = typed.substr(std::min(typed.find_first_not_of(' '), typed.size()));
    CHECK(item.replace.size() == words.size());
    CHECK(item.replace_all == item.replace);
    CHECK(holds_in_order(item.filter_text, words));
    const std::string after = chosen(marked, item);
    CHECK(after.find("\n" + std::string(typed.substr(0, typed.size() - words.size())) +
                     "## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 |") != std::string::npos);
  }
}

TEST_CASE("Aspects are offered for what follows a bracket") {
  const std::vector<CompletionItem> items = complete(begun + "（一$0\n", in_markdown);
  const CompletionItem& item = find(items, "（一）主动公开");
  CHECK(item.filter_text.starts_with("（一）主动公开"));
  const std::string after = chosen(begun + "（一$0\n", item);
  CHECK(after.find("\n### （一）主动公开\n\n围绕重点工作，") != std::string::npos);
}

TEST_CASE("Every section that is chosen reads back complete, and nothing is found in it but what its neighbours lack") {
  const std::string text = begun + "$0";
  for (const std::string& section : all_sections) {
    const std::string label = section.substr(std::string("section ").size());
    if (label == "一、总体情况") continue;
    INFO(label);
    const model::Snapshot snapshot = open(chosen(text, find(complete(text, in_markdown), label)));
    INFO(describe(snapshot));
    const auto read = snapshot.report_at(0)->report;
    const model::Report& report = *read;
    for (const templates::Section& part : report.form->sections) {
      if (part.title != label) continue;
      CHECK(report.section(part.id) != nullptr);
      for (const std::size_t index : part.tables) {
        const model::Table* table = report.table(report.form->tables[index].id);
        REQUIRE(table != nullptr);
        for (std::size_t i = 0; i < table->cells.size(); ++i) {
          REQUIRE(table->cells[i]);
          CHECK(table->texts[i] == "0");
        }
      }
    }
    std::size_t neighbours = 0;
    for (const model::Finding& finding : report.findings) {
      // What was typed before has no period and little to say.
      const bool begun_so =
          finding.code == messages::Code::period_missing || finding.code == messages::Code::subsection_missing;
      CHECK((begun_so || finding.code == messages::Code::section_missing));
      neighbours += begun_so ? 0 : 1;
    }
    CHECK(neighbours == 4);
  }
}

TEST_CASE("The whole report that is chosen has no finding, in either form of heading") {
  for (const CompletionContext& context : {in_report, invoked_in_text}) {
    const std::vector<CompletionItem> items = complete("$0", context);
    REQUIRE_FALSE(items.empty());
    const model::Snapshot snapshot = open(chosen("$0", items.front()));
    INFO(snapshot.text().str() << describe(snapshot));
    CHECK(snapshot.finding_count() == 0);
    CHECK(snapshot.all_reports().front().report->year == 2024);
    CHECK((snapshot.text().byte_at(0) == '#') == context.markdown);
  }
}

TEST_CASE("A report over Windows line breaks or in traditional characters is completed in kind") {
  const std::string crlf = with_crlf(begun) + "二$0";
  CHECK(chosen(crlf, find(complete(crlf, in_markdown), "二、主动公开政府信息情况")).find("情况\r\n\r\n| 第二十条") !=
        std::string::npos);
  const std::string traditional = "雲溪市青禾區林業局2023年政府信息公開工作年度報告\n一、總體情況\n全年平穩。\n$0";
  const CompletionItem item = find(complete(traditional, in_markdown), "五、存在的主要問題及改進情況");
  CHECK(chosen(traditional, item).find("\n五、存在的主要問題及改進情況\n") != std::string::npos);
}

TEST_CASE("A table that lacks rows offers them where its next row is typed, in its own notation") {
  struct RowCase {
    std::string_view notation;
    std::string_view lost;      // lines that are taken out
    std::string_view typed;     // what stands there instead
    std::string_view inserted;  // what choosing brings
  };
  const RowCase cases[] = {
      {"markdown", "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n", "",
       "\n|  |  | 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"},
      {"markdown", "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n", "| 2",
       "\n|  |  | 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"},
      {"tsv", "\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", "",
       "\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n"},
      {"pipes", "2.重複申請 | 4 | 1 | 0 | 0 | 0 | 0 | 5 | ||\n", "2", "申請 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||\n"},
      {"cells", "\t行政强制\n\t1\n", "\t行", "\n\t行政强制\n\t0\n"},
      {"cells", "\t行政强制\n\t1\n", "\t", "\n\t行政强制\n\t0\n"},
  };
  for (const RowCase& row : cases) {
    INFO(row.notation << " " << row.typed);
    const std::string text = base_text("2021", row.notation);
    const std::string marked = support::replaced(text, row.lost, std::string(row.typed) + "$0\n");
    const std::vector<CompletionItem> items = complete(marked, in_markdown);
    REQUIRE(items.size() == 1);
    CHECK(items.front().kind == CompletionKind::row);
    const std::string after = chosen(marked, items.front());
    INFO(after.substr(after.find(items.front().label) - 60, 200));
    CHECK(after.find(row.inserted) != std::string::npos);
    const model::Snapshot snapshot = open(after);
    for (const model::Finding& finding : snapshot.findings(50)) CHECK(finding.code != messages::Code::row_missing);
  }
}

TEST_CASE("Items keep their order when sorted by their sort text") {
  const std::vector<CompletionItem> items = complete("$0", in_report);
  for (std::size_t i = 1; i < items.size(); ++i) CHECK(items[i - 1].sort_text < items[i].sort_text);
}

TEST_CASE("A blank cell offers the number that the sums determine, and how it is reckoned") {
  const auto check_value = [](const std::string& marked, const std::string& value, const std::string& reckoning) {
    INFO(marked.substr(marked.find("$0") < 60 ? 0 : marked.find("$0") - 60, 80));
    const std::vector<CompletionItem> items = complete(marked, in_markdown);
    REQUIRE(described(items) == std::vector<std::string>{"value " + value});
    CHECK(std::get<std::string>(items.front().detail.arguments[1].value) == reckoning);
    const model::Snapshot after = open(chosen(marked, items.front()));
    CHECK(after.finding_count() == 0);
  };
  const std::string clean = base_text("2021", "markdown");
  const std::string received = "| 一、本年新收政府信息公开申请数量 |  |  | 26 | 6 | 2 | 1 | 3 | 1 | 39 |";
  for (const std::string_view blank : {" $0 ", "$0  ", "  $0", " $0", "$0 "})
    check_value(support::replaced(
                    clean, received,
                    "| 一、本年新收政府信息公开申请数量 |  |  | 26 | 6 |" + std::string(blank) + "| 1 | 3 | 1 | 39 |"),
                "2", "39 - 26 - 6 - 1 - 3 - 1 = 2");
  check_value(
      support::replaced(clean, received, "| 一、本年新收政府信息公开申请数量 |  |  | 26 | 6 | 2 | 1 | 3 | 1 | $0 |"),
      "39", "26 + 6 + 2 + 1 + 3 + 1 = 39");
  check_value(support::replaced(base_text("2021", "tsv"), "2.没有现成信息需要另行制作\t2\t0\t0\t0\t1\t0\t3",
                                "2.没有现成信息需要另行制作\t2\t0\t0\t0\t$0\t0\t3"),
              "1", "3 - 2 = 1");
}

TEST_CASE("A blank that follows from another blank is offered, one that nothing determines is not") {
  const std::string clean = base_text("2021", "markdown");
  std::string two = support::replaced(clean, "2.重复申请 | 1 | 0 | 0 |", "2.重复申请 | $0 |  | 0 |");
  CHECK(described(complete(two, in_markdown)) == std::vector<std::string>{"value 1"});
  // Four blanks at the crossings of two rows and two columns: one could be more and its neighbours less.
  two = support::replaced(two, "1.信访举报投诉类申请 | 1 | 1 |", "1.信访举报投诉类申请 |  |  |");
  CHECK(complete(two, in_markdown).empty());
}

TEST_CASE("A number that would be negative, or that two sums tell differently, is not offered") {
  const std::string clean = base_text("2021", "markdown");
  const std::string negative =
      support::replaced(clean, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "2.重复申请 | 5 | $0 | 0 | 0 | 0 | 0 | 1 |");
  CHECK(complete(negative, in_markdown).empty());
  const std::string contradicted =
      support::replaced(clean, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "2.重复申请 | 1 | $0 | 0 | 0 | 0 | 0 | 4 |");
  CHECK(complete(contradicted, in_markdown).empty());
}

}  // namespace gouji::tests
