// Writes findings for people: one line that editors and build tools understand, then the source with a mark under it.
#pragma once

#include "lsp/catalog.h"
#include "lsp/cli/checked.h"

namespace gouji::cli {

class TextOutput {
 public:
  TextOutput(std::string& out, const Catalog& catalog) : out_(out), catalog_(catalog) {}

  void add(const Checked& file);
  void finish();

 private:
  std::string& out_;
  const Catalog& catalog_;
  Tally tally_;
};

// The line that holds the range's begin, with carets under the range as far as it goes in that line; two lines, each with
// its line break. Wide characters take two cells, a tab stays a tab; a long line is shown from near the range on.
std::string excerpt(const text::Text& text, text::Range range);

}  // namespace gouji::cli
