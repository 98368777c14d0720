// Begins new reports from every sample and from made-up years, and has the checks look at them.
#include "core/features/new_report.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/case_file.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using features::NewReport;
using support::replaced;

NewReport made(int year, const model::Snapshot* last, std::string organ = {}) {
  return features::new_report(library(), {library()->for_year(year), year, std::move(organ), "沿用"}, last);
}

NewReport made_from(const std::string& text, int year) {
  const model::Snapshot last = open(text);
  return made(year, &last);
}

void check_no_error(const std::string& text) {
  const model::Snapshot snapshot = open(text);
  for (const model::Finding& finding : snapshot.findings(1000)) {
    INFO(describe(snapshot) << text);
    REQUIRE(finding.severity != messages::Severity::error);
  }
}

std::string number_at(const std::string& text, std::string_view table_id, std::string_view row,
                      std::string_view column) {
  const model::Snapshot snapshot = open(text);
  const auto placed = snapshot.report_at(0);
  const model::Table* table = placed->report->table(table_id);
  REQUIRE(table != nullptr);
  const auto amount = table->amount({*table->spec().rows.find_leaf(row), *table->spec().columns.find_leaf(column)});
  return amount ? amount->to_string() : "";
}

bool says(const NewReport& report, std::string_view words) { return report.text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a blank report of any form has nothing wrong") {
  for (const int year : {2019, 2020, 2021, 2025}) {
    const NewReport report = made(year, nullptr, "云溪市青禾区水务局");
    const model::Snapshot snapshot = open(report.text);
    INFO(describe(snapshot));
    CHECK(snapshot.finding_count() == 0);
    CHECK(report.text.starts_with("# 云溪市青禾区水务局" + std::to_string(year) + "年"));
  }
}

TEST_CASE("the places to type of a blank report stand out, and zeros of tables are none") {
  const NewReport report = made(2024, nullptr);
  REQUIRE(report.marks.size() > 10);
  CHECK(report.marks.size() < 60);
  CHECK(report.text.substr(report.marks[0].begin, report.marks[0].size()) == "【机关全称】");
  std::size_t last = 0;
  for (const text::Range& mark : report.marks) {
    const std::string words = report.text.substr(mark.begin, mark.size());
    CHECK((words == "0" || (words.starts_with("【") && words.ends_with("】"))));
    CHECK(mark.begin >= last);
    last = mark.end;
  }
}

TEST_CASE("a report begun from any sample has no error, whatever was wrong in it") {
  std::size_t samples = 0;
  for (const auto& entry : std::filesystem::directory_iterator(support::sample_path(""))) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || name == "EXPECTED.json") continue;
    INFO(name);
    ++samples;
    const model::Snapshot last = open(support::sample(name));
    const int year = *last.report_at(0)->report->year + 1;
    const NewReport report = made(year, &last);
    check_no_error(report.text);
    CHECK(open(report.text).report_at(0)->report->year == year);
    CHECK(report.organ == last.report_at(0)->report->organ);
    CHECK(report.text.find(std::to_string(year - 1) + "年1月1日") == std::string::npos);
  }
  CHECK(samples >= 15);
}

TEST_CASE("a report begun from itself again and again stays without error and keeps its prose") {
  std::string text = support::clean_report();
  for (int year = 2024; year < 2028; ++year) text = made_from(text, year).text;
  check_no_error(text);
  CHECK(text.find("统计期限自2027年1月1日起至2027年12月31日止") != std::string::npos);
  CHECK(text.find("电话：0000-8100712") != std::string::npos);
  CHECK(text.find("围绕乡村振兴") != std::string::npos);
}

TEST_CASE("what was carried forward is carried over, in each column, and is still open") {
  const NewReport report = made_from(support::clean_report(), 2024);
  for (const auto& [column, value] : std::map<std::string, std::string>{
           {"natural", "1"}, {"org.business", "1"}, {"org.research", "0"}, {"total", "2"}}) {
    CHECK(number_at(report.text, "s3", "carried-over", column) == value);
    CHECK(number_at(report.text, "s3", "carried-forward", column) == value);
    CHECK(number_at(report.text, "s3", "new-received", column) == "0");
  }
}

TEST_CASE("documents in force are the starting figure, those issued are not") {
  const NewReport report = made_from(support::clean_report(), 2024);
  CHECK(number_at(report.text, "s2.art20-1", "normative-documents", "in-force") == "6");
  CHECK(number_at(report.text, "s2.art20-1", "normative-documents", "issued") == "0");
}

TEST_CASE("from 2020 to 2021 the form changes and what is carried stays") {
  const std::string last = base_text("2019", "markdown");
  const model::Snapshot before =
      open(replaced(last, "# 云溪市青禾区文化和旅游局2019年", "# 云溪市青禾区文化和旅游局2020年"));
  const NewReport report = made(2021, &before);
  check_no_error(report.text);
  CHECK(says(report, "国办公开办函〔2021〕30号"));
  CHECK_FALSE(says(report, "〔2019〕60号"));
  CHECK(says(report, "本年制发件数"));
  const auto old = before.report_at(0)->report->table("s3");
  const auto forward =
      old->amount({*old->spec().rows.find_leaf("carried-forward"), *old->spec().columns.find_leaf("total")});
  REQUIRE(forward);
  CHECK(number_at(report.text, "s3", "carried-over", "total") == forward->to_string());
}

TEST_CASE("years move with all that is counted from them, numbers of documents do not") {
  std::string text =
      replaced(support::clean_report(), "及时、准确公开群众关心的信息。",
               "比2022年增加；印发《2023年政务公开要点》，落实青农〔2023〕5号文件。二〇二三年八月开展培训。");
  const NewReport report = made_from(text, 2024);
  CHECK(says(report, "比2023年增加；印发《2024年政务公开要点》，落实青农〔2023〕5号文件。二〇二四年八月开展培训。"));
  CHECK_FALSE(says(report, "2022"));
}

TEST_CASE("a paragraph with numbers of last year is marked, one without is not") {
  const NewReport report = made_from(support::clean_report(), 2024);
  CHECK(says(report, "<!-- gouji-carried 沿用 -->\n全年新收政府信息公开申请39件"));
  CHECK_FALSE(says(report, "-->\n做好政府网站政府信息公开专栏"));
  CHECK_FALSE(says(report, "-->\n2024年，我局认真贯彻落实"));
  CHECK_FALSE(says(report, "-->\n本报告所列数据的统计期限"));
  REQUIRE_FALSE(report.marks.empty());
  CHECK(report.text.substr(report.marks[0].begin).starts_with("围绕乡村振兴"));
  const model::Snapshot snapshot = open(report.text);
  std::size_t told = 0;
  for (const model::Finding& finding : snapshot.findings(100))
    told += finding.code == messages::Code::draft_carried ? 1 : 0;
  CHECK(told == report.marks.size());
}

TEST_CASE("another name of the organ takes the place of the old one") {
  const model::Snapshot last = open(support::clean_report());
  const NewReport report = made(2024, &last, "云溪市青禾区农业农村和水务局");
  CHECK(says(report, "# 云溪市青禾区农业农村和水务局2024年"));
  CHECK(says(report, "请与云溪市青禾区农业农村和水务局办公室联系"));
}

TEST_CASE("of several reports the one of the organ is taken") {
  const std::string two = support::clean_report() + "\n" +
                          replaced(support::clean_report(), "# 云溪市青禾区农业农村局", "# 云溪市青禾区林业局");
  const model::Snapshot document = open(two);
  CHECK(features::last_report(document, "云溪市青禾区林业局")->begin > 0);
  CHECK(features::last_report(document, "")->begin == 0);
  CHECK_FALSE(features::last_report(open("# 日记\n\n今天下雨。\n"), ""));
}

TEST_CASE("any text can be begun from") {
  const std::string text = support::clean_report();
  for (std::size_t cut = 0; cut < text.size(); cut += 509) check_no_error(made_from(text.substr(0, cut), 2024).text);
}

}  // namespace gouji::tests
