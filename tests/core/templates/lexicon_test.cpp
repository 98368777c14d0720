// Tests that each slip of the lexicon is found where it is one, that what is right is left alone, and that wrong files
// are refused.
#include "core/templates/lexicon.h"

#include <catch2/catch.hpp>

#include "core/base/embedded.h"
#include "core/templates/lexicon_loader.h"
#include "core/text/unicode.h"
#include "tests/support/reports.h"

namespace gouji::templates {

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = *load_lexicon("style.json", base::embedded("lexicon/style.json").value_or(""));
  return loaded;
}

// Calls fn(first, second, offset of the first) for all neighbouring characters.
template <class Fn>
void each_pair(std::string_view line, Fn fn) {
  for (std::size_t at = 0; at < line.size();) {
    const text::Decoded first = text::decode(line, at);
    const std::size_t next = at + first.length;
    if (next < line.size()) fn(first.code_point, text::decode(line, next).code_point, at);
    at = next;
  }
}

// The slips in a line, as written there, one behind the other.
std::string found_in(std::string_view line) {
  std::string found;
  each_pair(line, [&](char32_t first, char32_t second, std::size_t at) {
    if (!lexicon().maybe(first, second)) return;
    const FoundClue clue = lexicon().find(line, at);
    if (clue.clue != nullptr && clue.clue->kind == ClueKind::typo)
      found += std::string(line.substr(clue.begin, clue.clue->wrong.size())) + " ";
  });
  return found;
}

std::string refusal(std::string_view json) {
  const base::Result<Lexicon> loaded = load_lexicon("style.json", json);
  return loaded ? "" : loaded.error().reason;
}

}  // namespace

TEST_CASE("Every slip is found in its surroundings, and the right words hold none") {
  REQUIRE(lexicon().clues().size() > 150);
  for (const Clue& clue : lexicon().clues()) {
    if (clue.kind != ClueKind::typo) continue;
    INFO(clue.wrong << " for " << clue.right);
    const std::string behind = clue.behind.empty() || clue.behind.front() == "^" ? "" : clue.behind.front();
    const std::string before = clue.before.empty() ? "。" : clue.before.front();
    CHECK(found_in(behind + clue.wrong + before).find(clue.wrong) != std::string::npos);
    CHECK(found_in(behind + clue.right + before).empty());
  }
}

TEST_CASE("Words around a slip can make it right") {
  CHECK(found_in("统一布署工作") == "布署 ");
  CHECK(found_in("发布署名文章").empty());
  CHECK(found_in("截止2020年底") == "截止 ");
  CHECK(found_in("，截止2020年底") == "截止 ");
  CHECK(found_in("申报截止2020年底").empty());
  CHECK(found_in("截止时间").empty());
  CHECK(found_in("区政府政府信息公开").empty());
  CHECK(found_in("主动公开政府政府情况") == "政府政府 ");
}

TEST_CASE("A slip in traditional characters is found") {
  CHECK(found_in("微博公眾號") == "微博公眾號 ");
  CHECK(found_in("做好政府信息公工作，完成瞭瞭") == "政府信息公工作 瞭瞭 ");
  CHECK(found_in("為了瞭解情況").empty());
}

TEST_CASE("Few pairs of characters in correct prose ask for a closer look") {
  std::size_t pairs = 0;
  std::size_t looks = 0;
  for (const tests::ReportFile& sample : tests::samples()) {
    each_pair(sample.text, [&](char32_t first, char32_t second, std::size_t) {
      ++pairs;
      looks += lexicon().maybe(first, second) ? 1 : 0;
    });
  }
  CHECK(pairs > 10000);
  CHECK(looks * 50 < pairs);
}

TEST_CASE("A lexicon that is wrong is refused with the path of what is wrong") {
  CHECK(refusal("{}").empty());
  CHECK(refusal("[]") == "style.json: is no JSON object");
  CHECK(refusal("{") == "style.json: is no JSON object");
  CHECK(refusal(R"({"typos": {}})") == "style.json: /typos: must be an array");
  CHECK(refusal(R"({"typos": [{"wrong": "布署"}]})") == "style.json: /typos/0/right: must be a string");
  CHECK(refusal(R"({"typos": [{"wrong": "布", "right": "部"}]})").starts_with("style.json: /typos/0: must have"));
  CHECK(refusal(R"({"doubled": [{"word": "的", "not-before": [1]}]})") ==
        "style.json: /doubled/0/not-before: must hold strings only");
}

}  // namespace gouji::templates
