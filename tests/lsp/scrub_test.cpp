// Makes copies of sessions that can be shared: nobody's name and number is in them, and Gouji finds what it found.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <numeric>
#include <sstream>

#include "core/checks/registry.h"
#include "lsp/replay/balanced.h"
#include "lsp/replay/disguise.h"
#include "lsp/replay/scrub.h"
#include "lsp/replay/scrub_text.h"
#include "tests/support/cli.h"
#include "tests/support/folder.h"
#include "tests/support/lsp_client.h"

using namespace gouji;
using namespace gouji::support;

namespace {

constexpr std::string_view report_uri = "file:///home/wang/%E6%B0%B4%E5%8A%A1%E5%B1%80/2023.report.md";

std::shared_ptr<const templates::Library> library() {
  static const auto loaded = templates::Library::built_in().value();
  return loaded;
}

std::vector<std::string> found_in(const std::string& text) {
  std::vector<std::string> out;
  const auto snapshot = model::Snapshot::open(library(), text::Text::from(text), checks::examiner);
  for (const model::Finding& finding : snapshot.findings(1000))
    out.push_back(std::string(messages::name(finding.code)) + " " + std::to_string(finding.range.begin));
  return out;
}

std::vector<std::string> samples() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(sample_path("")))
    if (entry.path().extension() != ".json" && entry.is_regular_file())
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string scrubbed(const std::string& text, std::uint64_t seed) {
  replay::Disguise disguise(seed);
  return replay::TextScrubber(library(), disguise).other_words_and_numbers(text, std::vector<bool>(text.size()));
}

// A session in which names and numbers are typed, recorded by the real program.
std::string recorded(const Folder& folder, const std::string& encoding) {
  const std::string path = (folder.path / "session").string();
  LspClient client({"lsp", "--record=" + path});
  Json capabilities = full_capabilities();
  capabilities["general"]["positionEncodings"] = {encoding};
  capabilities["textDocument"]["codeAction"]["resolveSupport"]["properties"] = {"edit"};
  capabilities["textDocument"]["codeAction"]["dataSupport"] = true;
  client.begin(capabilities, {{"rootUri", "file:///home/wang"}, {"clientInfo", {{"name", "an editor"}}}});
  std::string text = replaced(clean_report(), "（二）依申请公开\n",
                              "（二）依申请公开\n由王小明负责，电话0571-88123456，wangxiaoming@example.gov.cn。");
  text = replaced(text, "一、总体情况", "一、总体情形");
  client.open(report_uri, text);
  client.next_diagnostics(report_uri);
  const auto line_of = [&](std::string_view words) {
    const auto at = text.find(words);
    REQUIRE(at != std::string::npos);
    return static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  };
  int version = 1;
  const auto type = [&](int line, const std::string& words) {
    const Json here = {{"line", line}, {"character", 0}};
    client.change(report_uri, ++version, {{{"range", {{"start", here}, {"end", here}}}, {"text", words}}});
    client.next_diagnostics(report_uri);
  };
  const int line = line_of("由王小明负责");
  for (const std::string words :
       {"明", "小", "王", "李大强", "收到申请", "\n", "公开", "动", "主", "（一）", "12", "共", "。"})
    type(line, words);
  client.result("textDocument/hover",
                {{"textDocument", {{"uri", report_uri}}}, {"position", {{"line", line + 1}, {"character", 2}}}});
  const Json heading = {{"line", line_of("一、总体情形")}, {"character", 0}};
  const Json below = {{"line", line_of("一、总体情形") + 1}, {"character", 0}};
  const Json fixes = client.result("textDocument/codeAction", {{"textDocument", {{"uri", report_uri}}},
                                                               {"range", {{"start", heading}, {"end", below}}},
                                                               {"context", {{"diagnostics", Json::array()}}}});
  CHECK(fixes.size() >= 2);
  for (const Json& fix : fixes) CHECK(client.result("codeAction/resolve", fix).contains("edit"));
  CHECK(client.shut_down() == 0);
  return path;
}

}  // namespace

TEST_CASE("other numbers leave every equation what it was, and every number its digits") {
  replay::Random random(7);
  for (int run = 0; run < 300; ++run) {
    std::vector<std::int64_t> numbers(12);
    for (std::int64_t& number : numbers) number = std::int64_t(random() % 4) * std::int64_t(random() % 500);
    std::vector<replay::Equation> equations(random() % 6);
    for (replay::Equation& equation : equations)
      for (std::size_t i = 0; i < numbers.size(); ++i)
        if (random() % 3 == 0) equation.emplace_back(i, random() % 2 == 0 ? 1 : -1);
    const auto others = replay::balanced(numbers, equations, random);
    const auto sum = [](const replay::Equation& equation, const std::vector<std::int64_t>& of) {
      return std::accumulate(equation.begin(), equation.end(), std::int64_t{0},
                             [&](std::int64_t all, const auto& term) { return all + term.second * of[term.first]; });
    };
    INFO("run " << run);
    for (const replay::Equation& equation : equations) CHECK(sum(equation, numbers) == sum(equation, others));
    for (std::size_t i = 0; i < numbers.size(); ++i)
      CHECK(std::to_string(numbers[i]).size() == std::to_string(others[i]).size());
    for (std::size_t i = 0; i < numbers.size(); ++i) CHECK((numbers[i] == 0) == (others[i] == 0));
  }
}

TEST_CASE("every sample has the same findings at the same places when it is scrubbed") {
  replay::Disguise disguise(11);
  const replay::TextScrubber scrubber(library(), disguise);
  for (const std::string& name : samples()) {
    const std::string text = sample(name);
    const std::string copy = scrubber.other_words_and_numbers(text, std::vector<bool>(text.size()));
    INFO(name << "\n" << copy);
    CHECK(copy.size() == text.size());
    CHECK(found_in(copy) == found_in(text));
    CHECK(text::Text::from(copy).counts() == text::Text::from(text).counts());
    for (const std::string_view word : {"青禾", "云溪", "稻香"}) CHECK(copy.find(word) == std::string::npos);
    for (const std::string_view label :
         {"政府信息公开工作年度报告", "本年新收政府信息公开申请数量", "属于国家秘密", "行政复议"})
      CHECK((copy.find(label) != std::string::npos) == (text.find(label) != std::string::npos));
  }
}

TEST_CASE("numbers are others, and sums are right or wrong by as much as they were") {
  const std::string text = clean_report();
  const std::string wrong =
      replaced(text, " |\n| 二、上年结转政府信息公开申请数量", "9 |\n| 二、上年结转政府信息公开申请数量");
  for (const std::uint64_t seed : {1, 2}) {
    const std::string copy = scrubbed(wrong, seed);
    const auto digits = [](const std::string& of) {
      std::string out;
      std::copy_if(of.begin(), of.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
      return out;
    };
    CHECK(digits(copy) != digits(wrong));
    CHECK(found_in(copy) == found_in(wrong));
    CHECK(copy == scrubbed(wrong, seed));
    CHECK(found_in(scrubbed(text, seed)).empty());
  }
}

TEST_CASE("the same name is disguised the same way everywhere, other names another way") {
  replay::Disguise disguise(5);
  const std::string once = disguise.words("王小明和李大强");
  CHECK(once.size() == std::string("王小明和李大强").size());
  CHECK(once.find("王") == std::string::npos);
  CHECK(disguise.words("王小明").substr(0, 9) == once.substr(0, 9));
  CHECK(disguise.digits("88123456") == disguise.digits("88123456"));
  CHECK(disguise.digits("0") == "0");
  CHECK(disguise.place("file:///home/wang/a.report.md") == disguise.place("file:///home/wang/a.report.md"));
  CHECK(disguise.place("file:///home/wang/a.report.md").ends_with(".report.md"));
  CHECK(disguise.place("file:///home/wang/a.report.md") != disguise.place("file:///home/wang/b.report.md"));
}

TEST_CASE("a scrubbed session holds no name that was typed, finds the same, and plays as it says") {
  for (const std::string encoding : {"utf-8", "utf-16", "utf-32"}) {
    const Folder folder;
    const std::string session = recorded(folder, encoding), copy = (folder.path / "copy").string();
    const Outcome outcome = gouji_run({"replay", "--scrub", "--output=" + copy, session});
    INFO(encoding << ": " << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.find("the same findings at the same places") != std::string::npos);
    const std::string shown = folder.read("copy");
    CHECK(shown.find("\"error\"") == std::string::npos);
    for (const std::string_view private_word :
         {"王", "小明", "李大", "大强", "\"明\"", "青禾", "云溪", "wang", "home", "88123456", "0571-88", "%E6"}) {
      INFO(private_word);
      CHECK(shown.find(private_word) == std::string::npos);
    }
    for (const std::string_view label : {"一、总体情形", "本年新收政府信息公开申请数量", "主动公开", "an editor"})
      CHECK(shown.find(label) != std::string::npos);
    const Outcome again = gouji_run({"replay", copy});
    INFO(again.out);
    CHECK(again.exit_code == 0);
  }
}
