// Compares the codes with the severities of the contract, and names with codes both ways.
#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

#include "core/messages/codes.h"

namespace gouji::messages {

TEST_CASE("Every code is found by its name and has the severity of the contract") {
  const std::map<Severity, std::set<std::string_view>> contract = {
      {Severity::error,
       {"title.missing",
        "title.year",
        "section.missing",
        "section.duplicate",
        "section.order",
        "table.missing",
        "table.template-mismatch",
        "row.missing",
        "row.duplicate",
        "column.missing",
        "cell.missing",
        "cell.non-numeric",
        "cell.negative",
        "cell.not-integer",
        "sum.row",
        "sum.column",
        "sum.balance",
        "sum.review",
        "sum.culprit",
        "period.wrong",
        "date.before-period-end",
        "template.invalid"}},
      {Severity::warning,
       {"title.form",
        "section.numbering",
        "section.empty",
        "row.order",
        "row.label",
        "column.label",
        "cell.extra",
        "cell.blank",
        "prose.count",
        "prose.zero",
        "prose.breakdown",
        "prose.ratio",
        "prose.contradiction",
        "period.missing",
        "year.mismatch",
        "date.after-deadline",
        "agency.self-reference",
        "fee.statement-missing",
        "cross.carry",
        "cross.in-force",
        "cross.growth",
        "cross.same-text",
        "cross.aggregate",
        "suppression.unused",
        "suppression.unknown-code"}},
      {Severity::information, {"draft.carried"}},
      {Severity::hint,
       {"section.title-variant", "subsection.missing", "row.unknown", "cell.placeholder", "cell.unit",
        "style.punctuation", "style.unbalanced", "style.typo", "style.spacing", "style.compat-char",
        "style.number-format", "style.terse"}},
  };
  std::set<std::string_view> names;
  for (const CodeInfo& code : codes()) {
    INFO(code.name);
    CHECK(find_code(code.name) == code.code);
    CHECK(name(code.code) == code.name);
    CHECK(names.insert(code.name).second);
    const auto severity = contract.find(code.severity);
    REQUIRE(severity != contract.end());
    CHECK(severity->second.contains(code.name));
  }
  CHECK_FALSE(find_code("sum"));
  CHECK_FALSE(find_code(""));
}

}  // namespace gouji::messages
