// Asks for all work that says it reports progress, and follows the reports: they begin once, rise, and always end.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

struct Work {
  std::string capability;
  std::string method;
  Json params;
};

// What advertises progress; the test below fails for a capability that is missing here.
const std::vector<Work> known = {
    {"diagnosticProvider", "workspace/diagnostic", {{"previousResultIds", Json::array()}}},
    {"workspaceSymbolProvider", "workspace/symbol", {{"query", "青禾"}}},
};

Json in_folder(const Folder& folder) {
  return {{"workspaceFolders", {{{"uri", "file://" + folder.path.string()}, {"name", "a"}}}},
          {"initializationOptions", {{"diagnostics", "pull"}}},
          {"locale", "en"}};
}

void fill(const Folder& folder, int reports) {
  for (int i = 0; i < reports; ++i) folder.write(std::to_string(i) + ".report.md", clean_report());
}

// All reports of one piece of work, up to its end.
std::vector<Json> reports(LspClient& client, const Json& token) {
  std::vector<Json> values;
  while (values.empty() || values.back().at("kind") != "end") {
    const Json params = client.next("$/progress").at("params");
    REQUIRE(params.at("token") == token);
    values.push_back(params.at("value"));
  }
  return values;
}

}  // namespace

TEST_CASE("everything that says so reports progress to who asks, and to nobody else") {
  const Folder folder;
  fill(folder, 12);
  LspClient client;
  const Json capabilities = client.begin(full_capabilities(), in_folder(folder)).at("capabilities");
  for (const auto& [name, options] : capabilities.items()) {
    if (!options.is_object() || !options.value("workDoneProgress", false)) continue;
    const auto work =
        std::find_if(known.begin(), known.end(), [&n = name](const Work& one) { return one.capability == n; });
    INFO(name);
    REQUIRE(work != known.end());
    for (const Json& token : {Json("a token"), Json(7)}) {
      Json params = work->params;
      params["workDoneToken"] = token;
      client.result(work->method, params);
      const std::vector<Json> told = reports(client, token);
      CHECK(told.front().at("kind") == "begin");
      CHECK_FALSE(told.front().at("title").get<std::string>().empty());
      int before = 0;
      for (std::size_t i = 1; i + 1 < told.size(); ++i) {
        CHECK(told[i].at("kind") == "report");
        CHECK(told[i].at("percentage").get<int>() > before);
        before = told[i].at("percentage");
      }
      CHECK(before == 100);
    }
    client.result(work->method, work->params);
  }
  client.result("shutdown", nullptr);
  client.notify("exit");
  CHECK(client.at_end());  // nothing is left that nobody asked for
}

TEST_CASE("work that is cancelled is answered so, and its progress ends") {
  const Folder folder;
  fill(folder, 400);
  LspClient client;
  client.begin(full_capabilities(), in_folder(folder));
  for (const Work& work : known) {
    Json params = work.params;
    params["workDoneToken"] = work.method;
    client.send({{"jsonrpc", "2.0"}, {"id", work.method}, {"method", work.method}, {"params", params}});
    CHECK(client.next("$/progress").at("params").at("value").at("kind") == "begin");
    client.notify("$/cancelRequest", {{"id", work.method}});
    const Json reply = client.next_reply(work.method);
    if (reply.contains("error")) CHECK(reply.at("error").at("code") == -32800);  // or it was done before
    CHECK(reports(client, work.method).back().at("kind") == "end");
  }
  CHECK(client.shut_down() == 0);
}

TEST_CASE("a client is asked to watch and to tell only where it can") {
  for (const bool can : {true, false}) {
    Json capabilities = full_capabilities();
    capabilities["workspace"]["didChangeConfiguration"] = {{"dynamicRegistration", can}};
    capabilities["workspace"]["didChangeWatchedFiles"] = {{"dynamicRegistration", can}};
    LspClient client;
    client.begin(capabilities);
    CHECK(client.shut_down() == 0);
    std::vector<std::string> methods;
    for (const Json& request : client.server_requests)
      if (request.at("method") == "client/registerCapability")
        for (const Json& registration : request.at("params").at("registrations"))
          methods.push_back(registration.at("method"));
    const std::vector<std::string> wanted = {"workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"};
    CHECK(methods == (can ? wanted : std::vector<std::string>()));
  }
}
