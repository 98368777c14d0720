// Tests that made-up reports are read exactly in every notation and spelling, and that nothing is said of them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "core/edits/convert.h"
#include "tests/support/case_file.h"
#include "tests/support/snapshots.h"
#include "tests/support/written_report.h"

namespace gouji::tests {

namespace {

using messages::Severity;

// What differs between the cells that were read and the truth; at most a few lines.
std::string differences(const model::Report& read, const MadeReport& truth) {
  std::string lines;
  std::size_t found = 0;
  const auto differ = [&](const std::string& line) {
    if (++found <= 6) lines += "  " + line + "\n";
  };
  struct Cell {
    const model::BoundCell* bound;
    std::string text;
  };
  std::map<std::string, Cell> cells;
  for (const model::Table& table : read.tables)
    for (std::size_t i = 0; i < table.cells.size(); ++i)
      if (table.cells[i])
        cells[table.address({i / table.columns(), i % table.columns()})] = {&*table.cells[i], table.texts[i]};
  for (const auto& [address, text] : truth.cells) {
    const auto cell = cells.find(address);
    if (cell == cells.end()) {
      differ(address + " is not read");
      continue;
    }
    if (cell->second.text != text)
      differ(address + " is read as " + cell->second.text + ", not " + text);
    else if (!cell->second.bound->value.amount() ||
             cell->second.bound->value.amount()->to_string() != truth.amounts.at(address))
      differ(address + " counts another number than " + truth.amounts.at(address));
  }
  for (const auto& [address, cell] : cells)
    if (!truth.cells.contains(address)) differ(address + " is invented: " + cell.text);
  return lines;
}

std::string alarms(const model::Snapshot& snapshot) {
  std::string lines;
  for (const model::Finding& finding : snapshot.findings(snapshot.finding_count())) {
    if (finding.severity != Severity::error && finding.severity != Severity::warning) continue;
    lines += "  " + std::to_string(snapshot.text().line_of(finding.range.begin) + 1) + ": " +
             std::string(messages::name(finding.code)) + " " + finding.cell + " «" +
             snapshot.text().slice(finding.range) + "»\n";
    if (lines.size() > 500) break;
  }
  return lines;
}

// With what copying and storing does to whole files.
std::string as_stored(std::string text, Random& random) {
  if (random.one_in(4)) text = with_crlf(text);
  if (random.one_in(4)) text = "\xEF\xBB\xBF" + text;
  return text;
}

void check_read(const MadeReport& truth, const std::string& text, const std::string& name) {
  const model::Snapshot snapshot = open(text);
  const auto reports = snapshot.all_reports();
  std::string wrong = alarms(snapshot);
  if (reports.size() != 1) wrong += "  there are " + std::to_string(reports.size()) + " reports\n";
  wrong += differences(*reports.front().report, truth);
  if (reports.front().report->organ != truth.organ) wrong += "  the organ is " + reports.front().report->organ + "\n";
  if (reports.front().report->year != truth.year) wrong += "  the year is another\n";
  if (reports.front().report->form != truth.form) wrong += "  the template is another\n";
  if (wrong.empty()) return;
  if (const char* folder = std::getenv("GOUJI_FAILURES"))
    std::ofstream(folder + ("/" + name), std::ios::binary) << text;
  FAIL_CHECK(wrong);
}

// The report with the tables of all its sections written anew.
std::string converted(const model::Snapshot& snapshot, const edits::ConvertOptions& options, std::string& refused) {
  const model::PlacedReport placed = snapshot.all_reports().front();
  const edits::Source source{*placed.report, snapshot.text(), placed.begin};
  text::EditList edits;
  for (const templates::Section& section : placed.report->form->sections) {
    if (section.tables.empty()) continue;
    if (const auto edit = edits::convert(source, section.id, options))
      edits.add({placed.at(edit->range), edit->text});
    else
      refused += " " + section.id;
  }
  return text::apply(snapshot.text().str(), edits);
}

}  // namespace

TEST_CASE("A made-up report is read cell by cell in every notation and spelling, and nothing is said of it") {
  Random random;
  for (std::size_t round = 0; round < random_edits(15); ++round) {
    for (const std::string_view notation : written_notations) {
      const MadeReport report = make_report(*library(), random);
      const std::string text = as_stored(write_report(report, notation, random, {random.one_in(3), true}), random);
      INFO(notation << ", seed " << random.seed << ", round " << round);
      check_read(report, text, std::to_string(random.seed) + "-" + std::to_string(round) + "-" + std::string(notation));
    }
  }
}

TEST_CASE("The tables of a made-up report are converted with all their cells, and converting again changes nothing") {
  Random random;
  for (std::size_t round = 0; round < random_edits(10); ++round) {
    for (const std::string_view notation : written_notations) {
      const MadeReport report = make_report(*library(), random);
      const std::string text = as_stored(write_report(report, notation, random), random);
      const edits::Target target = static_cast<edits::Target>(random.upto(2));
      const edits::ConvertOptions options{target, random.one_in(2), random.one_in(2) ? 1 : 2};
      INFO(notation << " to " << static_cast<int>(target) << ", seed " << random.seed << ", round " << round);
      std::string refused;
      const std::string once = converted(open(text), options, refused);
      // Words that the form has no place for keep a table as it is, and so may labels that are broken over
      // lines or hold characters without width.
      const bool plain =
          report.spelling.captions % 2 == 0 && !report.spelling.broken_labels && !report.spelling.nothings;
      if (plain) CHECK(refused == "");
      const std::string name =
          std::to_string(random.seed) + "-" + std::to_string(round) + "-converted-" + std::string(notation);
      check_read(report, once, name);
      CHECK(converted(open(once), options, refused) == once);
    }
  }
}

}  // namespace gouji::tests
