// Tests that both forms are complete as data: what the domain reference lists is in them, with its ids.
#include "core/templates/library.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "core/text/fold.h"

namespace gouji::templates {

namespace {

const Library& library() {
  static const std::shared_ptr<const Library> loaded = *Library::built_in();
  return *loaded;
}

const Template& form(std::string_view id) {
  const Template* found = library().find(id);
  REQUIRE(found != nullptr);
  return *found;
}

const Table& table(const Template& of, std::string_view id) {
  const auto index = of.find_table(id);
  REQUIRE(index);
  return of.tables[*index];
}

std::vector<std::string> ids(const Axis& axis) {
  std::vector<std::string> list;
  for (std::size_t leaf = 0; leaf < axis.size(); ++leaf) list.push_back(axis.leaf(leaf).id);
  return list;
}

std::size_t equations(const Template& of, std::string_view table_id, messages::Code code) {
  const std::vector<Equation>& all = of.equations[*of.find_table(table_id)];
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [code](const Equation& equation) { return equation.code == code; }));
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("The year of a report tells its form") {
  for (const int year : {2019, 2020}) CHECK(library().for_year(year) == &form("ogi-2019"));
  for (const int year : {2021, 2022, 2030}) CHECK(library().for_year(year) == &form("ogi-2021"));
  CHECK(library().for_year(2018) == nullptr);
  CHECK(library().find("ogi-2025") == nullptr);
  CHECK(library().templates().back().id == "ogi-2021");
}

TEST_CASE("Both forms have six sections, and section one five aspects") {
  for (const Template& each : library().templates()) {
    INFO(each.id);
    REQUIRE(each.sections.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(each.sections[i].id == "s" + std::to_string(i + 1));
      CHECK_FALSE(each.sections[i].about.empty());
    }
    CHECK(each.sections[0].aspects.size() == 5);
    CHECK(each.sections[0].aspects[4].id == "s1.supervision");
    CHECK(each.sections[0].title == "一、总体情况");
    CHECK(each.sections[5].title == "六、其他需要报告的事项");
  }
}

TEST_CASE("Table two has the tables, rows and columns of its form") {
  const Template& current = form("ogi-2021");
  CHECK(ids(table(current, "s2.art20-1").columns) == Ids{"issued", "repealed", "in-force"});
  CHECK(ids(table(current, "s2.art20-1").rows) == Ids{"regulations", "normative-documents"});
  CHECK(ids(table(current, "s2.art20-5").rows) == Ids{"licensing"});
  CHECK(ids(table(current, "s2.art20-5").columns) == Ids{"decisions"});
  CHECK(ids(table(current, "s2.art20-6").rows) == Ids{"penalty", "coercion"});
  CHECK(ids(table(current, "s2.art20-8").columns) == Ids{"amount"});
  CHECK(table(current, "s2.art20-8").columns.leaf(0).domain == Domain::amount);
  CHECK(table(current, "s2.art20-8").columns.leaf(0).unit == "万元");
  CHECK_FALSE(current.find_table("s2.art20-9"));
  const Template& old = form("ogi-2019");
  CHECK(ids(table(old, "s2.art20-1").columns) == Ids{"made", "published", "published-total"});
  CHECK(ids(table(old, "s2.art20-5").columns) == Ids{"prior-items", "change", "decisions"});
  CHECK(ids(table(old, "s2.art20-5").rows) == Ids{"licensing", "other-services"});
  CHECK(ids(table(old, "s2.art20-8").columns) == Ids{"prior-items", "change"});
  CHECK(ids(table(old, "s2.art20-9").columns) == Ids{"projects", "amount"});
  CHECK(ids(table(old, "s2.art20-9").rows) == Ids{"procurement"});
  CHECK(table(old, "s2.art20-5").columns.leaf(1).domain == Domain::change);
  CHECK(table(old, "s2.art20-9").columns.leaf(1).domain == Domain::amount);
}

TEST_CASE("Table three has 161 cells in the form of 2019 and 175 in that of 2021") {
  for (const auto& [id, rows] : {std::pair{"ogi-2019", 23}, std::pair{"ogi-2021", 25}}) {
    const Table& three = table(form(id), "s3");
    CHECK(three.rows.size() == static_cast<std::size_t>(rows));
    CHECK(ids(three.columns) == Ids{"natural", "org.business", "org.research", "org.public-interest",
                                    "org.legal-service", "org.other", "total"});
    CHECK(three.rows.leaf(0).id == "new-received");
    CHECK(three.rows.leaf(three.rows.size() - 2).id == "result.total");
    CHECK(three.rows.depth == 3);
    CHECK(three.columns.depth == 3);
  }
  CHECK(table(form("ogi-2019"), "s3").rows.find_leaf("result.other"));
  CHECK(table(form("ogi-2021"), "s3").rows.find_leaf("result.other.fee-unpaid"));
  CHECK_FALSE(table(form("ogi-2021"), "s3").rows.find_leaf("result.other"));
}

TEST_CASE("Table four has fifteen values in three blocks") {
  for (const Template& each : library().templates()) {
    const Table& four = table(each, "s4");
    CHECK(ids(four.rows) == Ids{"cases"});
    CHECK_FALSE(four.labelled_rows());
    REQUIRE(four.columns.size() == 15);
    CHECK(four.columns.leaf(0).id == "review.upheld");
    CHECK(four.columns.leaf(9).id == "litigation.direct.total");
    CHECK(four.columns.leaf(14).id == "litigation.after-review.total");
  }
}

TEST_CASE("The relations are written out for every row and column") {
  using messages::Code;
  for (const Template& each : library().templates()) {
    INFO(each.id);
    CHECK(equations(each, "s3", Code::sum_row) == table(each, "s3").rows.size());
    CHECK(equations(each, "s3", Code::sum_column) == 7);
    CHECK(equations(each, "s3", Code::sum_balance) == 7);
    CHECK(equations(each, "s4", Code::sum_review) == 3);
    for (const Equation& equation : each.equations[*each.find_table("s3")]) {
      const std::size_t members = equation.left.size() + equation.right.size();
      if (equation.code == Code::sum_row) CHECK(members == 7);
      if (equation.code == Code::sum_balance) CHECK(members == 4);
      if (equation.code == Code::sum_column) CHECK(members == table(each, "s3").rows.size() - 3);
    }
  }
}

TEST_CASE("Every row, column and group that a hover can meet says what it means, in three languages") {
  for (const Template& each : library().templates()) {
    for (const Table& part : each.tables) {
      for (const Axis* axis : {&part.rows, &part.columns}) {
        for (const Heading& heading : axis->headings) {
          if (heading.label.empty()) continue;
          INFO(each.id << " " << part.id << " " << heading.label);
          CHECK_FALSE(heading.about.zh_hans.empty());
          CHECK_FALSE(heading.about.zh_hant.empty());
          CHECK_FALSE(heading.about.en.empty());
        }
      }
    }
  }
}

TEST_CASE("Ids are told once, and leaves are counted by their groups") {
  for (const Template& each : library().templates()) {
    std::set<std::string> tables;
    for (const Table& part : each.tables) {
      CHECK(tables.insert(part.id).second);
      for (const Axis* axis : {&part.rows, &part.columns}) {
        const Ids all = ids(*axis);
        CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
        for (const Heading& heading : axis->headings) {
          CHECK(heading.first_leaf < heading.last_leaf);
          CHECK(static_cast<std::size_t>(heading.last_leaf) <= axis->size());
        }
      }
    }
  }
}

TEST_CASE("A label is known in every spelling that folding makes equal, with and without its number") {
  const auto knows = [](std::string_view label, std::string_view row) {
    const Meanings* meanings = library().meanings(text::fold(label));
    return meanings != nullptr && std::any_of(meanings->begin(), meanings->end(), [&](const Meaning& meaning) {
             const Table& of = library().templates()[meaning.form].tables[meaning.table];
             return meaning.part == Part::row && of.rows.headings[meaning.heading].id == row;
           });
  };
  for (const std::string_view label : {"1.属于国家秘密", "１、屬於國家秘密", "1. 属于 国家秘密", "属于国家秘密"})
    CHECK(knows(label, "result.denied.state-secret"));
  for (const std::string_view label : {"（二）部分公开", "(二) 部分公開（區分處理的，只計這一情形，不計其他情形）"})
    CHECK(knows(label, "result.partial"));
  CHECK(knows("1.逾期不补正", "result.other.no-correction"));
  CHECK(knows("2.逾期不缴费", "result.other.fee-unpaid"));
  CHECK(knows("2.其他法律、行政法规禁止公开", "result.denied.forbidden-by-law"));
  CHECK_FALSE(knows("办公室", "result.other.misc"));
}

TEST_CASE("A heading is known as its section or aspect") {
  const auto* section = library().headings(text::fold("四、政府信息公开行政复议和行政诉讼情况"));
  REQUIRE(section != nullptr);
  CHECK(section->front().section == "s4");
  const auto* aspect = library().headings(text::fold("（四）平台建设情况"));
  REQUIRE(aspect != nullptr);
  CHECK(aspect->front().aspect == "s1.platform");
  CHECK(library().headings(text::fold("一、本年新收政府信息公开申请数量")) == nullptr);
}

}  // namespace gouji::templates
