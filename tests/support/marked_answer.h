// Compares what a feature answers with the marks of the text it was asked in.
#pragma once

#include <catch2/catch.hpp>

#include <functional>
#include <string_view>
#include <vector>

#include "tests/support/marks.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

/// Asks in the marked text, at its cursor; the answer, as marks, must be the marks of the text.
using AskForMarks = std::function<std::vector<Mark>(const model::Snapshot& snapshot, std::size_t cursor)>;

inline void check_marked(std::string_view marked, const AskForMarks& ask) {
  const MarkedText expected = read_marks(marked);
  std::vector<Mark> answer = ask(open(expected.text), expected.cursor.value_or(0));
  sort_marks(answer);
  INFO("expected:\n"
       << show_marks(expected.text, expected.marks) << "answered:\n"
       << show_marks(expected.text, answer));
  CHECK(answer == expected.marks);
}

}  // namespace gouji::tests
