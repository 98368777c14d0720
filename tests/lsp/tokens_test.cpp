// Plays a client that colours words: what it makes of answers that tell only changes is what a full answer says.
#include <catch2/catch.hpp>

#include "core/checks/registry.h"
#include "core/templates/library.h"
#include "lsp/semantic_tokens.h"
#include "tests/core/base/random.h"
#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji;
using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///a.report.md";
const Json document = {{"textDocument", {{"uri", uri}}}};
const rpc::Stop never = [] { return false; };

TokenNumbers applied(TokenNumbers numbers, const std::optional<TokenEdit>& edit) {
  if (!edit) return numbers;
  const auto at = numbers.begin() + static_cast<std::ptrdiff_t>(edit->start);
  const auto rest = numbers.erase(at, at + static_cast<std::ptrdiff_t>(edit->deleted));
  numbers.insert(rest, edit->numbers.begin(), edit->numbers.end());
  return numbers;
}

TokenNumbers applied(TokenNumbers numbers, const Json& edits) {
  REQUIRE(edits.size() <= 1);
  if (edits.empty()) return numbers;
  return applied(std::move(numbers), TokenEdit{edits[0].at("start"), edits[0].at("deleteCount"), edits[0].at("data")});
}

model::Snapshot opened(const std::string& text) {
  static const auto library = *templates::Library::built_in();
  return model::Snapshot::open(library, text::Text::from(text), checks::examiner);
}

std::string compendium() {
  return clean_report() + "\n" + replaced(clean_report(), "青禾区农业农村局", "青禾区水务局") + "\n" +
         sample("青禾区民政局2023-正确.txt");
}

}  // namespace

TEST_CASE("changes are told as one edit of what was told last") {
  LspClient client;
  client.begin();
  client.open(uri, clean_report(), 1, "gouji-report");
  const Json full = client.result("textDocument/semanticTokens/full", document);
  TokenNumbers numbers = full.at("data");
  CHECK(numbers.size() > 1000);

  Json asked = document;
  asked["previousResultId"] = full.at("resultId");
  const Json same = client.result("textDocument/semanticTokens/full/delta", asked);
  CHECK(same.at("edits") == Json::array());

  client.change(uri, 2, {{{"text", replaced(clean_report(), "予以公开13件", "\n\n予以公开9件")}}});
  asked["previousResultId"] = same.at("resultId");
  const Json changed = client.result("textDocument/semanticTokens/full/delta", asked);
  REQUIRE(changed.at("edits").size() == 1);
  CHECK(changed.at("edits")[0].at("data").size() < 30);
  numbers = applied(std::move(numbers), changed.at("edits"));
  CHECK(numbers == client.result("textDocument/semanticTokens/full", document).at("data").get<TokenNumbers>());

  // Of an answer that is not the last one nothing is known any more.
  const Json again = client.result("textDocument/semanticTokens/full/delta", asked);
  CHECK(again.at("data").get<TokenNumbers>() == numbers);
}

TEST_CASE("a range is told the same as the whole document tells of it") {
  LspClient client;
  client.begin();
  client.open(uri, clean_report(), 1, "gouji-report");
  Json asked = document;
  asked["range"] = {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 9}, {"character", 0}}}};
  const TokenNumbers part = client.result("textDocument/semanticTokens/range", asked).at("data");
  const TokenNumbers whole = client.result("textDocument/semanticTokens/full", document).at("data");
  CHECK(part.size() == 10);
  CHECK(std::equal(part.begin(), part.end(), whole.begin()));
}

TEST_CASE("what a closed document was told is forgotten") {
  LspClient client;
  client.begin();
  client.open(uri, clean_report(), 1, "gouji-report");
  Json asked = document;
  asked["previousResultId"] = client.result("textDocument/semanticTokens/full", document).at("resultId");
  client.notify("textDocument/didClose", document);
  client.open(uri, clean_report(), 1, "gouji-report");
  CHECK(client.result("textDocument/semanticTokens/full/delta", asked).contains("data"));
}

TEST_CASE("tokens of reports that stay are taken over, and equal those that are made anew") {
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  const std::string text = compendium();
  for (const text::Encoding encoding : {text::Encoding::utf8, text::Encoding::utf16, text::Encoding::utf32}) {
    model::Snapshot snapshot = opened(text);
    DocumentTokens kept = document_tokens(snapshot, encoding, nullptr, never);
    CHECK(kept.reports.size() == 3);
    for (int i = 0; i < 40; ++i) {
      const std::size_t begin = snapshot.text().offset_of_code_point(random.upto(snapshot.text().counts().code_points));
      const std::size_t end = std::min(begin + random.upto(2) * 3, snapshot.text().bytes());
      constexpr std::string_view typed[] = {"", "3", "\n", "𠮷", "一、总体情况\n", "| 1 |", "<!-- gouji-ignore -->"};
      const std::string words(typed[random.upto(std::size(typed) - 1)]);
      snapshot = snapshot.edited({{begin, end}, words});
      const DocumentTokens next = document_tokens(snapshot, encoding, &kept, never);
      const TokenNumbers anew =
          encode(features::tokens(snapshot, {0, snapshot.text().bytes()}, never), snapshot.text(), encoding);
      REQUIRE(next.numbers == anew);
      REQUIRE(applied(kept.numbers, difference(kept.numbers, next.numbers)) == next.numbers);
      kept = next;
    }
  }
}

TEST_CASE("in a compendium only the report that changed is read again") {
  const model::Snapshot before = opened(compendium());
  const DocumentTokens kept = document_tokens(before, text::Encoding::utf16, nullptr, never);
  const std::size_t place = compendium().rfind("其他需要报告的事项");
  const DocumentTokens next =
      document_tokens(before.edited({{place, place}, "\n"}), text::Encoding::utf16, &kept, never);
  CHECK(next.reports[0] == kept.reports[0]);
  CHECK(next.reports[2] != kept.reports[2]);
}

TEST_CASE("the difference is the shortest edit in whole tokens") {
  CHECK_FALSE(difference({1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}));
  const auto grown = difference({1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 1, 2, 3, 4, 5});
  REQUIRE(grown);
  CHECK(grown->start == 5);
  CHECK(grown->deleted == 0);
  CHECK(grown->numbers == TokenNumbers{1, 2, 3, 4, 5});
  const auto gone = difference({1, 2, 3, 4, 5}, {});
  REQUIRE(gone);
  CHECK(gone->deleted == 5);
  const auto middle =
      difference({0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 2, 0, 1, 0, 0}, {0, 0, 1, 0, 0, 1, 0, 7, 0, 0, 2, 0, 1, 0, 0});
  REQUIRE(middle);
  CHECK(middle->start == 5);
  CHECK(middle->deleted == 5);
}
