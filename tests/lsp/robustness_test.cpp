// Gives a server features that fail, dawdle or never end, and asks whether the session goes on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

#include "lsp/server.h"
#include "tests/support/lsp_client.h"
#include "tests/support/memory_stream.h"
#include "tests/support/samples.h"

using namespace gouji;
using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";

rpc::Answer failing(Server&, const rpc::Field&) { throw std::runtime_error("out of luck"); }

rpc::Answer failing_aside(Server&, const rpc::Field&) {
  return rpc::Later{[](const rpc::Stop&) -> rpc::Answer { throw std::runtime_error("out of luck"); }};
}

rpc::Answer until_stopped(const rpc::Stop& stop) {
  while (!stop()) std::this_thread::yield();
  return rpc::Json("stopped");
}

rpc::Answer endless(Server&, const rpc::Field&) { return rpc::Later{until_stopped, std::chrono::hours(1)}; }
rpc::Answer dawdling(Server&, const rpc::Field&) { return rpc::Later{until_stopped, std::chrono::milliseconds(1)}; }

void lose(Server&, const rpc::Field&) { throw std::runtime_error("out of luck"); }

// The routes as they are, but for those that a test replaces or adds.
std::vector<handlers::Route> routes_with(const std::vector<handlers::Route>& others) {
  std::vector<handlers::Route> all(handlers::routes().begin(), handlers::routes().end());
  for (const handlers::Route& other : others) {
    std::erase_if(all, [&](const handlers::Route& route) { return route.method == other.method; });
    all.push_back(other);
  }
  return all;
}

// A server in a thread of its own, and its client.
class Conversation {
 public:
  explicit Conversation(const std::vector<handlers::Route>& others)
      : routes_(routes_with(others)), client(std::make_unique<ClientEnd>(stream_)) {
    thread_ = std::thread([this] {
      ServerEnd transport(stream_);
      rpc::Connection connection(transport, [](std::string_view) {});
      Server server(
          connection, templates::Library::built_in().value(), [](std::string_view) {}, routes_);
      connection.serve(server);
      stream_->to_client.end();
    });
    client.begin();
    client.open(uri, clean_report());
    client.next_diagnostics(uri);
  }
  ~Conversation() {
    client.close_input();
    thread_.join();
  }

  Json ask(std::string_view method, std::string_view document = uri) {
    return client.request(method,
                          {{"textDocument", {{"uri", document}}}, {"position", {{"line", 0}, {"character", 0}}}});
  }
  // Sends a request and does not wait.
  void begin(const Json& id, std::string_view method) {
    client.send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", {{"textDocument", {{"uri", uri}}}}}});
  }

 private:
  std::shared_ptr<MemoryStream> stream_ = std::make_shared<MemoryStream>();
  std::vector<handlers::Route> routes_;
  std::thread thread_;

 public:
  LspClient client;
};

int error_code(const Json& reply) { return reply.at("error").at("code"); }

}  // namespace

TEST_CASE("a feature that fails answers an error, and rests in a document where it failed twice") {
  for (const handlers::Request request : {failing, failing_aside}) {
    Conversation session({{"textDocument/hover", request, nullptr, nullptr}});
    CHECK(error_code(session.ask("textDocument/hover")) == -32603);
    CHECK(session.ask("textDocument/documentSymbol").contains("result"));
    CHECK(error_code(session.ask("textDocument/hover")) == -32603);
    const Json shown = session.client.next("window/showMessage").at("params");
    CHECK(shown.at("type") == 2);
    CHECK(shown.at("message").get<std::string>().find("textDocument/hover") != std::string::npos);
    CHECK(session.ask("textDocument/hover").at("result").is_null());
    CHECK(error_code(session.ask("textDocument/hover", "file:///b.report.md")) == -32603);
    session.client.open(uri, clean_report());
    CHECK(error_code(session.ask("textDocument/hover")) == -32603);
  }
}

TEST_CASE("where resolving items of a document failed twice, they stay as they are") {
  Conversation session({{"completionItem/resolve", failing, nullptr, nullptr}});
  const Json item = {{"label", "一、总体情况"}, {"data", {{"uri", uri}}}};
  CHECK(error_code(session.client.request("completionItem/resolve", item)) == -32603);
  CHECK(error_code(session.client.request("completionItem/resolve", item)) == -32603);
  CHECK(session.client.next("window/showMessage").at("params").at("type") == 2);
  CHECK(session.client.result("completionItem/resolve", item) == item);
  CHECK(error_code(session.client.request("completionItem/resolve", {{"label", "二"}})) == -32603);
}

TEST_CASE("a document whose change cannot be followed is let go of, and the user is told") {
  Conversation session({{"textDocument/didChange", nullptr, lose, nullptr}});
  session.client.change(uri, 2, {{{"text", ""}}});
  CHECK(session.client.next_diagnostics(uri).at("diagnostics").empty());
  CHECK(session.client.next("window/showMessage").at("params").at("type") == 1);
  CHECK(session.ask("textDocument/documentSymbol").at("result").is_null());
}

TEST_CASE("a request that takes long can be cancelled, is answered once, and holds up nothing meanwhile") {
  Conversation session({{"test/endless", endless, nullptr, nullptr}});
  session.begin("long", "test/endless");
  session.begin(77, "test/endless");
  CHECK(session.ask("textDocument/documentSymbol").contains("result"));
  session.client.change(uri, 2, {{{"text", "# 标题\n"}}});
  CHECK(session.client.next_diagnostics(uri).at("version") == 2);
  session.client.notify("$/cancelRequest", {{"id", "long"}});
  session.client.notify("$/cancelRequest", {{"id", "long"}});
  CHECK(error_code(session.client.next_reply("long")) == -32800);
  session.client.notify("$/cancelRequest", {{"id", 77}});
  CHECK(error_code(session.client.next_reply(77)) == -32800);
  session.client.result("shutdown", nullptr);
  session.client.notify("exit");
  CHECK(session.client.at_end());  // no second reply
}

TEST_CASE("a request that takes too long is answered with an error") {
  Conversation session({{"test/dawdling", dawdling, nullptr, nullptr}});
  CHECK(error_code(session.ask("test/dawdling")) == -32803);
}

TEST_CASE("two requests with one id get two replies") {
  Conversation session({{"test/endless", endless, nullptr, nullptr}});
  session.begin("same", "test/endless");
  session.begin("same", "textDocument/documentSymbol");
  CHECK(session.client.next_reply("same").contains("result"));
  session.client.notify("$/cancelRequest", {{"id", "same"}});
  CHECK(error_code(session.client.next_reply("same")) == -32800);
}

TEST_CASE("the end of the input ends work that is under way") {
  Conversation session({{"test/endless", endless, nullptr, nullptr}});
  session.begin(1000, "test/endless");
  CHECK(session.ask("textDocument/documentSymbol").contains("result"));
}

TEST_CASE("a client that asks for a trace is told what was done, without the texts of documents") {
  Conversation session({});
  session.client.notify("$/setTrace", {{"value", "messages"}});
  session.ask("textDocument/documentSymbol");
  Json told = session.client.next("$/logTrace").at("params");
  CHECK(told.at("message").get<std::string>().starts_with("$/setTrace was taken in "));
  told = session.client.next("$/logTrace").at("params");
  CHECK(told.at("message").get<std::string>().starts_with("textDocument/documentSymbol was answered in "));
  CHECK_FALSE(told.contains("verbose"));
  session.client.notify("$/setTrace", {{"value", "verbose"}});
  CHECK(session.client.next("$/logTrace").at("params").at("verbose") == R"({"value":"verbose"})");
  session.client.open("file:///b.report.md", clean_report());
  CHECK(
      session.client.next("$/logTrace").at("params").at("verbose").get<std::string>().ends_with("bytes of parameters"));
  session.client.notify("$/setTrace", {{"value", "off"}});
  session.ask("textDocument/documentSymbol");
  session.client.result("shutdown", nullptr);
  session.client.notify("exit");
  CHECK_THROWS(session.client.next("$/logTrace"));
}
