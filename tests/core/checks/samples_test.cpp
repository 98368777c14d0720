// Checks whole reports: the samples hold exactly the faults that were put into them, and the seeds add up.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/core/checks/fix_laws.h"
#include "tests/support/paths.h"
#include "tests/support/reports.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using messages::Severity;

// "12 sum.row s3/new-received/total", sorted.
std::vector<std::string> sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string line_of(const model::Snapshot& snapshot, const model::Finding& finding) {
  return std::to_string(snapshot.text().line_of(finding.range.begin) + 1) + " " +
         std::string(messages::name(finding.code)) + (finding.cell.empty() ? "" : " " + finding.cell);
}

std::vector<std::string> errors_and_warnings(const model::Snapshot& snapshot) {
  std::vector<std::string> lines;
  for (const model::Finding& finding : snapshot.findings(snapshot.finding_count()))
    if (finding.severity == Severity::error || finding.severity == Severity::warning)
      lines.push_back(line_of(snapshot, finding));
  return sorted(std::move(lines));
}

std::vector<std::string> expected_lines(const nlohmann::json& findings) {
  std::vector<std::string> lines;
  for (const nlohmann::json& finding : findings) {
    const std::string cell = finding.value("cell", "");
    lines.push_back(std::to_string(finding.at("line").get<int>()) + " " + finding.at("code").get<std::string>() +
                    (cell.empty() ? "" : " " + cell));
  }
  return sorted(std::move(lines));
}

}  // namespace

TEST_CASE("The samples have exactly the errors and warnings that EXPECTED.json lists") {
  std::ifstream file(source_dir() / "tests/data/samples/EXPECTED.json");
  const nlohmann::json expected = nlohmann::json::parse(file);
  std::size_t seen = 0;
  for (const ReportFile& sample : samples()) {
    INFO(sample.name);
    REQUIRE(expected.contains(sample.name));
    CHECK(errors_and_warnings(open(sample.text)) == expected_lines(expected.at(sample.name)));
    ++seen;
  }
  CHECK(seen == expected.size());
}

TEST_CASE("A correct sample has no finding at all") {
  for (const ReportFile& sample : samples()) {
    if (sample.name.find("正确") == std::string::npos) continue;
    const model::Snapshot snapshot = open(sample.text);
    INFO(sample.name << "\n" << describe(snapshot));
    CHECK(snapshot.finding_count() == 0);
  }
}

TEST_CASE("Every fix of every sample and seed keeps its promises") {
  for (const ReportFile& file : all_reports()) {
    INFO(file.name);
    const model::Snapshot snapshot = open(file.text);
    check_fixes(snapshot);
    check_fix_all(snapshot);
    check_fill_totals(snapshot);
    check_fill_blanks(snapshot);
  }
}

TEST_CASE("No sum of a seed fails, and its known defects are found at their lines") {
  const std::vector<ReportFile> files = seeds();
  if (files.empty()) {
    WARN("The seeds are not beside this checkout; nothing to test here.");
    return;
  }
  REQUIRE(files.size() == 5);
  const std::vector<std::vector<std::string>> defects = {
      {"1 title.form"},
      {"19 agency.self-reference", "63 column.label", "86 cell.extra", "87 cell.extra",
       "95 cell.blank s4/cases/review.upheld", "113 date.before-period-end"},
      {"1 period.missing", "1 title.form"},
      {"20 prose.breakdown"},
      {"1 period.missing", "1 title.missing", "59 column.label", "60 column.label"},
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    INFO(files[i].name);
    std::vector<std::string> found = errors_and_warnings(open(files[i].text));
    CHECK(found == sorted(defects[i]));
    for (const std::string& line : found) CHECK(line.find(" sum.") == std::string::npos);
  }
}

}  // namespace gouji::tests
