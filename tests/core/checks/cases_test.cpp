// Runs the case files of tests/data/checks/<code>: findings stand exactly where the marks are, and every fix keeps its
// promises. tests/support/case_file.h explains the form of a case.
#include <catch2/catch.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/relatives/examine.h"
#include "tests/core/checks/fix_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/paths.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

namespace fs = std::filesystem;

fs::path cases_folder() { return source_dir() / "tests/data/checks"; }

std::vector<fs::path> case_paths() {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(cases_folder()))
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

CaseFile read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  try {
    return read_case(std::string(std::istreambuf_iterator<char>(file), {}));
  } catch (const std::exception& error) {
    throw std::runtime_error(path.string() + ": " + error.what());
  }
}

// What is found in the case's first file, by itself and beside the others.
std::vector<model::Finding> all_findings(const model::Snapshot& snapshot, const CaseFile& wanted) {
  std::vector<model::Finding> findings = snapshot.findings(snapshot.finding_count());
  if (wanted.beside.empty() && wanted.absent.empty()) return findings;
  relatives::Index index;
  index.put("case", relatives::digests(snapshot, library()));
  for (const BesideFile& file : wanted.beside) index.put(file.name, relatives::digests(open(file.text), library()));
  relatives::Declared declared{wanted.last_year, std::nullopt, wanted.absent};
  if (!wanted.children.empty()) declared.children = wanted.children;
  index.declare("case", declared);
  for (model::Finding& finding : relatives::examine(index, "case", {})) findings.push_back(std::move(finding));
  return findings;
}

std::vector<Mark> found_in(const model::Snapshot& snapshot, const CaseFile& wanted) {
  std::vector<Mark> marks;
  for (const model::Finding& finding : all_findings(snapshot, wanted))
    if (wanted.compares(messages::name(finding.code)))
      marks.push_back({finding.range, std::string(messages::name(finding.code))});
  sort_marks(marks);
  return marks;
}

void check_findings(const CaseFile& wanted, const model::Snapshot& snapshot) {
  const std::vector<Mark> found = found_in(snapshot, wanted);
  if (found != wanted.content.marks)
    FAIL_CHECK("expected\n"
               << show_marks(wanted.content.text, wanted.content.marks) << "found\n"
               << show_marks(wanted.content.text, found));
}

}  // namespace

TEST_CASE("Every case finds what its marks say, and every fix keeps its promises") {
  for (const fs::path& path : case_paths()) {
    const CaseFile wanted = read(path);
    INFO(fs::relative(path, cases_folder()).string() << ": " << wanted.fact);
    const model::Snapshot snapshot = open(wanted.content.text);
    check_findings(wanted, snapshot);
    check_fixes(snapshot);
    check_fix_all(snapshot);
    check_fill_totals(snapshot);
    check_fill_blanks(snapshot);
  }
}

TEST_CASE("Every code has cases that find it and cases that do not") {
  for (const messages::CodeInfo& code : messages::codes()) {
    if (code.code == messages::Code::template_invalid) continue;  // is no document's: tests/lsp/config_test.cpp has it
    INFO(code.name);
    std::size_t finding = 0;
    std::size_t quiet = 0;
    for (const fs::path& path : case_paths()) {
      if (path.parent_path().filename() != code.name) continue;
      const CaseFile wanted = read(path);
      CHECK(wanted.compares(code.name));
      const bool found = std::any_of(wanted.content.marks.begin(), wanted.content.marks.end(),
                                     [&code](const Mark& mark) { return mark.label == code.name; });
      (found ? finding : quiet) += 1;
    }
    CHECK(finding >= 1);
    CHECK(quiet >= 1);
  }
}

TEST_CASE("Marks name codes that exist") {
  for (const fs::path& path : case_paths()) {
    INFO(path.filename().string());
    CHECK(messages::find_code(path.parent_path().filename().string()));
    for (const Mark& mark : read(path).content.marks) {
      INFO(mark.label);
      CHECK(messages::find_code(mark.label));
    }
  }
}

}  // namespace gouji::tests
