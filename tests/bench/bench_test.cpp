// Proves that the bench measures what it says, by a few edits of a small document; nothing here is timed.
#include <catch2/catch.hpp>

#include <fstream>

#include "tests/bench/race.h"
#include "tests/support/folder.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

using namespace gouji::bench;

namespace {

const std::string uri = "file:///a";

Document small(Notation notation) {
  return compendium(correct_reports(gouji::tests::gouji_binary(), notation), 20'000);
}

std::string line_of(const std::string& text, std::size_t line) {
  std::size_t at = 0;
  for (; line > 0; --line) at = text.find('\n', at) + 1;
  return text.substr(at, text.find('\n', at) - at);
}

int check_exit_code(Notation notation, const std::string& text) {
  const gouji::support::Folder folder;
  const std::string path = folder.write("a" + std::string(extension(notation)), text);
  return gouji::support::run({gouji::tests::gouji_binary(), "check", "--fail-on=warning", path}).exit_code;
}

std::string text_of_floor(Server& floor, int id) {
  floor.write(message("floor/text", nullptr, id));
  return floor.reply(id).body["result"];
}

}  // namespace

TEST_CASE("Documents are clean, and faulty where faults are planted") {
  for (const Notation notation : {Notation::markdown, Notation::cells}) {
    INFO(name(notation));
    const Document document = small(notation);
    CHECK(document.bytes() >= 20'000);
    CHECK(document.faulty.size() == document.bytes());
    CHECK(check_exit_code(notation, document.text) == 0);
    CHECK(check_exit_code(notation, document.faulty) == 1);
  }
}

TEST_CASE("Places to type at lie in prose and in front of numbers") {
  for (const Notation notation : {Notation::markdown, Notation::cells}) {
    INFO(name(notation));
    const Document document = small(notation);
    REQUIRE(document.prose.size() > 50);
    REQUIRE(document.digits.size() > 400);
    for (const Place& place : document.prose) CHECK(line_of(document.text, place.line).size() > 90);
    for (const Place& place : document.digits) {
      const std::string line = line_of(document.text, place.line);
      CHECK((notation == Notation::markdown ? line.front() == '|' : line.front() == '\t'));
    }
  }
}

TEST_CASE("The floor keeps the text, over line breaks too") {
  Server floor({gouji::tests::floor_binary()});
  std::string text;
  for (int i = 0; i < 200; ++i) text += "第" + std::to_string(i) + "行\n";
  open(floor, open_frame(uri, Notation::markdown, text));
  CHECK(text_of_floor(floor, 7) == text);
  const auto change = [&](Json range, const std::string& with) {
    floor.write(message("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", 2}}},
                                                   {"contentChanges", {{{"range", range}, {"text", with}}}}}));
    floor.publication(2);
  };
  const auto at = [](int line, int character) { return Json{{"line", line}, {"character", character}}; };
  change({{"start", at(10, 1)}, {"end", at(150, 1)}}, "甲\n乙");
  change({{"start", at(13, 4)}, {"end", at(13, 5)}}, "排");
  std::string expected;
  for (int i = 0; i < 10; ++i) expected += line_of(text, static_cast<std::size_t>(i)) + "\n";
  expected += "第甲\n乙150行\n第151行\n第152排\n";
  for (std::size_t i = 153; i < 200; ++i) expected += line_of(text, i) + "\n";
  CHECK(text_of_floor(floor, 8) == expected);
}

TEST_CASE("Scripts leave the document as it was, and every step is answered") {
  for (const Notation notation : {Notation::markdown, Notation::cells}) {
    INFO(name(notation));
    const Document document = small(notation);
    Server floor({gouji::tests::floor_binary()}), clean({gouji::tests::gouji_binary(), "lsp"}),
        faulty({gouji::tests::gouji_binary(), "lsp"});
    open(floor, open_frame(uri, notation, document.text));
    const std::size_t before = open(clean, open_frame(uri, notation, document.text)).findings;
    const std::size_t planted = open(faulty, open_frame(uri, notation, document.faulty)).findings;
    CHECK(planted > before);
    int version = 2;
    for (const Typing typing : {Typing::prose, Typing::digits})
      for (const Awaited awaited : {Awaited::diagnostics, Awaited::hover, Awaited::symbols}) {
        INFO(name(typing) << ", " << name(awaited));
        const Script played = script(document, uri, typing, awaited, 40, version);
        version += static_cast<int>(played.steps.size());
        const std::vector<Samples> samples = race({&floor, &clean, &faulty}, played, std::chrono::seconds(30));
        for (const Samples& of_server : samples) CHECK(of_server.size() == 36);  // without the warm-up
        CHECK(mean_findings(samples[0]) == 0);
        if (typing == Typing::digits) CHECK(mean_findings(samples[1]) > static_cast<double>(before));
        CHECK(samples[1].back().findings == before);
        CHECK(samples[2].back().findings == planted);
        CHECK(text_of_floor(floor, version) == document.text);
      }
  }
}
