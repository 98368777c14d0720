// Puts wrong numbers into tables that add up and asks whether they are named: every cell by itself, and pairs at random.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "core/edits/table_layout.h"
#include "core/model/equation.h"
#include "tests/core/base/random.h"
#include "tests/core/checks/fix_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using messages::Code;
using model::Finding;
using model::Grid;
using model::Snapshot;
using templates::CellIndex;

const Grid& table_of(const Snapshot& snapshot, std::string_view id) {
  const model::Grids& grids = snapshot.reports()[0].ledger->grids;
  const auto found = std::find_if(grids.begin(), grids.end(), [id](const auto& grid) { return grid->spec().id == id; });
  REQUIRE(found != grids.end());
  return **found;
}

std::int64_t value_at(const Grid& table, CellIndex at) { return *table.cell(at)->value.amount()->integer(); }

std::vector<Finding> sums_of(const Snapshot& snapshot) {
  std::vector<Finding> sums;
  for (const Finding& finding : snapshot.findings(snapshot.finding_count()))
    if (messages::name(finding.code).starts_with("sum.")) sums.push_back(finding);
  return sums;
}

std::string argument(const Finding& finding, std::string_view name) {
  for (const messages::Argument& each : finding.message.arguments)
    if (each.name == name) return std::get<std::string>(each.value);
  return {};
}

// A wrong number in the place of a right one.
struct Injury {
  CellIndex cell;
  std::int64_t right = 0;
  std::int64_t wrong = 0;
};

// What a hand may type for a number.
std::vector<std::int64_t> slips(std::int64_t value) {
  std::vector<std::int64_t> wrong = {value + 1, value - 1, value + 9, value * 10, 0, value / 10};
  if (value >= 10) wrong.push_back(value / 100 * 100 + value % 10 * 10 + value / 10 % 10);
  std::sort(wrong.begin(), wrong.end());
  wrong.erase(std::unique(wrong.begin(), wrong.end()), wrong.end());
  std::erase_if(wrong, [value](std::int64_t each) { return each < 0 || each == value; });
  return wrong;
}

Snapshot injured(const Snapshot& snapshot, std::string_view table, const std::vector<Injury>& injuries) {
  const model::PlacedLedger placed = *snapshot.ledger_at(0);
  std::vector<text::Edit> edits;
  for (const Injury& injury : injuries)
    edits.push_back({placed.at(table_of(snapshot, table).cell(injury.cell)->content), std::to_string(injury.wrong)});
  std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.range.begin > b.range.begin; });
  Snapshot after = snapshot;
  for (const text::Edit& edit : edits) after = after.edited(edit);
  return after;
}

bool blames(const Finding& finding, const Grid& table, const Injury& injury) {
  return finding.code == Code::sum_culprit && finding.cell == table.address(injury.cell) &&
         argument(finding, "expected") == std::to_string(injury.right);
}

// Blamed, or a member of a sum that is told, or offered for correction.
bool is_named(const Snapshot& snapshot, const std::vector<Finding>& sums, const Grid& table, const Injury& injury) {
  const text::Range place = snapshot.ledger_at(0)->at(table.cell(injury.cell)->content);
  for (const Finding& finding : sums) {
    if (finding.range == place) return true;
    for (const model::Related& related : finding.related)
      if (related.range == place) return true;
    for (const checks::Fix& fix : checks::fixes(snapshot, finding))
      for (const text::Edit& edit : fix.edits)
        if (place.touches(edit.range.begin)) return true;
  }
  return false;
}

struct Score {
  std::size_t tried = 0;
  std::size_t exact = 0;  // blamed, with the right value, and nothing else is said of sums
  std::size_t named = 0;

  Score& operator+=(const Score& other) {
    tried += other.tried;
    exact += other.exact;
    named += other.named;
    return *this;
  }
  bool reaches(unsigned percent_exact, unsigned percent_named) const {
    return tried > 0 && exact * 100 >= tried * percent_exact && named * 100 >= tried * percent_named;
  }
};

// Different cells with what a hand may type for their numbers.
std::vector<Injury> random_injuries(const Grid& table, std::size_t count, Random& random) {
  std::vector<Injury> injuries;
  while (injuries.size() < count) {
    const std::size_t cell = random.upto(table.cells.size() - 1);
    const CellIndex at{cell / table.columns(), cell % table.columns()};
    if (std::any_of(injuries.begin(), injuries.end(), [at](const Injury& other) { return other.cell == at; })) continue;
    const std::vector<std::int64_t> wrong = slips(value_at(table, at));
    injuries.push_back({at, value_at(table, at), wrong[random.upto(wrong.size() - 1)]});
  }
  return injuries;
}

void judge(const Snapshot& snapshot, std::string_view id, const std::vector<Injury>& injuries, Score& score) {
  const Snapshot after = injured(snapshot, id, injuries);
  const Grid& table = table_of(after, id);
  const std::vector<Finding> sums = sums_of(after);
  ++score.tried;
  score.exact +=
      sums.size() == injuries.size() && std::all_of(injuries.begin(), injuries.end(), [&](const auto& injury) {
        return std::any_of(sums.begin(), sums.end(),
                           [&](const auto& finding) { return blames(finding, table, injury); });
      });
  score.named += std::all_of(injuries.begin(), injuries.end(),
                             [&](const auto& injury) { return is_named(after, sums, table, injury); });
}

// Every cell of the table, one at a time, each mistyped in several ways.
Score injure_every_cell(const Snapshot& snapshot, std::string_view id) {
  Score score;
  const Grid& table = table_of(snapshot, id);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const CellIndex at{i / table.columns(), i % table.columns()};
    const std::int64_t right = value_at(table, at);
    for (const std::int64_t wrong : slips(right)) judge(snapshot, id, {{at, right, wrong}}, score);
  }
  return score;
}

// The sample with other numbers, none of them zero, in tables that add up.
Snapshot with_random_numbers(std::string_view text, Random& random) {
  const Snapshot sample = open(text);
  text::EditList edits;
  for (const std::string_view id : {"s3", "s4"}) {
    const Grid& table = table_of(sample, id);
    std::vector<std::int64_t> values(table.cells.size());
    for (std::int64_t& value : values) value = 1 + static_cast<std::int64_t>(random.upto(40));
    const auto at = [&](CellIndex cell) -> std::int64_t& { return values[cell.row * table.columns() + cell.column]; };
    // What an equation solves follows from the others; twice, because totals are made of totals. The first item is made
    // great enough for the balance.
    for (std::size_t column = 0; column < table.columns() && id == "s3"; ++column) at({0, column}) += 1000;
    for (int pass = 0; pass < 2; ++pass) {
      for (const templates::Equation& equation : table.equations()) {
        std::int64_t sum = 0;
        bool on_left = false;
        for (const CellIndex cell : equation.left) cell == equation.solves ? on_left = true : sum += at(cell);
        for (const CellIndex cell : equation.right)
          if (cell != equation.solves) sum -= at(cell);
        at(equation.solves) = on_left ? -sum : sum;
      }
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      edits.add(edits::write_cell(*table.cells[i], std::to_string(values[i])));
  }
  Snapshot snapshot = open_edited(sample, edits);
  REQUIRE(sums_of(snapshot).empty());
  return snapshot;
}

std::vector<std::string> correct_samples() {
  std::vector<std::string> texts;
  for (const std::string_view form : {"2019", "2021"})
    for (const std::string_view notation : {"cells", "tsv", "pipes", "markdown"})
      texts.push_back(base_text(form, notation));
  return texts;
}

}  // namespace

TEST_CASE("A single wrong number of table 三 is always blamed, with what should stand there, and nothing else is") {
  Random random;
  INFO("seed " << random.seed);
  for (const std::string& text : correct_samples()) {
    for (const Snapshot& snapshot : {open(text), with_random_numbers(text, random)}) {
      const Score score = injure_every_cell(snapshot, "s3");
      INFO(score.exact << " of " << score.tried << " exactly");
      CHECK(score.tried >= 161 * 2);
      CHECK(score.exact == score.tried);
    }
  }
}

TEST_CASE("A single wrong number of table 四 is always among those named, and blamed where something tells it apart") {
  Random random;
  INFO("seed " << random.seed);
  Score sparse;
  Score dense;
  for (const std::string& text : correct_samples()) {
    sparse += injure_every_cell(open(text), "s4");
    dense += injure_every_cell(with_random_numbers(text, random), "s4");
  }
  INFO("samples: " << sparse.exact << " exactly, " << sparse.named << " named of " << sparse.tried);
  INFO("random: " << dense.exact << " exactly, " << dense.named << " named of " << dense.tried);
  // Each number stands in one sum only, so that the rest is for want of evidence.
  CHECK(sparse.reaches(15, 100));
  CHECK(dense.reaches(30, 100));
}

TEST_CASE("Two wrong numbers of table 三 are both blamed unless they are wrong by the same amount") {
  Random random;
  INFO("seed " << random.seed);
  Score all;
  Score different;
  for (const std::string& text : correct_samples()) {
    for (const Snapshot& snapshot : {open(text), with_random_numbers(text, random)}) {
      for (int i = 0; i < 150; ++i) {
        const std::vector<Injury> pair = random_injuries(table_of(snapshot, "s3"), 2, random);
        const auto amount = [&pair](std::size_t which) { return std::abs(pair[which].wrong - pair[which].right); };
        Score score;
        judge(snapshot, "s3", pair, score);
        all += score;
        if (amount(0) != amount(1)) different += score;
      }
    }
  }
  INFO("all: " << all.exact << " exactly, " << all.named << " named of " << all.tried);
  INFO("by different amounts: " << different.exact << " exactly of " << different.tried);
  CHECK(all.reaches(90, 99));
  CHECK(different.exact == different.tried);
}

TEST_CASE("Three wrong numbers by different amounts are nearly always all blamed") {
  Random random;
  INFO("seed " << random.seed);
  Score score;
  for (const std::string& text : correct_samples()) {
    const Snapshot snapshot = with_random_numbers(text, random);
    for (int i = 0; i < 60; ++i) judge(snapshot, "s3", random_injuries(table_of(snapshot, "s3"), 3, random), score);
  }
  INFO(score.exact << " exactly, " << score.named << " named of " << score.tried);
  CHECK(score.reaches(75, 93));
}

TEST_CASE("Fixes of culprits and of sums that several numbers could have spoilt keep their promises") {
  Random random;
  INFO("seed " << random.seed);
  const Snapshot snapshot = open(base_text("2021", "markdown"));
  for (const std::string_view id : {"s3", "s4"}) {
    const Grid& table = table_of(snapshot, id);
    for (int i = 0; i < 60; ++i) {
      check_fixes(injured(snapshot, id, random_injuries(table, 1 + random.upto(4), random)));
    }
  }
}

}  // namespace gouji::tests
