// Tests the law that an edited snapshot equals one opened afresh: blocks, reports, facts and findings.
#include <catch2/catch.hpp>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "tests/support/random_edit.h"
#include "tests/support/reports.h"

namespace gouji::model {

namespace {

std::shared_ptr<const templates::Library> library() {
  static const std::shared_ptr<const templates::Library> loaded = *templates::Library::built_in();
  return loaded;
}

Snapshot open(std::string_view text) { return Snapshot::open(library(), text::Text::from(text), checks::examiner); }

std::string facts_of(const Snapshot& snapshot) {
  std::string facts;
  for (const PlacedReport& placed : snapshot.all_reports()) {
    const Report& report = *placed.report;
    facts += std::to_string(placed.begin) + " " + report.organ + " " + std::to_string(report.year.value_or(0)) + "\n";
    for (const Table& table : report.tables) {
      for (std::size_t i = 0; i < table.cells.size(); ++i) {
        if (!table.cells[i]) continue;
        const text::Range range = placed.at(table.cells[i]->content);
        facts += table.address({i / table.columns(), i % table.columns()}) + "=" + table.cells[i]->text + "@" +
                 std::to_string(range.begin) + "\n";
      }
    }
  }
  return facts;
}

void check_law(const Snapshot& edited) {
  const Snapshot fresh = open(edited.text().str());
  REQUIRE(edited.tree().size() == fresh.tree().size());
  REQUIRE(edited.reports().size() == fresh.reports().size());
  REQUIRE(facts_of(edited) == facts_of(fresh));
  REQUIRE(edited.findings(100000) == fresh.findings(100000));
}

std::string compendium() {
  std::string text;
  for (const tests::ReportFile& file : tests::samples()) {
    text += file.text;
    if (text.back() != '\n') text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("A compendium is cut into its reports") {
  const Snapshot snapshot = open(compendium());
  CHECK(snapshot.reports().size() == tests::samples().size());
}

TEST_CASE("Edited snapshots equal fresh ones under random edits and their inverses") {
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  std::vector<tests::ReportFile> files = tests::all_reports();
  for (std::size_t done = 0, wanted = tests::random_edits(2000); done < wanted;) {
    const tests::ReportFile& file = files[random.upto(files.size() - 1)];
    INFO(file.name);
    Snapshot snapshot = open(file.text);
    for (int step = 0; step < 30; ++step, ++done) {
      const text::Edit edit = tests::random_edit(random, snapshot.text());
      const Snapshot next = snapshot.edited(edit);
      check_law(next);
      if (random.one_in(4)) {
        snapshot = next.edited(tests::inverse(snapshot.text(), edit));
        check_law(snapshot);
      } else {
        snapshot = next;
      }
    }
  }
}

TEST_CASE("Edited compendia equal fresh ones, and reports away from the edit are shared") {
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  const Snapshot whole = open(compendium());
  Snapshot snapshot = whole;
  for (std::size_t step = 0, wanted = tests::random_edits(2000) / 20; step < wanted; ++step) {
    snapshot = step % 20 == 0 ? whole : snapshot;
    const text::Edit edit = tests::random_edit(random, snapshot.text());
    const Snapshot next = snapshot.edited(edit);
    check_law(next);
    snapshot = next;
  }
  const Snapshot typed = whole.edited({{whole.text().bytes() - 4, whole.text().bytes() - 4}, "字"});
  CHECK(typed.reports()[0].report == whole.reports()[0].report);
}

TEST_CASE("Anything at all can be opened, checked and edited") {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {""sv, "\n"sv, "\xEF\xBB\xBF"sv, "正文"sv, "\0\xFF\xFE\x80"sv, "\xED\xA0\x80|\xC3\t\r"sv, "|||||\n|---|\n"sv}) {
    Snapshot snapshot = open(text);
    CHECK(snapshot.findings(10).empty());
    snapshot = snapshot.edited({{0, snapshot.text().bytes()}, "一、总体情况\n"});
    check_law(snapshot);
    snapshot = snapshot.edited({{0, snapshot.text().bytes()}, ""});
    check_law(snapshot);
  }
}

TEST_CASE("Random bytes and absurd tables are read in time that grows with their size") {
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  const Snapshot noise = open(tests::random_bytes(random, 10'000'000));
  CHECK(noise.text().bytes() == 10'000'000);
  std::string wide = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量";
  for (int i = 0; i < 10'000; ++i) wide += "\t1";
  const Snapshot table = open("某局2023年政府信息公开工作年度报告\n" + wide + "\n");
  CHECK(table.reports().size() == 1);
  CHECK(table.finding_count() > 0);
}

}  // namespace gouji::model
