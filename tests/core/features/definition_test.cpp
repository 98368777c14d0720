// Tests where a number is said to come from.
#include "core/features/definition.h"

#include "tests/core/features/ties_report.h"
#include "tests/support/marked_answer.h"

namespace gouji::tests {

namespace {

std::vector<Mark> asked(const model::Snapshot& snapshot, std::size_t cursor) {
  std::vector<Mark> marks;
  const auto found = features::definition(snapshot, cursor);
  if (!found) return marks;
  marks.push_back({found->origin, "origin"});
  for (const features::Source& source : found->sources) {
    CHECK(source.range.contains(source.selection));
    marks.push_back({source.selection, "source"});
  }
  return marks;
}

}  // namespace

TEST_CASE("A figure comes from its cell") {
  check_marked(ties_report("我局⟦被申请行政复议$03件⟧{origin}，公开信息8条。",
                           "| 2 | 0 | 1 | 0 | ⟦3⟧{source} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
               asked);
}

TEST_CASE("A figure that means a sum comes from all cells of the sum") {
  check_marked(ties_report("我局⟦被提起行政诉讼$05件⟧{origin}。",
                           "| 2 | 0 | 1 | 0 | 3 | 1 | 1 | 0 | 0 | ⟦2⟧{source} | 3 | 0 | 0 | 0 | ⟦3⟧{source} |"),
               asked);
}

TEST_CASE("A total comes from its addends, another cell from nothing but itself") {
  check_marked(
      ties_report("我局被申请行政复议3件。",
                  "| ⟦2⟧{source} | ⟦0⟧{source} | ⟦1⟧{source} |⟦⟧{source} | ⟦3$0⟧{origin} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | "
                  "0 | 0 | 0 |"),
      asked);
  check_marked(ties_report("我局被申请行政复议3件。",
                           "| ⟦2$0⟧{origin source} | 0 | 1 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
               asked);
}

TEST_CASE("Words that say that there is nothing come from the cell that says so") {
  check_marked(ties_report("全年⟦未发$0生行政复议⟧{origin}。",
                           "| 0 | 0 | 0 | 0 | ⟦0⟧{source} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
               asked);
}

TEST_CASE("Numbers of no table, other words and other texts come from nowhere") {
  const std::string_view zeros = "| 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |";
  check_marked(ties_report("我局公开信息$08条。", zeros), asked);
  check_marked(ties_report("我$0局被申请行政复议0件。", zeros), asked);
  check_marked("会议通知：收到申请$03件。", asked);
  check_marked("$0", asked);
}

}  // namespace gouji::tests
