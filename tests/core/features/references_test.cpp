// Tests where a number is said to be used.
#include "core/features/references.h"

#include "tests/core/features/ties_report.h"
#include "tests/support/marked_answer.h"

namespace gouji::tests {

namespace {

void check_references(bool declaration, std::string_view marked) {
  check_marked(marked, [declaration](const model::Snapshot& snapshot, std::size_t cursor) {
    std::vector<Mark> marks;
    for (const text::Range range : features::references(snapshot, cursor, declaration)) marks.push_back({range, "use"});
    return marks;
  });
}

}  // namespace

TEST_CASE("A cell is used by its total and by the figures that quote it") {
  check_references(false, ties_report("我局被申请行政复议3件，其中结果维持⟦2⟧{use}件。",
                                      "| 2$0 | 0 | 1 | 0 | ⟦3⟧{use} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"));
  check_references(true, ties_report("我局被申请行政复议3件，其中结果维持⟦2⟧{use}件。",
                                     "| ⟦2$0⟧{use} | 0 | 1 | 0 | ⟦3⟧{use} | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"));
}

TEST_CASE("A figure is used wherever its cells are quoted, itself included") {
  const std::string_view sentences = "我局被申请行政复议$0⟦3⟧{use}件。全年办理行政复议⟦3⟧{use}件，被提起行政诉讼1件。";
  check_references(false, ties_report(sentences, "| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |"));
  check_references(true,
                   ties_report(sentences, "| 2 | 0 | 1 | 0 | ⟦3⟧{use} | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |"));
}

TEST_CASE("Other words are used nowhere") {
  check_references(true,
                   ties_report("我局公开信息$08条。", "| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |"));
  check_references(true, "会议$0通知");
  check_references(true, "$0");
}

}  // namespace gouji::tests
