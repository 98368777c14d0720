// Tests which places a number and a name have: those that change are marked ⟦…⟧, the cursor is $0.
#include "core/features/rename.h"

#include <catch2/catch.hpp>

#include "core/features/linked_editing.h"
#include "tests/core/messages/message_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/places.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

std::string key_of(const messages::Message& message) {
  check_message(message);
  return std::string(message.key);
}

// What the places of an edit hold before it, with a few letters around them.
std::vector<std::string> described(const std::string& text, const text::EditList& edits) {
  std::vector<std::string> lines;
  for (const text::Edit& edit : edits) {
    const std::size_t begin = text.rfind('\n', edit.range.begin) + 1;
    std::string before = text.substr(begin, edit.range.begin - begin);
    for (const std::string_view mark : {"，", "。", "|", "、"})
      if (const std::size_t at = before.rfind(mark); at != before.npos) before.erase(0, at + mark.size());
    lines.push_back(before + text.substr(edit.range.begin, edit.range.size()) + " → " + edit.text);
  }
  return lines;
}

void check_rename(const std::string& text, std::string_view marked, std::string_view name,
                  const std::vector<std::string>& expected) {
  INFO(marked);
  const model::Snapshot snapshot = open(text);
  const std::size_t cursor = cursor_in(text, marked);
  const auto edits = features::rename(snapshot, cursor, name);
  if (const auto* refusal = std::get_if<messages::Message>(&edits)) {
    CHECK(std::vector<std::string>{key_of(*refusal)} == expected);
    return;
  }
  CHECK(described(text, std::get<text::EditList>(edits)) == expected);
  const auto place = features::renamable(snapshot, cursor);
  REQUIRE(std::holds_alternative<features::Renamable>(place));
  CHECK(std::get<features::Renamable>(place).range.touches(cursor));
}

void check_linked(const std::string& text, std::string_view marked, std::size_t expected) {
  INFO(marked);
  const std::vector<text::Range> ranges = features::linked_numbers(open(text), cursor_in(text, marked));
  CHECK(ranges.size() == expected);
  for (const text::Range range : ranges)
    CHECK(text.substr(range.begin, range.size()) == text.substr(ranges.front().begin, ranges.front().size()));
}

std::string report() { return support::clean_report(); }

}  // namespace

TEST_CASE("A number changes in its cell and wherever the prose quotes the cell, from either side") {
  const std::vector<std::string> places = {"全年新收政府信息公开申请39 → 40", " 39 → 40"};
  check_rename(report(), "| 26 | 6 | 2 | 1 | 3 | 1 | $039 |", "40", places);
  check_rename(report(), "新收政府信息公开申请3$09件", "40", places);
}

TEST_CASE("A number that nothing quotes changes alone, and totals stay as they are") {
  check_rename(report(), "2.重复申请 | $01 |", "2", {" 1 → 2"});
}

TEST_CASE("A quote is written in its own numerals") {
  const std::string words = support::replaced(report(), "上年结转3件", "上年结转三件");
  check_rename(words, "上年结转$0三件", "12", {"上年结转三 → 十二", " 3 → 12"});
}

TEST_CASE("A quote that says another number is left alone, unless it is the one that is changed") {
  const std::string text = support::replaced(report(), "上年结转3件", "上年结转4件");
  check_rename(text, "| 2 | 1 | 0 | 0 | 0 | 0 | $03 |", "5", {" 3 → 5"});
  check_rename(text, "上年结转$04件", "5", {"上年结转4 → 5", " 3 → 5"});
}

TEST_CASE("What cannot be renamed says why") {
  check_rename(report(), "围绕乡村$0振兴", "7", {"rename.nothing"});
  check_rename(report(), "行政诉讼$03件", "7", {"rename.sum"});
  check_rename(support::replaced(report(), "2.重复申请 | 1 |", "2.重复申请 |  |"), "2.重复申请 | $0", "7",
               {"rename.no-number"});
  check_rename(report(), "2.重复申请 | $01 |", "一些", {"rename.not-a-number"});
  check_rename(report(), "2.重复申请 | $01 |", "", {"rename.not-a-number"});
  check_rename(report(), "2.重复申请 | $01 |", "1.5", {"rename.may-not-stand"});
  check_rename("会议通知\n\n| 科室 | 5 |\n", "| 科室 | $05 |", "7", {"rename.nothing"});
  check_rename("", "$0", "7", {"rename.nothing"});
}

TEST_CASE("The organ's full name changes in all its report, short forms stay") {
  const std::string text = support::replaced(report(), "我局明确由", "云溪市青禾区农业农村局（区农业农村局）明确由");
  const model::Snapshot snapshot = open(text);
  const auto edits = features::rename(snapshot, cursor_in(text, "# 云溪市$0青禾区"), "云溪市青禾区农业局");
  REQUIRE(std::holds_alternative<text::EditList>(edits));
  const std::string after = text::apply(text, std::get<text::EditList>(edits));
  CHECK(after.find("云溪市青禾区农业农村局") == std::string::npos);
  CHECK(after.find("# 云溪市青禾区农业局2023年") != std::string::npos);
  CHECK(after.find("云溪市青禾区农业局（区农业农村局）明确由") != std::string::npos);
  CHECK(open(after).all_reports().front().report->organ == "云溪市青禾区农业局");
  CHECK(std::get<text::EditList>(
            features::rename(snapshot, cursor_in(text, "云溪市青禾区$0农业农村局（"), "青禾区农业局"))
            .size() == std::get<text::EditList>(edits).size());
}

TEST_CASE("A name that would make no title is refused") {
  for (const std::string_view name : {"", "青禾区\n农业局", "| 青禾", "<b>", "#"})
    check_rename(report(), "# 云溪市$0青禾区", name, {"rename.no-organ"});
}

TEST_CASE("Numbers are linked where cell and quotes are written alike") {
  check_linked(report(), "| 26 | 6 | 2 | 1 | 3 | 1 | $039 |", 2);
  check_linked(report(), "新收政府信息公开申请3$09件", 2);
  check_linked(report(), "2.重复申请 | $01 |", 0);
  check_linked(support::replaced(report(), "上年结转3件", "上年结转三件"), "上年结转$0三件", 0);
  check_linked(report(), "全年新收$0政府信息", 0);
}

}  // namespace gouji::tests
