// Asks the real program what our own client asks: overview, preview, model and pasted tables.
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";
const Json document = {{"textDocument", {{"uri", uri}}}};

Json with(const Json& more) {
  Json params = document;
  params.update(more);
  return params;
}

const std::string wrong_total =
    replaced(clean_report(), " |\n| 二、上年结转政府信息公开申请数量", "9 |\n| 二、上年结转政府信息公开申请数量");

struct Opened {
  LspClient client;
  explicit Opened(const std::string& text) {
    client.begin();
    client.open(uri, text, 1, "gouji-report");
  }
};

std::size_t rendered(const Json& result) {
  std::size_t count = 0;
  for (const Json& part : result.at("parts")) count += part.contains("html") ? 1 : 0;
  return count;
}

std::string html_of(const Json& result) {
  std::string all;
  for (const Json& part : result.at("parts")) all += part.value("html", "");
  return all;
}

}  // namespace

TEST_CASE("the overview of a correct report is complete, and nothing is next") {
  Opened opened(clean_report());
  const Json overview = opened.client.result("gouji/overview", document);
  CHECK(overview.at("version") == 1);
  const Json report = overview.at("reports").at(0);
  CHECK(report.at("organ") == "云溪市青禾区农业农村局");
  CHECK(report.at("year") == 2023);
  CHECK(report.at("completeness") == 100);
  CHECK(report.at("next").is_null());
  CHECK(report.at("sections").size() == 6);
  const Json table = report.at("sections").at(2).at("tables").at(0);
  CHECK(table.at("holds") == table.at("relations").size());
  CHECK(table.at("fails") == 0);
  CHECK(table.at("relations").at(0).at("text").get<std::string>().find(" = ") != std::string::npos);
}

TEST_CASE("a new report is not complete before what it leaves to be written is written") {
  Opened other(clean_report());
  const Json wanted = {{"template", "ogi-2021"}, {"organ", "云溪市青禾区茶叶局"}, {"year", 2024}};
  const Json fresh = other.client.result("gouji/newReport", wanted);
  Opened opened(fresh.at("text").get<std::string>());
  CHECK(opened.client.result("gouji/overview", document).at("reports").at(0).at("completeness") < 100);
}

TEST_CASE("the overview tells what fails, what is missing and what is next") {
  Opened opened(wrong_total);
  const Json report = opened.client.result("gouji/overview", document).at("reports").at(0);
  CHECK(report.at("sections").at(2).at("tables").at(0).at("fails") > 0);
  CHECK(report.at("completeness") < 100);
  CHECK(report.at("next").at("severity") == 1);
  Opened cut(clean_report().substr(0, clean_report().find("## 四、")));
  const Json short_report = cut.client.result("gouji/overview", document).at("reports").at(0);
  CHECK(short_report.at("sections").at(3).at("present") == false);
  CHECK(short_report.at("sections").at(3).at("range").is_null());
  CHECK(short_report.at("sections").at(3).at("tables").at(0).at("relations").empty());
}

TEST_CASE("the preview sends a part once, and again only when it has changed") {
  Opened opened(clean_report());
  const Json first = opened.client.result("gouji/preview", document);
  CHECK(rendered(first) == first.at("parts").size());
  const Json same = opened.client.result("gouji/preview", with({{"previousResultId", first.at("resultId")}}));
  CHECK(rendered(same) == 0);
  CHECK(same.at("parts") != first.at("parts"));
  opened.client.change(
      uri, 2,
      {{{"range", {{"start", {{"line", 8}, {"character", 0}}}, {"end", {{"line", 8}, {"character", 0}}}}},
        {"text", "新"}}});
  const Json typed = opened.client.result("gouji/preview", with({{"previousResultId", same.at("resultId")}}));
  CHECK(rendered(typed) == 1);
  opened.client.change(
      uri, 3,
      {{{"range", {{"start", {{"line", 1}, {"character", 0}}}, {"end", {{"line", 1}, {"character", 0}}}}},
        {"text", "\n\n"}}});
  const Json moved = opened.client.result("gouji/preview", with({{"previousResultId", typed.at("resultId")}}));
  CHECK(rendered(moved) == 0);
  CHECK(moved.at("parts").at(2).at("line").get<int>() == typed.at("parts").at(2).at("line").get<int>() + 2);
  CHECK(rendered(opened.client.result("gouji/preview", with({{"previousResultId", "no"}}))) ==
        moved.at("parts").size());
}

TEST_CASE("parts are the lines of the document in order, each with another id") {
  Opened opened(clean_report() + "\n同一段话。\n\n同一段话。\n");
  std::set<std::string> ids;
  int last = 0;
  const Json preview = opened.client.result("gouji/preview", document);
  for (const Json& part : preview.at("parts")) {
    CHECK(ids.insert(part.at("id")).second);
    CHECK(part.at("line") >= last);
    CHECK(part.at("endLine") > part.at("line"));
    last = part.at("line");
  }
}

TEST_CASE("a wrong total is marked and its value ghosted in, at the place of its cell") {
  Opened opened(wrong_total);
  const std::string html = html_of(opened.client.result("gouji/preview", document));
  CHECK(html.find("gj-error") != std::string::npos);
  CHECK(html.find("399<span class=\"gj-ghost\">39</span>") != std::string::npos);
  CHECK(html.find("rowspan=\"22\"") != std::string::npos);
}

TEST_CASE("a missing row is shown as missing") {
  std::string text = clean_report();
  const auto row = text.find("|  | （三）不予公开");
  text.erase(row, text.find('\n', row) + 1 - row);
  Opened opened(text);
  CHECK(html_of(opened.client.result("gouji/preview", document)).find("gj-missing") != std::string::npos);
}

TEST_CASE("nothing of the document becomes markup of the preview") {
  Opened opened(replaced(clean_report(), "围绕乡村振兴", "<img src=x onerror=alert(1)>\"'&<script>围绕乡村振兴"));
  const std::string html = html_of(opened.client.result("gouji/preview", document));
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("style=") == std::string::npos);
}

TEST_CASE("the model holds all blocks with their spans") {
  Opened opened(clean_report());
  const Json model = opened.client.result("gouji/exportModel", document);
  CHECK(model.at("title") == "云溪市青禾区农业农村局2023年政府信息公开工作年度报告");
  CHECK(model.at("blocks").at(0).at("kind") == "title");
  std::size_t tables = 0;
  for (const Json& block : model.at("blocks")) {
    if (block.at("kind") != "table") continue;
    ++tables;
    std::size_t area = 0;
    for (const Json& row : block.at("rows"))
      for (const Json& cell : row)
        area += cell.at("rowspan").get<std::size_t>() * cell.at("colspan").get<std::size_t>();
    CHECK(area == block.at("columns").get<std::size_t>() * block.at("rows").size());
  }
  CHECK(tables == 3);
}

TEST_CASE("a pasted table fits where it is pasted, and what is no table is none") {
  Opened opened("# 一\n\n话\n");
  const auto paste = [&](std::string_view text, std::string_view kind) {
    return opened.client.result("gouji/pasteTable",
                                with({{"position", {{"line", 2}, {"character", 1}}}, {"text", text}, {"kind", kind}}));
  };
  CHECK(paste("甲\t1\n乙\t2\n", "text").at("text").get<std::string>().starts_with("\n\n| 甲   |"));
  CHECK(paste("<table><tr><td>甲</td><td>1</td></tr></table>", "html").at("text").get<std::string>().find("| 甲 ") !=
        std::string::npos);
  CHECK(paste("话", "text").is_null());
}

TEST_CASE("a document that is not open has no pages") {
  LspClient client;
  client.begin();
  for (const std::string method : {"gouji/overview", "gouji/preview", "gouji/exportModel"})
    CHECK(client.result(method, document).is_null());
  client.open(uri, "随便什么", 1);
  CHECK(client.result("gouji/overview", document).at("reports").empty());
  CHECK(client.result("gouji/preview", document).at("parts").size() == 1);
}
