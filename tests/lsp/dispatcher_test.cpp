// Checks that every request gets exactly one reply, whatever is wrong with it.
#include "lsp/rpc/dispatcher.h"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace gouji::rpc;

namespace {

// A dispatcher with a few routes; what it sends is kept as JSON.
struct Fixture {
  std::vector<Json> sent;
  std::vector<std::string> log;
  std::vector<std::string> calls;
  Dispatcher dispatcher{[this](std::string_view body) { sent.push_back(*parse(body)); },
                        [this](std::string_view line) { log.emplace_back(line); }};

  Fixture() {
    dispatcher.on_request("initialize", [](const Field&) { return Json{{"capabilities", Json::object()}}; });
    dispatcher.on_request("shutdown", [](const Field&) { return Json(); });
    dispatcher.on_request("echo", [this](const Field& params) -> Answer {
      calls.push_back(params["word"].string());
      return Json(calls.back());
    });
    dispatcher.on_request("throw", [](const Field&) -> Answer { throw std::runtime_error("out of luck"); });
    dispatcher.on_notification("note", [this](const Field& params) { calls.push_back(params["word"].string()); });
    dispatcher.on_notification("throw", [](const Field&) { throw std::runtime_error("out of luck"); });
  }

  void begin() {
    receive({R"({"id":0,"method":"initialize","params":{}})"});
    sent.clear();
  }
  void receive(const std::vector<std::string>& bodies) { dispatcher.receive(bodies); }
  Json reply(const std::string& body) {
    sent.clear();
    receive({body});
    REQUIRE(sent.size() == 1);
    return sent.front();
  }
  int error_code(const std::string& body) { return reply(body).at("error").at("code"); }
};

}  // namespace

TEST_CASE("a request is answered with its own id, number or string") {
  Fixture session;
  session.begin();
  CHECK(session.reply(R"({"id":7,"method":"echo","params":{"word":"一"}})") ==
        Json({{"jsonrpc", "2.0"}, {"id", 7}, {"result", "一"}}));
  CHECK(session.reply(R"({"id":"七","method":"echo","params":{"word":"a"}})").at("id") == "七");
  CHECK(session.reply(R"({"id":"7","method":"echo","params":{"word":"a"}})").at("id") == "7");
}

TEST_CASE("a request before initialize is refused and initialize comes once") {
  Fixture session;
  CHECK(session.error_code(R"({"id":1,"method":"echo"})") == -32002);
  CHECK(session.error_code(R"({"id":1,"method":"nothing"})") == -32002);
  session.begin();
  CHECK(session.error_code(R"({"id":2,"method":"initialize","params":{}})") == -32600);
}

TEST_CASE("notifications before initialize are dropped") {
  Fixture session;
  session.receive({R"({"method":"note","params":{"word":"x"}})"});
  CHECK(session.calls.empty());
  CHECK(session.sent.empty());
}

TEST_CASE("an unknown request is refused and an unknown notification is not answered") {
  Fixture session;
  session.begin();
  CHECK(session.error_code(R"({"id":1,"method":"nothing"})") == -32601);
  CHECK(session.error_code(R"({"id":2,"method":"$/nothing"})") == -32601);
  session.receive({R"({"method":"nothing"})", R"({"method":"$/nothing"})"});
  CHECK(session.sent.size() == 1);
  CHECK(session.log.size() == 1);
}

TEST_CASE("wrong parameters are refused with their path") {
  Fixture session;
  session.begin();
  const Json error = session.reply(R"({"id":1,"method":"echo","params":{"word":5}})").at("error");
  CHECK(error.at("code") == -32602);
  CHECK(error.at("message") == "params.word should be a string");
  CHECK(session.reply(R"({"id":1,"method":"echo"})").at("error").at("message") ==
        "params.word is missing, it should be a string");
  CHECK(session.error_code(R"({"id":1,"method":"echo","params":[1]})") == -32602);
}

TEST_CASE("an exception becomes an internal error and the session goes on") {
  Fixture session;
  session.begin();
  CHECK(session.error_code(R"({"id":1,"method":"throw"})") == -32603);
  session.receive({R"({"method":"throw"})"});
  CHECK(session.log.size() == 2);
  CHECK(session.reply(R"({"id":2,"method":"echo","params":{"word":"a"}})").at("result") == "a");
}

TEST_CASE("what is no message is refused with the id null") {
  Fixture session;
  session.begin();
  for (const auto& [body, code] : std::vector<std::pair<std::string, int>>{{"{", -32700},
                                                                           {"", -32700},
                                                                           {"[]", -32600},
                                                                           {R"([{"id":1,"method":"echo"}])", -32600},
                                                                           {"3", -32600},
                                                                           {R"({"id":null,"method":"echo"})", -32600},
                                                                           {R"({"id":{},"method":"echo"})", -32600},
                                                                           {"{}", -32600}}) {
    const Json reply = session.reply(body);
    CHECK(reply.at("id").is_null());
    CHECK(reply.at("error").at("code") == code);
  }
  CHECK(session.reply(R"({"id":4,"method":5})").at("id") == 4);
}

TEST_CASE("after shutdown only exit is heard, and the exit code tells whether shutdown came") {
  Fixture session;
  session.begin();
  CHECK(session.reply(R"({"id":1,"method":"shutdown"})").at("result").is_null());
  CHECK(session.error_code(R"({"id":2,"method":"echo","params":{"word":"a"}})") == -32600);
  CHECK(session.error_code(R"({"id":3,"method":"shutdown"})") == -32600);
  CHECK_FALSE(session.dispatcher.ended());
  session.receive({R"({"method":"exit"})"});
  CHECK(session.dispatcher.ended());
  CHECK(session.dispatcher.exit_code() == 0);

  Fixture hasty;
  hasty.receive({R"({"method":"exit"})"});
  CHECK(hasty.dispatcher.ended());
  CHECK(hasty.dispatcher.exit_code() == 1);
}

TEST_CASE("a cancelled request that still waits is answered as cancelled and not worked on") {
  Fixture session;
  session.begin();
  session.receive({R"({"id":1,"method":"echo","params":{"word":"first"}})",
                   R"({"id":"b","method":"echo","params":{"word":"second"}})",
                   R"({"method":"$/cancelRequest","params":{"id":"b"}})",
                   R"({"method":"$/cancelRequest","params":{"id":99}})"});
  REQUIRE(session.sent.size() == 2);
  CHECK(session.sent[0].at("id") == "b");
  CHECK(session.sent[0].at("error").at("code") == -32800);
  CHECK(session.sent[1].at("result") == "first");
  CHECK(session.calls == std::vector<std::string>{"first"});
}

TEST_CASE("our own calls get the client's replies once") {
  Fixture session;
  session.begin();
  std::vector<Json> replies;
  session.dispatcher.call("workspace/configuration", {{"items", Json::array()}},
                          [&](const Json& result) { replies.push_back(result); });
  const std::string id = session.sent.at(0).at("id");
  session.sent.clear();
  const std::string reply = R"({"id":")" + id + R"(","result":[1]})";
  session.receive({reply, reply, R"({"id":"other","result":1})", R"({"id":5,"error":{}})"});
  CHECK(replies == std::vector<Json>{Json::array({1})});
  CHECK(session.sent.empty());
}

TEST_CASE("a request may wait for what the client says, and is answered once") {
  Fixture session;
  session.dispatcher.on_request("ask", [](const Field&) -> Answer {
    return Ask{"client/choose", Json::object(), [](const Json& result, const std::string& problem) -> Answer {
                 if (result == "throw") throw std::runtime_error("out of luck");
                 if (!problem.empty()) return Error{ErrorCode::request_failed, problem};
                 return result;
               }};
  });
  session.begin();
  // The id of the question that the request makes.
  const auto asked = [&] {
    const Json question = session.reply(R"({"id":1,"method":"ask"})");
    CHECK(question.at("method") == "client/choose");
    return dump(question.at("id"));
  };
  const auto answered = [&](const std::string& id, const std::string& answer) {
    return session.reply(R"({"id":)" + id + "," + answer + "}");
  };
  CHECK(answered(asked(), R"("result":"left")") == Json({{"jsonrpc", "2.0"}, {"id", 1}, {"result", "left"}}));
  CHECK(answered(asked(), R"("error":{"code":-1,"message":"no hands"})").at("error").at("message") == "no hands");
  CHECK(answered(asked(), R"("error":7)").at("error").at("message") == "error");
  CHECK(answered(asked(), R"("result":"throw")").at("error").at("code") == -32603);

  const std::string late = asked();
  CHECK(session.reply(R"({"method":"$/cancelRequest","params":{"id":1}})").at("error").at("code") == -32800);
  session.sent.clear();
  session.receive({R"({"id":)" + late + R"(,"result":"right"})"});
  CHECK(session.sent.empty());
}
