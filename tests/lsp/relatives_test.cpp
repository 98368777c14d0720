// Types in a report while last year's lies beside it, on the disk or open.
#include <catch2/catch.hpp>

#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view carried_forward = "| 四、结转下年度继续办理 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |";

std::string last_year(std::string_view carried) {
  std::string text = clean_report();
  for (std::size_t at = text.find("2023"); at != text.npos; at = text.find("2023", at)) text.replace(at, 4, "2022");
  return replaced(text, carried_forward, "| 四、结转下年度继续办理 |  |  " + std::string(carried));
}

Json workspace(const Folder& folder) {
  return {{"workspaceFolders", {{{"uri", "file://" + folder.path.string()}, {"name", "reports"}}}}};
}

// The publications of a document until one has so many findings of the code; that one's are returned.
Json wait_for(LspClient& client, const std::string& uri, std::string_view code, std::size_t count) {
  while (true) {
    Json found = Json::array();
    const Json published = client.next_diagnostics(uri);
    for (const Json& one : published.at("diagnostics"))
      if (one.at("code") == code) found.push_back(one);
    if (found.size() == count) return found;
  }
}

}  // namespace

TEST_CASE("An open report is checked beside last year's file, and follows what is typed in either") {
  const Folder folder;
  const std::string old_uri = "file://" + folder.write("2022.report.md", last_year("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |"));
  const std::string uri = "file://" + folder.write("2023.report.md", clean_report());
  LspClient client;
  client.begin(full_capabilities(), workspace(folder));
  client.open(uri, clean_report());
  const Json found = wait_for(client, uri, "cross.carry", 2);
  const Json& place = found[0].at("relatedInformation").at(0).at("location");
  CHECK(place.at("uri") == old_uri);
  CHECK(place.at("range").at("start").at("line") == 78);

  // Last year's file is opened and mended there: this year's findings go.
  client.open(old_uri, last_year("| 2 | 1 | 0 | 0 | 0 | 0 | 3 |"));
  wait_for(client, uri, "cross.carry", 0);

  // A line in front of everything moves what was found; it is found again in its new place.
  client.change(old_uri, 2, {{{"text", last_year("| 2 | 1 | 0 | 0 | 0 | 0 | 9 |")}}});
  const Json total = wait_for(client, uri, "cross.carry", 1);
  const int line = total[0].at("range").at("start").at("line").get<int>();
  client.change(uri, 2,
                {{{"range", {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}}},
                  {"text", "\n"}}});
  CHECK(wait_for(client, uri, "cross.carry", 1)[0].at("range").at("start").at("line") == line + 1);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("A quick fix writes last year's number") {
  const Folder folder;
  folder.write("2022.report.md", last_year("| 2 | 1 | 0 | 0 | 0 | 0 | 9 |"));
  const std::string uri = "file://" + folder.write("2023.report.md", clean_report());
  LspClient client;
  client.begin(full_capabilities(), workspace(folder));
  client.open(uri, clean_report());
  const Json found = wait_for(client, uri, "cross.carry", 1);
  const Json actions = client.result("textDocument/codeAction", {{"textDocument", {{"uri", uri}}},
                                                                 {"range", found[0].at("range")},
                                                                 {"context", {{"diagnostics", Json::array()}}}});
  bool offered = false;
  for (const Json& action : actions) offered = offered || action.dump().find("\"newText\":\"9\"") != std::string::npos;
  CHECK(offered);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("A file that changes on the disk is read again") {
  const Folder folder;
  const std::string old_path = folder.write("2022.report.md", last_year("| 2 | 1 | 0 | 0 | 0 | 0 | 9 |"));
  const std::string uri = "file://" + folder.write("2023.report.md", clean_report());
  LspClient client;
  client.begin(full_capabilities(), workspace(folder));
  client.open(uri, clean_report());
  wait_for(client, uri, "cross.carry", 1);
  folder.write("2022.report.md", last_year("| 2 | 1 | 0 | 0 | 0 | 0 | 3 |"));
  client.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", "file://" + old_path}, {"type", 2}}}}});
  wait_for(client, uri, "cross.carry", 0);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("From a carried number one comes to last year's, and a blank is offered it") {
  const Folder folder;
  const std::string old_uri = "file://" + folder.write("2022.report.md", last_year("| 2 | 1 | 0 | 0 | 0 | 0 | 9 |"));
  const std::string blank = replaced(clean_report(), "| 二、上年结转政府信息公开申请数量 |  |  | 2 |",
                                     "| 二、上年结转政府信息公开申请数量 |  |  |  |");
  const std::string uri = "file://" + folder.write("2023.report.md", blank);
  LspClient client;
  client.begin(full_capabilities(), workspace(folder));
  client.open(uri, blank);
  const Json total = wait_for(client, uri, "cross.carry", 1)[0].at("range").at("start");
  const auto at = [&](Json position) {
    return Json{{"textDocument", {{"uri", uri}}}, {"position", std::move(position)}};
  };
  CHECK(client.result("textDocument/hover", at(total)).dump().find("2022.report.md") != std::string::npos);
  const Json places = client.result("textDocument/definition", at(total));
  REQUIRE(places.size() == 1);
  CHECK(places[0].at("uri") == old_uri);
  CHECK(places[0].at("range").at("start").at("line") == 78);

  const Json cell = {{"line", total.at("line")}, {"character", 26}};
  bool offered = false;
  const Json answer = client.result("textDocument/completion", at(cell));
  for (const Json& item : answer.at("items")) offered = offered || item.at("label") == "2";
  CHECK(offered);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("The reading of many files is told of, ends, and may be cancelled") {
  const Folder folder;
  for (int i = 0; i < 300; ++i) folder.write(std::to_string(i) + ".txt", "无\n");
  const std::string uri = "file://" + folder.write("2023.report.md", clean_report());
  for (const bool cancelled : {false, true}) {
    LspClient client;
    Json capabilities = full_capabilities();
    capabilities["window"]["workDoneProgress"] = true;
    client.begin(capabilities, workspace(folder));
    client.open(uri, clean_report());
    const Json token = client.next_request("window/workDoneProgress/create").at("params").at("token");
    std::string kind;
    while (kind != "end") {
      const Json params = client.next("$/progress").at("params");
      CHECK(params.at("token") == token);
      kind = params.at("value").at("kind");
      if (cancelled && kind == "begin") client.notify("window/workDoneProgress/cancel", {{"token", token}});
    }
    CHECK(client.shut_down() == 0);
  }
}
