// Speaks with the real program as an editor does: how a session begins and ends, and how wrong messages are answered.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///%E5%B9%B4%E6%8A%A5/a.report.md";

Json at(int line, int character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", {{"line", line}, {"character", character}}}};
}

int error_code(const Json& reply) { return reply.at("error").at("code"); }

Json encodings(const Json& list) {
  Json capabilities = full_capabilities();
  capabilities["general"]["positionEncodings"] = list;
  return capabilities;
}

}  // namespace

TEST_CASE("a session begins with initialize and ends with shutdown and exit") {
  LspClient client;
  const Json result = client.begin();
  CHECK(result.at("serverInfo").at("name") == "gouji");
  CHECK(result.at("capabilities").at("positionEncoding") == "utf-16");
  CHECK(result.at("capabilities").at("textDocumentSync").at("change") == 2);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("exit without shutdown and the end of input both end the server") {
  LspClient hasty;
  hasty.begin();
  hasty.notify("exit");
  CHECK(hasty.wait() == 1);

  LspClient gone;
  gone.begin();
  gone.close_input();
  CHECK(gone.at_end());
  CHECK(gone.wait() == 1);

  LspClient tidy;
  tidy.begin();
  tidy.result("shutdown", nullptr);
  tidy.close_input();
  CHECK(tidy.wait() == 0);
}

TEST_CASE("the first encoding that we know of the client's is taken") {
  for (const auto& [list, expected] :
       std::vector<std::pair<Json, std::string>>{{Json::array({"utf-8", "utf-16"}), "utf-8"},
                                                 {Json::array({"utf-32", "utf-8"}), "utf-32"},
                                                 {Json::array({"utf-7", "utf-16"}), "utf-16"},
                                                 {Json::array(), "utf-16"},
                                                 {Json(), "utf-16"}}) {
    LspClient client;
    CHECK(client.begin(encodings(list)).at("capabilities").at("positionEncoding") == expected);
  }
}

TEST_CASE("requests before initialize and after shutdown are refused") {
  LspClient client;
  CHECK(error_code(client.request("textDocument/hover", at(0, 0))) == -32002);
  client.begin();
  CHECK(error_code(client.request("initialize", {{"capabilities", Json::object()}})) == -32600);
  client.result("shutdown", nullptr);
  CHECK(error_code(client.request("textDocument/hover", at(0, 0))) == -32600);
  client.notify("exit");
  CHECK(client.wait() == 0);
}

TEST_CASE("unknown methods and wrong parameters are refused and the session goes on") {
  LspClient client;
  client.begin();
  CHECK(error_code(client.request("textDocument/nothing", Json::object())) == -32601);
  CHECK(error_code(client.request("$/nothing", Json::object())) == -32601);
  const Json reply = client.request("textDocument/hover", {{"textDocument", {{"uri", 5}}}});
  CHECK(error_code(reply) == -32602);
  CHECK(reply.at("error").at("message") == "params.textDocument.uri should be a string");
  CHECK(error_code(client.request("textDocument/codeAction", nullptr)) == -32602);
  client.notify("textDocument/didOpen", {{"textDocument", "nonsense"}});
  client.notify("$/nothing", 5);
  client.notify("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
  CHECK(client.shut_down() == 0);
}

TEST_CASE("ids may be strings and are given back as they came") {
  LspClient client;
  client.begin();
  CHECK(client.request("textDocument/hover", at(0, 0), "一").at("id") == "一");
  CHECK(client.request("textDocument/hover", at(0, 0), 1234567890123).at("id") == 1234567890123);
}

TEST_CASE("what is no message is answered with the id null") {
  LspClient client;
  client.begin();
  client.send_body("{nonsense");
  CHECK(error_code(client.next_reply(nullptr)) == -32700);
  client.send_body("[]");
  CHECK(error_code(client.next_reply(nullptr)) == -32600);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("lone surrogates in a document become U+FFFD") {
  LspClient client;
  client.begin();
  client.send_body(
      R"({"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///s.md","languageId":"markdown","version":1,"text":"a\ud800\n"}}})");
  CHECK(client.next_diagnostics("file:///s.md").at("version") == 1);
  client.send_body(
      R"({"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///s.md","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":2}},"text":"\udc00"}]}})");
  CHECK(client.next_diagnostics("file:///s.md").at("version") == 2);
}

TEST_CASE("a broken stream ends the server") {
  LspClient client;
  client.begin();
  client.send_raw("Content-Length: nonsense\r\n\r\n");
  CHECK(client.at_end());
  CHECK(client.wait() == 1);
}

TEST_CASE("the log goes to a file where one is named") {
  std::string name = (std::filesystem::temp_directory_path() / "gouji-log-XXXXXX").string();
  ::close(::mkstemp(name.data()));
  LspClient client({"lsp", "--stdio", "--clientProcessId=1", "--log=" + name});
  client.begin();
  client.notify("nothing/known");
  CHECK(client.shut_down() == 0);
  std::ifstream log(name);
  std::string line;
  CHECK(std::getline(log, line));
  CHECK(line == "There is no notification nothing/known.");
  std::filesystem::remove(name);
}

TEST_CASE("the session is written to a file where one is named") {
  const Folder folder;
  LspClient client({"lsp", "--record=" + (folder.path / "session").string()});
  client.begin();
  client.send_body("{\n\"nonsense");
  client.next_reply(nullptr);
  CHECK(client.shut_down() == 0);
  const std::string record = folder.read("session");
  CHECK(record.starts_with(R"({"session":{"gouji":")"));
  CHECK(record.find("\n{\"client\":{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"initialize\"") != std::string::npos);
  CHECK(record.find("\n{\"server\":{\"id\":1,") != std::string::npos);
  CHECK(record.find("\n{\"client\":\"{\\n\\\"nonsense\"}\n") != std::string::npos);
  CHECK(record.ends_with("{\"client\":{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}}\n"));
}

TEST_CASE("messages may come in any pieces") {
  LspClient client;
  client.begin();
  const std::string frame = gouji::rpc::framed(R"({"jsonrpc":"2.0","id":"split","method":"shutdown"})");
  for (const char byte : frame) client.send_raw({&byte, 1});
  CHECK(client.next_reply("split").at("result").is_null());
}

TEST_CASE("a cancelled request gets exactly one reply") {
  LspClient client;
  client.begin();
  std::string frames;
  for (const std::string_view body : {R"({"jsonrpc":"2.0","id":"a","method":"textDocument/nothing"})",
                                      R"({"jsonrpc":"2.0","id":"b","method":"textDocument/nothing"})",
                                      R"({"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"b"}})"})
    frames += gouji::rpc::framed(body);
  client.send_raw(frames);
  CHECK(error_code(client.next_reply("a")) == -32601);
  const int cancelled = error_code(client.next_reply("b"));  // it may have been answered before the cancellation came
  CHECK((cancelled == -32800 || cancelled == -32601));
  client.result("shutdown", nullptr);
  client.notify("exit");
  CHECK(client.at_end());
}

TEST_CASE("a client that writes much before it reads is not blocked") {
  LspClient client;
  client.begin();
  const std::string text(300'000, 'x');
  for (int i = 0; i < 400; ++i)
    client.send({{"jsonrpc", "2.0"}, {"id", "e" + std::to_string(i)}, {"method", std::string(1000, 'm')}});
  for (int i = 0; i < 20; ++i) client.open("file:///" + std::to_string(i) + ".md", text);
  for (int i = 0; i < 20; ++i)
    CHECK(client.next_diagnostics("file:///" + std::to_string(i) + ".md").at("version") == 1);
  CHECK(client.shut_down() == 0);
}

TEST_CASE("a client without code action literals is offered no code actions") {
  Json capabilities = full_capabilities();
  capabilities["textDocument"].erase("codeAction");
  LspClient client;
  CHECK_FALSE(client.begin(capabilities).at("capabilities").contains("codeActionProvider"));
}
