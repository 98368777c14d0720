// Checks what is withheld while a row is being typed, and that only the publisher does so.
#include "lsp/patience.h"

#include <catch2/catch.hpp>

#include "core/checks/registry.h"
#include "lsp/documents.h"
#include "tests/support/samples.h"

using namespace gouji;
using namespace gouji::support;

namespace {

model::Snapshot snapshot(std::string_view text) {
  return model::Snapshot::open(templates::Library::built_in().value(), text::Text::from(text), checks::examiner);
}

constexpr std::string_view row_begin = "| 二、上年结转政府信息公开申请数量 |";

// The clean report with the values of one row cut off behind so many bars; the end of what is left of the row.
struct Cut {
  std::string text;
  std::size_t caret;
};
Cut cut(int bars) {
  std::string text = clean_report();
  std::size_t at = text.find(row_begin) + row_begin.size();
  for (int i = 0; i < bars; ++i) at = text.find('|', at) + 1;
  text.erase(at, text.find('\n', at) - at);
  return {text, at};
}

}  // namespace

TEST_CASE("a row that lacks values is half typed and a whole one is not") {
  for (const int bars : {3, 5, 8}) {
    const auto [text, caret] = cut(bars);
    const model::Snapshot half = snapshot(text);
    const auto row = half_typed_row(half, caret);
    REQUIRE(row);
    CHECK(row->contains(text.find(row_begin)));
  }
  const std::string clean = clean_report();
  const std::size_t caret = clean.find(row_begin);
  CHECK_FALSE(half_typed_row(snapshot(clean), caret));
  CHECK_FALSE(half_typed_row(snapshot(clean), 0));
}

TEST_CASE("findings about the half-typed row are its missing values and its sums, not others") {
  const auto [text, caret] = cut(5);
  const model::Snapshot half = snapshot(text);
  const model::Ledger& ledger = *half.ledger_at(caret)->ledger;
  const auto row = half_typed_row(half, caret);
  REQUIRE(row);
  std::vector<std::string> about, others;
  for (const auto& finding : ledger.findings)
    (is_about_half_typed_row(ledger, *finding, *row) ? about : others).emplace_back(messages::name(finding->code));
  CHECK(std::count(about.begin(), about.end(), "cell.missing") == 1);
  for (const std::string& code : others) CHECK(code != "cell.missing");
}

TEST_CASE("a culprit waits when a sum that it spoils holds a value of the half-typed row, and only then") {
  std::string text = clean_report();
  text = replaced(text, "| 二、上年结转政府信息公开申请数量 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |",
                  "| 二、上年结转政府信息公开申请数量 |  |  | 0 | 1 | 0 | 0 | 0 |  | 3 |");
  text = replaced(text, "| 一、本年新收政府信息公开申请数量 |  |  | 26 |",
                  "| 一、本年新收政府信息公开申请数量 |  |  | 36 |");
  text = replaced(text, "| 2.重复申请 | 1 | 0 | 0 |", "| 2.重复申请 | 1 | 0 | 4 |");
  const model::Snapshot half = snapshot(text);
  const std::size_t caret = text.find(row_begin);
  const model::Ledger& ledger = *half.ledger_at(caret)->ledger;
  const auto row = half_typed_row(half, caret);
  REQUIRE(row);
  std::vector<std::string> about, others;
  for (const auto& finding : ledger.findings)
    if (finding->code == messages::Code::sum_culprit)
      (is_about_half_typed_row(ledger, *finding, *row) ? about : others).push_back(finding->cell);
  CHECK(about == std::vector<std::string>{"s3/new-received/natural", "s3/carried-over/natural"});
  CHECK(others == std::vector<std::string>{"s3/result.rejected.duplicate/org.research"});
}

TEST_CASE("the same row is the same row and another is another") {
  const std::string text = clean_report();
  const model::Snapshot whole = snapshot(text);
  const std::size_t at = text.find(row_begin);
  CHECK(is_same_row(whole, at, at + 20));
  CHECK_FALSE(is_same_row(whole, at, 0));
  CHECK_FALSE(is_same_row(whole, at, text.find("（一）予以公开")));
}
