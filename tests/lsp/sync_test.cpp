// Follows documents through their changes from outside: what is published, with which version, and when.
#include <catch2/catch.hpp>

#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";

Json insertion(int line, int character, std::string_view text) {
  const Json place = {{"line", line}, {"character", character}};
  return {{"range", {{"start", place}, {"end", place}}}, {"text", text}};
}

Json deletion(int line, int from, int to) {
  return {{"range", {{"start", {{"line", line}, {"character", from}}}, {"end", {{"line", line}, {"character", to}}}}},
          {"text", ""}};
}

std::vector<std::string> codes(const Json& published) {
  std::vector<std::string> out;
  for (const Json& diagnostic : published.at("diagnostics")) out.push_back(diagnostic.value("code", ""));
  return out;
}

// The place of the first occurrence, its column in UTF-16 units.
struct Spot {
  int line = 0;
  int character = 0;
};
Spot find(const std::string& text, std::string_view words) {
  Spot spot;
  const auto end = text.find(words);
  REQUIRE(end != std::string::npos);
  for (std::size_t i = 0; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n')
      spot = {spot.line + 1, 0};
    else if ((byte & 0xC0) != 0x80)
      spot.character += byte >= 0xF0 ? 2 : 1;
  }
  return spot;
}

}  // namespace

TEST_CASE("opening a document publishes its findings with its version") {
  LspClient client;
  client.begin();
  client.open(uri, clean_report(), 7);
  const Json published = client.next_diagnostics(uri);
  CHECK(published.at("version") == 7);
  CHECK(codes(published).empty());
}

TEST_CASE("a change that breaks a sum is found, and the change back mends it") {
  const std::string report = clean_report();
  const Spot end = find(report, " |\n| 二、上年结转政府信息公开申请数量");  // behind the total of row 一
  LspClient client;
  client.begin();
  client.open(uri, report);
  client.next_diagnostics(uri);
  client.change(uri, 2, {insertion(end.line, end.character, "9")});
  const Json broken = client.next_diagnostics(uri);
  CHECK(broken.at("version") == 2);
  REQUIRE(codes(broken).size() >= 1);
  CHECK(codes(broken).front().substr(0, 4) == "sum.");
  CHECK(broken.at("diagnostics").front().at("source") == "gouji");
  CHECK(broken.at("diagnostics").front().at("severity") == 1);
  client.change(uri, 3, {deletion(end.line, end.character, end.character + 1)});
  const Json mended = client.next_diagnostics(uri);
  CHECK(mended.at("version") == 3);
  CHECK(codes(mended).empty());
}

TEST_CASE("an equal list is published again with the new version") {
  LspClient client;
  client.begin();
  client.open(uri, "纯文本\n");
  CHECK(client.next_diagnostics(uri).at("version") == 1);
  client.change(uri, 2, {insertion(0, 0, "x")});
  CHECK(client.next_diagnostics(uri).at("version") == 2);
}

TEST_CASE("several changes of one message apply in their order, and a batch is published once") {
  const std::string report = clean_report();
  LspClient client;
  client.begin();
  client.open(uri, "");
  client.next_diagnostics(uri);
  const std::size_t half = report.find("\n## 三") + 1;
  client.change(uri, 2,
                {insertion(0, 0, report.substr(half)), insertion(0, 0, report.substr(0, half)),
                 insertion(2147483647, 2147483647, "\n")});
  const Json published = client.next_diagnostics(uri);
  CHECK(published.at("version") == 2);
  CHECK(codes(published).empty());
  const Json symbols = client.result("textDocument/documentSymbol", {{"textDocument", {{"uri", uri}}}});
  CHECK(symbols.size() >= 1);
}

TEST_CASE("an insertion at the very begin does not replace the document") {
  LspClient client;
  client.begin();
  client.open(uri, clean_report());
  client.next_diagnostics(uri);
  client.change(uri, 2, {insertion(0, 0, "\n")});
  CHECK(codes(client.next_diagnostics(uri)).empty());
  client.change(uri, 3, {Json{{"text", "没有报告"}}});
  CHECK(codes(client.next_diagnostics(uri)).empty());
  CHECK(client.result("textDocument/documentSymbol", {{"textDocument", {{"uri", uri}}}}).empty());
}

TEST_CASE("positions outside the document are clamped and the server lives") {
  LspClient client;
  client.begin();
  client.open(uri, "一\n二");
  client.next_diagnostics(uri);
  client.change(uri, 2, {insertion(-5, -1, "a"), insertion(9999999, 3, "b"), insertion(0, 100000, "c")});
  CHECK(client.next_diagnostics(uri).at("version") == 2);
  CHECK(client
            .request("textDocument/hover",
                     {{"textDocument", {{"uri", uri}}}, {"position", {{"line", 4294967295}, {"character", 77}}}})
            .contains("result"));
}

TEST_CASE("changes and requests for a document that is not open are harmless") {
  LspClient client;
  client.begin();
  client.change("file:///nowhere", 2, {insertion(0, 0, "x")});
  client.notify("textDocument/didSave", {{"textDocument", {{"uri", "file:///nowhere"}}}});
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", "file:///nowhere"}}}});
  CHECK(client.next("window/logMessage").at("params").at("type") == 2);
  CHECK(client
            .result("textDocument/hover",
                    {{"textDocument", {{"uri", "file:///nowhere"}}}, {"position", {{"line", 0}, {"character", 0}}}})
            .is_null());
  CHECK(client.shut_down() == 0);
}

TEST_CASE("closing clears, and reopening publishes afresh") {
  const std::string wrong = sample("青禾区统计局2023-有误.report.md");
  LspClient client;
  client.begin();
  client.open(uri, wrong);
  const Json first = client.next_diagnostics(uri);
  CHECK_FALSE(codes(first).empty());
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  CHECK(codes(client.next_diagnostics(uri)).empty());
  client.open(uri, wrong, 1);
  CHECK(client.next_diagnostics(uri) == first);
}

TEST_CASE("the list is capped and its last item says how many more there are") {
  const std::string many = sample("青禾区统计局2023-有误.report.md");
  std::string text;
  for (int i = 0; i < 60; ++i) text += many + "\n";
  LspClient client;
  client.begin();
  client.open(uri, text);
  const Json published = client.next_diagnostics(uri);
  REQUIRE(published.at("diagnostics").size() == 201);
  const Json& last = published.at("diagnostics").back();
  CHECK(last.at("severity") == 3);
  CHECK_FALSE(last.contains("code"));
  CHECK(last.at("message").get<std::string>().find("200") != std::string::npos);
}

TEST_CASE("messages follow the client's locale and the setting of the language") {
  const std::string wrong = replaced(clean_report(), "2023年政府信息公开工作年度报告", "2023政府信息公开工作年度报告");
  const auto message = [](const Json& published) {
    return published.at("diagnostics").at(0).at("message").get<std::string>();
  };
  const auto open_with = [&](const Json& more) {
    LspClient client;
    client.begin(full_capabilities(), more);
    client.open(uri, wrong);
    return message(client.next_diagnostics(uri));
  };
  const std::string simplified = open_with({{"locale", "zh-cn"}});
  const std::string traditional = open_with({{"locale", "zh-tw"}});
  const std::string english = open_with({{"locale", "en"}});
  CHECK(simplified != traditional);
  CHECK(simplified != english);
  CHECK(open_with({{"locale", "en"}, {"initializationOptions", {{"language", "zh-Hans"}}}}) == simplified);
  LspClient nameless({"lsp"}, {"LANG=zh_TW.UTF-8"});
  nameless.begin(full_capabilities(), {{"locale", nullptr}});
  nameless.open(uri, wrong);
  CHECK(message(nameless.next_diagnostics(uri)) == traditional);

  LspClient client;
  client.begin(full_capabilities(), {{"locale", "zh-cn"}});
  client.open(uri, wrong, 4);
  CHECK(message(client.next_diagnostics(uri)) == simplified);
  client.notify("workspace/didChangeConfiguration", {{"settings", {{"gouji", {{"language", "en"}}}}}});
  const Json again = client.next_diagnostics(uri);
  CHECK(message(again) == english);
  CHECK(again.at("version") == 4);
  client.notify("workspace/didChangeConfiguration", {{"settings", {{"gouji", {{"language", "auto"}}}}}});
  CHECK(message(client.next_diagnostics(uri)) == simplified);
  client.notify("workspace/didChangeConfiguration", {{"settings", {{"gouji", {{"language", "klingon"}}}}}});
  CHECK(client.next("window/logMessage").at("params").at("type") == 2);
}

TEST_CASE("a diagnostic links to its page where the client has the pages and can show the link") {
  const auto first = [](bool supported, const Json& options) {
    LspClient client;
    Json capabilities = full_capabilities();
    capabilities["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = supported;
    client.begin(capabilities, {{"initializationOptions", options}});
    client.open(uri, "# 青禾区财政局2023政府信息公开工作年度报告\n");
    const Json diagnostic = client.next_diagnostics(uri).at("diagnostics").at(0);
    CHECK(diagnostic.at("source") == "gouji");
    CHECK(diagnostic.at("code") == "title.form");
    const Json actions = client.result("textDocument/codeAction", {{"textDocument", {{"uri", uri}}},
                                                                   {"range", diagnostic.at("range")},
                                                                   {"context", {{"diagnostics", Json::array()}}}});
    CHECK(actions.at(0).at("diagnostics").at(0).value("codeDescription", Json()) ==
          diagnostic.value("codeDescription", Json()));
    return diagnostic.value("codeDescription", Json());
  };
  const Json page = {{"href", "file:///x%20y/codes/title.form.md"}};
  CHECK(first(true, {{"documentation", "file:///x%20y/codes"}}) == page);
  CHECK(first(true, {{"documentation", "file:///x%20y/codes/"}}) == page);
  CHECK(first(true, {{"documentation", nullptr}}).is_null());
  CHECK(first(true, Json::object()).is_null());
  CHECK(first(false, {{"documentation", "file:///x%20y/codes"}}).is_null());
}

TEST_CASE("a client that answers workspace/configuration is asked for its settings") {
  Json capabilities = full_capabilities();
  capabilities["workspace"]["configuration"] = true;
  capabilities["workspace"]["didChangeConfiguration"] = {{"dynamicRegistration", true}};
  LspClient client;
  client.answers["workspace/configuration"] = Json::array({{{"language", "en"}}});
  client.begin(capabilities, {{"locale", "zh-cn"}});
  client.result("textDocument/hover",
                {{"textDocument", {{"uri", uri}}}, {"position", {{"line", 0}, {"character", 0}}}});
  client.open(uri, replaced(clean_report(), "2023年政府信息公开工作年度报告", "2023政府信息公开工作年度报告"));
  const std::string message = client.next_diagnostics(uri).at("diagnostics").at(0).at("message");
  CHECK(message.find("年度报告》") == std::string::npos);
  REQUIRE(client.server_requests.size() == 2);
  CHECK(client.server_requests[0].at("method") == "client/registerCapability");
  CHECK(client.server_requests[1].at("method") == "workspace/configuration");
}

TEST_CASE("the same findings stand at the same places in every encoding") {
  const std::string wrong = sample("青禾区统计局2023-有误.report.md");
  std::vector<Json> lists;
  for (const std::string_view encoding : {"utf-8", "utf-16", "utf-32"}) {
    Json capabilities = full_capabilities();
    capabilities["general"]["positionEncodings"] = Json::array({encoding});
    LspClient client;
    client.begin(capabilities);
    client.open(uri, wrong);
    lists.push_back(client.next_diagnostics(uri).at("diagnostics"));
  }
  CHECK(lists[1] == lists[2]);  // no character outside the basic plane stands in this report
  REQUIRE(lists[0].size() == lists[1].size());
  for (std::size_t i = 0; i < lists[0].size(); ++i) {
    CHECK(lists[0][i].at("message") == lists[1][i].at("message"));
    const Json& bytes = lists[0][i].at("range").at("start");
    const Json& units = lists[1][i].at("range").at("start");
    CHECK(bytes.at("line") == units.at("line"));
    CHECK(bytes.at("character") >= units.at("character"));
  }
}
