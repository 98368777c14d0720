// Checks folders in which reports contradict each other, as the command line tells it.
#include <catch2/catch.hpp>

#include "lsp/rpc/json.h"
#include "tests/support/cli.h"
#include "tests/support/folder.h"

using namespace gouji::support;
using Json = nlohmann::json;

namespace {

// The clean report as it was a year before, with 3 and not 2 carried forward.
std::string last_year(std::string_view carried = "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |") {
  std::string text = clean_report();
  for (std::size_t at = text.find("2023"); at != text.npos; at = text.find("2023", at)) text.replace(at, 4, "2022");
  return replaced(text, "| 四、结转下年度继续办理 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |",
                  "| 四、结转下年度继续办理 |  |  " + std::string(carried));
}

// The findings of a code in a file.
std::vector<Json> found(const Outcome& outcome, std::string_view file, std::string_view code) {
  std::vector<Json> list;
  const Json answer = Json::parse(outcome.out);
  for (const Json& one : answer.at("files"))
    for (const Json& finding : one.at("findings"))
      if (one.at("path").get<std::string>().ends_with(file) && finding.at("code") == code) list.push_back(finding);
  return list;
}

}  // namespace

TEST_CASE("A folder is checked as a whole: what last year carried forward must be taken over") {
  const Folder folder;
  folder.write("2022/a.md", last_year("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |"));
  folder.write("2023/a.md", clean_report());
  const Outcome outcome = gouji_check({"--format=json", folder.path.string()});
  const std::vector<Json> carry = found(outcome, "2023/a.md", "cross.carry");
  REQUIRE(carry.size() == 2);
  CHECK(carry[0].at("cell") == "s3/carried-over/natural");
  CHECK(carry[0].at("severity") == "warning");
  const Json& related = carry[0].at("related").at(0);
  CHECK(related.at("path").get<std::string>().ends_with("2022/a.md"));
  CHECK(related.at("range").at("start").at("line") == 79);
  CHECK(carry[0].at("fixes").at(0).at("edits").at(0).at("newText") == "4");
  CHECK(found(outcome, "2022/a.md", "cross.carry").empty());
}

TEST_CASE("A pair that agrees says nothing, and neither does a file alone") {
  const Folder folder;
  folder.write("2022.md", last_year());
  const std::string now = folder.write("2023.md", clean_report());
  CHECK(found(gouji_check({"--format=json", folder.path.string()}), "2023.md", "cross.carry").empty());
  CHECK(found(gouji_check({"--format=json", now}), "2023.md", "cross.in-force").empty());
}

TEST_CASE("A project that names last year's file makes a wrong number an error, also where only one file is checked") {
  const Folder folder;
  folder.write("old/a.md", last_year("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |"));
  folder.write(".gouji.json", R"({"lastYear": "old/a.md"})");
  const std::string now = folder.write("2023.md", clean_report());
  const Outcome outcome = gouji_check({"--format=json", now});
  REQUIRE(found(outcome, "2023.md", "cross.carry").size() == 2);
  CHECK(found(outcome, "2023.md", "cross.carry")[0].at("severity") == "error");
  CHECK(outcome.exit_code == 1);
}

TEST_CASE("A mended file changes none of its numbers") {
  const Folder folder;
  folder.write("2022.md", last_year("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |"));
  folder.write("2023.md", clean_report());
  gouji_check({"--fix", folder.path.string()});
  CHECK(folder.read("2023.md") == clean_report());
}

TEST_CASE("Severities and baselines hold for what other files tell, too") {
  const Folder folder;
  folder.write("2022.md", last_year("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |"));
  folder.write("2023.md", clean_report());
  const std::string baseline = (folder.path / "accepted.json").string();
  gouji_check({"--write-baseline=" + baseline, folder.path.string()});
  CHECK(found(gouji_check({"--format=json", "--baseline=" + baseline, folder.path.string()}), "2023.md", "cross.carry")
            .empty());
  folder.write(".gouji.json", R"({"severity": {"cross.carry": "off"}})");
  CHECK(found(gouji_check({"--format=json", folder.path.string()}), "2023.md", "cross.carry").empty());
}

TEST_CASE("A government that names the organs below it is told who has not handed in") {
  const Folder folder;
  folder.write("a/2022.md", last_year());
  folder.write("government.md", replaced(clean_report(), "青禾区农业农村局2023年", "青禾区人民政府2023年"));
  folder.write(".gouji.json", R"({"children": ["a/*.md"]})");
  const std::vector<Json> missing =
      found(gouji_check({"--format=json", "--language=en", folder.path.string()}), "government.md", "cross.aggregate");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].at("message").get<std::string>().find("云溪市青禾区农业农村局") != std::string::npos);
}

TEST_CASE("A summary has one row for each organ and year, also for those that are missing") {
  const Folder folder;
  folder.write("2022.md", last_year());
  folder.write("2023.md", clean_report());
  folder.write("other.md", replaced(clean_report(), "青禾区农业农村局2023年", "青禾区林业局2023年"));
  const Json summary = Json::parse(gouji_run({"summary", "--format=json", folder.path.string()}).out);
  REQUIRE(summary.at("rows").size() == 4);
  const Json& missing = summary.at("rows").at(2);
  CHECK(missing.at("organ") == "云溪市青禾区林业局");
  CHECK(missing.at("year") == 2022);
  CHECK(missing.at("missing") == true);
  CHECK(summary.at("rows").at(1).at("figures").at("s3/new-received/total") == 39);
  CHECK(summary.at("sums").at(1).at("figures").at("s3/new-received/total") == 78);
  CHECK(summary.at("sums").at(0).at("reports") == 1);

  const Outcome text = gouji_run({"summary", folder.path.string()});
  CHECK(text.out.find("缺报") != std::string::npos);
  const Outcome csv = gouji_run({"summary", "--format=csv", "--language=en", folder.path.string()});
  CHECK(csv.out.starts_with("Organ,Year,State,Errors,"));
}

TEST_CASE("Lines of a stream are answered in their order, by however many threads") {
  std::string input;
  for (int i = 0; i < 40; ++i)
    input += Json{{"path", std::to_string(i)}, {"text", i % 3 == 0 ? clean_report() : "无"}}.dump() + "\n";
  const Outcome outcome = gouji_check({"--input=ndjson", "--format=ndjson", "--fail-on=never", "--jobs=4", "-"}, input);
  std::size_t line = 0;
  for (std::size_t at = 0; at < outcome.out.size(); ++line) {
    const std::size_t end = outcome.out.find('\n', at);
    CHECK(Json::parse(outcome.out.substr(at, end - at)).at("path") == std::to_string(line));
    at = end + 1;
  }
  CHECK(line == 40);
}

TEST_CASE("What ignore files name is left out of a folder, and what they keep is not") {
  const Folder folder;
  folder.write(".git/HEAD", "");
  folder.write(".gitignore", "# drafts\nold/\n*.tmp.md\n!kept.tmp.md\n/top.md\nin/deep/*.txt\n");
  folder.write("in/.ignore", "own.md\n");
  for (const std::string name : {"a.md", "old/b.md", "c.tmp.md", "kept.tmp.md", "top.md", "in/top.md", "in/deep/d.txt",
                                 "in/deep/d.md", "in/own.md"})
    folder.write(name, "无\n");
  const auto files_of = [&](const std::string& path) {
    std::vector<std::string> names;
    const Json answer = Json::parse(gouji_check({"--format=json", path}).out);
    for (const Json& file : answer.at("files"))
      names.push_back(file.at("path").get<std::string>().substr(folder.path.string().size() + 1));
    return names;
  };
  CHECK(files_of(folder.path.string()) == std::vector<std::string>{"a.md", "in/deep/d.md", "in/top.md", "kept.tmp.md"});
  // The files of the folders around hold for a folder inside, and a file that is named is read.
  CHECK(files_of((folder.path / "in").string()) == std::vector<std::string>{"in/deep/d.md", "in/top.md"});
  CHECK(files_of((folder.path / "old/b.md").string()) == std::vector<std::string>{"old/b.md"});
}

TEST_CASE("A summary as a page holds its data and its scripts, and asks for nothing from elsewhere") {
  const Folder folder;
  folder.write("2023.md", replaced(clean_report(), "青禾区农业农村局2023年", "青禾区<script>局2023年"));
  const std::string page = gouji_run({"summary", "--format=html", folder.path.string()}).out;
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find("default-src 'none'") != page.npos);
  CHECK(page.find("src=\"") == page.npos);
  CHECK(page.find("href=\"") == page.npos);
  const std::string_view begin = "id=\"data\">";
  const std::size_t at = page.find(begin) + begin.size();
  const Json data = Json::parse(page.substr(at, page.find("</script>", at) - at));
  CHECK(data.at("rows").size() == 1);
  CHECK(data.at("words").at("organ") == "机关");
  CHECK(data.at("labels").size() == data.at("rows").at(0).at("figures").size());
}
