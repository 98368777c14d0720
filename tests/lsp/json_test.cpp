// Checks that JSON with half characters is mended and that other broken JSON is refused.
#include "lsp/rpc/json.h"

#include <catch2/catch.hpp>

using gouji::rpc::dump;
using gouji::rpc::Json;
using gouji::rpc::parse;

namespace {

void check_string(std::string_view json, std::string_view expected) {
  const auto value = parse(json);
  REQUIRE(value);
  CHECK(value->get<std::string>() == expected);
}

}  // namespace

TEST_CASE("lone surrogate escapes become U+FFFD") {
  check_string(R"("a\ud800b")",
               "a\xEF\xBF\xBD"
               "b");
  check_string(R"("\udc00")", "\xEF\xBF\xBD");
  check_string(R"("\ud83d\ud83d\ude00")", "\xEF\xBF\xBD\xF0\x9F\x98\x80");
  check_string(R"("\ud800\n")", "\xEF\xBF\xBD\n");
  check_string(R"("\uD83D")", "\xEF\xBF\xBD");
}

TEST_CASE("whole surrogate pairs and escaped backslashes stay beside a mended escape") {
  check_string(R"("\ud83d\ude00 \\ud800 \ud800")", "\xF0\x9F\x98\x80 \\ud800 \xEF\xBF\xBD");
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD") {
  check_string(
      "\"a\xFF"
      "b\"",
      "a\xEF\xBF\xBD"
      "b");
  check_string("\"\xE4\xB8\"", "\xEF\xBF\xBD\xEF\xBF\xBD");
  check_string("\"\xED\xA0\x80\"", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  check_string("\"\xC3(\"", "\xEF\xBF\xBD(");
}

TEST_CASE("text that is no JSON is refused") {
  for (const std::string_view text : {"", "{", "{\"a\":}", "\"\\ud800", "\"\\u12", "nope", "1 2"})
    CHECK_FALSE(parse(text));
}

TEST_CASE("writing never fails") { CHECK(dump(Json("a\xFF")) == "\"a\xEF\xBF\xBD\""); }
