// Reads every format of `gouji check` as its readers do and compares what they understand.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <regex>
#include <set>
#include <sstream>

#include "core/checks/registry.h"
#include "core/messages/codes.h"
#include "core/model/snapshot.h"
#include "lsp/catalog.h"
#include "lsp/cli/excerpt.h"
#include "lsp/cli/output_github.h"
#include "lsp/cli/output_sarif.h"
#include "lsp/cli/output_text.h"
#include "lsp/rpc/json.h"
#include "tests/support/cli.h"
#include "tests/support/folder.h"

using namespace gouji;
using namespace gouji::support;
using gouji::rpc::Json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The characters of UTF-8 text that is valid.
std::u32string characters(const std::string& text) {
  std::u32string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xC0)
      out += byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07;
    else
      out.back() = (out.back() << 6) | (byte & 0x3F);
  }
  return out;
}

// Cells of a character, written down anew for what these tests show: Han, its punctuation and full-width forms are wide.
std::size_t cells(char32_t c) {
  const bool wide = (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) ||
                    (c >= 0x20000 && c <= 0x3FFFD);
  const bool combining = c >= 0x0300 && c <= 0x036F;
  return wide ? 2 : combining ? 0 : 1;
}

// Where each cell of a line stands on a screen with a tab stop every eight cells; the last is the line's end.
std::vector<std::size_t> screen_columns(const std::string& line) {
  std::vector<std::size_t> out = {0};
  for (const char32_t c : characters(line)) out.push_back(c == '\t' ? (out.back() / 8 + 1) * 8 : out.back() + cells(c));
  return out;
}

Json first_findings(const std::string& json) { return Json::parse(json).at("files")[0].at("findings"); }

std::string shown(std::string_view text, text::Range range, int ambiguous_width = 1) {
  const cli::Excerpt excerpt = cli::excerpt(text::Text::from(text), range, ambiguous_width);
  return excerpt.line + "\n" + excerpt.before_mark + excerpt.mark + "\n";
}

}  // namespace

TEST_CASE("the mark stands under the range also behind wide characters and tabs") {
  CHECK(shown("汉字ab\n", {6, 7}) == "汉字ab\n    ^\n");
  CHECK(shown("x\n\t汉字\n", {6, 9}) == "\t汉字\n\t  ^^\n");
  CHECK(shown("abc\n", {3, 3}) == "abc\n   ^\n");
  CHECK(shown("ab\ncd\n", {1, 5}) == "ab\n ^\n");
  CHECK(shown("e\u0301x\n", {3, 4}) == "e\u0301x\n ^\n");
  CHECK(shown("“a”\n", {3, 4}, 1) == "“a”\n ^\n");
  CHECK(shown("“a”\n", {3, 4}, 2) == "“a”\n  ^\n");
  CHECK(shown("a\tb\tc\n", {2, 5}) == "a\tb\tc\n \t^\t^\n");
  CHECK(shown("\xEF\xBB\xBF"
              "ab\n",
              {3, 5}) == "ab\n^^\n");
}

TEST_CASE("a long line is cut around the place") {
  std::string line;
  for (int i = 0; i < 100; ++i) line += "字";
  const cli::Excerpt cut = cli::excerpt(text::Text::from(line), {150, 153}, 1);
  CHECK(cut.line.starts_with("…字"));
  CHECK(cut.line.ends_with("字…"));
  CHECK(cut.before_mark == std::string(61, ' '));
  CHECK(cut.mark == "^^");
  const std::string huge(1'000'000, 'x');
  const cli::Excerpt whole = cli::excerpt(text::Text::from(huge), {0, huge.size()}, 1);
  CHECK(whole.line == std::string(80, 'x') + "…");
  CHECK(whole.mark == std::string(80, '^'));
}

TEST_CASE("what could play tricks on a terminal is shown as a picture") {
  CHECK(shown("a\x1b[2Jb\n", {5, 6}) == "a␛[2Jb\n     ^\n");
  CHECK(cli::printable("a\nb\x7f") == "a␊b␡");
  CHECK(cli::printable("\xE2\x80\xAE"
                       "a") ==
        "\xEF\xBF\xBD"
        "a");
  CHECK(cli::printable("\xFF"
                       "a\t字") ==
        "\xEF\xBF\xBD"
        "a\t字");
}

TEST_CASE("text shows every finding of every sample with the mark where JSON says it is") {
  for (const std::string name : {"青禾区统计局2023-有误.report.md", "青禾区生态环境局2020-有误.txt",
                                 "青禾区人力资源和社会保障局2019-有误.txt", "青禾区应急管理局2023-有误.txt"}) {
    INFO(name);
    const std::vector<std::string> source = lines_of(sample(name));
    const Json findings = first_findings(gouji_check({"--format=json", sample_path(name)}).out);
    const std::vector<std::string> text = lines_of(gouji_check({sample_path(name)}).out);
    REQUIRE_FALSE(findings.empty());
    std::size_t at = 0;
    for (const Json& finding : findings) {
      const Json& start = finding.at("range").at("start");
      const std::size_t line = start.at("line"), column = start.at("column");
      const std::string head = sample_path(name) + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                               finding.at("severity").get<std::string>() + ": " +
                               finding.at("message").get<std::string>() + " [" + finding.at("code").get<std::string>() +
                               "]";
      while (at < text.size() && text[at] != head) ++at;
      REQUIRE(at + 2 < text.size());
      if (text[at + 1].find("…") != std::string::npos) continue;  // cut; has a test of its own
      REQUIRE(text[at + 1] == "    " + source[line - 1]);
      const std::size_t caret = text[at + 2].find('^');
      REQUIRE(caret != std::string::npos);
      CHECK(screen_columns(text[at + 2])[caret] == screen_columns(text[at + 1])[4 + column - 1]);
      const Json& end = finding.at("range").at("end");
      if (end.at("line") != line || end == start) continue;
      const std::size_t last = end.at("column");
      if (characters(source[line - 1]).substr(column - 1, last - column) == U"\t")
        continue;  // a blank cell's only sign
      CHECK(screen_columns(text[at + 2]).back() == screen_columns(text[at + 1])[4 + last - 1]);
    }
  }
}

TEST_CASE("text tells related places, what mends a finding, and how much --fix would do") {
  const std::string out = gouji_check({"--language=en", "-"}, report_with_wrong_total()).out;
  CHECK(std::regex_search(out, std::regex("\n    [0-9]+:[0-9]+  ")));
  CHECK(out.find("\n    Fix: ") != std::string::npos);
  CHECK(out.find("--fix") == std::string::npos);  // a number is never changed without asking
  CHECK(gouji_check({"--language=en", "-"}, report_with_wrong_title())
            .out.ends_with("1 place(s) can be mended with --fix\n"));
}

TEST_CASE("colours go to a terminal, unless its user does not want them") {
  CHECK(gouji_check({"-"}, report_with_wrong_total()).out.find('\x1b') == std::string::npos);

  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> terminal(std::fopen("/dev/ptmx", "r+"), std::fclose);
  REQUIRE(terminal);
  const auto coloured = [&terminal](const char* term, const char* no_color) {
    ::setenv("TERM", term, 1);
    ::setenv("NO_COLOR", no_color, 1);
    return cli::takes_colour(terminal.get());
  };
  CHECK(coloured("xterm", ""));
  CHECK_FALSE(coloured("dumb", ""));
  CHECK_FALSE(coloured("", ""));
  CHECK_FALSE(coloured("xterm", "1"));
}

TEST_CASE("colours change nothing but colours") {
  const auto library = templates::Library::built_in().value();
  const Catalog catalog = Catalog::load(Language::en);
  auto snapshot = model::Snapshot::open(library, text::Text::from(report_with_wrong_total()), checks::examiner);
  const std::vector<model::Finding> findings = snapshot.findings(snapshot.finding_count());
  std::string out;
  const auto text = [&](bool colour) {
    const auto output = cli::make_output(cli::CheckFormat::text, out, catalog, {Language::en, colour});
    return output->parts({"a.md", snapshot, findings}).at(0);
  };
  CHECK(text(true).find("\x1b[1;31merror:\x1b[0m") != std::string::npos);
  CHECK(std::regex_replace(text(true), std::regex("\x1b\\[[0-9;]*m"), "") == text(false));
}

TEST_CASE("ndjson has the same files as JSON, one a line") {
  const Folder folder;
  folder.write("a.md", report_with_wrong_total());
  folder.write("b.md", clean_report());
  folder.write("c.md", report_with_wrong_title());
  const Json whole = Json::parse(gouji_check({"--format=json", folder.path.string()}).out);
  const std::vector<std::string> lines = lines_of(gouji_check({"--format=ndjson", folder.path.string()}).out);
  REQUIRE(lines.size() == 3);
  for (std::size_t i = 0; i < lines.size(); ++i) CHECK(Json::parse(lines[i]) == whole.at("files")[i]);
}

TEST_CASE("github gets commands whose special characters are escaped") {
  std::string out;
  const Catalog catalog = Catalog::from(R"({"sum.row": "100% wrong:\r\nreally, {text}"})");
  cli::GithubOutput output(out, catalog);
  const auto library = templates::Library::built_in().value();
  auto snapshot = model::Snapshot::open(library, text::Text::from("年报\nabc\n"), model::Examiner{});
  model::Finding finding;
  finding.code = messages::Code::sum_row;
  finding.range = {7, 9};
  finding.message = {"sum.row", {{"text", "a::b"}}};
  model::Finding hint = finding;
  hint.severity = messages::Severity::hint;
  hint.range = {0, 9};
  output.add(output.parts({"目录/a,b:100%.md", snapshot, {finding, hint}}));
  CHECK(out ==
        "::error file=目录/a%2Cb%3A100%25.md,line=2,endLine=2,col=1,endColumn=3,title=sum.row"
        "::100%25 wrong:%0D%0Areally, a::b\n"
        "::notice file=目录/a%2Cb%3A100%25.md,line=1,endLine=2,title=sum.row"
        "::100%25 wrong:%0D%0Areally, a::b\n");
}

TEST_CASE("sarif names every rule, and every result agrees with JSON") {
  const std::string path = sample_path("青禾区统计局2023-有误.report.md");
  const Json findings = first_findings(gouji_check({"--format=json", path}).out);
  const Json sarif = Json::parse(gouji_check({"--format=sarif", path}).out);
  const Json& run = sarif.at("runs").at(0);
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  CHECK(run.at("invocations")[0].at("executionSuccessful") == true);
  const Json& rules = run.at("tool").at("driver").at("rules");
  CHECK(rules.size() == messages::codes().size());
  const Json& results = run.at("results");
  REQUIRE(results.size() == findings.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Json& result = results[i];
    const Json& finding = findings[i];
    CHECK(result.at("ruleId") == finding.at("code"));
    CHECK(rules[result.at("ruleIndex").get<std::size_t>()].at("id") == finding.at("code"));
    CHECK(result.at("message").at("text") == finding.at("message"));
    const Json& location = result.at("locations")[0];
    const Json& region = location.at("physicalLocation").at("region");
    CHECK(region.at("startLine") == finding.at("range").at("start").at("line"));
    CHECK(region.at("startColumn") == finding.at("range").at("start").at("column"));
    CHECK(region.at("endLine") == finding.at("range").at("end").at("line"));
    CHECK(region.at("endColumn") == finding.at("range").at("end").at("column"));
    if (finding.contains("cell"))
      CHECK(location.at("logicalLocations")[0].at("fullyQualifiedName") == finding.at("cell"));
    CHECK(result.value("relatedLocations", Json::array()).size() == finding.at("related").size());
    CHECK(result.value("fixes", Json::array()).size() == finding.at("fixes").size());
  }
}

TEST_CASE("sarif speaks the language that is asked for, in its rules too") {
  const auto rule = [](const std::string& language) {
    const Json sarif = Json::parse(gouji_check({"--format=sarif", "--language=" + language, "-"}, "").out);
    return sarif.at("runs")[0].at("tool").at("driver").at("rules")[0].at("help").at("text").get<std::string>();
  };
  CHECK(rule("zh-Hans").starts_with("含义："));
  CHECK(rule("zh-Hant").starts_with("含義："));
  CHECK(rule("en").starts_with("Meaning: "));
}

TEST_CASE("fingerprints survive added lines, and no two of a file are alike") {
  const auto fingerprints = [](const std::string& text) {
    std::vector<std::string> out;
    const Json sarif = Json::parse(gouji_check({"--format=sarif", "-"}, text).out);
    for (const Json& result : sarif.at("runs")[0].at("results")) out.push_back(result.at("partialFingerprints").dump());
    return out;
  };
  const std::string text = sample("青禾区统计局2023-有误.report.md");
  const std::vector<std::string> before = fingerprints(text);
  CHECK(before.size() == 5);
  CHECK(std::set<std::string>(before.begin(), before.end()).size() == before.size());
  CHECK(fingerprints(replaced(text, "\n## 二、", "\n新增一段。\n\n## 二、")) == before);
  CHECK(fingerprints(replaced(text, " 12.5 |", " 13.5 |")) != before);
}

TEST_CASE("sarif names files by relative URIs") {
  CHECK(cli::uri_reference("目录/a b.md") == "%E7%9B%AE%E5%BD%95/a%20b.md");
  CHECK(cli::uri_reference("./a.md") == "a.md");
  CHECK(cli::uri_reference("a:b%#?.md") == "a%3Ab%25%23%3F.md");
  CHECK(cli::uri_reference((std::filesystem::current_path() / "x/年.md").string()) == "x/%E5%B9%B4.md");
  CHECK(cli::uri_reference("/不在/这里.md").starts_with("file:///%E4%B8%8D"));
}

TEST_CASE("sarif tells of files that could not be read") {
  const Json sarif = Json::parse(gouji_check({"--format=sarif", "没有.md"}).out);
  const Json& invocation = sarif.at("runs")[0].at("invocations")[0];
  CHECK(invocation.at("executionSuccessful") == false);
  const std::string text = invocation.at("toolExecutionNotifications")[0].at("message").at("text");
  CHECK(text.starts_with("没有.md: No such file"));
}
