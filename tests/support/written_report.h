// Writes made-up reports down in every notation in which real ones are found.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "tests/support/made_report.h"

namespace gouji::tests {

inline constexpr std::array<std::string_view, 12> written_notations = {"cells",        "tsv",      "pipes",
                                                                       "pipes-padded", "barlines", "barlines-alone",
                                                                       "blanklines",   "markdown", "markdown-repeated",
                                                                       "html",         "pdftext",  "pdftext-broken"};

/// One table in the notation, every line ended by \n.
std::string write_table(const MadeTable& table, std::string_view notation, Random& random);

/// What lies between the pages of a document that was copied page by page: one line, sometimes several.
std::string page_residue(const MadeReport& report, Random& random);

struct WriteOptions {
  bool residue = false;  // page numbers, running headers and blank lines between rows
  bool prose = true;     // a preamble and texts in the sections
};

/// The whole report.
std::string write_report(const MadeReport& report, std::string_view notation, Random& random,
                         const WriteOptions& options = {});

}  // namespace gouji::tests
