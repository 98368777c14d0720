// Tests what is written beside numbers: hints are marks behind the values, and nothing else is hinted.
#include "core/features/inlay_hints.h"

#include <catch2/catch.hpp>

#include "tests/core/messages/message_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/places.h"
#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

using features::HintKind;
using features::InlayHint;

std::vector<InlayHint> hints(const std::string& text) {
  const model::Snapshot snapshot = open(text);
  return features::inlay_hints(snapshot, {0, text.size()});
}

// "8‹should be 1›": the line's end in front of the hint, and the hint.
std::vector<std::string> described(const std::string& text, const std::vector<InlayHint>& hints) {
  std::vector<std::string> lines;
  for (const InlayHint& hint : hints) {
    const std::size_t line = text.rfind('\n', hint.position - 1) + 1;
    std::string before = text.substr(line, hint.position - line);
    if (const std::size_t bar = before.rfind('|'); bar != before.npos) before.erase(0, bar + 1);
    const std::string_view words = hint.kind == HintKind::column  ? ""
                                   : hint.kind == HintKind::total ? "= "
                                                                  : "should be ";
    lines.push_back(before + "‹" + std::string(words) + hint.label + "›" + (hint.accept ? "" : " not to accept"));
    if (hint.kind != HintKind::column) check_message(hint.tooltip);
  }
  return lines;
}

void check_hints(const std::string& text, const std::vector<std::string>& expected) {
  CHECK(described(text, hints(text)) == expected);
}

std::string accepted(const std::string& text, const InlayHint& hint) {
  text::EditList edits;
  REQUIRE(edits.add(hint.accept.value()));
  return text::apply(text, edits);
}

const std::string row = "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |";

}  // namespace

TEST_CASE("A table in which everything holds has no hints where its columns stand above their values") {
  check_hints(base_text("2021", "markdown"), {});
  check_hints(base_text("2021", "tsv"), {});
  check_hints(base_text("2021", "pipes"), {});
  check_hints("会议通知\n\n| 科室 | 5 |\n", {});
  check_hints("", {});
}

TEST_CASE("A total that is wrong or blank shows its sum, which can be accepted") {
  const std::string whole = base_text("2021", "markdown");
  const std::string wrong = support::replaced(whole, row, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |");
  check_hints(wrong, {" 8‹should be 1›"});
  CHECK(accepted(wrong, hints(wrong).front()) == whole);
  const std::string blank = support::replaced(whole, row, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 |  |");
  check_hints(blank, {" ‹= 1›"});
  CHECK(accepted(blank, hints(blank).front()) == whole);
}

TEST_CASE("A number that is to blame shows what it should be, and the totals that it spoils show nothing") {
  const std::string whole = base_text("2021", "markdown");
  const std::string wrong = support::replaced(whole, row, "2.重复申请 | 7 | 0 | 0 | 0 | 0 | 0 | 1 |");
  check_hints(wrong, {" 7‹should be 1›"});
  CHECK(accepted(wrong, hints(wrong).front()) == whole);
}

TEST_CASE("Two sums that tell a total differently are both shown, and none is offered") {
  // One row and the grand total: of 4 in the row and 42 in the column nobody can tell which is wrong.
  std::string text = support::replaced(base_text("2021", "markdown"), row, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 |  |");
  text = support::replaced(text, "| （七）总计 |  | 27 |", "| （七）总计 |  | 28 |");
  for (const InlayHint& hint : hints(text)) CHECK((hint.kind == HintKind::total || !hint.accept || hint.label == "27"));
}

TEST_CASE("A value on a line of its own shows its column") {
  const std::string text = base_text("2021", "cells");
  const std::vector<std::string> found = described(text, hints(text));
  CHECK(found.size() > 150);
  CHECK(found.front() == "\t0‹本年制发件数› not to accept");
  CHECK(found.back().find("‹行政诉讼·复议后起诉") == std::string::npos);
  CHECK(found.back().find("‹复议后起诉·总计›") != std::string::npos);
}

TEST_CASE("Only what lies in the range is hinted") {
  const std::string text = base_text("2021", "cells");
  const std::size_t begin = text.find("\t行政强制\n\t1\n");
  const model::Snapshot snapshot = open(text);
  const std::size_t end = begin + std::string("\t行政强制\n\t1\n").size();
  CHECK(described(text, features::inlay_hints(snapshot, {begin, end})) ==
        std::vector<std::string>{"\t1‹本年处理决定数量› not to accept"});
  CHECK(features::inlay_hints(snapshot, {0, 10}).empty());
}

TEST_CASE("An edit moves the hints of the ledger along") {
  const std::string text =
      support::replaced(base_text("2021", "markdown"), row, "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 8 |");
  const model::Snapshot before = open(text);
  const std::size_t at = text.find("| 8 |\n", text.find("2.重复申请")) + 2;
  const model::Snapshot after = before.edited({{at, at + 1}, "123"}).edited({{0, 0}, "\n"});
  const auto found = features::inlay_hints(after, {0, after.text().bytes()});
  CHECK(described(after.text().str(), found) == std::vector<std::string>{" 123‹should be 1›"});
  CHECK(accepted(after.text().str(), found.front()) == "\n" + base_text("2021", "markdown"));
}

}  // namespace gouji::tests
