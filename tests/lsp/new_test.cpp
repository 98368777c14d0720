// Begins reports from the command line and for an editor, from files and open documents.
#include <catch2/catch.hpp>

#include "tests/support/cli.h"
#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///last.report.md";

}  // namespace

TEST_CASE("new writes a report that check finds nothing in") {
  const Folder folder;
  const std::string path = (folder.path / "新.report.md").string();
  const Outcome made = gouji_run({"new", "--organ=云溪市青禾区水务局", "--year=2024", "--output=" + path});
  CHECK(made.exit_code == 0);
  CHECK(made.out.empty());
  CHECK(made.err.find("新.report.md") != std::string::npos);
  CHECK(gouji_check({"--fail-on=hint", path}).exit_code == 0);
  CHECK(gouji_run({"new", "--output=" + path}).exit_code == 2);
}

TEST_CASE("new begins from last year's file") {
  const Folder folder;
  const std::string last = folder.write("2023.md", clean_report());
  const Outcome made = gouji_run({"new", "--from=" + last});
  CHECK(made.exit_code == 0);
  CHECK(made.out.starts_with("# 云溪市青禾区农业农村局2024年政府信息公开工作年度报告\n"));
  CHECK(made.out.find("| 二、上年结转政府信息公开申请数量 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |") != std::string::npos);
  CHECK(gouji_check({"-"}, made.out).exit_code == 0);
}

TEST_CASE("new says what it cannot do") {
  const Folder folder;
  CHECK(gouji_run({"new", "--from=" + folder.write("a.md", "# 日记\n")}).err.find("没有找到年度报告") !=
        std::string::npos);
  CHECK(gouji_run({"new", "--from=" + (folder.path / "没有.md").string()}).exit_code == 2);
  CHECK(gouji_run({"new", "--template=no"}).err.find("no") != std::string::npos);
  CHECK(gouji_run({"new", "--year=1999"}).exit_code == 2);
}

TEST_CASE("an editor asks for templates and for a report of each") {
  LspClient client;
  client.begin();
  const Json forms = client.result("gouji/templates", Json::object());
  REQUIRE(forms.size() == 2);
  for (const Json& form : forms) {
    const Json made =
        client.result("gouji/newReport",
                      {{"template", form.at("id")}, {"organ", "青禾区水务局"}, {"year", form.at("years").at("from")}});
    CHECK(made.at("template") == form.at("id"));
    CHECK(made.at("text").get<std::string>().starts_with("# 青禾区水务局"));
    CHECK(made.at("marks").size() > 5);
  }
}

TEST_CASE("an editor begins from a text, an open document or a file") {
  const Folder folder;
  const std::string path = folder.write("2023.md", clean_report());
  LspClient client;
  client.begin();
  client.open(uri, clean_report());
  Json first;
  for (const Json& params :
       {Json{{"fromText", clean_report()}}, Json{{"fromUri", uri}}, Json{{"fromUri", "file://" + path}}}) {
    const Json made = client.result("gouji/newReport", params);
    CHECK(made.at("year") == 2024);
    CHECK(made.at("organ") == "云溪市青禾区农业农村局");
    if (first.is_null()) first = made;
    CHECK(made == first);
  }
  const Json mark = first.at("marks").at(0).at("start");
  CHECK(mark == Json{{"line", 13}, {"character", 0}});
  CHECK(client.request("gouji/newReport", {{"fromUri", "file:///no/where.md"}}).contains("error"));
  CHECK(client.request("gouji/newReport", {{"fromText", "# 日记"}}).at("error").at("code") == -32803);
  CHECK(client.request("gouji/newReport", {{"template", "no"}}).contains("error"));
}
