// Asks the real program about places of a report: hover, completion, code actions, symbols, and what is withheld meanwhile.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/opened.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

const std::string wrong_total =
    replaced(clean_report(), " |\n| 二、上年结转政府信息公开申请数量", "9 |\n| 二、上年结转政府信息公开申请数量");

}  // namespace

TEST_CASE("hovering over a cell tells its row, its column and its sums") {
  const std::string text = clean_report();
  Opened opened(text);
  const Json place_of_total = place(text, " |\n| 二、上年结转政府信息公开申请数量");
  const Json hover = opened.client.result("textDocument/hover", at(place_of_total));
  REQUIRE(hover.is_object());
  CHECK(hover.at("contents").at("kind") == "markdown");
  const std::string value = hover.at("contents").at("value");
  CHECK(value.find("一、本年新收政府信息公开申请数量") != std::string::npos);
  CHECK(value.find("总计") != std::string::npos);
  CHECK(value.find("✓ **总计") != std::string::npos);
  CHECK(hover.at("range").at("end") == place_of_total);
}

TEST_CASE("a client that takes no Markdown gets plain text") {
  Json capabilities = full_capabilities();
  capabilities["textDocument"].erase("hover");
  const std::string text = clean_report();
  Opened opened(text, capabilities);
  const Json hover =
      opened.client.result("textDocument/hover", at(place(text, " |\n| 二、上年结转政府信息公开申请数量")));
  CHECK(hover.at("contents").at("kind") == "plaintext");
  CHECK(hover.at("contents").at("value").get<std::string>().find("**") == std::string::npos);
}

TEST_CASE("nothing is told where nothing stands") {
  Opened opened("# 标题\n\n正文\n");
  CHECK(opened.client.result("textDocument/hover", at({{"line", 1}, {"character", 0}})).is_null());
}

TEST_CASE("an empty report document offers the whole report as a snippet") {
  Opened opened("");
  const Json list = opened.client.result("textDocument/completion", at({{"line", 0}, {"character", 0}}));
  CHECK(list.at("isIncomplete") == false);
  REQUIRE(list.at("items").size() >= 1);
  const Json& item = list.at("items").front();
  CHECK(item.at("insertTextFormat") == 2);
  CHECK(item.at("textEdit").at("newText").get<std::string>().find("${1:") != std::string::npos);
  CHECK(item.at("textEdit").at("newText").get<std::string>().find("一、总体情况") != std::string::npos);
}

TEST_CASE("a client without snippets gets plain text to insert") {
  Json capabilities = full_capabilities();
  capabilities["textDocument"].erase("completion");
  Opened opened("", capabilities);
  const Json list = opened.client.result("textDocument/completion", at({{"line", 0}, {"character", 0}}));
  REQUIRE(list.at("items").size() >= 1);
  CHECK(list.at("items").front().at("insertTextFormat") == 1);
  CHECK(list.at("items").front().at("textEdit").at("newText").get<std::string>().find("${") == std::string::npos);
}

TEST_CASE("an empty Markdown document offers the report only when asked") {
  Opened opened("", full_capabilities(), "markdown");
  Json params = at({{"line", 0}, {"character", 0}});
  params["context"] = {{"triggerKind", 2}, {"triggerCharacter", "#"}};
  CHECK(opened.client.result("textDocument/completion", params).at("items").empty());
  params["context"] = {{"triggerKind", 1}};
  CHECK_FALSE(opened.client.result("textDocument/completion", params).at("items").empty());
}

namespace {

// What a client can do with an item of completion.
Json completing(const char* traits) {
  Json capabilities = full_capabilities();
  capabilities["textDocument"]["completion"]["completionItem"] = Json::parse(traits);
  return capabilities;
}

constexpr const char* all_traits =
    R"({"snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true,
        "documentationFormat": ["markdown"], "resolveSupport": {"properties": ["documentation", "detail"]}})";

// A report with a blank that follows from its neighbours, and the place in it.
const std::string blank_report = replaced(clean_report(), "2.重复申请 | 1 | 0 |", "2.重复申请 |  | 0 |");
Json blank_place(const std::string& text) { return place(text, "2.重复申请 | ", std::string("2.重复申请 | ").size()); }

}  // namespace

TEST_CASE("what an item is for is told when it is looked at, where the client asks for it then") {
  Opened opened("", completing(all_traits));
  const Json list = opened.client.result("textDocument/completion", at({{"line", 0}, {"character", 0}}));
  REQUIRE(list.at("items").size() == 8);
  for (const Json& item : list.at("items")) {
    CHECK_FALSE(item.contains("documentation"));
    CHECK(item.at("data").dump().size() < 100);
    Json resolved = opened.client.result("completionItem/resolve", item);
    CHECK(resolved.at("documentation").at("kind") == "markdown");
    CHECK(resolved.at("documentation").at("value").get<std::string>().find("依据：") != std::string::npos);
    resolved.erase("documentation");
    CHECK(resolved == item);
  }
  const Json first = opened.client.result("completionItem/resolve", list.at("items").at(2)).at("documentation");
  CHECK(first.at("value").get<std::string>().find("（五）监督保障") != std::string::npos);
}

TEST_CASE(
    "what an item is for is told at once to a client that does not ask later, in plain text unless it takes more") {
  Opened opened("", completing(R"({"documentationFormat": ["plaintext"]})"));
  const Json list = opened.client.result("textDocument/completion", at({{"line", 0}, {"character", 0}}));
  for (const Json& item : list.at("items")) {
    CHECK_FALSE(item.contains("data"));
    CHECK(item.at("documentation").at("kind") == "plaintext");
    CHECK(opened.client.result("completionItem/resolve", item) == item);
  }
}

TEST_CASE("a determined value is explained as hovering explains it, after an edit above it, too") {
  Opened opened(blank_report, completing(all_traits));
  const Json list = opened.client.result("textDocument/completion", at(blank_place(blank_report)));
  REQUIRE(list.at("items").size() == 1);
  const Json& item = list.at("items").front();
  CHECK(item.at("labelDetails").at("description") == "自然人");
  opened.client.change(uri, 4, {Json{{"range", range_at({{"line", 1}, {"character", 0}})}, {"text", "\n\n"}}});
  Json moved = blank_place(blank_report);
  moved["line"] = moved["line"].get<int>() + 2;
  const Json resolved = opened.client.result("completionItem/resolve", item);
  const Json hover = opened.client.result("textDocument/hover", at(moved));
  CHECK(resolved.at("documentation") == hover.at("contents"));
  CHECK(resolved.at("documentation").at("value").get<std::string>().find("**1**") != std::string::npos);
}

TEST_CASE("an item of what is gone comes back as it is") {
  Opened opened(blank_report, completing(all_traits));
  const Json item = opened.client.result("textDocument/completion", at(blank_place(blank_report))).at("items").front();
  opened.client.change(uri, 4, {Json{{"text", "会议通知\n"}}});
  CHECK(opened.client.result("completionItem/resolve", item) == item);
  opened.client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  CHECK(opened.client.result("completionItem/resolve", item) == item);
  for (const char* data :
       {R"({})", R"({"uri": 3, "kind": [], "form": null})", R"({"uri": "file:///a.report.md"})", "7"}) {
    const Json strange = {{"label", "a"}, {"data", Json::parse(data)}};
    CHECK(opened.client.result("completionItem/resolve", strange) == strange);
  }
}

TEST_CASE("a client that can choose is told what is inserted before and what is replaced") {
  const std::string text = replaced(clean_report(), "## 二、主动公开政府信息情况", "## 二、主动情况");
  Opened opened(text, completing(all_traits));
  const Json cursor = place(text, "## 二、主动情况", std::string("## 二、主动").size());
  const Json items = opened.client.result("textDocument/completion", at(cursor)).at("items");
  REQUIRE(items.size() == 1);
  const Json& edit = items.front().at("textEdit");
  CHECK(edit.at("insert").at("end") == cursor);
  CHECK(edit.at("replace").at("start") == edit.at("insert").at("start"));
  CHECK(edit.at("replace").at("end") == place(text, "## 二、主动情况", std::string("## 二、主动情况").size()));
}

TEST_CASE("a sentence has its places as tab stops, or seen in brackets") {
  const std::string clean = clean_report();
  const std::size_t begin = clean.find("本报告所列数据");
  const std::string text = clean.substr(0, begin) + "\n" + clean.substr(clean.find("\n## 一、"));
  const auto contact = [&](const Json& capabilities) {
    Opened opened(text, capabilities);
    const Json list = opened.client.result("textDocument/completion", at(place(text, "\n\n\n## 一、", 1)));
    for (const Json& item : list.at("items"))
      if (item.at("label").get<std::string>().find("联系电话") != std::string::npos)
        return item.at("textEdit").at("newText").get<std::string>();
    return std::string();
  };
  CHECK(contact(completing(all_traits)).find("地址：${1:地址}，邮编：${2:邮编}") != std::string::npos);
  CHECK(contact(completing("{}")).find("地址：【地址】，邮编：【邮编】") != std::string::npos);
}

TEST_CASE("a wrong total has fixes that name the version they are for") {
  Opened opened(wrong_total);
  REQUIRE(codes(opened.published).size() >= 1);
  const Json& diagnostic = opened.published.at("diagnostics").front();
  CHECK_FALSE(diagnostic.at("relatedInformation").empty());
  const Json actions = actions_at(opened.client, diagnostic.at("range"), Json::array({"quickfix"}));
  REQUIRE(actions.size() >= 1);
  CHECK(actions.front().at("kind") == "quickfix");
  CHECK(actions.front().at("diagnostics").front() == diagnostic);
  const Json& change = actions.front().at("edit").at("documentChanges").front();
  CHECK(change.at("textDocument") == Json({{"uri", uri}, {"version", 3}}));
  const std::size_t preferred = static_cast<std::size_t>(std::count_if(
      actions.begin(), actions.end(), [](const Json& action) { return action.value("isPreferred", false); }));
  CHECK(preferred <= 1);

  const Json& edit = change.at("edits").front();
  opened.client.change(uri, 4, {{{"range", edit.at("range")}, {"text", edit.at("newText")}}});
  CHECK(codes(opened.client.next_diagnostics(uri)).size() < codes(opened.published).size());
}

TEST_CASE("a client without document changes gets edits by document") {
  Json capabilities = full_capabilities();
  capabilities.erase("workspace");
  Opened opened(wrong_total, capabilities);
  const Json actions = actions_at(opened.client, opened.published.at("diagnostics").front().at("range"));
  REQUIRE(actions.size() >= 1);
  CHECK(actions.front().at("edit").at("changes").contains(std::string(uri)));
}

TEST_CASE("only the kinds asked for are offered") {
  Opened opened(wrong_total);
  const Json range = opened.published.at("diagnostics").front().at("range");
  const auto kinds = [&](const Json& only) {
    std::set<std::string> out;
    for (const Json& action : actions_at(opened.client, range, only)) out.insert(action.at("kind").get<std::string>());
    return out;
  };
  CHECK(kinds(nullptr) == std::set<std::string>{"quickfix", "refactor.rewrite", "source.fillTotals"});
  CHECK(kinds(Json::array({"quickfix"})) == std::set<std::string>{"quickfix"});
  CHECK(kinds(Json::array({"source"})) == std::set<std::string>{"source.fillTotals"});
  CHECK(kinds(Json::array({"source.fillTotals"})) == std::set<std::string>{"source.fillTotals"});
  CHECK(kinds(Json::array({"source.fixAll"})).empty());
  CHECK(kinds(Json::array({"refactor"})) == std::set<std::string>{"refactor.rewrite"});
  CHECK(kinds(Json::array({"refactor.extract"})).empty());
  CHECK(kinds(Json::array({"quick"})).empty());
}

TEST_CASE("blanks that are determined are filled by a source action and by completion in the blank") {
  const std::string text = replaced(clean_report(), "2.重复申请 | 1 | 0 |", "2.重复申请 |  | 0 |");
  Opened opened(text);
  const Json start = place(text, "2.重复申请 | ", std::string("2.重复申请 | ").size());
  const Json actions =
      actions_at(opened.client, {{"start", start}, {"end", start}}, Json::array({"source.fillBlanks"}));
  REQUIRE(actions.size() == 1);
  CHECK(actions.front().at("kind") == "source.fillBlanks");
  CHECK(actions.front().at("title").get<std::string>().find('1') != std::string::npos);
  const Json list = opened.client.result("textDocument/completion", at(start));
  REQUIRE(list.at("items").size() == 1);
  CHECK(list.at("items").front().at("label") == "1");
  CHECK(list.at("items").front().at("detail").get<std::string>().find("1 = 1") != std::string::npos);
}

TEST_CASE("symbols nest where the client can show a tree, and are a list where not") {
  const std::string text = clean_report();
  Opened tree(text);
  const Json params = {{"textDocument", {{"uri", uri}}}};
  const Json nested = tree.client.result("textDocument/documentSymbol", params);
  REQUIRE(nested.size() == 1);
  CHECK(nested.front().at("children").size() == 6);
  CHECK(nested.front().at("children").front().at("name") == "一、总体情况");

  Json capabilities = full_capabilities();
  capabilities["textDocument"].erase("documentSymbol");
  Opened list(text, capabilities);
  const Json flat = list.client.result("textDocument/documentSymbol", params);
  CHECK(flat.size() > 6);
  CHECK(flat.at(1).at("containerName") == flat.at(0).at("name"));
  CHECK(flat.at(1).at("location").at("uri") == uri);
}

TEST_CASE("findings of a row that is being typed wait until it is left, saved or whole") {
  const std::string text = clean_report();
  const std::string_view row = "| 二、上年结转政府信息公开申请数量 |  |  |";
  const Json begin = place(text, row, row.size());
  const std::size_t values = text.find(row) + row.size();
  const std::string rest = text.substr(values, text.find('\n', values) - values);
  Json end = begin;
  end["character"] = begin["character"].get<int>() + static_cast<int>(rest.size());
  const Json removal = {{"range", {{"start", begin}, {"end", end}}}, {"text", ""}};
  const auto type = [&](const std::string& words) { return Json{{"range", range_at(begin)}, {"text", words}}; };

  const auto complains = [](const Json& published) {
    const std::vector<std::string> found = codes(published);
    return std::any_of(found.begin(), found.end(),
                       [](const std::string& code) { return code == "cell.missing" || code.substr(0, 4) == "sum."; });
  };

  Opened opened(text);
  LspClient& client = opened.client;
  CHECK(codes(opened.published).empty());

  SECTION("leaving the row with a request") {
    client.change(uri, 4, {removal, type(" 1 |")});
    CHECK_FALSE(complains(client.next_diagnostics(uri)));
    client.result("textDocument/hover", at(begin));
    client.result("textDocument/hover", at({{"line", 0}, {"character", 0}}));
    const Json shown = client.next_diagnostics(uri);
    CHECK(shown.at("version") == 4);
    CHECK(complains(shown));
  }
  SECTION("saving") {
    client.change(uri, 4, {removal, type(" 1 |")});
    CHECK_FALSE(complains(client.next_diagnostics(uri)));
    client.notify("textDocument/didSave", {{"textDocument", {{"uri", uri}}}});
    CHECK(complains(client.next_diagnostics(uri)));
  }
  SECTION("changing another line") {
    client.change(uri, 4, {removal, type(" 1 |")});
    CHECK_FALSE(complains(client.next_diagnostics(uri)));
    client.change(uri, 5, {Json{{"range", range_at({{"line", 1}, {"character", 0}})}, {"text", "x"}}});
    CHECK(complains(client.next_diagnostics(uri)));
  }
  SECTION("completing the row wrongly") {
    client.change(uri, 4, {removal, type(" 1 | 2 | 3 | 4 | 5 | 6 | 99 |")});
    CHECK(complains(client.next_diagnostics(uri)));
  }
}

TEST_CASE("formatting aligns the tables of Markdown and leaves plain text to its author") {
  const std::string ragged = replaced(clean_report(), "| 规章 ", "| 规章      ");
  const Json params = {{"textDocument", {{"uri", uri}}}, {"options", {{"tabSize", 4}, {"insertSpaces", true}}}};
  Opened report(ragged);
  const Json edits = report.client.result("textDocument/formatting", params);
  REQUIRE(edits.size() > 1);
  for (const Json& edit : edits) CHECK(edit.at("range").at("end").at("character") == 0);  // whole lines
  std::vector<Json> changes;  // from the end, so that none moves another
  for (const Json& edit : edits)
    changes.insert(changes.begin(), Json{{"range", edit.at("range")}, {"text", edit.at("newText")}});
  report.client.change(uri, 4, changes);
  CHECK(report.client.result("textDocument/formatting", params).empty());
  Opened plain(ragged, full_capabilities(), "plaintext");
  CHECK(plain.client.result("textDocument/formatting", params).is_null());
}
