// Asks the same of the same report in all three encodings: turned back into bytes, every place of every answer is the same.
#include <catch2/catch.hpp>

#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";

// A report with mistakes, in lines that hold characters of one to four bytes in front of them.
std::string fixture() {
  std::string text = replaced(clean_report(), "一、总体情况", "𠮷a一、总体情形");
  text = replaced(text, "2.重复申请 | 1 | 0 |", "2.重复申请 |  | 0 |");
  text = replaced(text, "联系电话：0000-8100712", "𠮷网站：https://www.qinghe.gov.cn/a，邮箱：a@qinghe.gov.cn");
  return replaced(text, " |\n| 二、上年结转政府信息公开申请数量", "9 |\n| 二、上年结转政府信息公开申请数量");
}

std::size_t units(unsigned char lead, std::string_view encoding) {
  const bool begins = (lead & 0xC0) != 0x80;
  if (encoding == "utf-8") return 1;
  return !begins ? 0 : encoding == "utf-16" && lead >= 0xF0 ? 2 : 1;
}

// The position of a byte, counted by hand.
Json position_of(const std::string& text, std::size_t offset, std::string_view encoding) {
  std::size_t line = 0, character = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n')
      ++line, character = 0;
    else
      character += units(static_cast<unsigned char>(text[i]), encoding);
  }
  return {{"line", line}, {"character", character}};
}

// The byte of a position; the text's size beyond its end.
std::size_t offset_of(const std::string& text, const Json& position, std::string_view encoding) {
  std::size_t at = 0;
  for (std::size_t line = position.at("line"); line > 0; --line) at = text.find('\n', at) + 1;
  std::size_t left = position.at("character");
  while (left > 0) left -= units(static_cast<unsigned char>(text[at++]), encoding);
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

// The answer with bytes in the place of positions.
Json in_bytes(const Json& answer, const std::string& text, std::string_view encoding) {
  if (answer.is_object() && answer.contains("line") && answer.contains("character"))
    return offset_of(text, answer, encoding);
  if (!answer.is_structured()) return answer;
  Json out = answer;
  for (auto& part : out) part = in_bytes(part, text, encoding);
  return out;
}

// Where each token begins and ends.
Json token_ranges(const Json& tokens) {
  Json out = Json::array();
  std::size_t line = 0, character = 0;
  const auto& data = tokens.at("data");
  for (std::size_t i = 0; i < data.size(); i += 5) {
    character = data[i].get<std::size_t>() > 0 ? 0 : character;
    line += data[i].get<std::size_t>();
    character += data[i + 1].get<std::size_t>();
    out.push_back({{{"line", line}, {"character", character}},
                   {{"line", line}, {"character", character + data[i + 2].get<std::size_t>()}}});
  }
  return out;
}

// What is asked of a whole line or of a place in the table: formatting, colours, renaming, actions and lenses in full.
Json answers_to_writer(LspClient& client, const std::string& text, std::string_view encoding) {
  const Json document = {{"uri", uri}};
  const Json options = {{"tabSize", 2}, {"insertSpaces", true}};
  const auto at = [&](std::string_view words) { return position_of(text, text.find(words), encoding); };
  const auto place = [&](std::string_view words) { return Json{{"textDocument", document}, {"position", at(words)}}; };
  Json out;
  const Json part = {{"start", at("规章 |")}, {"end", at("行政规范性文件 |")}};
  out["range formatting"] = client.result("textDocument/rangeFormatting",
                                          {{"textDocument", document}, {"range", part}, {"options", options}});
  Json typed = place("2.重复申请 |");
  typed.update({{"ch", "|"}, {"options", options}});
  out["on-type formatting"] = client.result("textDocument/onTypeFormatting", typed);
  // Whole lines: tokens of a part are told by lines.
  const Json lines = {{"start", position_of(text, text.find("𠮷a一"), encoding)}, {"end", at("## 二、")}};
  out["range tokens"] =
      token_ranges(client.result("textDocument/semanticTokens/range", {{"textDocument", document}, {"range", lines}}));
  out["prepare"] = client.result("textDocument/prepareRename", place("39件"));
  out["row"] = client.result("textDocument/signatureHelp", place("26 | 6 | 2"));
  out["same"] = client.result("textDocument/linkedEditingRange", place("40件"));
  const Json whole = {{"start", position_of(text, 0, encoding)}, {"end", position_of(text, text.size(), encoding)}};
  for (Json action :
       client.result("textDocument/codeAction",
                     {{"textDocument", document}, {"range", whole}, {"context", {{"diagnostics", Json::array()}}}})) {
    action = client.result("codeAction/resolve", action);
    out["actions"].push_back(action);
  }
  for (const Json& lens : client.result("textDocument/codeLens", {{"textDocument", document}}))
    out["lenses"].push_back(client.result("codeLens/resolve", lens));
  return out;
}

// All that a session says of the report, in bytes.
Json answers(std::string_view encoding) {
  const std::string text = fixture();
  Json capabilities = full_capabilities();
  capabilities["general"]["positionEncodings"] = {encoding};
  capabilities["textDocument"]["completion"]["completionItem"]["insertReplaceSupport"] = true;
  capabilities["textDocument"]["codeAction"]["resolveSupport"]["properties"] = {"edit"};
  capabilities["textDocument"]["codeAction"]["dataSupport"] = true;
  capabilities["textDocument"]["rename"]["prepareSupport"] = true;
  capabilities["workspace"]["applyEdit"] = true;
  LspClient client;
  CHECK(client.begin(capabilities).at("capabilities").at("positionEncoding") == encoding);
  client.open(uri, "", 1, "gouji-report");
  client.next_diagnostics(uri);
  // The text comes in two pieces, the second behind a character of four bytes.
  const std::size_t cut = text.find("𠮷") + 4;
  const Json begin = position_of(text, 0, encoding), middle = position_of(text, cut, encoding);
  client.change(uri, 2,
                {{{"range", {{"start", begin}, {"end", begin}}}, {"text", text.substr(0, cut)}},
                 {{"range", {{"start", middle}, {"end", middle}}}, {"text", text.substr(cut)}}});
  client.notify("textDocument/didSave", {{"textDocument", {{"uri", uri}}}});
  const Json published = client.next_diagnostics(uri).at("diagnostics");
  Json out = {{"diagnostics", in_bytes(published, text, encoding)}};
  const Json document = {{"uri", uri}};
  for (const Json& diagnostic : published) {
    const Json place = {{"textDocument", document}, {"position", diagnostic.at("range").at("start")}};
    out["hover"].push_back(client.result("textDocument/hover", place));
    out["signature"].push_back(client.result("textDocument/signatureHelp", place));
    out["linked"].push_back(client.result("textDocument/linkedEditingRange", place));
    out["completion"].push_back(client.result("textDocument/completion", place));
    out["actions"].push_back(client.result(
        "textDocument/codeAction",
        {{"textDocument", document}, {"range", diagnostic.at("range")}, {"context", {{"diagnostics", {diagnostic}}}}}));
    out["definition"].push_back(client.result("textDocument/definition", place));
    out["highlights"].push_back(client.result("textDocument/documentHighlight", place));
    Json references = place;
    references["context"] = {{"includeDeclaration", true}};
    out["references"].push_back(client.result("textDocument/references", references));
    out["selections"].push_back(
        client.result("textDocument/selectionRange",
                      {{"textDocument", document}, {"positions", {diagnostic.at("range").at("start")}}}));
  }
  const Json blank = position_of(text, text.find("2.重复申请 |  |") + std::string("2.重复申请 | ").size(), encoding);
  out["value"] = client.result("textDocument/completion", {{"textDocument", document}, {"position", blank}});
  const Json whole = {{"start", position_of(text, 0, encoding)}, {"end", position_of(text, text.size(), encoding)}};
  out["lenses"] = client.result("textDocument/codeLens", {{"textDocument", document}});
  out["hints"] = client.result("textDocument/inlayHint", {{"textDocument", document}, {"range", whole}});
  const Json quote = position_of(text, text.find("39件"), encoding);
  out["rename"] =
      client.result("textDocument/rename", {{"textDocument", document}, {"position", quote}, {"newName", "40"}});
  out["links"] = client.result("textDocument/documentLink", {{"textDocument", document}});
  out["tokens"] = token_ranges(client.result("textDocument/semanticTokens/full", {{"textDocument", document}}));
  for (const Json& fold : client.result("textDocument/foldingRange", {{"textDocument", document}}))
    out["folds"].push_back({{{"line", fold.at("startLine")}, {"character", fold.at("startCharacter")}},
                            {{"line", fold.at("endLine")}, {"character", fold.at("endCharacter")}}});
  out["symbols"] = client.result("textDocument/documentSymbol", {{"textDocument", document}});
  out["formatting"] = client.result(
      "textDocument/formatting", {{"textDocument", document}, {"options", {{"tabSize", 2}, {"insertSpaces", true}}}});
  out["writer"] = answers_to_writer(client, text, encoding);
  return in_bytes(out, text, encoding);
}

}  // namespace

TEST_CASE("every answer means the same places in every encoding") {
  const Json first = answers("utf-8");
  CHECK(first.at("diagnostics").size() >= 2);
  CHECK(first.at("value").at("items").size() == 1);
  CHECK(first.at("symbols").size() == 1);
  CHECK_FALSE(first.at("formatting").empty());
  CHECK_FALSE(first.at("hints").empty());
  CHECK(first.at("links").size() == 2);
  CHECK(first.at("tokens").size() >= 300);
  CHECK(first.at("folds").size() > 15);
  const Json& writer = first.at("writer");
  CHECK(writer.at("range formatting").size() >= 1);
  CHECK(writer.at("on-type formatting").size() >= 1);
  CHECK(writer.at("range tokens").size() > 5);
  CHECK(writer.at("range tokens").size() < first.at("tokens").size());
  CHECK(writer.at("prepare").at("placeholder") == "39");
  CHECK(writer.at("row").at("activeParameter") == 0);
  CHECK(writer.at("same").at("ranges").size() >= 2);
  CHECK(writer.at("actions").size() >= 5);
  CHECK(writer.at("lenses").size() >= 3);
  CHECK(answers("utf-16") == first);
  CHECK(answers("utf-32") == first);
}
