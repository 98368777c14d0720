// Tests what authors and projects may say about findings: comments, severities, dates, baselines; and that comments
// change nothing else.
#include "core/checks/control.h"

#include <catch2/catch.hpp>

#include <set>

#include "core/checks/registry.h"
#include "core/edits/ignore.h"
#include "core/model/snapshot.h"
#include "tests/core/base/random.h"
#include "tests/support/case_file.h"
#include "tests/support/reports.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using messages::Code;
using messages::Severity;
using model::Finding;
using model::Snapshot;

Snapshot open_with(const std::string& text, model::Settings settings) {
  return Snapshot::open(library(), text::Text::from(text), checks::examiner,
                        std::make_shared<const model::Settings>(std::move(settings)));
}

std::vector<std::string> codes_in(const Snapshot& snapshot) {
  std::vector<std::string> codes;
  for (const Finding& finding : snapshot.findings(snapshot.finding_count()))
    codes.emplace_back(messages::name(finding.code));
  return codes;
}

using Codes = std::vector<std::string>;

// A report whose only fault is a letter for a digit.
std::string with_letter() { return support::replaced(support::clean_report(), "| 规章 | 0 |", "| 规章 | O |"); }

std::string facts_of(const Snapshot& snapshot) {
  std::string facts;
  for (const model::PlacedReport& placed : snapshot.all_reports()) {
    const model::Report& report = *placed.report;
    facts += report.organ + " " + std::to_string(report.year.value_or(0)) + (report.title ? report.title->text : "");
    for (const model::SectionHeading& heading : report.headings) facts += "\n" + std::string(heading.id) + heading.text;
    for (const model::Table& table : report.tables)
      for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (table.cells[i])
          facts += "\n" + table.address({i / table.columns(), i % table.columns()}) + "=" + table.texts[i];
  }
  return facts;
}

// No finding of a document has this code.
constexpr std::string_view comments[] = {"<!-- gouji-ignore template.invalid -->\n",
                                         "%% gouji-ignore template.invalid\n"};

// Findings without their places, those about comments left out.
std::multiset<std::string> said(const Snapshot& snapshot) {
  std::multiset<std::string> lines;
  for (const Finding& finding : snapshot.findings(snapshot.finding_count())) {
    if (finding.code == Code::suppression_unused) continue;
    std::string words = snapshot.text().slice(finding.range);
    for (const std::string_view comment : comments)
      for (std::size_t at = words.find(comment); at != std::string::npos; at = words.find(comment))
        words.erase(at, comment.size());
    lines.insert(std::string(messages::name(finding.code)) + " " + finding.cell + " " + finding.subject + " " + words);
  }
  return lines;
}

// The offsets at which lines begin.
std::vector<std::size_t> line_begins(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) begins.push_back(at + 1);
  return begins;
}

}  // namespace

TEST_CASE("A comment between any two lines changes neither facts nor findings") {
  Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  for (const ReportFile& file : all_reports()) {
    const Snapshot plain = open(file.text);
    const std::vector<std::size_t> begins = line_begins(file.text);
    for (int round = 0; round < 6; ++round) {
      std::string text = file.text;
      for (auto begin = begins.rbegin(); begin != begins.rend(); ++begin) {
        if (!random.one_in(round == 0 ? 1 : 12)) continue;
        text.insert(*begin, comments[random.upto(1)]);
      }
      INFO(file.name << " round " << round);
      const Snapshot commented = open(text);
      CHECK(facts_of(commented) == facts_of(plain));
      CHECK(said(commented) == said(plain));
    }
  }
}

TEST_CASE("Ignoring a finding here takes it away and changes nothing else") {
  for (const ReportFile& file : all_reports()) {
    const Snapshot snapshot = open(file.text);
    const bool page = file.name.ends_with(".html");
    for (const auto marks : {edits::CommentMarks::html, edits::CommentMarks::percent}) {
      if (page && marks == edits::CommentMarks::percent) continue;
      for (const Finding& finding : snapshot.findings(snapshot.finding_count())) {
        const model::PlacedReport placed = *snapshot.report_at(finding.range.begin);
        Finding inside = finding;
        inside.range = {finding.range.begin - placed.begin, finding.range.end - placed.begin};
        text::EditList edits;
        for (const text::Edit& edit : edits::ignore({*placed.report, snapshot.text(), placed.begin}, inside, marks))
          edits.add({placed.at(edit.range), edit.text});
        const Snapshot after = open_edited(snapshot, edits);
        INFO(file.name << " " << messages::name(finding.code) << " in line "
                       << snapshot.text().line_of(finding.range.begin) + 1);
        CHECK(facts_of(after) == facts_of(snapshot));
        CHECK(after.finding_count() < snapshot.finding_count());
        std::multiset<std::string> gone = said(snapshot);
        for (const std::string& line : said(after)) {
          CHECK(gone.contains(line));
          gone.erase(gone.find(line));
        }
        for (const std::string& line : gone) CHECK(line.starts_with(messages::name(finding.code)));
      }
    }
  }
}

TEST_CASE("After its date a comment suppresses nothing and is no fault itself") {
  const std::string text =
      support::replaced(with_letter(), "## 二", "<!-- gouji-ignore-file cell.non-numeric 至=2024-01-31 -->\n## 二");
  model::Settings settings;
  CHECK(codes_in(open_with(text, settings)) == Codes());
  settings.today = model::Date{2024, 1, 31};
  CHECK(codes_in(open_with(text, settings)) == Codes());
  settings.today = model::Date{2024, 2, 1};
  CHECK(codes_in(open_with(text, settings)) == Codes{"cell.non-numeric"});
}

TEST_CASE("A comment for the file counts for all reports of a compendium, wherever it is written") {
  const std::string comment = "<!-- gouji-ignore-file cell.non-numeric -->\n";
  const std::string both = with_letter() + "\n" + comment + with_letter();
  const Snapshot snapshot = open(both);
  REQUIRE(snapshot.reports().size() == 2);
  CHECK(codes_in(snapshot) == Codes());
  // Taken away and put back by editing, it is as if the document were opened afresh.
  const std::size_t at = both.find(comment);
  const Snapshot without = snapshot.edited({{at, at + comment.size()}, ""});
  CHECK(codes_in(without) == Codes{"cell.non-numeric", "cell.non-numeric"});
  CHECK(without.findings(9) == open(without.text().str()).findings(9));
  const Snapshot back = without.edited({{without.text().bytes(), without.text().bytes()}, "\n" + comment});
  CHECK(codes_in(back) == Codes());
  const Snapshot clean = open(support::clean_report() + "\n" + comment + support::clean_report());
  CHECK(codes_in(clean) == Codes{"suppression.unused"});
}

TEST_CASE("A comment above a title is for the report that the title begins") {
  const std::string title = "<!-- gouji-ignore title.form -->\n\n";
  const std::string second = support::replaced(support::clean_report(), "工作年度报告", "工作报告");
  const Snapshot snapshot = open(support::clean_report() + "\n" + title + second);
  REQUIRE(snapshot.reports().size() == 2);
  CHECK(codes_in(snapshot) == Codes());
}

TEST_CASE("Settings change the severity of a code or put it off") {
  model::Settings settings;
  settings.severities[Code::cell_non_numeric] = Severity::hint;
  CHECK(open_with(with_letter(), settings).findings(1).at(0).severity == Severity::hint);
  settings.severities[Code::cell_non_numeric] = std::nullopt;
  CHECK(codes_in(open_with(with_letter(), settings)) == Codes());
  // A comment for a code that is off is still of use to others who read the file.
  const std::string text =
      support::replaced(with_letter(), "## 二", "<!-- gouji-ignore-file cell.non-numeric -->\n## 二");
  CHECK(codes_in(open_with(text, settings)) == Codes());
}

TEST_CASE("A baseline knows a finding by its cell and remainder, wherever its line moves") {
  const auto with_total = [](std::string_view total) {
    return support::replaced(base_text("2021", "markdown"), "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
                             "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | " + std::string(total) + " |");
  };
  const std::string faulty = with_total("8");
  const Snapshot snapshot = open(faulty);
  model::Settings settings;
  for (const Finding& finding : snapshot.findings(snapshot.finding_count()))
    ++settings.accepted[checks::accepted_key(*snapshot.reports()[0].ledger->frame, finding, snapshot.text())];
  REQUIRE(snapshot.finding_count() > 0);
  CHECK(codes_in(open_with(faulty, settings)) == Codes());
  const std::string moved = support::replaced(faulty, "## 一", "另有一段说明。\n\n## 一");
  CHECK(codes_in(open_with(moved, settings)) == Codes());
  const Snapshot other = open_with(with_total("9"), settings);
  CHECK(codes_in(other) == codes_in(open(with_total("9"))));
}

TEST_CASE("A baseline holds as many findings as were accepted") {
  const std::string twice = support::replaced(with_letter(), "| 行政规范性文件 | ", "| 行政规范性文件 | O");
  const Snapshot snapshot = open(with_letter());
  model::Settings settings;
  for (const Finding& finding : snapshot.findings(9))
    ++settings.accepted[checks::accepted_key(*snapshot.reports()[0].ledger->frame, finding, snapshot.text())];
  const Snapshot after = open_with(twice, settings);
  CHECK(after.finding_count() == open(twice).finding_count() - 1);
  CHECK(after.reports()[0].ledger->accepted.size() == 1);
}

}  // namespace gouji::tests
