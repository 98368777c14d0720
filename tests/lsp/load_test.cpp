// Gives the real program more than any editor does: documents, edits, bytes, and a client that does not read.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define GOUJI_SANITIZED
#endif
#endif

using namespace gouji::support;

namespace {

std::string uri_of(int document) { return "file:///load/" + std::to_string(document) + ".report.md"; }

#if !defined(GOUJI_SANITIZED)
// What the process has in memory, in bytes.
std::size_t resident(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::strtoull(line.c_str() + 6, nullptr, 10) * 1024;
  return 0;
}

int edits_of_soak() {
  const char* asked = std::getenv("GOUJI_SOAK_EDITS");
  return asked ? std::atoi(asked) : 4000;
}

Json insertion(int line, const std::string& text) {
  return {{"range", {{"start", {{"line", line}, {"character", 0}}}, {"end", {{"line", line}, {"character", 0}}}}},
          {"text", text}};
}
Json deletion(int line) {
  return {{"range", {{"start", {{"line", line}, {"character", 0}}}, {"end", {{"line", line}, {"character", 1}}}}},
          {"text", ""}};
}
#endif

}  // namespace

TEST_CASE("ten thousand documents are open at a time") {
  constexpr int documents = 10'000;
  LspClient client;
  client.begin();
  const std::string report = replaced(clean_report(), "一、总体情况", "一、总体情形");
  for (int i = 0; i < documents; ++i) client.open(uri_of(i), i % 100 == 0 ? report : "# 标题\n");
  CHECK(client.next_diagnostics(uri_of(documents - 1)).at("diagnostics").empty());
  CHECK_FALSE(client.next_diagnostics(uri_of(0)).at("diagnostics").empty());
  client.change(uri_of(0), 2, {{{"text", clean_report()}}});
  CHECK(client.next_diagnostics(uri_of(0)).at("diagnostics").empty());
  for (int i = 0; i < documents; ++i) client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri_of(i)}}}});
  CHECK(client.shut_down() == 0);
}

// Sanitizers keep freed memory for a while, on purpose.
#if !defined(GOUJI_SANITIZED)
TEST_CASE("memory stays as it is however much is typed") {
  LspClient client;
  client.begin();
  client.open(uri_of(0), clean_report());
  client.next_diagnostics(uri_of(0));
  int version = 1;
  const auto type = [&](int edits) {
    for (int i = 0; i < edits; ++i) {
      const int line = 2 + i / 2 % 90;
      client.change(uri_of(0), ++version, {i % 2 == 0 ? insertion(line, "数") : deletion(line)});
      CHECK(client.next_diagnostics(uri_of(0)).at("version") == version);
    }
  };
  type(1000);
  const std::size_t before = resident(client.process_id());
  type(edits_of_soak());
  const std::size_t after = resident(client.process_id());
  REQUIRE(before > 0);
  CHECK(after < before + (std::size_t{4} << 20));
  CHECK(client.shut_down() == 0);
}
#endif

TEST_CASE("a message longer than any document ends the session instead of filling the memory") {
  for (const std::string header :
       {"Content-Length: 99999999999\r\n\r\n", "Content-Length: -5\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", "Content-Type: x\r\n\r\n", "no header at all\r\n\r\n"}) {
    LspClient client;
    client.begin();
    client.send_raw(header);
    INFO(header);
    CHECK(client.at_end());
    CHECK(client.wait() == 1);
  }
  LspClient client;
  client.begin();
  client.send_raw(std::string(gouji::rpc::longest_header_line + 1, 'x'));  // a header line without end
  CHECK(client.at_end());
}

TEST_CASE("a client that reads late gets everything") {
  LspClient client;
  client.begin();
  client.open(uri_of(0), clean_report());
  constexpr int questions = 2000;
  for (int i = 0; i < questions; ++i)
    client.send({{"jsonrpc", "2.0"},
                 {"id", "q" + std::to_string(i)},
                 {"method", "textDocument/documentSymbol"},
                 {"params", {{"textDocument", {{"uri", uri_of(0)}}}}}});
  for (int i = 0; i < questions; ++i) CHECK(client.next_reply("q" + std::to_string(i)).at("result").size() > 0);
  CHECK(client.shut_down() == 0);
}
