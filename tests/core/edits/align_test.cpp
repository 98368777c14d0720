// Tests how a table is aligned while it is typed: words stay, space and dashes change.
#include "core/edits/align.h"

#include <catch2/catch.hpp>

#include "core/syntax/tree.h"
#include "tests/support/marks.h"

namespace gouji::tests {

namespace {

std::string aligned(std::string_view marked) {
  const MarkedText words = read_marks(marked);
  const text::Text text = text::Text::from(words.text);
  return text::apply(words.text, edits::align_table(text, syntax::parse(text), words.cursor.value(), 2));
}

}  // namespace

TEST_CASE("Cells are padded to columns, numbers to the right, wide characters counted twice") {
  CHECK(aligned("前\n\n| 科室 | 数 |\n| --- | ---: |\n|办公室|1|\n| a | 1$0234 |\n\n| b | 1 |\n") ==
        "前\n\n| 科室   |   数 |\n| ------ | ---: |\n| 办公室 |    1 |\n| a      | 1234 |\n\n| b | 1 |\n");
}

TEST_CASE("A row that is half typed keeps what stands behind its last bar") {
  CHECK(aligned("| 科室 | 数 |\n| --- | ---: |\n| 办公室 |$0") == "| 科室   |   数 |\n| ------ | ---: |\n| 办公室 |");
  CHECK(aligned("| 科室 | 数 |\r\n| --- | ---: |\r\n| 办 |$0 12\r\n") ==
        "| 科室 |   数 |\r\n| ---- | ---: |\r\n| 办   | 12\r\n");
}

TEST_CASE("What is aligned, and what is no Markdown table, stays as it is") {
  for (const std::string_view text :
       {"| a   |   12 |\n| --- | ---: |\n| b   $0|    1 |\n", "| a | 1$02 |\n| bbb | 1 |\n", "词$0\n", "$0"})
    CHECK(aligned(text) == read_marks(text).text);
}

}  // namespace gouji::tests
