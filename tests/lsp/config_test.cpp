// Tests what project files and settings do: from the key to the finding, on the command line and in the editor.
#include "lsp/config/config.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>

#include "lsp/config/baseline_file.h"
#include "lsp/config/glob.h"
#include "lsp/config/json_places.h"
#include "lsp/config/project.h"
#include "lsp/configuration.h"
#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/samples.h"

using namespace gouji;
using namespace gouji::support;

namespace {

std::string with_letter() { return replaced(clean_report(), "| 规章 | 0 |", "| 规章 | O |"); }

Outcome gouji_run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), tests::gouji_binary());
  return run(arguments, {}, {"LANG=en_US.UTF-8"});
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::vector<std::string> codes_in(const Json& published) {
  std::vector<std::string> codes;
  for (const Json& diagnostic : published.at("diagnostics")) codes.push_back(diagnostic.at("code"));
  return codes;
}

using Codes = std::vector<std::string>;

Json client_with_files() {
  Json capabilities = full_capabilities();
  capabilities["workspace"]["configuration"] = true;
  capabilities["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"] = true;
  return capabilities;
}

Json schema() {
  std::ifstream file(tests::source_dir() / "client-vscode/gouji.schema.json");
  return Json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

TEST_CASE("globs match names, folders and what lies below") {
  CHECK(config::glob_matches("*.md", "a.md"));
  CHECK_FALSE(config::glob_matches("*.md", "x/a.md"));
  CHECK(config::glob_matches("**/*.md", "a.md"));
  CHECK(config::glob_matches("**/*.md", "x/y/a.md"));
  CHECK(config::glob_matches("旧稿", "旧稿/a.md"));
  CHECK(config::glob_matches("./旧稿/", "旧稿/a.md"));
  CHECK(config::glob_matches("旧?/**", "旧稿/x/a.md"));
  CHECK_FALSE(config::glob_matches("旧稿", "旧稿二/a.md"));
  CHECK_FALSE(config::glob_matches("", "a.md"));
}

TEST_CASE("keys and values of JSON know their places") {
  const std::string text = R"({ "a": [1, "x"], "b\u0063": { "c": {} }, "d": true })";
  const auto places = config::json_places(text);
  const auto at = [&](const std::string& path) { return text.substr(places.at(path).value, 3); };
  CHECK(at("a") == "[1,");
  CHECK(at("a/0") == "1, ");
  CHECK(at("a/1") == "\"x\"");
  CHECK(at("bc/c") == "{} ");
  CHECK(at("d") == "tru");
  CHECK(text.substr(places.at("bc/c").key, 3) == "\"c\"");
  CHECK(places.size() == 7);
}

TEST_CASE("wrong values and unknown keys are left out and told, the others hold") {
  std::vector<config::Problem> problems;
  const config::Config config = config::read_config(
      Json::parse(
          R"({"$schema": "x", "language": "en", "severity": {"sum.row": "off", "row.*": "error", "sum.rwo": "off",
                     "row.order": "loud"}, "deadline": "02-30", "organType": "department", "scope": 3, "maxFindings": 0,
                     "ambiguousWidth": "auto", "alignTables": false, "exclude": ["a", 1], "colour": true})"),
      problems);
  std::vector<std::string> paths;
  for (const config::Problem& problem : problems) paths.push_back(problem.path);
  std::sort(paths.begin(), paths.end());
  CHECK(paths == std::vector<std::string>{"colour", "deadline", "exclude/1", "maxFindings", "scope",
                                          "severity/row.order", "severity/sum.rwo"});
  CHECK(config.severities.at(messages::Code::sum_row) == std::nullopt);
  CHECK(config.organ_type == model::OrganType::department);
  CHECK(config.exclude == std::vector<std::string>{"a"});
  CHECK(config.align_tables == false);
}

TEST_CASE("the schema has the keys and words that the loader knows, and every code") {
  const Json properties = schema().at("properties");
  std::set<std::string> keys;
  for (const auto& [key, value] : properties.items())
    if (key != "$schema") keys.insert(key);
  std::set<std::string> known;
  for (const std::string_view key : config::config_keys()) known.emplace(key);
  CHECK(keys == known);
  std::set<std::string> codes;
  for (const auto& [code, value] : properties.at("severity").at("properties").items()) codes.insert(code);
  for (const messages::CodeInfo& code : messages::codes()) {
    INFO(code.name);
    CHECK(codes.contains(std::string(code.name)));
  }
  CHECK(codes.size() == messages::codes().size());
  // Every word of an enumeration is taken, and no other.
  const auto takes = [](const std::string& key, const Json& value) {
    std::vector<config::Problem> problems;
    config::read_config({{key, value}}, problems);
    return problems.empty();
  };
  for (const auto& [key, value] : properties.items()) {
    if (!value.contains("enum")) continue;
    for (const Json& word : value.at("enum")) CHECK(takes(key, word));
    CHECK_FALSE(takes(key, "no such word"));
  }
  const Json severities = schema().at("definitions").at("severity").at("enum");
  for (const Json& word : severities) CHECK(takes("severity", {{"sum.row", word}}));
}

TEST_CASE("check follows the nearest project file and tells what is wrong with it") {
  const Folder folder;
  folder.write(".gouji.json", "{\n  \"severity\": { \"cell.non-numeric\": \"hint\" }\n}\n");
  folder.write("a/r.md", with_letter());
  folder.write("b/.gouji.json",
               "{\n  \"severity\": {\n    \"cell.nonnumeric\": \"off\",\n    \"cell.*\": \"warning\"\n  }\n}\n");
  const std::string in_b = folder.write("b/r.md", with_letter());
  const Outcome outcome = gouji_run({"check", folder.path.string()});
  CHECK(outcome.exit_code == 0);
  CHECK(says(outcome.out, ": hint: “O” is not a number"));
  CHECK(says(outcome.out, ": warning: “O” is not a number"));
  CHECK(says(outcome.err, "b/.gouji.json:3:5: There is no key"));
  CHECK(
      gouji_run({"check", "--config=" + folder.write("off.json", R"({"severity": {"cell.non-numeric": "off"}})"), in_b})
          .out.find("non-numeric") == std::string::npos);
  const Outcome broken = gouji_run({"check", "--config=" + folder.write("bad.json", "{\n \"a\": }"), in_b});
  CHECK(broken.exit_code == 2);
  CHECK(says(broken.err, "bad.json:2:7: "));
  CHECK(gouji_run({"check", "--config=" + folder.path.string() + "/none.json", in_b}).exit_code == 2);
}

TEST_CASE("what a project excludes is left out of folders, not when it is named") {
  const Folder folder;
  folder.write(".gouji.json", R"({"exclude": ["旧稿", "**/draft-*.md"]})");
  const std::string old = folder.write("旧稿/r.md", with_letter());
  folder.write("x/draft-1.md", with_letter());
  folder.write("x/r.md", clean_report());
  CHECK(gouji_run({"check", folder.path.string()}).exit_code == 0);
  CHECK(gouji_run({"check", old}).exit_code == 1);
}

TEST_CASE("format pads tables unless the project says otherwise") {
  const Folder folder;
  const std::string path = folder.write("r.md", clean_report());
  const std::string padded = gouji_run({"format", "--stdout", path}).out;
  folder.write(".gouji.json", R"({"alignTables": false})");
  const std::string plain = gouji_run({"format", "--stdout", path}).out;
  CHECK(plain.size() < padded.size());
}

TEST_CASE("a baseline hides what was accepted, wherever it moves, and tells what is gone") {
  const Folder folder;
  const std::string path = folder.write("报告/r.md", with_letter());
  const std::string baseline = folder.path.string() + "/accepted.json";
  CHECK(gouji_run({"check", path}).exit_code == 1);
  CHECK(gouji_run({"check", "--write-baseline=" + baseline, path}).exit_code == 0);
  CHECK(says(folder.read("accepted.json"), "\"报告/r.md\": [\n      { \"code\": \"cell.non-numeric\""));
  CHECK(says(folder.read("accepted.json"), "\"place\": \"s2.art20-1/regulations/issued\", \"detail\": \"O\" }"));
  CHECK(gouji_run({"check", "--baseline=" + baseline, path}).exit_code == 0);
  folder.write("报告/r.md", replaced(with_letter(), "## 一", "另有一段说明。\n\n## 一"));
  CHECK(gouji_run({"check", "--baseline=" + baseline, path}).exit_code == 0);
  folder.write(".gouji.json", R"({"baseline": "accepted.json"})");
  CHECK(gouji_run({"check", path}).exit_code == 0);
  folder.write("报告/r.md", clean_report());
  CHECK(says(gouji_run({"check", path}).err, "1 accepted finding(s)"));
  CHECK(gouji_run({"check", "--baseline=" + folder.path.string() + "/none.json", path}).exit_code == 2);
  // Written again it is the same, byte for byte.
  folder.write("报告/r.md", with_letter());
  const std::string before = folder.read("accepted.json");
  gouji_run({"check", "--write-baseline=" + baseline, path});
  CHECK(folder.read("accepted.json") == before);
}

TEST_CASE("templates of a project are loaded, a broken one is told with its path and place") {
  const Folder folder;
  std::ifstream built_in(tests::source_dir() / "core/data/templates/ogi-2021.json");
  Json form = Json::parse(built_in);
  form["id"] = "city-2026";
  folder.write("forms/city.json", form.dump());
  folder.write(".gouji.json", "{\n  \"templates\": [\"forms/*.json\"]\n}\n");
  config::Projects projects(templates::Library::built_in().value());
  const auto project = projects.of(folder.path.string() + "/r.md");
  CHECK(project->problems.empty());
  CHECK(project->library->find("city-2026") != nullptr);
  form.erase("sections");
  folder.write("forms/city.json", form.dump());
  projects.forget();
  const auto broken = projects.of(folder.path.string() + "/r.md");
  REQUIRE(broken->problems.size() == 1);
  const config::PlacedProblem& problem = broken->problems.front();
  CHECK(problem.code == messages::Code::template_invalid);
  CHECK((problem.line == 2 && problem.column == 17));
  CHECK(says(problem.text(Catalog::load(Language::en)), "forms/city.json: /sections: is missing [template.invalid]"));
  CHECK(broken->library->find("city-2026") == nullptr);
}

TEST_CASE("the editor's settings hold, the project file above them, and each change is followed") {
  const Folder folder;
  const std::string project = folder.path.string() + "/.gouji.json";
  const std::string uri = uri_of_path(folder.path.string() + "/报 告.md");
  CHECK(path_of_uri(uri) == folder.path.string() + "/报 告.md");
  LspClient client;
  client.answers["workspace/configuration"] =
      Json::array({{{"language", "en"}, {"organType", ""}, {"deadline", nullptr}}});
  client.begin(client_with_files(), {{"locale", "en"}});  // the first answer changes nothing, whenever it comes
  client.open(uri, with_letter());
  CHECK(codes_in(client.next_diagnostics(uri)) == Codes{"cell.non-numeric"});
  client.answers["workspace/configuration"] = Json::array({{{"severity", {{"cell.*", "off"}}}}});
  client.notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
  CHECK(codes_in(client.next_diagnostics(uri)) == Codes());
  folder.write(".gouji.json", R"({"severity": {"cell.non-numeric": "information", "cell.x": "off"}})");
  const auto changed = [&] {
    client.notify("workspace/didChangeWatchedFiles", {{"changes", {{{"uri", uri_of_path(project)}, {"type", 2}}}}});
  };
  changed();
  const Json wrong = client.next_diagnostics(uri_of_path(project));
  REQUIRE(wrong.at("diagnostics").size() == 1);
  CHECK(wrong.at("diagnostics")[0].at("range").at("start") == Json({{"line", 0}, {"character", 49}}));
  const Json published = client.next_diagnostics(uri);
  REQUIRE(codes_in(published) == Codes{"cell.non-numeric"});
  CHECK(published.at("diagnostics")[0].at("severity") == 3);
  std::filesystem::remove(project);
  changed();
  CHECK(client.next_diagnostics(uri_of_path(project)).at("diagnostics").empty());
  CHECK(codes_in(client.next_diagnostics(uri)) == Codes());
  CHECK(client.shut_down() == 0);
}

TEST_CASE("each folder of the workspace has its own settings, the inner before the outer") {
  const auto uri = [](const std::string& path) { return "file:///work" + path; };
  LspClient client;
  const Json off = {{"severity", {{"cell.*", "off"}}}}, hint = {{"severity", {{"cell.*", "hint"}}}};
  client.answers["workspace/configuration"] = Json::array({Json::object(), off, hint});
  client.begin(
      client_with_files(),
      {{"locale", "en"},
       {"workspaceFolders", {{{"uri", uri("/a")}, {"name", "a"}}, {{"uri", uri("/a/deep")}, {"name", "deep"}}}}});
  const Json asked = client.next_request("workspace/configuration").at("params").at("items");
  CHECK(asked == Json::array({{{"section", "gouji"}},
                              {{"scopeUri", uri("/a")}, {"section", "gouji"}},
                              {{"scopeUri", uri("/a/deep")}, {"section", "gouji"}}}));
  client.open(uri("/a/r.md"), with_letter());
  CHECK(codes_in(client.next_diagnostics(uri("/a/r.md"))) == Codes());
  client.open(uri("/a/deep/r.md"), with_letter());
  CHECK(client.next_diagnostics(uri("/a/deep/r.md")).at("diagnostics").at(0).at("severity") == 4);
  client.open(uri("/another/r.md"), with_letter());
  CHECK(codes_in(client.next_diagnostics(uri("/another/r.md"))) == Codes{"cell.non-numeric"});
  CHECK(client.shut_down() == 0);
}

TEST_CASE("the list that is published is as long as the settings want") {
  LspClient client;
  client.begin(full_capabilities(), {{"initializationOptions", {{"maxFindings", 1}, {"language", "en"}}}});
  client.open("file:///nowhere/r.md", replaced(with_letter(), "| 行政强制 | 2", "| 行政强制 | O"));
  const Json diagnostics = client.next_diagnostics("file:///nowhere/r.md").at("diagnostics");
  REQUIRE(diagnostics.size() == 2);
  CHECK(says(diagnostics[1].at("message"), "Only the first 1 findings"));
}
