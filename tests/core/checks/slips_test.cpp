// Does to correct reports what a slip of the hand does, one at a time: a line lost, doubled or behind the next one, a
// number mistyped. Whatever is found then, the fixes keep their promises.
#include <catch2/catch.hpp>

#include "tests/core/checks/fix_laws.h"
#include "tests/support/case_file.h"
#include "tests/support/snapshots.h"

namespace gouji::tests {

namespace {

constexpr std::string_view typed_instead[] = {
    "|", "", "O", "l2", "-", "-5", "1.5", "3件", "无", "7（其中1件）", "１，０００", "abc", "99999999999999999999"};

void check_promises(const std::string& text) {
  const model::Snapshot snapshot = open(text);
  check_fixes(snapshot);
  check_fix_all(snapshot);
  check_fill_totals(snapshot);
  check_fill_blanks(snapshot);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

// Every `stride`th line; a row of cells notation takes eight lines and a blank one, so that five meets all kinds.
void check_slips_of_lines(const std::vector<std::string>& lines, std::size_t stride) {
  for (std::size_t i = 0; i < lines.size(); i += stride) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    INFO("line " << i + 1 << ": " << lines[i]);
    std::vector<std::string> changed = lines;
    changed.erase(changed.begin() + at);
    {
      INFO("lost");
      check_promises(joined(changed));
    }
    changed = lines;
    changed.insert(changed.begin() + at, lines[i]);
    {
      INFO("doubled");
      check_promises(joined(changed));
    }
    if (i + 1 == lines.size()) continue;
    changed = lines;
    std::swap(changed[i], changed[i + 1]);
    INFO("behind the next one");
    check_promises(joined(changed));
  }
}

// Every `stride`th number of the report.
void check_slips_of_numbers(const std::string& text, std::size_t stride) {
  const model::Snapshot snapshot = open(text);
  const auto read = snapshot.report_at(0)->report;
  for (const model::Table& table : read->tables) {
    for (std::size_t i = 0; i < table.cells.size(); i += stride) {
      if (!table.cells[i] || table.cells[i]->content.empty()) continue;
      for (const std::string_view typed : typed_instead) {
        INFO(table.address({i / table.columns(), i % table.columns()}) << " typed as " << typed);
        text::EditList edits;
        REQUIRE(edits.add({table.cells[i]->content, std::string(typed)}));
        check_promises(text::apply(text, edits));
      }
    }
  }
}

}  // namespace

TEST_CASE("Whatever happens to a line, every fix that is offered keeps its promises") {
  for (const std::string_view form : {"2019", "2021"}) {
    for (const std::string_view notation : {"cells", "tsv", "pipes", "markdown"}) {
      INFO(form << " " << notation);
      check_slips_of_lines(lines_of(base_text(form, notation)), notation == "cells" ? 5 : 2);
    }
  }
}

TEST_CASE("Whatever is typed for a number, every fix that is offered keeps its promises") {
  for (const std::string_view form : {"2019", "2021"}) {
    for (const std::string_view notation : {"cells", "tsv", "pipes", "markdown"}) {
      INFO(form << " " << notation);
      check_slips_of_numbers(base_text(form, notation), 17);
    }
  }
}

}  // namespace gouji::tests
