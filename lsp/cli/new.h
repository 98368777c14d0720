// Writes a new report to begin from.
#pragma once

#include <optional>
#include <string>

#include "lsp/catalog.h"

namespace gouji::cli {

struct NewOptions {
  std::string form;         // a template's id; empty: that of the year
  std::string organ;        // empty: last year's
  std::optional<int> year;  // empty: the year after last year's
  std::string from;         // last year's file; empty: none
  std::string output;       // empty: standard output
  Language language = Language::zh_hans;
};

// Returns the exit code: 0, or 2 when a file cannot be read or written. A file that is there is never written over.
int new_report(const NewOptions& options);

}  // namespace gouji::cli
