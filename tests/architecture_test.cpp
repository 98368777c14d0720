// Holds the laws of the design over the sources themselves; every exception is listed here with its reason.
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>

#include "core/text/unicode.h"
#include "tests/support/source_file.h"

namespace gouji::tests {

namespace {

// A file that may do what the law forbids, and why.
using Exceptions = std::map<std::string, std::string>;

constexpr std::string_view floors[] = {"base",  "messages", "text",   "syntax",    "templates",
                                       "model", "edits",    "checks", "relatives", "features"};

// The number of the core's floor a path lies on, lowest first; -1 where it lies on none.
int floor_of(std::string_view path) {
  for (std::size_t i = 0; i < std::size(floors); ++i)
    if (path.starts_with("core/" + std::string(floors[i]) + "/")) return static_cast<int>(i);
  return -1;
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> files = source_files();
  return files;
}

std::string stem_of(const std::string& path) {
  const std::size_t slash = path.rfind('/') + 1;
  return path.substr(slash, path.rfind('.') - slash);
}

std::vector<const SourceFile*> cpp_in(std::string_view folder) {
  std::vector<const SourceFile*> files;
  for (const SourceFile& file : sources())
    if (file.is_cpp() && file.in(folder)) files.push_back(&file);
  return files;
}

void forbid_word(std::string_view folder, std::string_view word, const Exceptions& exceptions = {}) {
  for (const SourceFile* file : cpp_in(folder)) {
    if (exceptions.contains(file->path)) continue;
    for (const std::size_t line : lines_with_word(*file, word))
      FAIL_CHECK(file->path << ":" << line << " says " << word);
  }
}

// Whether a file of a folder of families includes another family; `shared` are files for all of them.
void check_families_apart(std::string_view folder, const Exceptions& shared, const Exceptions& lists) {
  for (const SourceFile* file : cpp_in(folder)) {
    if (lists.contains(file->path) || shared.contains(file->path)) continue;
    for (const std::string& include : file->includes) {
      if (!include.starts_with(folder) || shared.contains(include) || stem_of(include) == stem_of(file->path)) continue;
      FAIL_CHECK(file->path << " includes its sister " << include);
    }
  }
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (text::is_han(next.code_point) && text::is_letter_or_digit(next.code_point)) return true;
    at += next.length;
  }
  return false;
}

}  // namespace

TEST_CASE("Law 1: no include goes up a floor") {
  REQUIRE(cpp_in("core/").size() > 60);
  for (const SourceFile* file : cpp_in("core/")) {
    INFO(file->path);
    REQUIRE(floor_of(file->path) >= 0);
    for (const std::string& include : file->includes) {
      INFO(include);
      if (include.starts_with("core/")) CHECK(floor_of(include) <= floor_of(file->path));
      if (include.starts_with("core/")) CHECK(floor_of(include) >= 0);
    }
  }
}

TEST_CASE("Law 1: files do not include each other in a circle") {
  std::map<std::string, const SourceFile*> by_path;
  for (const SourceFile& file : sources())
    if (file.is_cpp()) by_path[file.path] = &file;
  std::set<std::string> done;
  std::vector<std::string> way;
  const std::function<void(const std::string&)> visit = [&](const std::string& path) {
    if (done.contains(path)) return;
    if (std::find(way.begin(), way.end(), path) != way.end()) {
      std::string circle;
      for (const std::string& step : way) circle += step + " → ";
      FAIL_CHECK(circle << path);
      return;
    }
    way.push_back(path);
    if (const auto file = by_path.find(path); file != by_path.end())
      for (const std::string& include : file->second->includes) visit(include);
    way.pop_back();
    done.insert(path);
  };
  for (const auto& [path, file] : by_path) visit(path);
}

TEST_CASE("Law 1: no feature includes a feature, and no check a check") {
  check_families_apart("core/features/",
                       {{"core/features/places.h", "answers what several features ask of a report"},
                        {"core/features/places.cpp", "the same"},
                        {"core/features/same_number.h", "tells rename and linked editing which numbers are one"},
                        {"core/features/same_number.cpp", "the same"},
                        {"core/features/page.h", "lays a document out"},
                        {"core/features/page.cpp", "the same"},
                        {"core/features/lacking_sentences.h", "tells which sentences a report lacks, for completion"},
                        {"core/features/lacking_sentences.cpp", "the same"},
                        {"core/features/typed_line.h", "tells what stands in the line of the cursor, for completion"},
                        {"core/features/typed_line.cpp", "the same"},
                        {"core/features/completion_note.h", "tells what an item of completion stands for"},
                        {"core/features/completion_note.cpp", "the same"},
                        {"core/features/page_table.h", "lays its tables out"},
                        {"core/features/page_table.cpp", "the same"},
                        {"core/features/carried_prose.h", "moves the prose of last year for new reports"},
                        {"core/features/carried_prose.cpp", "the same"}},
                       {});
  check_families_apart("core/checks/",
                       {{"core/checks/check.h", "is the shape of a check"},
                        {"core/checks/control.h", "lets comments and settings have their say after all checks"},
                        {"core/checks/families.h", "declares all checks for their list"},
                        {"core/checks/order.h", "finds what is out of order, for sections and for rows"},
                        {"core/checks/report_parts.h", "says which lines are preamble, section or signature"},
                        {"core/checks/report_parts.cpp", "the same"},
                        {"core/checks/section_tables.h", "writes tables, for lost sections and for lost tables"},
                        {"core/checks/section_tables.cpp", "the same"},
                        {"core/checks/fill.h", "finds what blanks follow from the sums"},
                        {"core/checks/fill.cpp", "the same"},
                        {"core/checks/words.h", "calls cells by their labels for all that quote prose and tables"},
                        {"core/checks/words.cpp", "the same"},
                        {"core/checks/culprit.h", "finds the wrong number behind sums that fail"},
                        {"core/checks/culprit.cpp", "the same"},
                        {"core/checks/style_text.h", "tells characters apart for the scan of style"},
                        {"core/checks/style_brackets.h", "matches brackets for the scan of style"},
                        {"core/checks/style_numbers.h", "judges numbers for the scan of style"},
                        {"core/checks/style_ordinals.h", "reads numbers of lists for the scan of style"},
                        {"core/checks/style_scan.cpp", "the words that make ordinals"},
                        {"core/checks/style_ordinals.cpp", "the same"},
                        {"core/checks/style_marks.h", "goes through what the scan of style left"},
                        {"core/checks/style_lists.h", "judges the numbers of lists for the check of style"},
                        {"core/checks/style_scan.h", "is the scan of style"},
                        {"core/checks/style_scan.cpp", "the same"},
                        {"core/checks/style_line.cpp", "the same"}},
                       {{"core/checks/registry.cpp", "is the list of all checks"}});
}

TEST_CASE("Law 2: the core knows neither the server, nor threads, files and clocks") {
  const std::set<std::string> forbidden = {"thread", "mutex",     "shared_mutex", "future", "condition_variable",
                                           "atomic", "fstream",   "filesystem",   "chrono", "iostream",
                                           "ctime",  "semaphore", "stop_token",   "cstdio"};
  for (const SourceFile* file : cpp_in("core/")) {
    for (const std::string& include : file->includes) {
      INFO(file->path << " includes " << include);
      CHECK_FALSE(include.starts_with("lsp/"));
      CHECK_FALSE(include.starts_with("asio"));
      CHECK_FALSE(forbidden.contains(include));
      if (include.starts_with("nlohmann/"))
        CHECK((file->in("core/templates/loader") || file->in("core/templates/lexicon_loader.") ||
               file->in("core/templates/narrative_loader.")));
      if (include.starts_with("unicode/")) CHECK(file->in("core/text/"));
    }
  }
}

TEST_CASE("Law 3: rpc, transport and protocol know nothing of the core but its base") {
  for (const SourceFile* file : cpp_in("lsp/")) {
    if (!file->in("lsp/rpc/") && !file->in("lsp/transport/") && !file->in("lsp/protocol/")) continue;
    for (const std::string& include : file->includes) {
      INFO(file->path << " includes " << include);
      if (include.starts_with("core/")) CHECK(include.starts_with("core/base/"));
      if (include.starts_with("lsp/"))
        CHECK((include.starts_with("lsp/rpc/") || include.starts_with("lsp/transport/") ||
               include.starts_with("lsp/protocol/")));
    }
  }
}

TEST_CASE("Law 4: positions are no business of the core beyond its text") {
  for (const SourceFile* file : cpp_in("core/")) {
    if (file->in("core/text/position.")) continue;
    INFO(file->path);
    CHECK(lines_with_word(*file, "Position").empty());
    CHECK(lines_with_word(*file, "Encoding").empty());
  }
}

TEST_CASE("Law 5: nothing throws in the core, one file catches, and Result stays where bytes come in") {
  forbid_word("core/", "throw");
  forbid_word("core/", "try");
  forbid_word("core/", "catch");
  forbid_word("lsp/", "catch", {{"lsp/rpc/attempt.h", "turns exceptions of libraries into values"}});
  forbid_word("core/", "Result",
              {{"core/base/result.h", "defines it"},
               {"core/templates/loader.h", "reads JSON"},
               {"core/templates/loader.cpp", "reads JSON"},
               {"core/templates/lexicon_loader.h", "reads JSON"},
               {"core/templates/lexicon_loader.cpp", "reads JSON"},
               {"core/templates/narrative.h", "passes the loader's answer on"},
               {"core/templates/narrative_loader.cpp", "reads JSON"},
               {"core/templates/loader_figures.h", "reads JSON"},
               {"core/templates/loader_figures.cpp", "reads JSON"},
               {"core/templates/library.h", "passes the loader's answer on"},
               {"core/templates/library.cpp", "passes the loader's answer on"}});
}

TEST_CASE("Law 6: no prose in the core") {
  const Exceptions vocabulary = {
      {"core/checks/style_brackets.cpp", "numerals of lists"},
      {"core/checks/style_numbers.cpp", "numerals and the words of dates"},
      {"core/checks/style_scan.cpp", "the words that make ordinals"},
      {"core/checks/style_ordinals.cpp", "numerals, and the words that make ordinals or follow them"},
      {"core/checks/style_text.cpp", "numerals"},
      {"core/edits/skeleton.cpp", "the words of the two places to type in a title"},
      {"core/model/directive.cpp", "理由 and 至 in comments, and the commas between their words"},
      {"core/model/heading.cpp", "numerals and the marks that end a heading"},
      {"core/model/organ.cpp", "how names of organs end"},
      {"core/model/remarks.cpp", "年, 月, 日 and numerals"},
      {"core/model/prose_tokens.cpp", "marks between two numbers, and the word behind a year"},
      {"core/model/title.cpp", "the words around a year in a title, and numerals"},
      {"core/model/value.cpp", "units and signs in words, and 无 for nothing"},
      {"core/model/written_date.cpp", "numerals of dates"},
      {"core/syntax/line.cpp", "numerals in front of a heading"},
      {"core/text/fold.cpp", "folding of characters"},
      {"core/text/numeral.cpp", "numerals"},
      {"core/text/variants.h", "tables of traditional, simplified and radical characters"},
  };
  std::set<std::string> seen;
  for (const SourceFile* file : cpp_in("core/")) {
    for (const Literal& literal : file->literals) {
      if (!has_han(literal.text)) continue;
      seen.insert(file->path);
      INFO(file->path << ":" << literal.line << " says " << literal.text);
      CHECK(vocabulary.contains(file->path));
      CHECK(literal.text.find("。") == std::string::npos);  // vocabulary is words; a sentence has a full stop
    }
  }
  for (const auto& [path, reason] : vocabulary) {
    INFO(path << " is listed (" << reason << ") without need");
    CHECK(seen.contains(path));
  }
}

TEST_CASE("Law 7: no sleep, no mutable static, no singleton") {
  for (const std::string_view folder : {"core/", "lsp/", "tests/"})
    for (const std::string_view word : {"sleep", "usleep", "nanosleep", "sleep_for", "sleep_until"})
      forbid_word(folder, word);
  // A variable behind `static` is one whose name is followed by = ; { or [ before any bracket of a function.
  const std::regex mutable_static(R"(\bstatic\s+(?!const\b|constexpr\b|constinit\s+const\b)[^;={(\[]*[;={\[])");
  for (const std::string_view folder : {"core/", "lsp/"}) {
    forbid_word(folder, "thread_local");
    forbid_word(folder, "instance");
    for (const SourceFile* file : cpp_in(folder))
      for (std::sregex_iterator at(file->code.begin(), file->code.end(), mutable_static), end; at != end; ++at)
        FAIL_CHECK(file->path << " has a static that may change: " << at->str());
  }
}

TEST_CASE("Law 8: every source file opens with a sentence that says why it exists") {
  REQUIRE(sources().size() > 100);
  for (const SourceFile& file : sources()) {
    INFO(file.path << ": " << file.purpose);
    CHECK(file.purpose.size() > 20);
    CHECK(file.purpose.ends_with('.'));
    CHECK((!file.purpose.empty() && file.purpose.front() >= 'A' && file.purpose.front() <= 'Z'));
  }
}

TEST_CASE("Law 8: no source file has more than 400 lines without a reason") {
  const Exceptions long_files = {};
  for (const SourceFile& file : sources()) {
    INFO(file.path << " has " << file.lines << " lines");
    CHECK((file.lines <= 400 || long_files.contains(file.path)));
  }
}

}  // namespace gouji::tests
