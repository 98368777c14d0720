// Tests what the equations determine: against elimination over all of them, on tables with blanks at random.
#include "core/model/equation.h"

#include <catch2/catch.hpp>

#include <map>

#include "core/model/snapshot.h"
#include "tests/core/base/random.h"
#include "tests/support/case_file.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using model::Table;
using templates::CellIndex;
using templates::Equation;

// Arithmetic in the integers modulo a prime, in which the ranks of such small matrices are those of the fractions.
constexpr std::int64_t prime = 1'000'003;

std::int64_t inverse(std::int64_t value) {
  std::int64_t result = 1;
  for (std::int64_t power = prime - 2; power > 0; power /= 2, value = value * value % prime)
    if (power % 2 == 1) result = result * value % prime;
  return result;
}

// The columns of the matrix in which every solution of the homogeneous equations is zero: by Gauss and Jordan.
std::vector<bool> determined_by_elimination(std::vector<std::vector<std::int64_t>> rows, std::size_t columns) {
  std::vector<std::size_t> pivots;
  std::size_t rank = 0;
  for (std::size_t column = 0; column < columns && rank < rows.size(); ++column) {
    std::size_t found = rank;
    while (found < rows.size() && rows[found][column] == 0) ++found;
    if (found == rows.size()) continue;
    std::swap(rows[found], rows[rank]);
    const std::int64_t scale = inverse(rows[rank][column]);
    for (std::int64_t& value : rows[rank]) value = value * scale % prime;
    for (std::size_t other = 0; other < rows.size(); ++other) {
      const std::int64_t factor = rows[other][column];
      if (other == rank || factor == 0) continue;
      for (std::size_t i = 0; i < columns; ++i)
        rows[other][i] = ((rows[other][i] - factor * rows[rank][i]) % prime + prime) % prime;
    }
    pivots.push_back(column);
    ++rank;
  }
  std::vector<bool> determined(columns, false);
  for (std::size_t i = 0; i < pivots.size(); ++i)
    determined[pivots[i]] =
        std::count_if(rows[i].begin(), rows[i].end(), [](std::int64_t value) { return value != 0; }) == 1;
  return determined;
}

std::vector<bool> eliminate(const Table& table, const std::vector<CellIndex>& unknown) {
  std::vector<std::vector<std::int64_t>> rows;
  for (const Equation& equation : table.equations()) {
    std::vector<std::int64_t> row(unknown.size(), 0);
    for (std::size_t i = 0; i < unknown.size(); ++i) {
      for (const CellIndex cell : equation.left) row[i] += cell == unknown[i] ? 1 : 0;
      for (const CellIndex cell : equation.right) row[i] += cell == unknown[i] ? prime - 1 : 0;
    }
    rows.push_back(std::move(row));
  }
  return determined_by_elimination(std::move(rows), unknown.size());
}

// Cells close together, so that they share equations: from a few rows and columns.
std::vector<CellIndex> random_cells(const Table& table, Random& random) {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i <= 1 + random.upto(4); ++i) rows.push_back(random.upto(table.rows.size() - 1));
  for (std::size_t i = 0; i <= 1 + random.upto(4); ++i) columns.push_back(random.upto(table.columns() - 1));
  // The rows that stand in the balance take part more often than others.
  if (random.one_in(2)) rows.push_back(table.rows.size() - 2);
  if (random.one_in(2)) rows.push_back(random.one_in(2) ? 0 : table.rows.size() - 1);
  std::vector<CellIndex> cells;
  for (const std::size_t row : rows)
    for (const std::size_t column : columns)
      if (const CellIndex at{row, column};
          random.upto(9) < 6 && std::find(cells.begin(), cells.end(), at) == cells.end())
        cells.push_back(at);
  return cells;
}

}  // namespace

TEST_CASE("Solving finds every value that elimination determines, and it is the one that stood there") {
  Random random;
  INFO("seed " << random.seed);
  std::size_t found = 0;
  for (const std::string_view form : {"2019", "2021"}) {
    const model::Snapshot snapshot = open(base_text(form, "markdown"));
    const auto read = snapshot.report_at(0)->report;
    const Table& table = *read->table("s3");
    for (int i = 0; i < 3000; ++i) {
      const std::vector<CellIndex> unknown = random_cells(table, random);
      const auto values = model::determine(table, unknown);
      const std::vector<bool> expected = eliminate(table, unknown);
      for (std::size_t which = 0; which < unknown.size(); ++which) {
        INFO(table.address(unknown[which]) << " among " << unknown.size());
        REQUIRE(values[which].has_value() == expected[which]);
        if (!values[which]) continue;
        REQUIRE(*values[which] == *table.cell(unknown[which])->value.amount());
        ++found;
      }
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("A value may stand where its column counts only if it is whole, and nowhere if it is negative") {
  const model::Snapshot snapshot = open(base_text("2021", "markdown"));
  const auto read = snapshot.report_at(0)->report;
  const model::Report& report = *read;
  const Table& counts = *report.table("s3");
  CHECK(model::may_stand(counts, {0, 0}, {3, 0}));
  CHECK(model::may_stand(counts, {0, 0}, {30, 1}));
  CHECK_FALSE(model::may_stand(counts, {0, 0}, {35, 1}));
  CHECK_FALSE(model::may_stand(counts, {0, 0}, {-3, 0}));
  const Table& amounts = *report.table("s2.art20-8");
  CHECK(model::may_stand(amounts, {0, 0}, {35, 1}));
  CHECK_FALSE(model::may_stand(amounts, {0, 0}, {-35, 1}));
}

}  // namespace gouji::tests
