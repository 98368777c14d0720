// Tests what becomes of every number when the tables of a section take the form of another year.
#include "core/edits/adopt_form.h"

#include <catch2/catch.hpp>
#include <map>

#include "core/edits/skeleton.h"
#include "tests/core/checks/fix_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using Cells = std::map<std::string, std::string>;

Cells cells_of(const model::Snapshot& snapshot) {
  Cells cells;
  for (const model::PlacedReport& placed : snapshot.all_reports())
    for (const model::Table& table : placed.report->tables)
      for (std::size_t i = 0; i < table.cells.size(); ++i)
        if (table.cells[i]) cells[table.address({i / table.columns(), i % table.columns()})] = table.texts[i];
  return cells;
}

std::vector<checks::Fix> mismatch_fixes(const model::Snapshot& snapshot, std::size_t which = 0) {
  for (const model::Finding& finding : snapshot.findings(snapshot.finding_count()))
    if (finding.code == messages::Code::table_template_mismatch && which-- == 0)
      return checks::fixes(snapshot, finding);
  return {};
}

std::vector<std::string> lost_by(const checks::Fix& fix) {
  for (const messages::Argument& argument : fix.title.arguments)
    if (argument.name == "lost") return std::get<std::vector<std::string>>(argument.value);
  return {};
}

// The row of a cell's address and all columns, for example "s3/result.other".
std::vector<std::string> row_of(const Cells& cells, std::string_view row) {
  std::vector<std::string> values;
  for (const std::string_view column :
       {"natural", "org.business", "org.research", "org.public-interest", "org.legal-service", "org.other", "total"}) {
    const auto found = cells.find(std::string(row) + "/" + std::string(column));
    values.push_back(found == cells.end() ? "absent" : found->second);
  }
  return values;
}

const std::vector<std::string> blanks(7);

// A correct report of one form with the year of the other.
std::string with_year(std::string_view form, std::string_view notation, std::string_view old_year,
                      std::string_view year) {
  std::string text = base_text(form, notation);
  for (std::size_t at = 0; (at = text.find(old_year, at)) != std::string::npos;) text.replace(at, 4, year);
  return text;
}

}  // namespace

TEST_CASE("The single row （六）其他处理 becomes three blank ones where its number is not zero") {
  const model::Snapshot before = open(support::sample("青禾区交通运输局2021-有误.txt"));
  const std::vector<checks::Fix> fixes = mismatch_fixes(before);
  REQUIRE(fixes.size() == 1);
  const Cells old = cells_of(before);
  const model::Snapshot after = open_edited(before, fixes[0].edits);
  const Cells now = cells_of(after);
  std::size_t kept = 0;
  for (const auto& [address, text] : now) {
    if (address.starts_with("s3/result.other.")) continue;
    INFO(address);
    CHECK(text == old.at(address));
    ++kept;
  }
  CHECK(kept + 7 == old.size());
  CHECK(now.size() == kept + 21);
  const std::vector<std::string> other = row_of(old, "s3/result.other");
  std::vector<std::string> lost;
  for (std::size_t i = 0; i < other.size(); ++i) {
    const std::string expected = other[i] == "0" ? "0" : "";
    if (other[i] != "0") lost.push_back(other[i]);
    for (const std::string_view part : {"no-correction", "fee-unpaid", "misc"})
      CHECK(row_of(now, "s3/result.other." + std::string(part))[i] == expected);
  }
  CHECK(lost_by(fixes[0]) == lost);
  CHECK(fixes[0].preferred == lost.empty());
  CHECK(after.text().str().find("|  | （六）其他處理 | 1.申請人") != std::string::npos);
  CHECK(mismatch_fixes(after).empty());
}

TEST_CASE("The three rows of （六）其他处理 become one where all but one are zero") {
  const model::Snapshot before = open(support::sample("青禾区生态环境局2020-有误.txt"));
  const std::vector<checks::Fix> fixes = mismatch_fixes(before);
  REQUIRE(fixes.size() == 1);
  const Cells old = cells_of(before);
  const Cells now = cells_of(open_edited(before, fixes[0].edits));
  const auto parts = {row_of(old, "s3/result.other.no-correction"), row_of(old, "s3/result.other.fee-unpaid"),
                      row_of(old, "s3/result.other.misc")};
  std::vector<std::string> lost;
  for (std::size_t i = 0; i < 7; ++i) {
    std::vector<std::string> numbers;
    for (const std::vector<std::string>& part : parts)
      if (part[i] != "0") numbers.push_back(part[i]);
    const std::string expected = numbers.empty() ? "0" : numbers.size() == 1 ? numbers.front() : "";
    CHECK(row_of(now, "s3/result.other")[i] == expected);
    if (numbers.size() > 1) lost.insert(lost.end(), numbers.begin(), numbers.end());
  }
  CHECK(lost_by(fixes[0]).size() == lost.size());
  CHECK(fixes[0].preferred == lost.empty());
}

TEST_CASE("Table two keeps what both forms have, and tells what it drops") {
  const model::Snapshot before = open(with_year("2019", "markdown", "2019", "2022"));
  const std::vector<checks::Fix> fixes = mismatch_fixes(before);
  REQUIRE(fixes.size() == 1);
  CHECK(fixes[0].title.key == "fix.adopt-form.lossy");
  CHECK_FALSE(fixes[0].preferred);
  const Cells old = cells_of(before);
  const Cells now = cells_of(open_edited(before, fixes[0].edits));
  CHECK(now.at("s2.art20-5/licensing/decisions") == old.at("s2.art20-5/licensing/decisions"));
  CHECK(now.at("s2.art20-6/penalty/decisions") == old.at("s2.art20-6/penalty/decisions"));
  CHECK(now.at("s2.art20-1/normative-documents/issued").empty());
  CHECK(now.at("s2.art20-8/fees/amount").empty());
  CHECK(now.count("s2.art20-9/procurement/amount") == 0);
  std::size_t lost = 0;
  for (const auto& [address, text] : old)
    if (address.starts_with("s2.") && now.count(address) == 0 && text != "0") ++lost;
  CHECK(lost_by(fixes[0]).size() == lost);
}

TEST_CASE("Tables of zeros change their form without a loss") {
  for (const auto& [form, year] : {std::pair("ogi-2019", 2022), std::pair("ogi-2021", 2020)}) {
    edits::Style style;
    style.organ = "云溪市教育局";
    style.year = year;
    const model::Snapshot before = open(edits::plain(edits::whole_report(*library()->find(form), style)));
    INFO(form << "\n" << describe(before));
    for (const std::size_t which : {0, 1}) {
      const std::vector<checks::Fix> fixes = mismatch_fixes(before, which);
      REQUIRE(fixes.size() == 1);
      CHECK(fixes[0].title.key == "fix.adopt-form");
      CHECK(fixes[0].preferred);
    }
    check_fixes(before);
  }
}

TEST_CASE("Every notation and every section takes the form of the report's year") {
  for (const auto& [form, year, other] : {std::tuple("2019", "2019", "2022"), std::tuple("2021", "2023", "2020")}) {
    for (const std::string_view notation : {"markdown", "cells", "tsv", "pipes"}) {
      std::string text = base_text(form, notation);
      const std::string title = text.substr(0, text.find("年"));
      text.replace(title.size() - 4, 4, other);
      INFO(form << " " << notation << " " << year);
      model::Snapshot snapshot = open(text);
      std::size_t steps = 0;
      for (std::vector<checks::Fix> fixes; !(fixes = mismatch_fixes(snapshot)).empty() && steps < 5; ++steps)
        snapshot = open_edited(snapshot, fixes.front().edits);
      CHECK(steps == 2);
      for (const model::PlacedReport& placed : snapshot.all_reports())
        for (const model::Table& table : placed.report->tables) CHECK(table.form == placed.report->form);
    }
  }
}

TEST_CASE("A table in which a value has no certain place keeps its form") {
  const std::string text = support::sample("青禾区交通运输局2021-有误.txt");
  // One value too few, one too many.
  for (const std::string_view row : {"2.沒有現成信息需要另行製作 | 1 | 1 | 1 | 0 | 0 | 3 |",
                                     "2.沒有現成信息需要另行製作 | 1 | 1 | 1 | 0 | 0 | 0 | 3 | 4 ||"})
    CHECK(mismatch_fixes(
              open(support::replaced(text, "2.沒有現成信息需要另行製作 | 1 | 1 | 1 | 0 | 0 | 0 | 3 | ||", row)))
              .empty());
}

}  // namespace gouji::tests
