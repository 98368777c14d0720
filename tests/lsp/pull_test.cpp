// Plays a client that asks for findings instead of being told: of a document, of the workspace, and what it is told meanwhile.
#include <catch2/catch.hpp>
#include <map>

#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";

const std::string wrong = replaced(clean_report(), "一、总体情况", "一、总体情形");

// A client that knows only of findings that it asks for.
Json pulling() {
  Json capabilities = full_capabilities();
  capabilities["textDocument"].erase("publishDiagnostics");
  capabilities["textDocument"]["diagnostic"] = {{"dynamicRegistration", false}};
  capabilities["workspace"]["diagnostics"] = {{"refreshSupport", true}};
  return capabilities;
}

Json ask(LspClient& client, const Json& previous = nullptr) {
  Json params = {{"textDocument", {{"uri", uri}}}};
  if (!previous.is_null()) params["previousResultId"] = previous;
  return client.result("textDocument/diagnostic", params);
}

Json workspace_of(const std::vector<std::filesystem::path>& folders) {
  Json list = Json::array();
  for (const auto& folder : folders) list.push_back({{"uri", "file://" + folder.string()}, {"name", "reports"}});
  return {{"workspaceFolders", list}};
}

std::map<std::string, Json> by_name(const Json& items) {
  std::map<std::string, Json> out;
  for (const Json& item : items) {
    const std::string path = item.at("uri");
    out[path.substr(path.rfind('/') + 1)] = item;
  }
  return out;
}

}  // namespace

TEST_CASE("a client that takes no findings unasked gets them when it asks, and no others") {
  LspClient client;
  CHECK(client.begin(pulling()).at("capabilities").at("diagnosticProvider").at("workspaceDiagnostics") == true);
  client.open(uri, wrong);
  const Json first = ask(client);
  CHECK(first.at("kind") == "full");
  CHECK_FALSE(first.at("items").empty());
  CHECK(ask(client, first.at("resultId")) == Json({{"kind", "unchanged"}, {"resultId", first.at("resultId")}}));
  client.change(uri, 2, {{{"text", clean_report()}}});
  const Json second = ask(client, first.at("resultId"));
  CHECK(second.at("kind") == "full");
  CHECK(second.at("items").empty());
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  CHECK(ask(client).at("items").empty());
  client.result("shutdown", nullptr);
  client.notify("exit");
  CHECK_THROWS(client.next("textDocument/publishDiagnostics"));
}

TEST_CASE("the option asks for findings on demand, and a client without it is told of none") {
  LspClient pulls;
  CHECK(pulls.begin(full_capabilities(), {{"initializationOptions", {{"diagnostics", "pull"}}}})
            .at("capabilities")
            .contains("diagnosticProvider"));
  LspClient pushed;
  CHECK_FALSE(pushed.begin().at("capabilities").contains("diagnosticProvider"));
}

TEST_CASE("what changes without the client's doing makes it ask again") {
  LspClient client;
  client.begin(pulling());
  client.open(uri, wrong);
  const Json first = ask(client);
  client.notify("workspace/didChangeConfiguration",
                {{"settings", {{"gouji", {{"severity", {{"section.title-variant", "error"}}}}}}}});
  const Json second = ask(client, first.at("resultId"));
  CHECK(second.at("kind") == "full");
  CHECK_FALSE(client.next_request("workspace/diagnostic/refresh").contains("params"));
  CHECK(client.shut_down() == 0);
}

TEST_CASE("what the client shows is asked for again when settings change it, once, and only by who may be asked") {
  const std::vector<std::string> all = {"workspace/semanticTokens/refresh", "workspace/inlayHint/refresh",
                                        "workspace/codeLens/refresh"};
  const Json configuration = {{"settings", {{"gouji", {{"language", "en"}, {"severity", {{"sum.row", "off"}}}}}}}};
  const auto asked_for = [&](const Json& capabilities, const std::vector<Json>& notices) {
    LspClient client;
    client.begin(capabilities);
    client.open(uri, wrong);
    client.next_diagnostics(uri);
    for (const Json& settings : notices) client.notify("workspace/didChangeConfiguration", settings);
    // What is asked of the client has been sent by the time it is told of another document and answered once more.
    client.open("file:///b.report.md", wrong);
    client.next_diagnostics("file:///b.report.md");
    client.result("textDocument/documentSymbol", {{"textDocument", {{"uri", uri}}}});
    std::vector<std::string> methods;
    for (const Json& request : client.server_requests) {
      methods.push_back(request.at("method"));
      CHECK_FALSE(request.contains("params"));
    }
    return methods;
  };
  Json capabilities = full_capabilities();
  for (const std::string feature : {"semanticTokens", "inlayHint", "codeLens"})
    capabilities["workspace"][feature]["refreshSupport"] = true;
  CHECK(asked_for(capabilities, {configuration}) == all);
  CHECK(asked_for(capabilities, {{{"settings", {{"gouji", Json::object()}}}}}).empty());
  CHECK(asked_for(full_capabilities(), {configuration}).empty());
  capabilities["workspace"].erase("inlayHint");
  CHECK(asked_for(capabilities, {configuration}) == std::vector<std::string>{all.front(), all.back()});
}

TEST_CASE("the workspace is checked in all its folders, open documents as they are in the editor") {
  const Folder one, two;
  one.write("a.report.md", wrong);
  one.write("deep/b.txt", clean_report());
  one.write("deep/c.report.md", wrong);
  one.write("left/d.report.md", wrong);
  one.write(".gouji.json", R"({"exclude": ["left"]})");
  two.write("e.report.md", wrong);
  LspClient client;
  client.begin(pulling(), workspace_of({one.path}));
  const std::string opened = "file://" + (one.path / "deep/c.report.md").string();
  client.open(opened, clean_report(), 7);
  const Json asked = {{"previousResultIds", Json::array()}, {"workDoneToken", "work"}};
  auto found = by_name(client.result("workspace/diagnostic", asked).at("items"));
  CHECK(found.size() == 3);
  CHECK_FALSE(found.at("a.report.md").at("items").empty());
  CHECK(found.at("a.report.md").at("version").is_null());
  CHECK(found.at("b.txt").at("items").empty());
  CHECK(found.at("c.report.md").at("items").empty());
  CHECK(found.at("c.report.md").at("version") == 7);
  CHECK(client.next("$/progress").at("params").at("value").at("kind") == "begin");

  client.notify("workspace/didChangeWorkspaceFolders",
                {{"event", {{"added", workspace_of({two.path}).at("workspaceFolders")}, {"removed", Json::array()}}}});
  const Json previous = {
      {{"uri", found.at("a.report.md").at("uri")}, {"value", found.at("a.report.md").at("resultId")}}};
  found = by_name(client.result("workspace/diagnostic", {{"previousResultIds", previous}}).at("items"));
  CHECK(found.at("a.report.md").at("kind") == "unchanged");
  CHECK_FALSE(found.at("e.report.md").at("items").empty());

  client.notify("workspace/didChangeWorkspaceFolders",
                {{"event", {{"added", Json::array()}, {"removed", workspace_of({one.path}).at("workspaceFolders")}}}});
  found = by_name(client.result("workspace/diagnostic", {{"previousResultIds", Json::array()}}).at("items"));
  CHECK_FALSE(found.contains("a.report.md"));
  CHECK(client.shut_down() == 0);
}

TEST_CASE("a closed file is checked beside last year's, as it is open in the editor") {
  const Folder folder;
  const std::string now = folder.write("2023.report.md", clean_report());
  std::string last = clean_report();
  for (std::size_t at = last.find("2023"); at != last.npos; at = last.find("2023", at)) last.replace(at, 4, "2022");
  const std::string old_uri = "file://" + folder.write("2022.report.md", last);
  LspClient client;
  client.begin(pulling(), workspace_of({folder.path}));
  const auto carried = [&] {
    const auto found =
        by_name(client.result("workspace/diagnostic", {{"previousResultIds", Json::array()}}).at("items"));
    Json list = Json::array();
    for (const Json& one : found.at("2023.report.md").at("items"))
      if (one.at("code") == "cross.carry") list.push_back(one);
    return list;
  };
  CHECK(carried().size() == 2);
  client.open(old_uri, replaced(last, "| 1 | 1 | 0 | 0 | 0 | 0 | 2 |", "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |"));
  CHECK(carried().empty());
  client.change(old_uri, 2,
                {{{"text", replaced(last, "| 1 | 1 | 0 | 0 | 0 | 0 | 2 |", "| 9 | 1 | 0 | 0 | 0 | 0 | 3 |")}}});
  CHECK(carried().size() == 1);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("an open document is told once, however its URI is written") {
  const Folder folder;
  const std::string path = folder.write("年报.report.md", wrong);
  LspClient client;
  client.begin(pulling(), workspace_of({folder.path}));
  client.open("file://" + path, wrong);
  CHECK(client.result("workspace/diagnostic", {{"previousResultIds", Json::array()}}).at("items").size() == 1);
}

TEST_CASE("the findings of the workspace come in parts where the client wants it, and progress ends") {
  const Folder folder;
  for (int i = 0; i < 120; ++i) folder.write(std::to_string(i) + ".report.md", wrong);
  LspClient client;
  client.begin(pulling(), workspace_of({folder.path}));
  const Json asked = {{"previousResultIds", Json::array()}, {"workDoneToken", 1}, {"partialResultToken", "part"}};
  CHECK(client.result("workspace/diagnostic", asked).at("items").empty());
  std::size_t items = 0;
  std::vector<std::string> kinds;
  while (kinds.empty() || kinds.back() != "end") {
    const Json params = client.next("$/progress").at("params");
    if (params.at("token") == "part")
      items += params.at("value").at("items").size();
    else
      kinds.push_back(params.at("value").at("kind"));
  }
  CHECK(items == 120);
  CHECK(kinds.front() == "begin");
  CHECK(kinds.size() > 50);
  CHECK(client.shut_down() == 0);
}
