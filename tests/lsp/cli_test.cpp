// Runs the program's commands from outside: what they write, in which shape, and how they end.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "core/messages/codes.h"
#include "lsp/cli/checked.h"
#include "lsp/rpc/json.h"
#include "tests/support/cli.h"
#include "tests/support/folder.h"

using namespace gouji::support;
using gouji::rpc::Json;

namespace {

const std::string wrong_title = report_with_wrong_title();
const std::string wrong_total = report_with_wrong_total();

}  // namespace

TEST_CASE("check says nothing but its summary of a report without defects") {
  const Outcome outcome = gouji_run({"check", sample_path("青禾区农业农村局2023-正确.report.md")});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == "已检查 1 个文件：错误 0，警告 0，信息 0，提示 0\n");
  CHECK(outcome.err.empty());
}

TEST_CASE("check writes findings as text with the source and a mark under it") {
  const Outcome outcome = gouji_run({"check", "-"}, wrong_total);
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.find("-:") == 0);
  CHECK(outcome.out.find(": error: ") != std::string::npos);
  CHECK(outcome.out.find(" [sum.") != std::string::npos);
  CHECK(outcome.out.find("^") != std::string::npos);
}

TEST_CASE("check writes JSON in the shape of the contract") {
  const Outcome outcome = gouji_run({"check", "--format=json", "-"}, wrong_total);
  CHECK(outcome.exit_code == 1);
  const Json json = Json::parse(outcome.out);
  REQUIRE(json.at("files").size() == 1);
  CHECK(json.at("files")[0].at("path") == "-");
  const Json& finding = json.at("files")[0].at("findings").at(0);
  CHECK(finding.at("code").get<std::string>().substr(0, 4) == "sum.");
  CHECK(finding.at("severity") == "error");
  CHECK(finding.at("language") == "zh-Hans");
  CHECK(finding.at("cell").get<std::string>().substr(0, 3) == "s3/");
  const Json& range = finding.at("range");
  CHECK(range.at("start").at("line") == range.at("end").at("line"));
  CHECK(range.at("end").at("column") > range.at("start").at("column"));
  CHECK_FALSE(finding.at("related").empty());
  CHECK_FALSE(finding.at("related")[0].contains("path"));
  REQUIRE_FALSE(finding.at("fixes").empty());
  CHECK(finding.at("fixes")[0].at("preferred").is_boolean());
  CHECK(finding.at("fixes")[0].at("edits")[0].at("newText").is_string());
  CHECK(json.at("summary").at("files") == 1);
  CHECK(json.at("summary").at("error").get<std::size_t>() >= 1);
}

TEST_CASE("JSON of no findings and no files is whole") {
  const Json json = Json::parse(gouji_run({"check", "--format=json", "-"}, "").out);
  CHECK(
      json ==
      Json::parse(
          R"({"files":[{"path":"-","findings":[]}],"summary":{"files":1,"error":0,"warning":0,"information":0,"hint":0}})"));
  const Folder empty;
  CHECK(Json::parse(gouji_run({"check", "--format=json", empty.path.string()}).out).at("files").empty());
}

TEST_CASE("the option --fail-on decides which findings make the exit code 1") {
  const auto exit_code = [](const std::string& level) {
    return gouji_run({"check", "--fail-on=" + level, "-"}, wrong_title).exit_code;
  };
  CHECK(exit_code("error") == 0);  // a title in another form is a warning
  CHECK(exit_code("warning") == 1);
  CHECK(exit_code("information") == 1);
  CHECK(exit_code("hint") == 1);
  CHECK(exit_code("never") == 0);
  CHECK(gouji_run({"check", "--fail-on=never", "-"}, wrong_total).exit_code == 0);
}

TEST_CASE("the language comes from the option, else from LANG, else it is simplified Chinese") {
  const auto message = [](const std::vector<std::string>& more, const std::vector<std::string>& environment) {
    std::vector<std::string> arguments = {"check", "--format=json", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Json finding =
        Json::parse(gouji_run(arguments, wrong_title, environment).out).at("files")[0].at("findings").at(0);
    return finding.at("language").get<std::string>();
  };
  CHECK(message({}, {"LANG=zh_TW.UTF-8"}) == "zh-Hant");
  CHECK(message({}, {"LANG=de_DE.UTF-8"}) == "en");
  CHECK(message({}, {"LANG=C"}) == "zh-Hans");
  CHECK(message({}, {"LANG="}) == "zh-Hans");
  CHECK(message({"--language=en"}, {"LANG=zh_CN.UTF-8"}) == "en");
}

TEST_CASE("folders are walked for documents, sorted") {
  const Folder folder;
  folder.write("b.txt", "x");
  folder.write("a/c.md", "x");
  folder.write("a/年报.html", "x");
  folder.write("a/d.htm", "x");
  folder.write("a/e.cpp", "x");
  folder.write("a/F.TXT", "x");
  folder.write("a/.hidden/g.md", "x");
  folder.write("a/.h.md", "x");
  folder.write("node_modules/i.md", "x");
  std::filesystem::create_directory_symlink(folder.path, folder.path / "a/loop");
  const Json json = Json::parse(gouji_run({"check", "--format=json", folder.path.string()}).out);
  std::vector<std::string> names;
  for (const Json& file : json.at("files"))
    names.push_back(file.at("path").get<std::string>().substr(folder.path.string().size() + 1));
  CHECK(names == std::vector<std::string>{"a/F.TXT", "a/c.md", "a/d.htm", "a/年报.html", "b.txt"});
}

TEST_CASE("a file that cannot be read stops none of the others") {
  const Folder folder;
  const std::string good = folder.write("good.md", wrong_total);
  const std::string gone = (folder.path / "没有.md").string();
  const Outcome outcome = gouji_run({"check", "--format=json", gone, good});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("没有.md") != std::string::npos);
  CHECK(outcome.err.find("No such file") != std::string::npos);
  const Json json = Json::parse(outcome.out);
  REQUIRE(json.at("files").size() == 1);
  CHECK(json.at("files")[0].at("path") == good);
}

TEST_CASE("a file is checked once, whatever ways lead to it") {
  const Folder folder;
  const std::string path = folder.write("a.md", "x");
  const Json json = Json::parse(gouji_run({"check", "--format=json", path, folder.path.string(), path}).out);
  CHECK(json.at("files").size() == 1);
}

TEST_CASE("names that are not UTF-8 stand in nobody's way") {
  const Folder folder;
  folder.write("\xC4\xEA\xB1\xA8.md", wrong_title);
  for (const std::string format : {"text", "json", "ndjson", "sarif", "github"}) {
    const Outcome outcome = gouji_run({"check", "--format=" + format, "--fail-on=warning", folder.path.string()});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.find("title.form") != std::string::npos);
  }
}

TEST_CASE("wrong usage ends with 2") {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"nonsense"},
                                             {"check"},
                                             {"check", "--format=xml", "-"},
                                             {"check", "--fail-on=sometimes", "-"},
                                             {"check", "--language=klingon", "-"},
                                             {"facts"},
                                             {"check", "--encoding=klingon", "-"},
                                             {"check", "--jobs=0", "-"},
                                             {"check", "--fix", "--diff", "-"},
                                             {"check", "--fix", "--input=ndjson", "-"},
                                             {"explain", "no.such"},
                                             {"lsp", "--nonsense"}})
    CHECK(gouji_run(arguments).exit_code == 2);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--help"}, {"--version"}, {"check", "--help"}})
    CHECK(gouji_run(arguments).exit_code == 0);
}

TEST_CASE("facts write every cell with its exact number") {
  const Json json =
      Json::parse(gouji_run({"facts", "--format=json", sample_path("青禾区农业农村局2023-正确.report.md")}).out);
  const Json& report = json.at("files")[0].at("reports").at(0);
  CHECK(report.at("year") == 2023);
  CHECK(report.at("template") == "ogi-2021");
  CHECK(report.at("organ") == "云溪市青禾区农业农村局");
  CHECK(report.at("sections").size() == 6);
  CHECK(report.at("sections")[0].at("id") == "s1");
  CHECK(report.at("cells").size() == 10 + 25 * 7 + 15);
  const Json& cell = report.at("cells").at("s3/new-received/total");
  CHECK(cell.at("kind") == "number");
  CHECK(cell.at("unit").is_null());
  CHECK(cell.at("text") == cell.at("value").dump());
  CHECK(report.at("figures").is_array());
}

TEST_CASE("facts are the same as one file a line and as one cell a line") {
  const std::string path = sample_path("青禾区农业农村局2023-正确.report.md");
  const Json whole = Json::parse(gouji_run({"facts", path}).out);
  const std::string lines = gouji_run({"facts", "--format=ndjson", path, path}).out;
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  CHECK(Json::parse(lines.substr(0, lines.find('\n'))) == whole.at("files")[0]);

  const std::string csv = gouji_run({"facts", "--format=csv", path}).out;
  CHECK(csv.substr(0, csv.find('\r')) == "path,report,organ,year,template,cell,kind,value,unit,line,column");
  const Json& report = whole.at("files")[0].at("reports")[0];
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + static_cast<int>(report.at("cells").size()));
  const Json& cell = report.at("cells").at("s3/new-received/total");
  const std::string row = path + ",1,云溪市青禾区农业农村局,2023,ogi-2021,s3/new-received/total,number," +
                          cell.at("value").dump() + ",," + cell.at("line").dump() + "," + cell.at("column").dump() +
                          "\r\n";
  CHECK(csv.find(row) != std::string::npos);
}

TEST_CASE("facts keep the digits of a number as they were written") {
  const std::string text = replaced(sample("青禾区农业农村局2023-正确.report.md"), "| 行政事业性收费 | ",
                                    "| 行政事业性收费 | 1234567890123.450万元 |\n| x | ");
  const std::string out = gouji_run({"facts", "-"}, text).out;
  CHECK(out.find("\"value\": 1234567890123.450,") != std::string::npos);
  CHECK(out.find("\"unit\": \"万元\"") != std::string::npos);
}

TEST_CASE("a text that is no report has no facts") {
  CHECK(Json::parse(gouji_run({"facts", "-"}, "# 日记\n\n今天下雨。\n").out) ==
        Json::parse(R"({"files":[{"path":"-","reports":[]}]})"));
}

TEST_CASE("a byte-order mark takes no column") {
  const auto start = [](const std::string& text) {
    return Json::parse(gouji_run({"check", "--format=json", "-"}, text).out)
        .at("files")[0]
        .at("findings")
        .at(0)
        .at("range")
        .at("start");
  };
  CHECK(start("\xEF\xBB\xBF" + wrong_title) == start(wrong_title));
}

TEST_CASE("explain tells about a code in the language asked for") {
  CHECK(gouji_run({"explain", "sum.row"}).out.find("含义") != std::string::npos);
  CHECK(gouji_run({"explain", "--language=en", "sum.row"}).out.find("Meaning") != std::string::npos);
  CHECK(gouji_run({"explain", "--language=en", "sum.row"}).out.find("含义") == std::string::npos);
}

TEST_CASE("explain without a code lists all with their severities, a line each") {
  const std::string out = gouji_run({"explain", "--language=en"}).out;
  CHECK(static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n')) == gouji::messages::codes().size());
  for (const gouji::messages::CodeInfo& code : gouji::messages::codes()) {
    const auto at = out.find(std::string(code.name) + " ");
    REQUIRE(at != out.npos);
    const std::string line = out.substr(at, out.find('\n', at) - at);
    CHECK(line.find(gouji::cli::name(code.severity)) != line.npos);
    CHECK(line.ends_with('.'));
  }
}

TEST_CASE("templates lists both forms") {
  const std::string out = gouji_run({"templates"}).out;
  CHECK(out.find("ogi-2019") != std::string::npos);
  CHECK(out.find("ogi-2021") != std::string::npos);
}
