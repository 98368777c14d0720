// Asks the real program what helps to write: the row being typed, hints, numbers that belong together.
#include <catch2/catch.hpp>

#include "tests/support/opened.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view total = " |\n| 二、上年结转政府信息公开申请数量";
const std::string wrong_total = replaced(clean_report(), total, "9 |\n| 二、上年结转政府信息公开申请数量");

Json with_signatures() {
  Json capabilities = full_capabilities();
  capabilities["textDocument"]["signatureHelp"] = Json::parse(
      R"({"signatureInformation": {"documentationFormat": ["markdown"], "parameterInformation": {"labelOffsetSupport": true}}})");
  return capabilities;
}

Json refusal(LspClient& client, std::string_view method, const Json& params) {
  const Json reply = client.request(method, params);
  REQUIRE(reply.contains("error"));
  CHECK(reply.at("error").at("code") == -32803);
  return reply.at("error").at("message");
}

}  // namespace

TEST_CASE("signature help names the row and places its columns in UTF-16 units, or by their words") {
  const Json place_of_total = at(place(clean_report(), total));
  Opened offsets(clean_report(), with_signatures());
  const Json help = offsets.client.result("textDocument/signatureHelp", place_of_total);
  CHECK(help.at("activeParameter") == 6);
  const Json& signature = help.at("signatures").front();
  CHECK(signature.at("label") ==
        "一、本年新收政府信息公开申请数量: 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计");
  REQUIRE(signature.at("parameters").size() == 7);
  CHECK(signature.at("parameters").at(0).at("label") == Json({18, 21}));
  CHECK(signature.at("parameters").at(6).at("documentation").at("value").get<std::string>().find("**39**") !=
        std::string::npos);

  Opened words(clean_report());
  const Json plain = words.client.result("textDocument/signatureHelp", place_of_total);
  CHECK(plain.at("signatures").front().at("parameters").at(6).at("label") == "总计");
  CHECK(plain.at("signatures").front().at("parameters").at(6).at("documentation").at("kind") == "plaintext");
  CHECK(words.client.result("textDocument/signatureHelp", at({{"line", 0}, {"character", 3}})).is_null());
}

TEST_CASE("an inlay hint shows what a total should be, with the edit that makes it so") {
  Opened opened(wrong_total);
  const Json whole = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 500}, {"character", 0}}}};
  const Json params = {{"textDocument", {{"uri", uri}}}, {"range", whole}};
  const Json hints = opened.client.result("textDocument/inlayHint", params);
  REQUIRE(hints.size() == 1);
  const Json& hint = hints.front();
  CHECK(hint.at("label") == "应为 39");
  CHECK(hint.at("tooltip") == "26 + 6 + 2 + 1 + 3 + 1 = 39");
  CHECK(hint.at("position") == place(wrong_total, total));
  const Json edit = hint.at("textEdits").front();
  opened.client.change(uri, 4, {{{"range", edit.at("range")}, {"text", edit.at("newText")}}});
  CHECK(codes(opened.client.next_diagnostics(uri)).empty());
  CHECK(opened.client.result("textDocument/inlayHint", params).empty());
}

TEST_CASE(
    "renaming a number changes its cell and its quote in one versioned edit, and what cannot be renamed says why") {
  Opened opened(clean_report());
  const Json cell = place(clean_report(), total);
  const Json prepared = opened.client.result("textDocument/prepareRename", at(cell));
  CHECK(prepared.at("placeholder") == "39");
  CHECK(prepared.at("range").at("end") == cell);
  Json params = at(cell);
  params["newName"] = "40";
  const Json change = opened.client.result("textDocument/rename", params).at("documentChanges").front();
  CHECK(change.at("textDocument") == Json({{"uri", uri}, {"version", 3}}));
  CHECK(change.at("edits").size() == 2);
  CHECK(change.at("edits").front().at("newText") == "40");
  const Json prose = at(place(clean_report(), "围绕乡村振兴"));
  CHECK(refusal(opened.client, "textDocument/prepareRename", prose) == "这里没有可以改名的数字或机关名称");
  params["newName"] = "x";
  CHECK(refusal(opened.client, "textDocument/rename", params) == "“x”不是数字");
}

TEST_CASE("renaming asks whether it can where the client does") {
  const auto provider = [](bool prepares) {
    Json capabilities = full_capabilities();
    capabilities["textDocument"]["rename"] = {{"prepareSupport", prepares}};
    return LspClient().begin(capabilities).at("capabilities").at("renameProvider");
  };
  CHECK(provider(true) == Json({{"prepareProvider", true}}));
  CHECK(provider(false) == true);
}

TEST_CASE("a number and its quote are edited together") {
  Opened opened(clean_report());
  const Json linked = opened.client.result("textDocument/linkedEditingRange", at(place(clean_report(), total)));
  CHECK(linked.at("ranges").size() == 2);
  CHECK(opened.client.result("textDocument/linkedEditingRange", at(place(clean_report(), "围绕乡村振兴"))).is_null());
}
