// Tests what stands above the tables: how many sums hold, fail or lack numbers, and what could be filled in.
#include "core/features/code_lens.h"

#include <catch2/catch.hpp>

#include "tests/support/case_file.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using features::TableLens;

// "32 hold, 1 fails at 8, 2 unknown; 1 total, 1 row"
std::string described(const model::Snapshot& snapshot, const TableLens& lens) {
  std::string line = std::to_string(lens.holding) + " hold";
  if (lens.failing > 0) line += ", " + std::to_string(lens.failing) + " fail";
  if (lens.failure) line += " at " + snapshot.text().slice(*lens.failure);
  if (lens.unknown > 0) line += ", " + std::to_string(lens.unknown) + " unknown";
  if (lens.fillable > 0) line += "; totals " + std::to_string(lens.fillable);
  if (lens.rows_missing > 0) line += "; rows " + std::to_string(lens.rows_missing);
  return line;
}

void check_lenses(const std::string& text, const std::vector<std::string>& expected) {
  const model::Snapshot snapshot = open(text);
  std::vector<std::string> found;
  for (const TableLens& lens : features::table_lenses(snapshot)) {
    found.push_back(described(snapshot, lens));
    const auto again = features::table_lens(snapshot, lens.range.begin);
    REQUIRE(again);
    CHECK(described(snapshot, *again) == found.back());
  }
  CHECK(found == expected);
}

std::string markdown() { return base_text("2021", "markdown"); }

}  // namespace

TEST_CASE("Tables with sums tell that all hold, tables without tell nothing") {
  check_lenses(markdown(), {"39 hold", "3 hold"});
  check_lenses(base_text("2021", "cells"), {"39 hold", "3 hold"});
  check_lenses("会议通知\n\n| 科室 | 5 |\n", {});
  check_lenses("", {});
}

TEST_CASE("A wrong total fails, a blank one is unknown, and both can be filled in") {
  const std::string wrong = support::replaced(markdown(), "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
                                              "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |");
  check_lenses(wrong, {"37 hold, 2 fail at 8; totals 1", "3 hold"});
  check_lenses(support::replaced(markdown(), "| 2 | 0 | 1 | 0 | 3 |", "| 2 | 0 | 1 | 0 |  |"),
               {"39 hold", "2 hold, 1 unknown; totals 1"});
}

TEST_CASE("A table tells the rows that it lacks") {
  const std::string text = support::replaced(markdown(), "|  |  | 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n", "");
  check_lenses(text, {"31 hold, 8 unknown; rows 1", "3 hold"});
}

}  // namespace gouji::tests
