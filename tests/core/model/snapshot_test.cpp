// Tests the law that an edited snapshot equals one opened afresh: blocks, reports, facts and findings.
#include <catch2/catch.hpp>

#include "core/checks/registry.h"
#include "core/model/snapshot.h"
#include "tests/support/case_file.h"
#include "tests/support/random_edit.h"
#include "tests/support/reports.h"

namespace gouji::model {

namespace {

std::shared_ptr<const templates::Library> library() {
  static const std::shared_ptr<const templates::Library> loaded = *templates::Library::built_in();
  return loaded;
}

Snapshot open(std::string_view text) { return Snapshot::open(library(), text::Text::from(text), checks::examiner); }

std::string place(text::Range range) { return "@" + std::to_string(range.begin) + "-" + std::to_string(range.end); }

void add_numbers(const PlacedLedger& placed, std::string& facts) {
  const Ledger& ledger = *placed.ledger;
  for (const auto& grid : ledger.grids) {
    facts += grid->spec().id + " " + grid->form->id + place(placed.at(grid->extent)) + "\n";
    for (std::size_t i = 0; i < grid->cells.size(); ++i) {
      if (!grid->cells[i]) continue;
      const BoundCell& cell = *grid->cells[i];
      const auto amount = cell.amount();
      facts += std::to_string(i) + "=" + (amount ? amount->to_string() : "?") + place(placed.at(cell.content)) +
               place(placed.at(cell.slot)) + "\n";
    }
    for (const text::Range block : grid->blocks)
      if (!block.empty()) facts += "row" + place(placed.at(block)) + "\n";
  }
  const std::vector<Tie> ties = tie_out(ledger.frame->figures, ledger.grids);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const Figure& figure = ledger.frame->figures[i];
    const Tie& tie = ties[i];
    facts += figure.count->text + " " + figure.compared.to_string() + place(placed.at(figure.number)) +
             place(placed.at(figure.phrase)) + (tie.expected ? tie.expected->to_string() : "?") + "\n";
    for (const CellRef& cell : tie.refers) facts += ledger.grids[cell.table]->address(cell.at) + "\n";
  }
  for (const BoundClaim& claim : ledger.frame->claims)
    facts += claim.claim->text + place(placed.at(claim.phrase)) + "\n";
}

// What is kept of the reports, with all its places.
std::string facts_of(const Snapshot& snapshot) {
  std::string facts;
  snapshot.for_each_ledger([&facts](const PlacedLedger& placed) {
    const Frame& report = *placed.ledger->frame;
    facts += place({placed.begin, placed.begin + placed.bytes}) + report.organ + " " +
             std::to_string(report.year.value_or(0)) + (report.recognised ? "\n" : " no report\n");
    if (report.title) facts += report.title->text + place(placed.at(report.title->range)) + "\n";
    for (const SectionHeading& heading : report.headings)
      facts += heading.name + place(placed.at(heading.words)) + "\n";
    add_numbers(placed, facts);
    return true;
  });
  return facts;
}

void check_law(const Snapshot& edited) {
  const Snapshot fresh = open(edited.text().str());
  REQUIRE(edited.tree().size() == fresh.tree().size());
  REQUIRE(edited.reports().size() == fresh.reports().size());
  REQUIRE(facts_of(edited) == facts_of(fresh));
  REQUIRE(edited.findings(100000) == fresh.findings(100000));
}

// What fingers do: a few characters inside a line, or other digits for digits.
text::Edit typed(tests::Random& random, const text::Text& text) {
  constexpr std::string_view words[] = {"公",   "公开", "、", "，",           "件",   "2",
                                        "办结", "x",    "。", "信息公开工作", "收到", " "};
  const auto word = [&] { return std::string(words[random.upto(std::size(words) - 1)]); };
  const std::size_t line = random.upto(text.line_of(text.bytes()));
  const text::Range range{text.line_begin(line), text.line_end(line)};
  if (range.empty()) return {range, word()};
  const std::string bytes = text.slice(range);
  std::vector<text::Range> digits;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    if (bytes[at] >= '0' && bytes[at] <= '9') digits.push_back({range.begin + at, range.begin + at + 1});
  if (!digits.empty() && !random.one_in(3)) {
    const text::Range digit = digits[random.upto(digits.size() - 1)];
    if (random.one_in(3)) return {{digit.end, digit.end}, std::to_string(random.upto(99))};
    return {digit, std::to_string(random.upto(9))};
  }
  const auto is_start = [&bytes](std::size_t at) { return at == bytes.size() || (bytes[at] & 0xC0) != 0x80; };
  std::size_t begin = random.upto(bytes.size());
  while (!is_start(begin)) ++begin;
  if (!random.one_in(3) || begin == bytes.size()) return {{range.begin + begin, range.begin + begin}, word()};
  std::size_t end = begin + 1;
  while (!is_start(end)) ++end;
  return {{range.begin + begin, range.begin + end}, random.one_in(4) ? word() : ""};
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
      INFO(edit.range.begin << "-" << edit.range.end << " " << edit.text);
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

TEST_CASE("Typed snapshots equal fresh ones, however long the typing goes on") {
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  std::vector<tests::ReportFile> files = tests::all_reports();
  for (std::size_t done = 0, wanted = tests::random_edits(2000); done < wanted;) {
    const tests::ReportFile& file = files[random.upto(files.size() - 1)];
    INFO(file.name);
    Snapshot snapshot = open(file.text);
    for (int step = 0; step < 60; ++step, ++done) {
      const text::Edit edit = typed(random, snapshot.text());
      INFO(edit.range.begin << "-" << edit.range.end << " " << edit.text);
      const Snapshot next = snapshot.edited(edit);
      check_law(next);
      const bool undo = random.one_in(3);
      snapshot = undo ? next.edited(tests::inverse(snapshot.text(), edit)) : next;
      if (undo) check_law(snapshot);
    }
  }
}

TEST_CASE("A space or a carriage return behind the last number of a line moves what follows it") {
  const std::string text = tests::base_text("2021", "cells");
  const Snapshot snapshot = open(text);
  std::size_t places = 0;
  for (std::size_t line = 0; line < snapshot.text().line_of(text.size()); line += 3) {
    const std::size_t end = snapshot.text().line_end(line);
    if (end == 0 || text[end - 1] < '0' || text[end - 1] > '9') continue;
    for (const char* blank : {" ", "\r"}) check_law(snapshot.edited({{end, end}, blank}));
    ++places;
  }
  CHECK(places > 20);
}

TEST_CASE("A paragraph that becomes short no longer parts a row from its table") {
  const std::string text =
      "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\n本报告根据《中华人民共和国政府信息公开条例》和有关通知的要求编制，"
      "所列数据的统计口径与往年相同，由办公室逐项核对后汇总，数据统计期限自2019年1月1日起至12月31日止，如对本报告有任何疑问请与办公室联系。\n\n\t1.属于国家秘密\n\t0\n\t0\n";
  const std::size_t begin = text.find("和有关");
  const Snapshot typed = open(text).edited({{begin, begin}, "，收到申请3件"});
  const std::size_t end = text.find("由办公室");
  check_law(typed.edited({{begin, end + 3}, ""}));
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
  CHECK(typed.reports()[0].ledger == whole.reports()[0].ledger);
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
