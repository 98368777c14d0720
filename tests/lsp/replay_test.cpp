// Records sessions with the real program and plays them again: they go as they went, and what does not is told.
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/cli.h"
#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";

// What a session of every kind of message leaves behind.
std::string recorded(const Folder& folder) {
  LspClient client({"lsp", "--record=" + (folder.path / "session").string()}, {"LANG=zh_TW.UTF-8"});
  client.begin(full_capabilities(), {{"trace", "messages"}});
  client.open(uri, replaced(clean_report(), "一、总体情况", "一、总体情形"));
  client.next_diagnostics(uri);
  const Json place = {{"textDocument", {{"uri", uri}}}, {"position", {{"line", 60}, {"character", 12}}}};
  client.result("textDocument/hover", place);
  client.result("textDocument/completion", place);
  client.result("textDocument/documentSymbol", {{"textDocument", {{"uri", uri}}}});
  client.change(uri, 2, {{{"text", clean_report()}}});
  client.next_diagnostics(uri);
  client.request("textDocument/nothing", {{"a", 1}}, "five");
  client.send_body("no JSON");
  client.next_reply(nullptr);
  CHECK(client.shut_down() == 0);
  return folder.read("session");
}

void check_broken(const std::string& record, const std::string& line, const std::string& why) {
  const Folder folder;
  const std::string file = folder.write("broken", record);
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{"replay", file}, {"replay", "--scrub", file}}) {
    const Outcome outcome = gouji_run(options);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(file + line) != std::string::npos);
    CHECK(outcome.err.find(why) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a recorded session goes the same way when it is played again, in any environment") {
  const Folder folder;
  recorded(folder);
  for (const std::string lang : {"LANG=en_US.UTF-8", "LANG=zh_CN.UTF-8"}) {
    const Outcome outcome = gouji_run({"replay", (folder.path / "session").string()}, {}, {lang});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.find(" 0 differences from the record of gouji ") != std::string::npos);
  }
}

TEST_CASE("a record knows what day it was: what has ended since is still in force when it is played") {
  const Folder folder;
  recorded(folder);
  const std::string record = folder.read("session");
  CHECK(record.substr(0, record.find('\n')).find(R"("today":"20)") != std::string::npos);
  const std::string line = R"({"client":{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{)"
                           R"("uri":"file:///b.report.md","languageId":"gouji-report","version":1,"text":)";
  const std::string text =
      "<!-- gouji-ignore-file title.missing 至=2030-01-01 -->\n一、总体情况\n二、主动公开政府信息情况\n";
  const auto played_on = [&](const std::string& day) {
    const std::string begin = R"({"session":{"gouji":"0","language":"en","today":")" + day + "\"}}\n";
    const std::string initialize =
        R"({"client":{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,)"
        R"("capabilities":{"textDocument":{"publishDiagnostics":{}}}}}})";
    folder.write("day", begin + initialize + "\n" + line + Json(text).dump() + "}}}}\n");
    return gouji_run({"replay", (folder.path / "day").string()}).out;
  };
  CHECK(played_on("2029-12-31") == played_on("2025-06-01"));
  CHECK(played_on("2029-12-31") != played_on("2031-01-01"));
}

TEST_CASE("what a server answers otherwise is told with its line and place, what it no longer says as missing") {
  const Folder folder;
  const std::string record = recorded(folder);
  std::istringstream lines(record);
  std::string changed, line;
  int number = 0, told = 0, lost = 0;
  while (std::getline(lines, line)) {
    ++number;
    if (line.find("prepareRename") == std::string::npos && line.starts_with("{\"server\"")) {
      if (told == 0 && line.find("\"contents\"") != std::string::npos) {
        line = replaced(line, "\"contents\":{\"kind\":\"markdown\"", "\"contents\":{\"kind\":\"plaintext\"");
        told = number;
      } else if (told != 0 && lost == 0 && line.find("publishDiagnostics") != std::string::npos) {
        changed += replaced(line, "publishDiagnostics", "publishNothing") + "\n";
        lost = number;
        continue;
      }
    }
    changed += line + "\n";
  }
  REQUIRE(told > 0);
  REQUIRE(lost > 0);
  const std::string file = folder.write("changed", changed);
  const Outcome outcome = gouji_run({"replay", file});
  INFO(outcome.out);
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.find(file + ":" + std::to_string(told) +
                         ": the reply to textDocument/hover (id 2) differs at "
                         "/result/contents/kind\n  then: \"plaintext\"\n") != std::string::npos);
  CHECK(outcome.out.find("now:  \"markdown\"\n") != std::string::npos);
  CHECK(outcome.out.find(file + ":" + std::to_string(lost) + ": textDocument/publishNothing of " + std::string(uri) +
                         " is missing now\n") != std::string::npos);
  CHECK(outcome.out.find("textDocument/publishDiagnostics of " + std::string(uri) + " is new\n") != std::string::npos);
}

TEST_CASE("a broken record is refused with its line and the reason") {
  const std::string good = R"({"client":{"jsonrpc":"2.0","method":"exit"}})"
                           "\n";
  check_broken(good + "{\"client\":{\"jsonrpc\":\"2.0\",\"met", ":2: ", "is no JSON");
  check_broken(good + "[1]\n", ":2: ", "is no {\"client\"");
  check_broken("\n\n" + good + "{\"editor\":{}}\n", ":4: ", "says \"editor\" instead of client or server");
  check_broken(good + "{\"server\":5}\n", ":2: ", "no object");
  check_broken(good + "{\"server\":{\"method\":5}}\n", ":2: ", "no word");
  check_broken(good + "{\"session\":{}}\n", ":2: ", "only the first line");
  check_broken("", ": ", "there is no message in it");
  check_broken("\n{\"client\":1}\n{}\n", ":3: ", "is no {\"client\"");
  const Outcome absent = gouji_run({"replay", "/no such record"});
  CHECK(absent.exit_code == 2);
  CHECK(absent.err.find("/no such record") != std::string::npos);
}

TEST_CASE("a session that does not begin with initialize, or holds no JSON, is played as it is") {
  const Folder folder;
  const std::string file =
      folder.write("odd",
                   "{\"client\":\"no JSON\"}\n{\"client\":[]}\n{\"client\":{\"id\":1,\"method\":2}}\n"
                   "{\"client\":{\"id\":2,\"method\":\"textDocument/hover\",\"params\":7}}\n");
  const Outcome outcome = gouji_run({"replay", file});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.find("4 messages told, 4 heard, 4 differences from the record\n") != std::string::npos);
  CHECK(gouji_run({"replay", "--scrub", file}).exit_code == 0);
}
