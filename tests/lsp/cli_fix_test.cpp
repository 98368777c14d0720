// Lets `gouji check` mend files, and applies its diffs by hand, because a diff that does not apply is worth nothing.
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "lsp/cli/diff.h"
#include "lsp/files/encoding.h"
#include "lsp/files/read_file.h"
#include "tests/core/base/random.h"
#include "tests/support/cli.h"
#include "tests/support/folder.h"

using namespace gouji::support;
using gouji::cli::unified_diff;
using gouji::tests::Random;
namespace fs = std::filesystem;

namespace {

const std::string right = clean_report();
const std::string wrong = report_with_wrong_title();
const std::string mark = "\xEF\xBB\xBF";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

// Applies a unified diff as patch does, but believes nothing: every count and every line must be right.
std::string patched(const std::string& before, const std::string& diff) {
  const std::vector<std::string> old_lines = lines_of(before);
  std::vector<std::string> lines = lines_of(diff);
  std::string out;
  std::size_t passed = 0, written = 0;
  for (std::size_t i = 2; i < lines.size();) {
    std::size_t old_first = 0, old_count = 1, new_first = 0, new_count = 1;
    std::istringstream head(lines[i++].substr(4));
    char comma = 0;
    head >> old_first;
    if (head.peek() == ',') head >> comma >> old_count;
    head.ignore(2);
    head >> new_first;
    if (head.peek() == ',') head >> comma >> new_count;
    const std::size_t begin = old_count == 0 ? old_first : old_first - 1;
    for (; passed < begin; ++passed, ++written) out += old_lines.at(passed);
    REQUIRE(written == (new_count == 0 ? new_first : new_first - 1));
    for (; i < lines.size() && lines[i][0] != '@'; ++i) {
      std::string content = lines[i].substr(1);
      if (i + 1 < lines.size() && lines[i + 1][0] == '\\') content.pop_back();
      if (lines[i][0] == '\\') continue;
      if (lines[i][0] != '+') {
        REQUIRE(old_lines.at(passed++) == content);
        --old_count;
      }
      if (lines[i][0] == '-') continue;
      out += content;
      ++written;
      --new_count;
    }
    REQUIRE(old_count == 0);
    REQUIRE(new_count == 0);
  }
  for (; passed < old_lines.size(); ++passed) out += old_lines[passed];
  return out;
}

}  // namespace

TEST_CASE("check --fix mends files in place, reports what is left, and does nothing a second time") {
  const Folder folder;
  const std::string path = folder.write("a.md", wrong);
  const Outcome outcome = gouji_check({"--fix", "--fail-on=warning", path});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == "已检查 1 个文件：错误 0，警告 0，信息 0，提示 0\n");
  CHECK(folder.read("a.md") == right);
  const auto written = fs::last_write_time(path);
  CHECK(gouji_check({"--fix", path}).exit_code == 0);
  CHECK(fs::last_write_time(path) == written);
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("check --fix changes no number") {
  const Folder folder;
  const std::string text = report_with_wrong_total();
  const Outcome outcome = gouji_check({"--fix", folder.write("a.md", text)});
  CHECK(outcome.exit_code == 1);
  CHECK(folder.read("a.md") == text);
}

TEST_CASE("the mended standard input goes to standard output, the report to standard error") {
  const Outcome outcome = gouji_check({"--fix", "-"}, wrong);
  CHECK(outcome.out == right);
  CHECK(outcome.err == "已检查 1 个文件：错误 0，警告 0，信息 0，提示 0\n");
  CHECK(gouji_check({"--fix", "-"}, right).out == right);
  CHECK(gouji_check({"--fix", "-"}, "").out.empty());
}

TEST_CASE("check --fix keeps encoding, byte-order mark and line ends") {
  const Folder folder;
  const auto crlf = [](const std::string& text) {
    std::string out;
    for (const char c : text) out.append(c == '\n' ? "\r\n" : std::string(1, c));
    return out;
  };
  for (const std::string encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"}) {
    INFO(encoding);
    const std::string begin = encoding.starts_with("UTF") ? mark : "";
    const auto bytes = [&](const std::string& text) { return *gouji::files::encoded(begin + crlf(text), encoding); };
    const std::string path = folder.write("a.md", bytes(wrong));
    CHECK(gouji_check({"--fix", path}).exit_code == 0);
    CHECK(folder.read("a.md") == bytes(right));
    CHECK(gouji_check({"--fix", "-"}, bytes(wrong)).out == bytes(right));
  }
}

TEST_CASE("places are the same in every encoding") {
  const std::string text = sample("青禾区统计局2023-有误.report.md");
  const std::string plain = gouji_check({"--format=json", "-"}, text).out;
  CHECK(plain.find("\"line\": 43") != plain.npos);
  for (const std::string encoding : {"UTF-16LE", "UTF-16BE", "GB18030"}) {
    INFO(encoding);
    const std::string begin = encoding.starts_with("UTF") ? mark : "";
    const std::string bytes = *gouji::files::encoded(begin + text, encoding);
    CHECK(gouji_check({"--format=json", "-"}, bytes).out == plain);
    CHECK(gouji_check({"--format=json", "--encoding=" + encoding, "-"}, bytes).out == plain);
  }
}

TEST_CASE("an encoding that is named is used, or the file is refused") {
  const Folder folder;
  const std::string text = replaced(sample("青禾区统计局2023-有误.report.md"), "统计局", "統計局");
  const std::string path = folder.write("a.md", text);
  CHECK(gouji_check({"--encoding=UTF-8", path}).exit_code == 1);
  const Outcome outcome = gouji_check({"--encoding=UTF-16LE", folder.write("b.md", "odd")});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("b.md: is not valid in the encoding UTF-16LE") != outcome.err.npos);
}

TEST_CASE("a file that would not come back as it was is left as it is") {
  // Big5 has two codes for this numeral, and only the other one would be written back.
  const Folder folder;
  const std::string text =
      "# 青禾區財政局2023政府信息公開工作年度報告\n\n一、總體情況\n統計期限自2023年1月1日起至2023年12月31日止。\n";
  const std::string bytes = *gouji::files::encoded(text, "Big5") + "\xA2\xCC\n";
  const std::string path = folder.write("a.md", bytes);
  const std::string other = folder.write("b.md", *gouji::files::encoded(text, "Big5"));
  const Outcome outcome = gouji_check({"--fix", "--encoding=Big5", path, other});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err == "gouji: " + path + ": left as it is: Big5 does not give back all of its text\n");
  CHECK(outcome.out.find(path + ":1:3: warning: ") != outcome.out.npos);
  CHECK(folder.read("a.md") == bytes);
  CHECK(folder.read("b.md") == *gouji::files::encoded(replaced(text, "2023", "2023年"), "Big5"));

  const gouji::files::FileText narrow{"", "Big5", true};
  const auto refused = gouji::files::bytes_for("a.md", narrow, "简");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().reason == "a.md: left as it is: the new text cannot be written in Big5");
}

TEST_CASE("UTF-8 with a mark, UTF-16 and GB18030 are read alike") {
  const auto decoded = [](std::string bytes) { return gouji::files::decoded(std::move(bytes)).text; };
  const std::string utf8 = "年报 𠮷\n";
  CHECK(decoded(utf8) == utf8);
  CHECK(decoded(mark + utf8) == mark + utf8);
  CHECK(decoded(std::string("\xFF\xFE\x74\x5E\xA5\x62\x20\x00\x42\xD8\xB7\xDF\x0A\x00", 14)) == mark + utf8);
  CHECK(decoded(std::string("\xFE\xFF\x5E\x74\x62\xA5\x00\x20\xD8\x42\xDF\xB7\x00\x0A", 14)) == mark + utf8);
  CHECK(decoded("\xC4\xEA\xB1\xA8 \x95\x34\xB2\x35\n") == utf8.substr(0, 7) + "𠮷\n");
  CHECK(decoded("\xFF\xFF") == "\xFF\xFF");
  CHECK(decoded("").empty());
}

TEST_CASE("UTF-8 with a few broken bytes stays UTF-8, and --fix keeps them") {
  const std::string broken = replaced(wrong, "主动公开", "主动\xE5\x85公开");
  CHECK(gouji::files::decoded(broken).text == broken);
  CHECK(gouji_check({"--fix", "-"}, broken).out == replaced(right, "主动公开", "主动\xE5\x85公开"));
}

TEST_CASE("what cannot be written is said, with the reason") {
  const Folder folder;
  const std::string path = (folder.path / "gone/a.md").string();
  const auto error = gouji::files::write_file(path, "x");
  REQUIRE(error);
  CHECK(error->reason == path + ": No such file or directory");
}

TEST_CASE("files keep their permissions, and links stay links") {
  const Folder folder;
  const std::string path = folder.write("a.md", wrong);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::owner_exec);
  fs::create_symlink(path, folder.path / "link.md");
  CHECK(gouji_check({"--fix", (folder.path / "link.md").string()}).exit_code == 0);
  CHECK(fs::is_symlink(folder.path / "link.md"));
  CHECK(folder.read("a.md") == right);
  CHECK((fs::status(path).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write | fs::perms::owner_exec));
}

TEST_CASE("check --diff shows what --fix would do and writes nothing") {
  const Folder folder;
  const std::string path = folder.write("a.md", wrong);
  const Outcome outcome = gouji_check({"--diff", "--fail-on=warning", path});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.starts_with("--- " + path + "\n+++ " + path + "\n@@ -1,4 +1,4 @@\n-# "));
  CHECK(patched(wrong, outcome.out) == right);
  CHECK(folder.read("a.md") == wrong);
  CHECK(gouji_check({"--diff", "-"}, right).out.empty());
}

TEST_CASE("a diff counts lines and tells where the last one has no end") {
  CHECK(unified_diff("a", "x\n", "x\n").empty());
  CHECK(unified_diff("a b", "x\n", "y\n") == "--- a b\t\n+++ a b\t\n@@ -1 +1 @@\n-x\n+y\n");
  CHECK(unified_diff("a", "", "x") == "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n");
  CHECK(unified_diff("a", "x\ny", "x\ny\n") ==
        "--- a\n+++ a\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+y\n");
  CHECK(unified_diff("a", "x\r\n", "y\r\n") == "--- a\n+++ a\n@@ -1 +1 @@\n-x\r\n+y\r\n");
}

TEST_CASE("changes far apart are two hunks, near ones are one") {
  const auto text = [](std::size_t first, std::size_t second) {
    std::string out;
    for (std::size_t i = 1; i <= 20; ++i) out += i == first || i == second ? "!\n" : std::to_string(i) + "\n";
    return out;
  };
  const auto hunks = [&](std::size_t first, std::size_t second) {
    const std::string diff = unified_diff("a", text(0, 0), text(first, second));
    std::size_t count = 0;
    for (std::size_t at = diff.find("\n@@ "); at != diff.npos; at = diff.find("\n@@ ", at + 1)) ++count;
    return count;
  };
  CHECK(hunks(5, 11) == 1);
  CHECK(hunks(5, 12) == 1);
  CHECK(hunks(5, 13) == 2);
}

TEST_CASE("a diff of any two texts applies") {
  Random random;
  INFO("seed " << random.seed);
  const auto some_text = [&random] {
    std::string text;
    for (std::size_t i = random.upto(30); i > 0; --i) text += std::string(1, "abcd"[random.upto(3)]) + "\n";
    if (!text.empty() && random.one_in(3)) text.pop_back();
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    const std::string before = some_text(), after = some_text();
    INFO(before << "---\n" << after);
    REQUIRE(patched(before, unified_diff("a", before, after)) == after);
  }
}

TEST_CASE("a diff of texts that have nothing in common applies too") {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) before += std::to_string(i) + "\n", after += std::to_string(-i - 1) + "\n";
  CHECK(patched(before, unified_diff("a", before, after)) == after);
}
