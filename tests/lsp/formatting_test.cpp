// Asks the real program to format a range of a report, and a table while it is typed.
#include <catch2/catch.hpp>

#include "tests/support/opened.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

const Json options = {{"tabSize", 4}, {"insertSpaces", true}};

Json at_line(std::string_view words, const std::string& text, const std::string& typed) {
  Json params = at(place(text, words));
  params["ch"] = typed;
  params["options"] = options;
  return params;
}

}  // namespace

TEST_CASE("formatting a range aligns the tables that it touches and no other") {
  const std::string text = clean_report();
  Opened opened(text);
  const int begin = place(text, "## 二").at("line"), end = place(text, "## 三").at("line");
  const Json params = {
      {"textDocument", {{"uri", uri}}}, {"range", range_at(place(text, "| 规章 "))}, {"options", options}};
  const Json edits = opened.client.result("textDocument/rangeFormatting", params);
  REQUIRE_FALSE(edits.empty());
  for (const Json& edit : edits) {
    CHECK(edit.at("range").at("start").at("line").get<int>() > begin);
    CHECK(edit.at("range").at("end").at("line").get<int>() < end);
  }
  Json prose = params;
  prose["range"] = range_at({{"line", 0}, {"character", 0}});
  CHECK(opened.client.result("textDocument/rangeFormatting", prose).empty());
  Opened plain(text, full_capabilities(), "plaintext");
  CHECK(plain.client.result("textDocument/rangeFormatting", params).is_null());
}

TEST_CASE("a bar or a line break aligns the table that it is typed in, unless tables are not to be aligned") {
  const std::string text = clean_report();
  const Json at_bar = at_line("| 规章 ", text, "|"), below = at_line("## 三", text, "\n");
  Opened opened(text);
  CHECK_FALSE(opened.client.result("textDocument/onTypeFormatting", at_bar).empty());
  CHECK(opened.client.result("textDocument/onTypeFormatting", below).empty());
  const Json next = at_line("| 行政规范性文件 ", text, "\n");
  CHECK(opened.client.result("textDocument/onTypeFormatting", next).size() ==
        opened.client.result("textDocument/onTypeFormatting", at_bar).size());
  LspClient client;
  client.begin(full_capabilities(), {{"initializationOptions", {{"alignTables", false}}}});
  client.open(uri, text, 1, "gouji-report");
  CHECK(client.result("textDocument/onTypeFormatting", at_bar).is_null());
}
