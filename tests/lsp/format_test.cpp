// Runs `gouji format` from outside: what it writes where, in which encoding, and how it ends.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "lsp/files/encoding.h"
#include "tests/support/folder.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

Outcome format(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), {gouji::tests::gouji_binary(), "format"});
  return run(arguments, input, {"LANG=zh_CN.UTF-8"});
}

const std::string tsv = "第二十条第（六）项\t\t\n信息内容\t本年处理决定数量\t\n行政处罚\t3\t\n行政强制\t10\t\n";
const std::string markdown =
    "| 第二十条第（六）项 |                  |\n"
    "| ------------------ | ---------------: |\n"
    "| 信息内容           | 本年处理决定数量 |\n"
    "| 行政处罚           |                3 |\n"
    "| 行政强制           |               10 |\n";
const std::string cells =
    "\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t3\n\n\t行政强制\n\t10\n";

}  // namespace

TEST_CASE("format writes standard input to standard output, in the notation that is asked for") {
  CHECK(format({"-"}, tsv).out == markdown);
  CHECK(format({"--to=markdown", "-"}, cells).out == markdown);
  CHECK(format({"--to=cells", "-"}, markdown).out == cells);
  CHECK(format({"--to=tsv", "-"}, markdown).out == tsv);
  CHECK(format({"-"}, tsv).exit_code == 0);
}

TEST_CASE("format changes files in place, and a second time nothing") {
  const Folder folder;
  const std::string path = folder.write("甲.txt", tsv);
  const std::string other = folder.write("b.md", "# 日记\n");
  const Outcome outcome = format({folder.path.string()});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
  CHECK(folder.read("甲.txt") == markdown);
  CHECK(folder.read("b.md") == "# 日记\n");
  const auto written = std::filesystem::last_write_time(path);
  CHECK(format({path, other}).exit_code == 0);
  CHECK(std::filesystem::last_write_time(path) == written);
}

TEST_CASE("format --check writes nothing and names what would change") {
  const Folder folder;
  const std::string path = folder.write("a.txt", tsv);
  const std::string done = folder.write("b.txt", markdown);
  const Outcome outcome = format({"--check", path, done});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out == path + "\n");
  CHECK(folder.read("a.txt") == tsv);
  CHECK(format({"--check", done}).exit_code == 0);
  CHECK(format({"--check", "--to=tsv", path}).exit_code == 0);
}

TEST_CASE("format --stdout leaves files alone") {
  const Folder folder;
  const std::string path = folder.write("a.txt", tsv);
  const std::string done = folder.write("b.txt", markdown);
  CHECK(format({"--stdout", path, done}).out == markdown + markdown);
  CHECK(folder.read("a.txt") == tsv);
}

TEST_CASE("format keeps the encoding of a file") {
  const Folder folder;
  for (const std::string encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"}) {
    const std::string mark = encoding == "GB18030" ? "" : "\xEF\xBB\xBF";
    const std::string path = folder.write("a.txt", *gouji::files::encoded(mark + "说明\n\n" + tsv, encoding));
    CHECK(format({path}).exit_code == 0);
    CHECK(folder.read("a.txt") == *gouji::files::encoded(mark + "说明\n\n" + markdown, encoding));
  }
}

TEST_CASE("a table with a value too many stays, and format says where") {
  const Folder folder;
  const std::string text = replaced(tsv, "行政处罚\t3\t", "行政处罚\t3\t4");
  const std::string path = folder.write("a.txt", text);
  const Outcome outcome = format({path});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.find(path + ":1: ") != std::string::npos);
  CHECK(folder.read("a.txt") == text);
}

TEST_CASE("a page of HTML is not changed in place") {
  const Folder folder;
  const std::string page =
      "<table><tr><td>第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
      "<tr><td>行政处罚</td><td>3</td></tr><tr><td>行政强制</td><td>10</td></tr></table>\n";
  const std::string path = folder.write("a.html", page);
  CHECK(format({path}).err.find("a.html") != std::string::npos);
  CHECK(folder.read("a.html") == page);
  CHECK(format({"--stdout", path}).out == markdown);
}

TEST_CASE("format goes on behind a file that cannot be read or written") {
  const Folder folder;
  const std::string path = folder.write("a.txt", tsv);
  const std::string gone = (folder.path / "没有.txt").string();
  const Outcome outcome = format({gone, path});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("没有.txt: No such file") != std::string::npos);
  CHECK(folder.read("a.txt") == markdown);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{}, {"--to=xml", "-"}, {"--nonsense", "-"}})
    CHECK(format(arguments).exit_code == 2);
}
