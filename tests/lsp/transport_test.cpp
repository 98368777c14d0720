// Meets the server where editors may meet it: at a port, at a socket file, listening or connecting, one or many at a time.
#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <thread>

#include "lsp/transport/address.h"
#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"
#include "tests/support/paths.h"
#include "tests/support/samples.h"
#include "tests/support/socket.h"

using namespace gouji::support;

namespace {

// A server that listens, until the test is over.
class ListeningServer {
 public:
  explicit ListeningServer(const std::vector<std::string>& options)
      : process_(command(options), {}, true), line_(process_.read_error()) {}

  const std::string& line() const { return line_; }
  int port() const {
    std::smatch match;
    REQUIRE(std::regex_search(line_, match, std::regex(":([0-9]+)\\.\n")));
    return std::stoi(match[1]);
  }
  Process& process() { return process_; }

 private:
  static std::vector<std::string> command(const std::vector<std::string>& options) {
    std::vector<std::string> words = {gouji::tests::gouji_binary(), "lsp"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
  }

  Process process_;
  std::string line_;  // what it says once it listens
};

Json capabilities_in(const std::string& encoding) {
  Json capabilities = full_capabilities();
  capabilities["general"]["positionEncodings"] = {encoding};
  return capabilities;
}

const std::string wrong = replaced(clean_report(), "一、总体情况", "一、总体情形");

std::string first_message(LspClient& client, std::string_view uri) {
  client.open(uri, wrong);
  return client.next_diagnostics(uri).at("diagnostics").at(0).at("message");
}

Outcome lsp(const std::string& option) { return run({gouji::tests::gouji_binary(), "lsp", option}); }

}  // namespace

TEST_CASE("a server listens at a port of this machine and says which") {
  ListeningServer server({"--socket=0"});
  CHECK(server.line().starts_with("Listening at 127.0.0.1:"));
  LspClient client(connect_to_port(server.port()));
  CHECK(client.begin().at("serverInfo").at("name") == "gouji");
  client.result("shutdown", nullptr);
  client.notify("exit");
  CHECK(client.at_end());
  LspClient next(connect_to_port(server.port()));  // the end of one session is not the end of the server
  CHECK(next.begin().contains("capabilities"));
}

TEST_CASE("every client of one server has its own language, encoding and documents") {
  ListeningServer server({"--socket=127.0.0.1:0"});
  LspClient one(connect_to_port(server.port()));
  LspClient two(connect_to_port(server.port()));
  CHECK(one.begin(capabilities_in("utf-8"), {{"locale", "zh-cn"}}).at("capabilities").at("positionEncoding") ==
        "utf-8");
  CHECK(two.begin(capabilities_in("utf-32"), {{"locale", "en"}}).at("capabilities").at("positionEncoding") == "utf-32");
  const std::string uri = "file:///a.report.md";
  const std::string chinese = first_message(one, uri);
  CHECK(chinese != first_message(two, uri));
  one.close_input();
  CHECK(one.at_end());
  two.change(uri, 2, {{{"text", clean_report()}}});
  CHECK(two.next_diagnostics(uri).at("version") == 2);
}

TEST_CASE("many clients are served at the same time") {
  ListeningServer server({"--socket=0"});
  std::vector<std::string> messages(8);
  std::vector<std::thread> editors;
  for (std::string& message : messages)
    editors.emplace_back([&message, port = server.port()] {
      LspClient client(connect_to_port(port));
      client.begin();
      for (int i = 0; i < 5; ++i) message = first_message(client, "file:///" + std::to_string(i) + ".report.md");
    });
  for (std::thread& editor : editors) editor.join();
  for (const std::string& message : messages) CHECK(message == messages.front());
}

TEST_CASE("a server connects to the port or file where its editor listens, and ends with the session") {
  Folder folder;
  const std::string path = (folder.path / "editor.sock").string();
  for (const bool at_port : {true, false}) {
    Listening editor = at_port ? Listening::at_some_port() : Listening::at_file(path);
    Process server(
        {gouji::tests::gouji_binary(), "lsp", at_port ? "--socket=" + std::to_string(editor.port()) : "--pipe=" + path},
        {}, true);
    LspClient client(editor.accept());
    CHECK(client.begin().contains("capabilities"));
    client.result("shutdown", nullptr);
    client.notify("exit");
    CHECK(server.wait() == 0);
  }
}

TEST_CASE("a server listens at a file, takes the place of one that is gone, and tidies up") {
  Folder folder;
  const std::string path = (folder.path / "gouji.sock").string();
  { Listening::at_file(path); }  // the file stays behind
  ListeningServer server({"--pipe=" + path});
  CHECK(server.line() == "Listening at " + path + ".\n");
  LspClient client(connect_to_file(path));
  CHECK(client.begin().contains("capabilities"));
  server.process().signal(SIGTERM);
  CHECK(server.process().wait() == 0);
  CHECK(client.at_end());
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a server is refused any place outside this machine") {
  for (const std::string address : {"0.0.0.0:9000", "192.168.1.5:9000", "[::]:9000", "example.org:80", "10.0.0.1:0"}) {
    const Outcome outcome = lsp("--socket=" + address);
    INFO(address);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("only this machine is served") != std::string::npos);
  }
  for (const std::string port : {"65536", "-1", "x", "127.0.0.1:", "localhost:9000x"}) {
    const Outcome outcome = lsp("--socket=" + port);
    INFO(port);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("a port is a number") != std::string::npos);
  }
  CHECK(lsp("--pipe=/no such folder/gouji.sock").err.find("cannot listen at /no such") != std::string::npos);
  CHECK(lsp("--pipe=" + std::string(200, 'a')).exit_code == 2);
  for (const std::string address : {"9000", "localhost:9000", "127.0.0.1:9000", "127.8.8.8:9000", "[::1]:9000"})
    CHECK(gouji::transport::read_loopback_address(address));
}

TEST_CASE("the end of the client's process ends the server") {
  const auto editor = [] { return std::make_unique<Process>(std::vector<std::string>{"/bin/cat"}); };
  auto first = editor();
  LspClient told_by_initialize;
  told_by_initialize.begin(full_capabilities(), {{"processId", first->id()}});
  first.reset();
  CHECK(told_by_initialize.at_end());
  CHECK(told_by_initialize.wait() == 1);

  auto second = editor();
  LspClient told_by_option({"lsp", "--clientProcessId=" + std::to_string(second->id())});
  told_by_option.begin();
  second.reset();
  CHECK(told_by_option.at_end());

  auto third = editor();
  ListeningServer listening({"--socket=0", "--clientProcessId=" + std::to_string(third->id())});
  third.reset();
  CHECK(listening.process().wait() == 0);
}

TEST_CASE("a client at a port that reads late gets everything, and one that goes meanwhile harms nobody") {
  ListeningServer server({"--socket=0"});
  constexpr int questions = 2000;
  // What nobody waits for is not recorded: in the record every request has its reply.
  const auto ask_much = [](LspClient& client, const std::function<void(const Json&)>& send) {
    client.begin();
    client.open("file:///a.report.md", clean_report());
    for (int i = 0; i < questions; ++i)
      send({{"jsonrpc", "2.0"},
            {"id", "q" + std::to_string(i)},
            {"method", "textDocument/documentSymbol"},
            {"params", {{"textDocument", {{"uri", "file:///a.report.md"}}}}}});
  };
  LspClient late(connect_to_port(server.port()));
  ask_much(late, [&](const Json& question) { late.send(question); });
  {
    LspClient gone(connect_to_port(server.port()));
    ask_much(gone, [&](const Json& question) { gone.send_body(gouji::rpc::dump(question)); });
  }
  for (int i = 0; i < questions; ++i) CHECK(late.next_reply("q" + std::to_string(i)).at("result").size() == 1);
  CHECK(late.next_diagnostics("file:///a.report.md").at("version") == 1);
  late.result("shutdown", nullptr);
  late.notify("exit");
  CHECK(late.at_end());
}
