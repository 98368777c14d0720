// Plays a client that looks for names in everything that is open and in the files of the workspace.
#include <catch2/catch.hpp>

#include <set>

#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

std::vector<std::string> names(LspClient& client, std::string_view query) {
  std::vector<std::string> out;
  for (const Json& symbol : client.result("workspace/symbol", {{"query", query}})) {
    CHECK(symbol.at("location").at("uri").get<std::string>().starts_with("file://"));
    out.push_back(symbol.at("name"));
  }
  return out;
}

Json workspace_of(const Folder& folder) {
  return {{"workspaceFolders", {{{"uri", "file://" + folder.path.string()}, {"name", "reports"}}}}};
}

std::string titled(const std::string& organ) {
  return organ + "2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("names are found in open documents and in files, each in one of them only") {
  const Folder folder;
  folder.write("甲.txt", titled("青禾区甲局"));
  folder.write("下级/乙.md", titled("青禾区乙局"));
  folder.write("通知.md", "# 会议通知\n");
  const std::string open = folder.write("丙.txt", titled("青禾区旧局"));
  LspClient client;
  client.begin(full_capabilities(), workspace_of(folder));
  client.open("file://" + open, titled("青禾区丙局"), 1, "plaintext");
  client.open("file:///elsewhere.md", titled("青禾区丁局"));
  const Names found = names(client, "年度报告");
  CHECK(std::set<std::string>(found.begin(), found.end()) ==
        std::set<std::string>{"青禾区甲局2023年政府信息公开工作年度报告", "青禾区乙局2023年政府信息公开工作年度报告",
                              "青禾区丙局2023年政府信息公开工作年度报告", "青禾区丁局2023年政府信息公开工作年度报告"});
  CHECK(found.size() == 4);
  folder.write("甲.txt", titled("青禾区新甲局"));
  CHECK(names(client, "新甲局").size() == 1);
  CHECK(names(client, "").size() == 12);
}

TEST_CASE("characters of the query stand in the name in their order, in either script, closest names first") {
  LspClient client;
  client.begin();
  client.open("file:///a.md", clean_report(), 1, "gouji-report");
  CHECK(names(client, "總體") == Names{"一、总体情况"});
  CHECK(names(client, "第二十条（八）") == Names{"第二十条第（八）项"});
  CHECK(names(client, "行政诉讼") == Names{"四、政府信息公开行政复议、行政诉讼情况"});
  CHECK(names(client, "诉讼行政").empty());
  const Names open = names(client, "主动公开");
  REQUIRE(open.size() >= 2);
  const Names first = names(client, "一");
  CHECK(first.front() == "一、总体情况");
}

TEST_CASE("what the names stand in is told") {
  LspClient client;
  client.begin();
  client.open("file:///a.md", clean_report(), 1, "gouji-report");
  const Json found = client.result("workspace/symbol", {{"query", "第（五）项"}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("containerName") == "二、主动公开政府信息情况");
}
