// Tests what is marked together with the number under the cursor.
#include "core/features/highlights.h"

#include "tests/core/features/ties_report.h"
#include "tests/support/marked_answer.h"

namespace gouji::tests {

namespace {

std::vector<Mark> asked(const model::Snapshot& snapshot, std::size_t cursor) {
  constexpr std::string_view kinds[] = {"computed", "addend", "quoted"};
  std::vector<Mark> marks;
  for (const features::Highlight& one : features::highlights(snapshot, cursor))
    marks.push_back({one.range, std::string(kinds[static_cast<std::size_t>(one.kind)])});
  return marks;
}

}  // namespace

TEST_CASE("A total marks its addends, and the prose that quotes it") {
  check_marked(
      ties_report("我局被申请行政复议⟦3⟧{quoted}件，结果维持2件。",
                  "| ⟦2⟧{addend} | ⟦0⟧{addend} | ⟦1⟧{addend} | ⟦0⟧{addend} | ⟦3⟧{computed}$0 | 0 | 0 | 0 | 0 | 0 | 0 "
                  "| 0 | 0 | 0 | 0 |"),
      asked);
}

TEST_CASE("A cell marks the totals that it enters, and the prose that quotes it") {
  check_marked(ties_report("我局被申请行政复议3件，结果维持⟦2⟧{quoted}件。",
                           "| $0⟦2⟧{addend} | 0 | 1 | 0 | ⟦3⟧{computed} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
               asked);
}

TEST_CASE("A figure marks its cells, and the other figures that quote them") {
  check_marked(ties_report("我局被申请行政$0复议⟦3⟧{computed}件。全年办理行政复议⟦3⟧{quoted}件。",
                           "| 2 | 0 | 1 | 0 | ⟦3⟧{addend} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
               asked);
}

TEST_CASE("Other words mark nothing") {
  check_marked(ties_report("我$0局。", "| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"), asked);
  check_marked("$0", asked);
}

}  // namespace gouji::tests
