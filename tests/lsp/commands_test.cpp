// Asks the real program for what it promised: edits of chosen actions, lenses in full, commands and what becomes of them.
#include <catch2/catch.hpp>
#include <initializer_list>
#include <map>
#include <string_view>

#include "tests/support/opened.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view total = " |\n| 二、上年结转政府信息公开申请数量";
const std::string wrong_total = replaced(clean_report(), total, "9 |\n| 二、上年结转政府信息公开申请数量");
const std::string lost_row = "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";

// A client that can do all that commands ask for.
Json able() {
  Json capabilities = full_capabilities();
  capabilities["workspace"]["applyEdit"] = true;
  capabilities["window"]["showDocument"]["support"] = true;
  Json& actions = capabilities["textDocument"]["codeAction"];
  actions["resolveSupport"]["properties"] = {"edit"};
  actions["dataSupport"] = true;
  actions["disabledSupport"] = true;
  return capabilities;
}

Json command(const std::string& name, const Json& more = Json::object()) {
  Json argument = {{"uri", uri}};
  argument.update(more);
  return {{"command", name}, {"arguments", {argument}}};
}

// The edit that the command asks the client to make. It has been asked by the time the command is answered.
Json edit_of(LspClient& client, const Json& params) {
  client.server_requests.clear();
  CHECK(client.result("workspace/executeCommand", params).is_null());
  REQUIRE(client.server_requests.size() == 1);
  CHECK(client.server_requests.front().at("method") == "workspace/applyEdit");
  return client.server_requests.front().at("params");
}

std::string failure(LspClient& client, std::string_view method, const Json& params, int code) {
  const Json reply = client.request(method, params);
  REQUIRE(reply.contains("error"));
  CHECK(reply.at("error").at("code") == code);
  return reply.at("error").at("message");
}

void make(LspClient& client, const Json& edit, int version) {
  std::vector<Json> changes;
  for (const Json& one : edit.at("documentChanges").front().at("edits"))
    changes.insert(changes.begin(), Json{{"range", one.at("range")}, {"text", one.at("newText")}});
  client.change(uri, version, changes);
}

constexpr int request_failed = -32803, content_modified = -32801;

}  // namespace

TEST_CASE("the edit of a source action is made when it is chosen, for the document as it is then") {
  Opened opened(wrong_total, able());
  LspClient& client = opened.client;
  const Json actions = actions_at(client, range_at({{"line", 0}, {"character", 0}}), {"source"});
  REQUIRE(actions.size() == 1);
  CHECK_FALSE(actions.front().contains("edit"));
  client.change(uri, 4, {{{"range", range_at({{"line", 1}, {"character", 0}})}, {"text", "\n"}}});
  const Json whole = client.result("codeAction/resolve", actions.front());
  CHECK(whole.at("title") == actions.front().at("title"));
  CHECK(whole.at("edit").at("documentChanges").front().at("textDocument").at("version") == 4);
  make(client, whole.at("edit"), 5);
  client.notify("textDocument/didSave", {{"textDocument", {{"uri", uri}}}});
  while (client.next_diagnostics(uri).at("version") != 5) continue;
  CHECK(failure(client, "codeAction/resolve", actions.front(), content_modified) == "文档已经改动，请重新选择");
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  CHECK(failure(client, "codeAction/resolve", actions.front(), request_failed).find("没有打开") != std::string::npos);
}

TEST_CASE("a conversion that cannot be done is offered with the reason where the client shows such") {
  const std::string extra = replaced(clean_report(), "| 2.重复申请 | 1 |", "| 2.重复申请 | 9 | 1 |");
  const auto offered = [&](const Json& capabilities) {
    Opened opened(extra, capabilities);
    return actions_at(opened.client, range_at(place(extra, "2.重复申请")), {"refactor"});
  };
  const Json disabled = offered(able());
  REQUIRE_FALSE(disabled.empty());
  for (const Json& action : disabled) {
    CHECK(action.at("disabled").at("reason").get<std::string>().find("放不下") != std::string::npos);
    CHECK_FALSE(action.contains("data"));
  }
  CHECK(offered(full_capabilities()).empty());
}

TEST_CASE("a client that takes no actions gets the tasks as commands") {
  Json capabilities = able();
  capabilities["textDocument"].erase("codeAction");
  Opened opened(wrong_total, capabilities);
  const Json actions = actions_at(opened.client, range_at({{"line", 0}, {"character", 0}}));
  REQUIRE(actions.size() == 1);
  CHECK(actions.front().at("command") == "gouji.fillTotals");
  const Json edit = edit_of(
      opened.client, {{"command", actions.front().at("command")}, {"arguments", actions.front().at("arguments")}});
  CHECK(edit.at("edit").at("documentChanges").front().at("edits").size() == 1);
}

TEST_CASE("lenses count the balances of a table, lead to the one that fails and fill its totals") {
  Opened opened(wrong_total, able());
  LspClient& client = opened.client;
  const Json lenses = client.result("textDocument/codeLens", {{"textDocument", {{"uri", uri}}}});
  REQUIRE(lenses.size() == 3);
  const Json sums = client.result("codeLens/resolve", lenses.at(0)).at("command");
  CHECK(sums.at("title") == "37/39 条勾稽关系成立，2 条不成立");
  client.result("workspace/executeCommand", {{"command", sums.at("command")}, {"arguments", sums.at("arguments")}});
  const Json shown = client.next_request("window/showDocument").at("params");
  CHECK(shown.at("selection").at("end").at("line") == place(wrong_total, "9 |\n| 二、上年结转").at("line"));
  const Json fill = client.result("codeLens/resolve", lenses.at(1)).at("command");
  CHECK(fill.at("title") == "填写合计（1）");
  const Json edit = edit_of(client, {{"command", fill.at("command")}, {"arguments", fill.at("arguments")}});
  CHECK(edit.at("label") == "合计全部改为算出的数");
  make(client, edit.at("edit"), 4);
  CHECK(codes(client.next_diagnostics(uri)).empty());
  const Json held = client.result("codeLens/resolve", lenses.at(0)).at("command");
  CHECK(held.at("title") == "39/39 条勾稽关系成立");
  CHECK(held.at("command") == "");
  CHECK(failure(client, "codeLens/resolve", lenses.at(1), content_modified) == "文档已经改动，请重新选择");
}

TEST_CASE("a client that makes no edits gets lenses that only tell") {
  Opened opened(wrong_total);
  const Json lenses = opened.client.result("textDocument/codeLens", {{"textDocument", {{"uri", uri}}}});
  REQUIRE(lenses.size() == 2);
  CHECK(opened.client.result("codeLens/resolve", lenses.at(0)).at("command").at("command") == "");
  CHECK(failure(opened.client, "workspace/executeCommand", command("gouji.fillTotals"), request_failed) ==
        "这个编辑器不能应用服务器的改动");
}

TEST_CASE("one command inserts all sections, tables and rows that are missing") {
  const std::string full = clean_report();
  const std::size_t fourth = full.find("## 四、");
  const std::size_t sixth = full.find("## 六、");
  REQUIRE(fourth < sixth);
  const std::string text = replaced(full.substr(0, fourth) + full.substr(sixth), lost_row, "");
  Opened opened(text, able());
  const Json done = edit_of(opened.client, command("gouji.insertMissing"));
  std::string inserted;
  const Json edits = done.at("edit").at("documentChanges").front().at("edits");
  for (const Json& edit : edits) inserted += edit.at("newText").get<std::string>();
  CHECK(inserted.find(lost_row) != std::string::npos);
  const std::size_t four = inserted.find("## 四、");
  const std::size_t five = inserted.find("## 五、");
  CHECK(four != std::string::npos);
  CHECK(five != std::string::npos);
  CHECK(four < five);
  CHECK(inserted.find("尚未审结") != std::string::npos);
}

TEST_CASE("a title and a table become a whole report, each section in its place") {
  const std::string full = clean_report();
  const std::size_t table = full.find("| 行政复议");
  const std::string text = full.substr(0, full.find("\n\n") + 2) + full.substr(table, full.find("\n\n", table) - table);
  Opened opened(text, able());
  const Json done = edit_of(opened.client, command("gouji.insertMissing"));
  std::map<int, std::string> inserted;  // by line
  for (const Json& edit : done.at("edit").at("documentChanges").front().at("edits"))
    inserted[edit.at("range").at("start").at("line").get<int>()] += edit.at("newText").get<std::string>();
  REQUIRE(inserted.size() == 2);
  const auto stand_in_order = [](const std::string& where, std::initializer_list<std::string_view> headings) {
    std::size_t from = 0;
    for (const std::string_view heading : headings) {
      from = where.find(heading, from);
      if (from == std::string::npos) return false;
    }
    return true;
  };
  CHECK(stand_in_order(inserted.begin()->second, {"## 一、", "## 二、", "## 三、", "## 四、"}));
  CHECK(stand_in_order(inserted.rbegin()->second, {"## 五、", "## 六、"}));
}

TEST_CASE("commands insert missing rows and convert the table at a place") {
  const std::string text = replaced(clean_report(), lost_row, "");
  Opened opened(text, able());
  const Json rows = edit_of(opened.client, command("gouji.insertMissing"));
  CHECK(rows.at("edit").at("documentChanges").front().at("edits").front().at("newText") == lost_row);
  opened.client.server_requests.clear();
  const Json converted =
      edit_of(opened.client, command("gouji.convert", {{"to", "tsv"}, {"position", place(text, "| 一、本年新收")}}));
  const Json edits = converted.at("edit").at("documentChanges").front().at("edits");
  REQUIRE(edits.size() == 1);
  CHECK(edits.front().at("newText").get<std::string>().find("\t予以公开") == std::string::npos);
  CHECK(edits.front().at("newText").get<std::string>().find("（一）予以公开\t\t9\t2") != std::string::npos);
}

TEST_CASE("a command that cannot be done says why, one that has nothing to do says so") {
  Opened opened(clean_report(), able());
  LspClient& client = opened.client;
  const auto why = [&](const Json& params) {
    return failure(client, "workspace/executeCommand", params, request_failed);
  };
  CHECK(why(command("gouji.dance")) == "没有名为“gouji.dance”的命令");
  CHECK(why(command("gouji.fixAll", {{"uri", "file:///other.md"}})) == "文档没有打开：file:///other.md");
  CHECK(why(command("gouji.convert", {{"to", "latex"}})) == "没有名为“latex”的表格写法");
  CHECK(why(command("gouji.showFailure")).find("没有不成立的") != std::string::npos);
  CHECK(client.result("workspace/executeCommand", command("gouji.fillTotals")).is_null());
  CHECK(client.next("window/showMessage").at("params").at("message") == "没有需要改动的地方");
}

TEST_CASE("a command whose change the editor refuses fails with the reason") {
  Opened opened(wrong_total, able());
  LspClient& client = opened.client;
  const auto why = [&](const Json& params) {
    return failure(client, "workspace/executeCommand", params, request_failed);
  };
  client.answers["workspace/applyEdit"] = {{"applied", false}, {"failureReason", "read only"}};
  CHECK(why(command("gouji.fillTotals")) == "编辑器没有应用改动：read only");
  client.answers["workspace/applyEdit"] = {{"applied", false}};
  CHECK(why(command("gouji.fillTotals")) == "编辑器没有应用改动");
  client.answers["window/showDocument"] = {{"success", false}};
  CHECK(why(command("gouji.showFailure")) == "编辑器没有跳转");
  client.answers["workspace/applyEdit"] = {{"applied", true}};
  CHECK(client.result("workspace/executeCommand", command("gouji.fillTotals")).is_null());
}

TEST_CASE("a quick fix is made when it is chosen, and only for the version it was offered for") {
  const std::string text = replaced(clean_report(), lost_row, "");
  Opened eager(text);
  Opened opened(text, able());
  LspClient& client = opened.client;
  const Json at = range_at(place(text, "1.信访举报"));
  const Json whole = actions_at(eager.client, at, {"quickfix"});
  const Json offered = actions_at(client, at, {"quickfix"});
  REQUIRE(offered.size() >= 3);
  REQUIRE(offered.size() == whole.size());
  for (std::size_t i = 0; i < offered.size(); ++i) {
    INFO(offered[i].at("title"));
    CHECK_FALSE(offered[i].contains("edit"));
    Json resolved = client.result("codeAction/resolve", offered[i]);
    resolved.erase("data");
    CHECK(resolved == whole[i]);
  }
  Json other = offered.front();
  other["data"]["fix"] = "fix.another";
  CHECK(failure(client, "codeAction/resolve", other, content_modified) == "文档已经改动，请重新选择");
  other = offered.front();
  other["data"]["index"] = 99;
  failure(client, "codeAction/resolve", other, content_modified);
  client.change(uri, 4, {{{"range", range_at({{"line", 1}, {"character", 0}})}, {"text", "\n"}}});
  failure(client, "codeAction/resolve", offered.front(), content_modified);
}
