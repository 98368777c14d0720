// Reads the case files of tests/data/checks: small changes of a correct sample with marks where findings must stand.
//
//   A total must equal the sum of its columns.          the fact, in one sentence
//   base: 2021 markdown                                 the correct sample of that form and notation
//   only: sum. cell.blank                               optional: codes (or begins of codes) that are compared
//   line-breaks: crlf                                   optional: the sample with other line breaks
//   @@
//    | 二、上年结转政府信息公开申请数量 |  |  | 1 | 1 |      a diff: lines behind a space stay, behind - go, behind + come;
//   -| …                                                the first place behind the hunk before where the old lines
//   +| … | 6 | ⟦8⟧{sum.row} |                           stand. Marks may be in lines that stay and in lines that come.
//
// What reports say of each other takes more files. They follow the first one, each behind a line with its name, its base
// and how many years the base is moved:
//
//   children: 青禾区/民政局                              optional: what the project file says; also `last-year: NAME`,
//   ===  青禾区/2022 base: 2021 markdown years: -1       `absent: NAME`. The first file is called `case`.
//   @@
//   …
//
// A case without a base holds the whole text behind a line `text:`. A case without marks says that nothing is found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/marks.h"

namespace gouji::tests {

/// Another file of a case; marks in it are left out.
struct BesideFile {
  std::string name;
  std::string text;
};

struct CaseFile {
  std::string fact;
  std::vector<std::string> only;  // begins of codes; empty: all codes
  MarkedText content;
  std::vector<BesideFile> beside;
  std::string last_year;  // what the project file names
  std::vector<std::string> children;
  std::vector<std::string> absent;

  bool compares(std::string_view code) const;
};

/// Throws std::runtime_error, with the reason, for a file that has not this form.
CaseFile read_case(std::string_view file);

/// The correct sample of a form ("2021") and a notation ("markdown").
std::string base_text(std::string_view form, std::string_view notation);

/// The text with \r\n for every \n.
std::string with_crlf(std::string_view text);

}  // namespace gouji::tests
