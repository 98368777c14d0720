// Plays a client that reads: it follows numbers, folds, selects and opens links, as far as it said it can.
#include <catch2/catch.hpp>

#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";
constexpr std::string_view figure = "予以公开13件";

// Where the words begin, in UTF-16.
Json position_of(const std::string& text, std::string_view words, int characters = 0) {
  const std::size_t at = text.find(words);
  REQUIRE(at != text.npos);
  const std::size_t begin = text.rfind('\n', at) + 1;
  for (std::size_t i = begin; i < at; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++characters;
  return {{"line", std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')},
          {"character", characters}};
}

Json range_of(const std::string& text, std::string_view words, int from, int to) {
  return {{"start", position_of(text, words, from)}, {"end", position_of(text, words, to)}};
}

Json at(const Json& position) { return {{"textDocument", {{"uri", uri}}}, {"position", position}}; }

const Json document = {{"textDocument", {{"uri", uri}}}};

struct Reader : LspClient {
  explicit Reader(const Json& more = Json::object(), const std::string& text = clean_report()) {
    Json capabilities = full_capabilities();
    capabilities["textDocument"].update(more);
    begin(capabilities);
    open(uri, text, 1, "gouji-report");
  }
};

}  // namespace

TEST_CASE("a figure leads to its cell, with the words it stands in where the client can show them") {
  const std::string text = clean_report();
  const Json place = at(position_of(text, figure, 5));
  const Json row = {{"start", position_of(text, "| 三、本年度办理结果")},
                    {"end", position_of(text, "|  | （二）部分公开")}};
  const Json cell = range_of(text, "13 |\n|  | （二）部分公开", 0, 2);
  CHECK(Reader().result("textDocument/definition", place) == Json({{{"uri", uri}, {"range", cell}}}));
  CHECK(Reader(Json::parse(R"({"definition": {"linkSupport": true}})")).result("textDocument/definition", place) ==
        Json({{{"originSelectionRange", range_of(text, figure, 0, 7)},
               {"targetUri", uri},
               {"targetRange", row},
               {"targetSelectionRange", cell}}}));
}

TEST_CASE("a cell leads to its total and to the figures that quote it, and back to itself when that is asked for") {
  const std::string text = clean_report();
  Json asked = at(position_of(text, "13 |\n|  | （二）部分公开"));
  asked["context"] = {{"includeDeclaration", false}};
  Reader client;
  const Json uses = client.result("textDocument/references", asked);
  REQUIRE(uses.size() == 2);
  CHECK(uses[0] == Json({{"uri", uri}, {"range", range_of(text, figure, 4, 6)}}));
  CHECK(uses[1].at("range") == range_of(text, "40 |\n| 四、结转", 0, 2));
  asked["context"]["includeDeclaration"] = true;
  CHECK(client.result("textDocument/references", asked).size() == 3);
}

TEST_CASE("highlights tell the total by writing and its addends by reading") {
  const std::string text = clean_report();
  Reader client;
  const Json marks =
      client.result("textDocument/documentHighlight", at(position_of(text, "13 |\n|  | （二）部分公开")));
  std::size_t reads = 0, writes = 0, texts = 0;
  for (const Json& mark : marks) ++(mark.at("kind") == 2 ? reads : mark.at("kind") == 3 ? writes : texts);
  CHECK(reads == 6);
  CHECK(writes == 1);
  CHECK(texts == 1);
  CHECK(client.result("textDocument/documentHighlight", at(position_of(text, "围绕乡村振兴"))).is_null());
}

TEST_CASE("each position has its own chain of selections") {
  const std::string text = clean_report();
  Reader client;
  Json asked = document;
  asked["positions"] = {
      position_of(text, figure, 5), position_of(text, "13 |\n|  | （二）部分公开"), {{"line", 9999}, {"character", 0}}};
  const Json chains = client.result("textDocument/selectionRange", asked);
  REQUIRE(chains.size() == 3);
  CHECK(chains[0].at("range") == range_of(text, figure, 4, 6));
  CHECK(chains[0].at("parent").at("range") == range_of(text, figure, 0, 7));
  CHECK(chains[1].at("range") == range_of(text, "13 |\n|  | （二）部分公开", 0, 2));
  CHECK_FALSE(chains[1].contains("children"));
}

TEST_CASE("folds have columns only for clients that look at them, and no more than they take") {
  const Json whole = Reader().result("textDocument/foldingRange", document);
  CHECK(whole.size() > 15);
  CHECK(whole[0].contains("startCharacter"));
  const Json lines = Reader(Json::parse(R"({"foldingRange": {"lineFoldingOnly": true, "rangeLimit": 4}})"))
                         .result("textDocument/foldingRange", document);
  REQUIRE(lines.size() == 4);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK_FALSE(lines[i].contains("startCharacter"));
    CHECK(lines[i].at("startLine") == whole[i].at("startLine"));
    CHECK(lines[i].at("startLine") < lines[i].at("endLine"));
  }
  CHECK(Reader(Json::object(), "# 会议通知\n\n一\n").result("textDocument/foldingRange", document).is_null());
}

TEST_CASE("addresses of pages and mail are links") {
  const std::string text = "见https://www.qinghe.gov.cn/，邮箱：a@qinghe.gov.cn。\n";
  CHECK(Reader(Json::object(), text).result("textDocument/documentLink", document) ==
        Json({{{"range", range_of(text, "https", 0, 26)}, {"target", "https://www.qinghe.gov.cn/"}},
              {{"range", range_of(text, "a@", 0, 15)}, {"target", "mailto:a@qinghe.gov.cn"}}}));
}

TEST_CASE("a document that is not open has nothing to read") {
  Reader client;
  for (const std::string_view method :
       {"definition", "documentHighlight", "foldingRange", "documentLink", "semanticTokens/full"}) {
    INFO(method);
    Json asked = at({{"line", 0}, {"character", 0}});
    asked["textDocument"]["uri"] = "file:///b.md";
    CHECK(client.result("textDocument/" + std::string(method), asked).is_null());
  }
}
