// Tests that blocks cover the document and that reparsing after an edit equals parsing afresh.
#include <catch2/catch.hpp>

#include "core/syntax/tree.h"
#include "tests/support/random_edit.h"
#include "tests/support/reports.h"

namespace gouji::syntax {

namespace {

std::vector<Block> blocks_of(const Tree& tree) {
  std::vector<Block> blocks;
  tree.for_each(0, tree.size(), [&blocks](const Block& block) {
    blocks.push_back(block);
    return true;
  });
  return blocks;
}

// The blocks as words: "prose 2, row.cells 3" says their kinds and how many lines each has.
std::string outline_of(std::string_view text) {
  std::string outline;
  for (const Block& block : blocks_of(parse(text::Text::from(text)))) {
    if (!outline.empty()) outline += ", ";
    constexpr std::string_view kinds[] = {"blank", "prose", "row", "rule", "note"};
    constexpr std::string_view notations[] = {"", ".cells", ".tsv", ".bars"};
    outline += kinds[static_cast<std::size_t>(block.kind)];
    outline += notations[static_cast<std::size_t>(block.notation)];
    if (block.lines != 1) outline += " " + std::to_string(block.lines);
  }
  return outline;
}

void check_law(const Tree& tree, const text::Text& text) {
  const Tree fresh = parse(text);
  REQUIRE(tree.summary().bytes == text.bytes());
  REQUIRE(tree.summary().lines == text.lines() - 1);
  REQUIRE(blocks_of(tree) == blocks_of(fresh));
}

}  // namespace

TEST_CASE("Lines of prose are blocks, blank lines are one block together") {
  CHECK(outline_of("") == "");
  CHECK(outline_of("甲") == "prose 0");
  CHECK(outline_of("甲\n乙\n\n \n　\n丙\n") == "prose, prose, blank 3, prose");
  CHECK(outline_of("甲\r\n\r\n乙\r丙") == "prose, blank, prose, prose 0");
}

TEST_CASE("A row in cells notation goes on over broken cells and ends at a blank line") {
  CHECK(outline_of("\t本年新\n公开数量\n\t0\n\n\t规章\n") == "row.cells 3, blank, row.cells");
  CHECK(outline_of("\t\n\t（三）\n\n不予公开\n\t1.属于国家秘密\n") == "row.cells 2, blank, prose, row.cells");
}

TEST_CASE("A comment alone in its line is a note, and part of the row that it stands in") {
  CHECK(outline_of("甲\n<!-- 待办 | 核对 -->\n%% gouji-ignore sum.row\n") == "prose, note, note");
  CHECK(outline_of("<!-- 甲 --> <!-- 乙 -->\n<!-- 甲 --> 乙\n<!-- 甲\n%% 甲\n") == "note, prose, prose, prose");
  CHECK(outline_of("\t规章\n<!-- 甲 -->\n\t0\n\n\t规章\n") == "row.cells 3, blank, row.cells");
  CHECK(outline_of("| 甲 |\n<!-- 甲 -->\n| 乙 |\n") == "row.bars, note, row.bars");
}

TEST_CASE("A heading or a paragraph right behind a table does not belong to it") {
  CHECK(outline_of("\t规章\n五、存在的主要问题及改进情况\n") == "row.cells, prose");
  CHECK(outline_of("\t0\n本年度无其他事项\n") == "row.cells, prose");
  CHECK(outline_of("\t规章\n# 标题\n") == "row.cells, prose");
}

TEST_CASE("Tabs and bars between cells make one row a line") {
  CHECK(outline_of("规章\t0\t0\n\t\t0\n") == "row.tsv, row.tsv");
  CHECK(outline_of("规章 | 0 |\n|---|---:|\n| a | b |\n") == "row.bars, rule.bars, row.bars");
  CHECK(outline_of("  \t缩进的正文\n正文末尾\t\n") == "prose, prose");
}

TEST_CASE("Reparsing after random edits and their inverses equals parsing afresh") {
  tests::Random random;
  INFO("GOUJI_RANDOM_SEED=" << random.seed);
  const std::vector<tests::ReportFile> files = tests::all_reports();
  for (std::size_t done = 0, wanted = tests::random_edits(3000); done < wanted;) {
    const tests::ReportFile& file = files[random.upto(files.size() - 1)];
    INFO(file.name);
    text::Text text = text::Text::from(file.text);
    Tree tree = parse(text);
    for (int step = 0; step < 40; ++step, ++done) {
      const text::Edit edit = tests::random_edit(random, text);
      const text::Text edited = text.edited(edit);
      const Reparse forth = reparse(tree, edit, edited);
      check_law(forth.tree, edited);
      if (random.one_in(4)) {
        const Reparse back = reparse(forth.tree, tests::inverse(text, edit), text);
        check_law(back.tree, text);
        tree = back.tree;
      } else {
        text = edited;
        tree = forth.tree;
      }
    }
  }
}

TEST_CASE("An edit inside a line replaces few blocks") {
  const tests::ReportFile file = tests::samples().front();
  const text::Text text = text::Text::from(file.text);
  const Tree tree = parse(text);
  const text::Edit edit{{text.bytes() / 2, text.bytes() / 2}, ""};
  const Reparse result = reparse(tree, edit, text.edited(edit));
  CHECK(result.old_last - result.first <= 4);
  CHECK(result.new_last - result.first <= 4);
}

}  // namespace gouji::syntax
