// Checks that messages are cut the same way however the stream falls into pieces, and that a broken stream says why.
#include "lsp/rpc/framing.h"

#include <catch2/catch.hpp>

using gouji::rpc::FrameCutter;
using gouji::rpc::framed;

namespace {

using Bodies = std::vector<std::string>;

Bodies cut(std::string_view stream, std::size_t piece) {
  FrameCutter cutter;
  Bodies bodies;
  for (std::size_t at = 0; at < stream.size(); at += piece) REQUIRE(cutter.feed(stream.substr(at, piece), bodies));
  return bodies;
}

std::string error_of(std::string_view stream) {
  FrameCutter cutter;
  Bodies bodies;
  CHECK_FALSE(cutter.feed(stream, bodies));
  return cutter.error();
}

}  // namespace

TEST_CASE("messages are the same wherever the stream is split") {
  const Bodies bodies = {R"({"method":"汉字"})", "", "x", std::string(300, 'y')};
  std::string stream;
  for (const std::string& body : bodies) stream += framed(body);
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) CHECK(cut(stream, piece) == bodies);
}

TEST_CASE("an empty body is complete with its header") { CHECK(cut("Content-Length: 0\r\n\r\n", 100) == Bodies{""}); }

TEST_CASE("header names are read in any case and other headers are passed over") {
  CHECK(cut("content-LENGTH:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}", 7) ==
        Bodies{"{}"});
}

TEST_CASE("lines of the header may end with a bare line feed") {
  CHECK(cut("Content-Length: 2\n\n{}", 3) == Bodies{"{}"});
}

TEST_CASE("an unfinished message waits") {
  FrameCutter cutter;
  Bodies bodies;
  CHECK(cutter.feed("Content-Length: 5\r\n\r\nabcd", bodies));
  CHECK(bodies.empty());
  CHECK(cutter.feed("e", bodies));
  CHECK(bodies == Bodies{"abcde"});
}

TEST_CASE("a broken header says what is wrong") {
  CHECK(error_of("{\"jsonrpc\"\n") == "a header line has no colon");
  CHECK(error_of("Content-Type: x\r\n\r\n") == "Content-Length is missing");
  CHECK(error_of("Content-Length: \r\n") == "Content-Length is not a number");
  CHECK(error_of("Content-Length: -1\r\n") == "Content-Length is not a number");
  CHECK(error_of("Content-Length: 1\r\nContent-Length: 2\r\n") == "Content-Length is given twice");
  CHECK(error_of(std::string(5000, 'a')) == "a header line is too long");
}

TEST_CASE("a request of a browser is no message") {
  CHECK(error_of("POST /a:b HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}") == "a header has blanks in its name");
  CHECK(error_of("POST / HTTP/1.1\r\n") == "a header line has no colon");
}

TEST_CASE("an absurd length is refused before anything is reserved") {
  CHECK(error_of("Content-Length: 1073741825\r\n") == "Content-Length is too large");
  CHECK(error_of("Content-Length: 99999999999999999999999999\r\n") == "Content-Length is too large");
}

TEST_CASE("a broken stream stays broken") {
  FrameCutter cutter;
  Bodies bodies;
  CHECK_FALSE(cutter.feed("no header\r\n", bodies));
  CHECK_FALSE(cutter.feed(framed("{}"), bodies));
  CHECK(bodies.empty());
}
