// Feeds `gouji check` many files, lines and interruptions: the order is kept, and nothing that fails stops the rest.
#include <catch2/catch.hpp>
#include <csignal>
#include <sstream>

#include "lsp/cli/in_order.h"
#include "lsp/rpc/json.h"
#include "tests/support/cli.h"
#include "tests/support/folder.h"

using namespace gouji::support;
using gouji::rpc::Json;

namespace {

std::vector<Json> answers(const std::string& ndjson) {
  std::vector<Json> out;
  std::istringstream in(ndjson);
  for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
  return out;
}

std::string line(const std::string& path, const std::string& text) {
  return Json{{"path", path}, {"text", text}}.dump() + "\n";
}

// A folder with many reports, of which every third cannot be read.
void fill(const Folder& folder, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = std::to_string(100 + i) + ".md";
    if (i % 3 == 2)
      std::filesystem::create_symlink("nowhere", folder.path / name);
    else
      folder.write(name, i % 3 == 0 ? report_with_wrong_total() : report_with_wrong_title());
  }
}

}  // namespace

TEST_CASE("the number of jobs never shows") {
  const Folder folder;
  fill(folder, 30);
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < 30; ++i) paths.push_back((folder.path / (std::to_string(100 + i) + ".md")).string());
  for (const std::string format : {"text", "json", "ndjson", "sarif", "github"}) {
    INFO(format);
    const auto with_jobs = [&](const std::string& jobs) {
      std::vector<std::string> arguments = {"--format=" + format, "--jobs=" + jobs};
      arguments.insert(arguments.end(), paths.begin(), paths.end());
      return gouji_check(arguments);
    };
    const Outcome one = with_jobs("1");
    CHECK(one.exit_code == 2);
    CHECK(one.err.find("102.md: No such file") != one.err.npos);
    for (const std::string jobs : {"2", "3", "16"}) {
      const Outcome many = with_jobs(jobs);
      CHECK(many.out == one.out);
      CHECK(many.err == one.err);
      CHECK(many.exit_code == one.exit_code);
    }
  }
}

TEST_CASE("work that is spread over threads comes back in order") {
  for (const std::size_t jobs : {1, 2, 8}) {
    std::size_t next = 0, taken = 0;
    gouji::cli::in_order<std::size_t, std::size_t>({[&]() -> std::optional<std::size_t> {
                                                      if (next == 1000) return std::nullopt;
                                                      return next++;
                                                    },
                                                    [](std::size_t item) { return item * item; },
                                                    [&](std::size_t made) {
                                                      CHECK(made == taken * taken);
                                                      ++taken;
                                                    }},
                                                   jobs);
    CHECK(taken == 1000);
  }
}

TEST_CASE("lines of JSON are answered in their order, a broken one is told by its number") {
  const std::string input = line("甲.md", report_with_wrong_total()) + "{\"path\": 3\n\n" + line("乙.md", "") +
                            R"({"path":"c.md"})" + "\r\n" + line("丙.md", report_with_wrong_title());
  for (const std::string jobs : {"1", "4"}) {
    const Outcome outcome = gouji_check({"--input=ndjson", "--format=ndjson", "--jobs=" + jobs, "-"}, input);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err ==
          "gouji: -:2: not a line of JSON with \"path\" and \"text\"\n"
          "gouji: -:5: text is missing or no string\n");
    const std::vector<Json> files = answers(outcome.out);
    REQUIRE(files.size() == 3);
    CHECK(files[0].at("path") == "甲.md");
    CHECK_FALSE(files[0].at("findings").empty());
    CHECK(files[1] == Json{{"path", "乙.md"}, {"findings", Json::array()}});
    CHECK(files[2].at("path") == "丙.md");
  }
}

TEST_CASE("a line of JSON is answered before the next one comes") {
  Process process({gouji::tests::gouji_binary(), "check", "--input=ndjson", "--format=ndjson", "-"});
  for (const std::string path : {"a.md", "b.md", "c.md"}) {
    process.write(line(path, "x"));
    CHECK(Json::parse(process.read()).at("path") == path);
  }
  process.close_input();
  CHECK(process.read().empty());
  CHECK(process.wait() == 0);
}

TEST_CASE("lines of JSON come from files too") {
  const Folder folder;
  const std::string path = folder.write("in.ndjson", line("a.md", "x") + line("b.md", "x"));
  const Outcome outcome =
      gouji_check({"--input=ndjson", "--format=ndjson", path, (folder.path / "gone").string(), path});
  CHECK(answers(outcome.out).size() == 4);
  CHECK(outcome.err.find("gone: No such file") != outcome.err.npos);
  CHECK(outcome.exit_code == 2);
}

TEST_CASE("standard input is called as its user wants") {
  const Outcome outcome = gouji_check({"--stdin-path=年报/甲.md", "-"}, report_with_wrong_total());
  CHECK(outcome.out.starts_with("年报/甲.md:"));
  CHECK(gouji_check({"--stdin-path=a.md", "--diff", "-"}, report_with_wrong_title()).out.starts_with("--- a.md\n"));
}

TEST_CASE("a folder that cannot be listed is told of and stops none of the others") {
  const Folder folder;
  folder.write("a/b.md", "x");
  folder.write("c/d.md", "x");
  std::filesystem::permissions(folder.path / "a", std::filesystem::perms::none);
  const bool locked = !std::ifstream(folder.path / "a/b.md");  // not for root
  const Outcome outcome = gouji_check({"--format=ndjson", folder.path.string()});
  std::filesystem::permissions(folder.path / "a", std::filesystem::perms::owner_all);
  CHECK(outcome.exit_code == (locked ? 2 : 0));
  CHECK(answers(outcome.out).size() == (locked ? 1 : 2));
}

TEST_CASE("an interrupted run ends what it began, and then as its user wished") {
  const Folder folder;
  const std::string text = report_with_wrong_total();
  for (std::size_t i = 0; i < 2000; ++i) folder.write(std::to_string(10000 + i) + ".md", text);
  Process process({gouji::tests::gouji_binary(), "check", "--format=json", "--jobs=2", folder.path.string()});
  std::string out = process.read();  // from now on it has work, and signals wait
  process.signal(SIGINT);
  for (std::string more = process.read(); !more.empty(); more = process.read()) out += more;
  CHECK(process.wait() == 128 + SIGINT);
  const Json json = Json::parse(out);
  CHECK(json.at("files").size() == json.at("summary").at("files"));
  CHECK(json.at("files").size() < 2000);
}
