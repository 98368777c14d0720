// Tests that every cell of every sample and seed is read, in all notations, under the ids of the contract.
#include <catch2/catch.hpp>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "tests/support/reports.h"

namespace gouji::model {

namespace {

Snapshot open(std::string_view text) {
  return Snapshot::open(*templates::Library::built_in(), text::Text::from(text), checks::examiner);
}

std::string cell_text(const Snapshot& snapshot, std::string_view address) {
  for (const PlacedReport& placed : snapshot.all_reports())
    for (const Table& table : placed.report->tables)
      for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (table.cells[i] && table.address({i / table.columns(), i % table.columns()}) == address)
          return table.texts[i];
  return "absent";
}

// "address=text" for every cell of the document.
std::vector<std::string> values_of(const Snapshot& snapshot) {
  std::vector<std::string> values;
  for (const PlacedReport& placed : snapshot.all_reports())
    for (const Table& table : placed.report->tables)
      for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (table.cells[i])
          values.push_back(table.address({i / table.columns(), i % table.columns()}) + "=" + table.texts[i]);
  return values;
}

std::size_t cells_of(const Report& report, std::string_view table) {
  const Table* found = report.table(table);
  if (found == nullptr) return 0;
  return static_cast<std::size_t>(
      std::count_if(found->cells.begin(), found->cells.end(), [](const auto& cell) { return cell.has_value(); }));
}

}  // namespace

TEST_CASE("Every cell of the correct samples is read") {
  std::size_t seen = 0;
  for (const tests::ReportFile& file : tests::samples()) {
    if (file.name.find("正确") == std::string::npos) continue;
    INFO(file.name);
    const Snapshot snapshot = open(file.text);
    REQUIRE(snapshot.reports().size() == 1);
    const std::shared_ptr<const Report> read = snapshot.report_at(0)->report;
    const Report& report = *read;
    const bool old = report.form->id == "ogi-2019";
    CHECK(old == (*report.year <= 2020));
    CHECK(cells_of(report, "s3") == (old ? 161 : 175));
    CHECK(cells_of(report, "s4") == 15);
    CHECK(cells_of(report, "s2.art20-1") == 6);
    CHECK(cells_of(report, "s2.art20-5") == (old ? 6 : 1));
    CHECK(cells_of(report, "s2.art20-6") == (old ? 6 : 2));
    CHECK(cells_of(report, "s2.art20-8") == (old ? 2 : 1));
    CHECK(cells_of(report, "s2.art20-9") == (old ? 2 : 0));
    ++seen;
  }
  CHECK(seen == 8);
}

TEST_CASE("The same report gives the same cells, and no finding, in every notation") {
  std::size_t seen = 0;
  for (const tests::ReportFile& file : tests::notations()) {
    INFO(file.name);
    const std::string organ = file.name.substr(0, file.name.find('-'));
    for (const tests::ReportFile& sample : tests::samples()) {
      if (sample.name.find(organ) == std::string::npos) continue;
      const Snapshot snapshot = open(file.text);
      CHECK(values_of(snapshot) == values_of(open(sample.text)));
      CHECK(snapshot.finding_count() == 0);
      ++seen;
    }
  }
  CHECK(seen == tests::notations().size());
  CHECK(seen >= 14);
}

TEST_CASE("Every cell of the seeds is read exactly") {
  const std::vector<tests::ReportFile> seeds = tests::seeds();
  if (seeds.empty()) {
    WARN("The seeds are not beside this checkout; nothing to test here.");
    return;
  }
  const std::size_t cells[] = {161, 161, 161, 175, 175};
  REQUIRE(seeds.size() == std::size(cells));
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    INFO(seeds[i].name);
    const Snapshot snapshot = open(seeds[i].text);
    REQUIRE(snapshot.reports().size() == 1);
    const std::shared_ptr<const Report> read = snapshot.report_at(0)->report;
    const Report& report = *read;
    CHECK(cells_of(report, "s3") == cells[i]);
    CHECK(cells_of(report, "s4") == 15);
    const bool old = cells[i] == 161;
    CHECK(cells_of(report, "s2.art20-1") + cells_of(report, "s2.art20-5") + cells_of(report, "s2.art20-6") +
              cells_of(report, "s2.art20-8") + cells_of(report, "s2.art20-9") ==
          (old ? 22U : 10U));
    for (const Finding& finding : report.findings) CHECK_FALSE(messages::name(finding.code).starts_with("sum."));
  }
  const Snapshot third = open(seeds[2].text);
  CHECK(cell_text(third, "s3/new-received/natural") == "25");
  CHECK(cell_text(third, "s3/new-received/total") == "29");
  CHECK(cell_text(third, "s3/new-received/org.research") == "-");
  CHECK(cell_text(third, "s3/result.rejected.petition/natural") == "1");
  CHECK(cell_text(third, "s3/carried-forward/total") == "3");
  CHECK(cell_text(third, "s2.art20-5/other-services/change") == "增加7");
  CHECK(cell_text(third, "s2.art20-5/other-services/decisions") == "1175");
  CHECK(cell_text(open(seeds[0].text), "s2.art20-9/procurement/amount") == "39000元");
  CHECK(cell_text(open(seeds[3].text), "s4/cases/review.upheld") == "1");
  CHECK(cell_text(open(seeds[4].text), "s3/result.granted/total") == "1");
}

}  // namespace gouji::model
